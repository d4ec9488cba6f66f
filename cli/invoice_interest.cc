#include "cli/invoices.h"
#include "engine/invoice/late_interest.h"
#include "engine/system/files.h"

namespace kontor::cli {

namespace {

// A customer with a VAT id is a business; who has none is treated as a consumer, which is never too much.
DebtorKind debtor_of(const InvoiceRecord& record, const InterestArguments& arguments) {
  return arguments.business || !record.vat_id.empty() ? DebtorKind::business : DebtorKind::consumer;
}

LateClaim claim_of(Client& client, const InvoiceRecord& record, DebtorKind debtor) {
  LateClaim claim{record.date, record.gross, {}, debtor};
  for (const Settlement& one : client.storage().settlements(record.item))
    claim.payments.push_back({one.day, one.amount - one.lost});
  return claim;
}

Json json_of(const LateInterest& result) {
  Json stretches = Json::array();
  for (const InterestStretch& one : result.stretches)
    stretches.push_back({{"from", one.days.first.to_iso()},
                         {"to", one.days.last.to_iso()},
                         {"open", one.open.to_plain()},
                         {"percent", one.percent.to_plain()},
                         {"interest", one.interest.to_plain()}});
  return {{"stretches", stretches}, {"interest", result.interest.to_plain()}, {"fee", result.fee.to_plain()}};
}

}  // namespace

LateInterestLaw load_late_interest_law(const Context& context) {
  const std::string path = context.data() + "/templates/tax/de-late-interest.toml";
  return LateInterestLaw::from_toml(read_file(path), path);
}

void show_interest(Context& context, const InterestArguments& arguments) {
  const auto client = Client::open(context, Access::read);
  const std::optional<InvoiceRecord> record = client->storage().invoice(arguments.number);
  if (!record) refuse(Fault::invoice_unknown, arguments.number);
  const LateInterestLaw law = load_late_interest_law(context);
  const Day to = arguments.day.empty() ? context.today() : Day::from_iso(arguments.day);
  const Day from = arguments.from.empty() ? record->due.plus_days(law.days_until_default() + 1)
                                          : std::max(Day::from_iso(arguments.from), record->due.plus_days(1));
  const DebtorKind debtor = debtor_of(*record, arguments);
  const LateInterest result = late_interest(law, claim_of(*client, *record, debtor), {from, to});
  context.answer(json_of(result));
  const Wording& words = context.wording();
  for (const InterestStretch& one : result.stretches)
    context.say("commands/invoice_interest/stretch",
                {printed(one.days.first, words), printed(one.days.last, words), printed(one.open, words),
                 words.percent(one.percent.to_plain()), printed(one.interest, words)});
  context.say("commands/invoice_interest/sum", {record->number, printed(to, words), printed(result.interest, words)});
  if (!result.fee.is_zero()) context.say("commands/invoice_interest/fee", {printed(result.fee, words)});
  context.say(debtor == DebtorKind::business ? "commands/invoice_interest/business"
                                             : "commands/invoice_interest/consumer");
  if (arguments.from.empty()) context.say("commands/invoice_interest/default", {printed(from, words)});
}

}  // namespace kontor::cli
