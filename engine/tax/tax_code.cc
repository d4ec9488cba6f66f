#include "engine/tax/tax_code.h"

#include <array>
#include <utility>

#include "engine/base/refusal.h"

namespace kontor {

namespace {

template <typename Kind, std::size_t N>
Kind kind_from(const DataTable::Row& row, std::string_view column, const std::string& file,
               const std::array<std::pair<std::string_view, Kind>, N>& names) {
  const std::string_view text = row[column];
  for (const auto& [name, kind] : names)
    if (name == text) return kind;
  refuse(Fault::key_malformed, std::string(text), {file, row.line(), std::string(column)}, {std::string(column)});
}

constexpr std::array kSides{std::pair{std::string_view("sale"), TaxSide::sale},
                            std::pair{std::string_view("own_use"), TaxSide::own_use},
                            std::pair{std::string_view("purchase"), TaxSide::purchase}};
constexpr std::array kTreatments{std::pair{std::string_view("none"), TaxTreatment::none},
                                 std::pair{std::string_view("included"), TaxTreatment::included},
                                 std::pair{std::string_view("reverse"), TaxTreatment::reverse},
                                 std::pair{std::string_view("alone"), TaxTreatment::alone}};

constexpr std::array kBuyers{std::pair{std::string_view(""), TaxCode::Buyer::anywhere},
                             std::pair{std::string_view("outside_eu"), TaxCode::Buyer::outside_eu},
                             std::pair{std::string_view("outside_eu_usually"), TaxCode::Buyer::outside_eu_usually}};

std::optional<Day> day_or_nothing(std::string_view text) {
  return text.empty() ? std::nullopt : std::optional(Day::from_iso(text));
}

TaxCode code_of(const DataTable::Row& row, const std::string& file) {
  TaxCode code;
  code.code = row["code"];
  code.side = kind_from(row, "side", file, kSides);
  code.treatment = kind_from(row, "treatment", file, kTreatments);
  if (!row["rate"].empty()) code.rate = Rate(Decimal::from_plain(row["rate"]));
  code.from = day_or_nothing(row["from"]);
  code.to = day_or_nothing(row["to"]);
  code.deducted = row["deducted"] == "yes";
  code.only_small_business = row["small"] == "only";
  code.for_small_business = row["small"] == "yes" || code.only_small_business;
  code.small_business_instead = row["small_instead"];
  code.category = row["category"];
  code.exemption = row["vatex"];
  code.zm = row["zm"];
  code.buyer = kind_from(row, "buyer", file, kBuyers);
  code.name = local_text(row, "name");
  code.note_de = row["note_de"];
  return code;
}

}  // namespace

TaxCodes TaxCodes::from_table(const DataTable& table) {
  TaxCodes codes;
  for (const DataTable::Row& row : table.rows()) {
    TaxCode code = code_of(row, table.file());
    std::string name = code.code;
    codes.codes_.emplace(std::move(name), std::move(code));
  }
  return codes;
}

const TaxCode* TaxCodes::find(std::string_view code) const {
  const auto found = codes_.find(code);
  return found == codes_.end() ? nullptr : &found->second;
}

const TaxCode& TaxCodes::at(std::string_view code) const {
  const TaxCode* found = find(code);
  if (!found) refuse(Fault::tax_code_unknown, std::string(code));
  return *found;
}

}  // namespace kontor
