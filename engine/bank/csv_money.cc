#include "engine/bank/csv_money.h"

#include <algorithm>

#include "engine/base/refusal.h"

namespace kontor {

bool is_currency_code(std::string_view code) {
  return code.size() == 3 && std::all_of(code.begin(), code.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

Amount MoneyReader::parsed(std::string_view cell, Currency currency, Field field, int line) const {
  const auto amount = amount_in(cell, cells_.table().number, currency);
  if (!amount) refuse(Fault::statement_amount_malformed, std::string(cell), cells_.where(line, field));
  return *amount;
}

Currency MoneyReader::currency_of(CsvCells row, Field field, Currency otherwise, int line) const {
  const std::string_view code = cells_.first_of(row, field);
  if (code.empty() || code == otherwise.code()) return otherwise;
  std::string capitals(code);
  std::transform(capitals.begin(), capitals.end(), capitals.begin(),
                 [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
  if (capitals == "\xE2\x82\xAC") capitals = "EUR";
  if (!is_currency_code(capitals)) refuse(Fault::currency_unknown, std::string(code), cells_.where(line, field));
  return Currency::from_code(capitals);
}

Amount MoneyReader::debit_or_credit(CsvCells row, Currency currency, LineState state, int line) const {
  const Amount nothing(0, currency);
  const std::string_view debit = cells_.first_of(row, Field::debit);
  const std::string_view credit = cells_.first_of(row, Field::credit);
  const Amount out = debit.empty() ? nothing : absolute(parsed(debit, currency, Field::debit, line));
  const Amount in = credit.empty() ? nothing : parsed(credit, currency, Field::credit, line);
  const bool neither = debit.empty() && credit.empty();
  // What is announced in another currency may have no amount of the account yet.
  const bool is_open = state == LineState::pending && !cells_.first_of(row, Field::amount_original).empty();
  const bool may_lack = is_open || state == LineState::information || !cells_.layout().group.by.empty();
  if (neither && may_lack) return nothing;
  if (neither || (!out.is_zero() && !in.is_zero()))
    refuse(Fault::statement_amount_malformed, std::string(debit),
           cells_.where(line, cells_.has(Field::debit) ? Field::debit : Field::amount));
  return in - out;
}

// Without the fee where that goes on top.
Amount MoneyReader::moved(CsvCells row, Currency currency, LineState state, int line) const {
  for (const Field field : {Field::amount, Field::gross})
    if (const std::string_view cell = cells_.first_of(row, field); !cell.empty()) {
      const Amount amount = parsed(cell, currency, field, line);
      return cells_.layout().reversed ? -amount : amount;
    }
  if (const std::string_view cell = cells_.first_of(row, Field::payout); !cell.empty())
    return -parsed(cell, currency, Field::payout, line);
  return debit_or_credit(row, currency, state, line);
}

Amount MoneyReader::fee_of(CsvCells row, Currency currency, int line) const {
  const FeeRule& rule = cells_.layout().fee;
  const std::string_view cell = cells_.first_of(row, Field::fee);
  if (cell.empty() || is_word(cells_.first_of(row, Field::kind), rule.none)) return Amount(0, currency);
  const Amount fee = parsed(cell, currency, Field::fee, line);
  return rule.is_cost ? -fee : fee;
}

RowMoney MoneyReader::read(CsvCells row, Currency currency, LineState state, int line) const {
  const CsvLayout& layout = cells_.layout();
  const std::string_view way = cells_.has(Field::direction) ? cells_.first_of(row, Field::direction) : "";
  const bool in = is_word(way, layout.positive), out = is_word(way, layout.negative), both = is_word(way, layout.both);
  if (cells_.has(Field::direction) && !in && !out && !both)
    refuse(Fault::statement_word_unknown, std::string(way), cells_.where(line, Field::direction));
  RowMoney money;
  if (cells_.has(Field::amount_in) && (in || both)) {
    const Currency arrived = currency_of(row, Field::currency_in, currency, line);
    const Amount amount = absolute(parsed(cells_.first_of(row, Field::amount_in), arrived, Field::amount_in, line));
    if (in) return {amount, Amount(0, arrived), std::nullopt};
    money.other_side = amount;
  }
  currency = currency_of(row, Field::currency, currency, line);
  money.amount = moved(row, currency, state, line);
  if (cells_.has(Field::direction)) money.amount = in ? absolute(money.amount) : -absolute(money.amount);
  money.fee = fee_of(row, currency, line);
  const std::string_view gross = cells_.first_of(row, Field::gross);
  const bool is_net = !cells_.first_of(row, Field::amount).empty() && !gross.empty();
  if (is_net && state != LineState::information && !is_word(cells_.first_of(row, Field::kind), layout.fee.none)) {
    Amount before = parsed(gross, currency, Field::gross, line);
    if (layout.reversed) before = -before;
    if (cells_.has(Field::direction)) before = in ? absolute(before) : -absolute(before);
    if (before + money.fee != money.amount)
      refuse(Fault::fee_differs, money.amount.to_plain(), cells_.where(line, Field::amount),
             {before.to_plain(), money.fee.to_plain(), (before + money.fee).to_plain()});
  }
  if (!is_net && !layout.fee.within) money.amount += money.fee;
  return money;
}

}  // namespace kontor
