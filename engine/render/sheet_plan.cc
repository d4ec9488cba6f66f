#include "engine/render/sheet_plan.h"

#include <algorithm>

#include "engine/render/sheet_name.h"

namespace kontor {

namespace {

constexpr std::int64_t kFifteenDigits = 999'999'999'999'999;
constexpr std::size_t kFormulaMax = 8000;  // the format allows 8,192 letters

// Neighbours with the same sign become one stretch: the formula is read by people.
std::vector<Sum> joined(const std::vector<Sum>& sums) {
  std::vector<Sum> out;
  for (const Sum& sum : sums)
    if (!out.empty() && out.back().sign == sum.sign && out.back().last_row + 1 == sum.first_row)
      out.back().last_row = sum.last_row;
    else
      out.push_back(sum);
  return out;
}

// What the parts add up to; nothing when a part cannot take place in a formula.
std::optional<Amount> added_up(const Table& table, const std::vector<Sum>& sums, std::size_t column,
                               Currency currency) {
  Amount result(0, currency);
  for (const Sum& sum : sums)
    for (int i = sum.first_row; i <= sum.last_row; ++i) {
      const auto* amount = std::get_if<Amount>(&table.rows[static_cast<std::size_t>(i)].cells[column]);
      if (!amount) continue;
      if (amount->currency() != currency || !is_exact_in_spreadsheet(*amount)) return std::nullopt;
      result += sum.sign < 0 ? -*amount : *amount;
    }
  return result;
}

// "F6", "SUM(F6:F9)" or, over several sheets, "SUM('Journal'!F6:F1048576,F7:F12)".
std::string stretch(const Sum& sum, std::size_t column, const std::vector<SheetPart>& parts, const SheetPart& at) {
  const std::string letters = column_letters(column);
  std::string areas;
  bool single = true;
  for (const SheetPart& part : parts) {
    const std::size_t first = std::max(part.first, static_cast<std::size_t>(sum.first_row));
    const std::size_t end = std::min(part.first + part.count, static_cast<std::size_t>(sum.last_row) + 1);
    if (first >= end) continue;
    const auto cell = [&](std::size_t row) { return letters + std::to_string(part.row + row - part.first + 1); };
    single = areas.empty() && end == first + 1;
    if (!areas.empty()) areas += ",";
    if (part.sheet != at.sheet) areas += quoted_sheet(part.sheet) + "!";
    areas += single ? cell(first) : cell(first) + ":" + cell(end - 1);
  }
  return single ? areas : "SUM(" + areas + ")";
}

}  // namespace

std::string column_letters(std::size_t column) {
  std::string letters;
  for (std::size_t rest = column + 1; rest > 0; rest = (rest - 1) / 26)
    letters.insert(letters.begin(), static_cast<char>('A' + (rest - 1) % 26));
  return letters;
}

bool is_exact_in_spreadsheet(Amount amount) {
  return amount.minor_units() >= -kFifteenDigits && amount.minor_units() <= kFifteenDigits;
}

std::optional<std::string> sum_formula(const Row& total, std::size_t column, const std::vector<SheetPart>& parts,
                                       const SheetPart& at) {
  const auto* figure = std::get_if<Amount>(&total.cells[column]);
  if (!figure || total.sums.empty() || !is_exact_in_spreadsheet(*figure)) return std::nullopt;
  if (added_up(*at.table, total.sums, column, figure->currency()) != *figure) return std::nullopt;
  std::string formula;
  for (const Sum& sum : joined(total.sums)) {
    const std::string term = stretch(sum, column, parts, at);
    if (term.empty()) continue;
    formula += sum.sign < 0 ? "-" : formula.empty() ? "" : "+";
    formula += term;
  }
  if (formula.empty() || formula.size() > kFormulaMax) return std::nullopt;
  return "=" + formula;
}

}  // namespace kontor
