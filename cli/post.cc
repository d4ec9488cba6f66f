#include "engine/book/post.h"

#include "cli/client.h"
#include "cli/commands.h"
#include "cli/customer.h"

namespace kontor::cli {

namespace {

struct PostArguments {
  std::string day;
  std::string text;
  std::string voucher;
  std::string customer;
  std::vector<std::string> postings;
};

void show(const Context& context, const EntryRecord& entry, const ChartOfAccounts& chart) {
  for (const Posting& posting : entry.postings) {
    const std::string side = context.wording().say(posting.amount.is_negative() ? "report/credit" : "report/debit");
    context.print("  " + posting.account + "  " + printed(absolute(posting.amount), context.wording()) + "  " + side +
                  "  " + name_of(chart.at(posting.account), context.wording()));
  }
}

void post_entry(Context& context, const PostArguments& arguments) {
  StatedEntry stated;
  stated.day = Day::from_iso(arguments.day);
  stated.text = arguments.text;
  stated.voucher = arguments.voucher;
  for (const std::string& text : arguments.postings) {
    const PostingArgument posting = posting_argument(text, context.wording());
    if (is_account(posting.account))
      stated.postings.push_back({posting.account, posting.amount, posting.tax_code});
    else
      stated.invoices.push_back({posting.account, -posting.amount});
  }
  const auto client = Client::open(context, Access::rehearse);
  Book book = client->book();
  name_customer(stated.postings, arguments.customer, *client, context);
  const EntryRecord entry = preview(book, stated);
  const std::int64_t number = post(book, stated);
  Findings remarks = left_out_tax_codes(book, stated);
  for (Finding& finding : tax_due_early(book, stated)) remarks.push_back(std::move(finding));
  for (Finding& finding : income_before_payment(book, stated)) remarks.push_back(std::move(finding));
  for (Finding& finding : left_out_customers(book, entry)) remarks.push_back(std::move(finding));
  Json answer{{"entry", context.options().dry_run ? Json() : Json(number)}};
  if (!remarks.empty()) answer["findings"] = context.json_of(remarks);
  context.answer(answer);
  if (!context.options().dry_run)
    context.say("commands/post/done", {std::to_string(number), printed(stated.day, context.wording())});
  show(context, entry, client->chart());
  context.remark(remarks);
  if (context.options().dry_run) return;
  context.next("vat", {arguments.day.substr(0, 7)});
}

}  // namespace

void add_post(const Parser& parser) {
  CLI::App* command = parser.command("post");
  const auto arguments = std::make_shared<PostArguments>();
  command->add_option("--day", arguments->day, parser.help("post", "day"))->required()->type_name("YYYY-MM-DD");
  command->add_option("--text", arguments->text, parser.help("post", "text"))->required();
  command->add_option("--voucher", arguments->voucher, parser.help("post", "voucher"));
  command->add_option("--customer", arguments->customer, parser.help("post", "customer"))->type_name("K-1001|VAT_ID");
  command->add_option("POSTINGS", arguments->postings, parser.help("post", "postings"))
      ->required()
      ->type_name("ACCOUNT:AMOUNT[@TAX]");
  command->callback([&chosen = parser.chosen, arguments] {
    chosen = [arguments](Context& context) { post_entry(context, *arguments); };
  });
}

}  // namespace kontor::cli
