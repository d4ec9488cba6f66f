#include "engine/bank/csv_row.h"

#include <algorithm>
#include <array>
#include <utility>

#include "engine/bank/tags.h"
#include "engine/base/refusal.h"

namespace kontor {

namespace {

// "6,17761250170673E+025": what Excel makes of a long reference. Its digits are lost.
bool is_excel_number(std::string_view text) {
  const std::size_t mark = text.find("E+");
  return mark != std::string_view::npos && mark > 0 && mark + 2 < text.size() &&
         text.find_first_not_of("0123456789,.E+") == std::string_view::npos;
}

std::string without_blanks(std::string_view text) {
  std::string bare;
  std::copy_if(text.begin(), text.end(), std::back_inserter(bare), [](char c) { return c != ' '; });
  return bare;
}

std::string_view up_to_blanks(std::string_view name, std::size_t blanks) {
  if (blanks == 0) return name;
  std::size_t run = 0;
  for (std::size_t at = 0; at < name.size(); ++at) {
    run = name[at] == ' ' ? run + 1 : 0;
    if (run == blanks) return name.substr(0, at + 1 - blanks);
  }
  return name;
}

void fill(std::string& field, std::string_view text) {
  if (field.empty()) field = tidy_cell(text);
}

// The lines of a purpose as one, see CsvLayout::wrap.
struct UnwrappedText {
  std::string kind;
  std::string text;
};

UnwrappedText unwrapped(std::string_view cell, const CsvLayout& layout) {
  UnwrappedText out;
  bool first = true;
  bool full = false;
  while (!cell.empty()) {
    const std::size_t end = std::min(cell.find_first_of("\r\n"), cell.size());
    const std::string_view line = cell.substr(0, end);
    cell.remove_prefix(end);
    cell.remove_prefix(std::min(cell.find_first_not_of("\r\n"), cell.size()));
    if (first && layout.first_line_is_kind && !cell.empty()) {
      out.kind = line;
    } else {
      if (!out.text.empty() && !full) out.text.push_back(' ');
      out.text += line;
      full = layout.wrap > 0 && line.size() >= layout.wrap;
    }
    first = false;
  }
  return out;
}

}  // namespace

RowReader::RowReader(TableLayout table, std::string file, Currency currency)
    : table_(std::move(table)),
      layout_(*table_.layout),
      file_(std::move(file)),
      cells_(table_, file_),
      money_(cells_),
      currency_(currency) {}

bool RowReader::is_pending_day(std::string_view cell) const { return is_word(trimmed(cell), layout_.pending_days); }

std::optional<Day> RowReader::day_of(std::string_view cell) {
  if (!day_ || cell != day_text_) {
    day_ = day_in(cell, table_.day);
    day_text_ = cell;
  }
  return day_;
}

bool RowReader::is_row(Cells cells) {
  const std::size_t filled = static_cast<std::size_t>(
      std::count_if(cells.begin(), cells.end(), [](std::string_view cell) { return !trimmed(cell).empty(); }));
  if (filled == 0) return false;
  if (layout_.without_amount == RowWithoutAmount::more_text && has_no_amount(cells)) return false;
  for (const std::size_t at : table_.cells_of(Field::day)) {
    if (at >= cells.size()) continue;
    if (day_of(trimmed(cells[at]))) return true;
    if (is_pending_day(cells[at]) && cells.size() + 1 >= table_.width && filled > 1) return true;
  }
  return false;
}

bool RowReader::has_no_amount(Cells cells) const {
  constexpr auto kMoney = std::to_array({Field::amount, Field::gross, Field::debit, Field::credit, Field::payout});
  return std::all_of(kMoney.begin(), kMoney.end(), [&](Field field) { return first_of(cells, field).empty(); });
}

bool RowReader::is_continuation(Cells cells) const {
  const bool may_have_day = layout_.without_amount == RowWithoutAmount::more_text;
  return (may_have_day || (layout_.continues && first_of(cells, Field::day).empty())) && has_no_amount(cells) &&
         !first_of(cells, Field::purpose).empty();
}

// The cells in the order of the header, whatever the row has too much or too little (see CsvLayout::elastic).
std::vector<std::string_view> RowReader::aligned(Cells cells, int line) {
  std::vector<std::string_view> row(cells.begin(), cells.end());
  const std::size_t width = table_.width;
  for (std::size_t i = 0; i < table_.padding && row.size() > width && trimmed(row.back()).empty(); ++i) row.pop_back();
  while (layout_.without_header && row.size() > width && trimmed(row.back()).empty()) row.pop_back();
  if (layout_.without_header && row.size() >= width) row.resize(std::max(row.size(), layout_.header.size()));
  const bool lacks = row.size() + 1 == width && table_.may_lack != TableLayout::kNone;
  if (lacks) row.insert(row.begin() + static_cast<std::ptrdiff_t>(table_.may_lack), std::string_view());
  if (row.size() < width)
    refuse(Fault::row_cut, std::string(row.empty() ? "" : row.back()), {file_, line, ""},
           {std::to_string(cells.size()), std::to_string(width)});
  if (row.size() > width && table_.elastic != TableLayout::kNone && !layout_.without_header) {
    const std::size_t surplus = row.size() - width;
    const auto first = row.begin() + static_cast<std::ptrdiff_t>(table_.elastic);
    const auto behind = first + static_cast<std::ptrdiff_t>(surplus) + 1;
    elastic_text_ = std::string(*first);
    for (auto cell = first + 1; cell != behind; ++cell) {
      elastic_text_.push_back(layout_.style.quotes == Quotes::strict ? ' ' : layout_.style.separator);
      elastic_text_ += *cell;
    }
    *first = elastic_text_;
    row.erase(first + 1, behind);
  }
  if (row.size() > std::max(width, layout_.header.size()) && table_.elastic == TableLayout::kNone)
    refuse(Fault::row_cut, std::string(row.back()), {file_, line, ""},
           {std::to_string(cells.size()), std::to_string(width)});
  return row;
}

LineState RowReader::state_of(Cells cells, int line) const {
  for (const auto& [at, words] : table_.idle)
    if (at < cells.size() && is_word(trimmed(cells[at]), *words)) return LineState::information;
  if (layout_.without_amount == RowWithoutAmount::information && has_no_amount(cells)) return LineState::information;
  if (table_.cells_of(Field::state).empty()) return LineState::booked;
  const std::string_view word = first_of(cells, Field::state);
  if (is_word(word, layout_.booked)) return LineState::booked;
  if (is_word(word, layout_.pending)) return LineState::pending;
  if (is_word(word, layout_.information)) return LineState::information;
  refuse(Fault::statement_word_unknown, std::string(word), where(line, Field::state));
}

void RowReader::read_tagged(std::string_view purpose, BankLine& out) const {
  if (layout_.tags.empty()) {
    out.purpose = tidy_cell(purpose);
    return;
  }
  for (const auto& [field, text] : split_tags(purpose, layout_.tags)) {
    switch (field) {
      case Field::purpose: {
        const std::string tidied = tidy_cell(text);
        if (!out.purpose.empty() && !tidied.empty()) out.purpose.push_back(' ');
        out.purpose += tidied;
        break;
      }
      case Field::counterparty:
        fill(out.counterparty, text);
        break;
      case Field::counterparty_account:
        if (out.counterparty_account.empty()) out.counterparty_account = without_blanks(tidy_cell(text));
        break;
      case Field::counterparty_bank:
        if (out.counterparty_bank.empty()) out.counterparty_bank = without_blanks(tidy_cell(text));
        break;
      case Field::kind:
        fill(out.kind, text);
        break;
      case Field::reference:
        fill(out.reference, text);
        break;
      case Field::end_to_end:
        fill(out.end_to_end, text);
        break;
      case Field::mandate:
        fill(out.mandate, text);
        break;
      case Field::creditor:
        fill(out.creditor, text);
        break;
      default:
        break;
    }
  }
}

void RowReader::read_texts(Cells cells, BankLine& out) {
  const bool is_payer = table_.party != TableLayout::kNone && table_.party < cells.size()
                            ? is_word(trimmed(cells[table_.party]), layout_.party_payer)
                            : !out.amount.is_negative();
  std::string_view name = first_of(cells, Field::counterparty);
  if (name.empty()) name = first_of(cells, is_payer ? Field::payer : Field::payee);
  if (name.empty()) name = first_of(cells, is_payer ? Field::payee : Field::payer);
  out.counterparty = tidy_cell(up_to_blanks(name, layout_.name_ends_at_blanks));
  out.counterparty_account = without_blanks(first_of(cells, Field::counterparty_account));
  out.counterparty_bank = without_blanks(first_of(cells, Field::counterparty_bank));
  out.kind = tidy_cell(first_of(cells, Field::kind));
  out.reference = tidy_cell(first_of(cells, Field::reference));
  out.end_to_end = tidy_cell(first_of(cells, Field::end_to_end));
  out.mandate = tidy_cell(first_of(cells, Field::mandate));
  out.creditor = tidy_cell(first_of(cells, Field::creditor));
  for (std::string* reference : {&out.end_to_end, &out.mandate, &out.reference})
    if (is_excel_number(*reference)) {
      met_excel_reference_ = true;
      reference->clear();
    }
  const auto& purposes = table_.cells_of(Field::purpose);
  if (purposes.size() == 1 && layout_.wrap == 0 && !layout_.first_line_is_kind)
    read_tagged(first_of(cells, Field::purpose), out);
  else
    read_tagged(purpose_of(cells), out);
  if (layout_.first_line_is_kind) fill(out.kind, unwrapped(first_of(cells, Field::purpose), layout_).kind);
  if (out.end_to_end == "NOTPROVIDED") out.end_to_end.clear();
}

std::string RowReader::purpose_of(Cells cells) const {
  std::string text;
  for (const std::size_t at : table_.cells_of(Field::purpose)) {
    const std::string_view cell = at < cells.size() ? trimmed(cells[at]) : std::string_view();
    if (is_nothing(cell)) continue;
    if (!text.empty()) text.push_back(' ');
    text += unwrapped(cell, layout_).text;
  }
  return text;
}

void RowReader::read_original(Cells cells, BankLine& out) const {
  const std::string_view code = first_of(cells, Field::currency_original);
  if (!is_currency_code(code) || code == out.amount.currency().code()) return;
  const Currency currency = Currency::from_code(code);
  out.amount_original = amount_in(first_of(cells, Field::amount_original), table_.number, currency);
}

void RowReader::read_group(Cells cells, CsvRow& out) const {
  out.is_payout = !first_of(cells, Field::payout).empty();
  if (table_.group.empty() || out.is_payout) return;
  for (const std::size_t at : table_.group) {
    if (at < cells.size()) out.group += trimmed(cells[at]);
    out.group.push_back('\n');
  }
  const bool is_fee =
      table_.group_fee < cells.size() && is_word(trimmed(cells[table_.group_fee]), layout_.group.fee_words);
  if (is_fee) out.line.fee = out.line.amount;
}

CsvRow RowReader::read(Cells cells, int line) {
  const std::vector<std::string_view> row = aligned(cells, line);
  CsvRow out;
  out.line.line = line;
  out.line.state = state_of(row, line);
  const std::string_view day_value = first_of(row, Field::day_value);
  const std::string_view day = first_of(row, Field::day);
  if (const auto booked = day_of(day)) {
    out.line.day = *booked;
  } else if (is_pending_day(day)) {
    out.line.state = LineState::pending;
    out.has_day = false;
  } else {
    refuse(Fault::statement_day_malformed, std::string(day), where(line, Field::day));
  }
  if (!day_value.empty() && !is_pending_day(day_value)) {
    out.line.day_value = value_day_in(day_value, table_.day);
    if (!out.line.day_value)
      refuse(Fault::statement_day_malformed, std::string(day_value), where(line, Field::day_value));
    if (!out.has_day) {
      out.line.day = *out.line.day_value;
      out.has_day = true;
    }
  }
  const RowMoney money = money_.read(row, currency_, out.line.state, line);
  out.line.amount = money.amount;
  out.line.fee = money.fee;
  out.other_side = money.other_side;
  const Currency currency = money.amount.currency();
  if (layout_.currency_stays) currency_ = currency;
  if (const std::string_view balance = first_of(row, Field::balance); !balance.empty())
    out.line.balance_after = money_.parsed(balance, currency, Field::balance, line);
  read_texts(row, out.line);
  read_original(row, out.line);
  out.account = without_blanks(first_of(row, Field::account));
  out.account_name = tidy_cell(first_of(row, Field::account_name));
  read_group(row, out);
  return out;
}

}  // namespace kontor
