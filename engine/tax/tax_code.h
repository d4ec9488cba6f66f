// VAT codes: what a code does with the amount of a posting, and how an invoice shows it (templates/tax/*-codes.csv).
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "engine/base/data_table.h"
#include "engine/calendar/day.h"
#include "engine/money/rate.h"
#include "engine/text/local_text.h"

namespace kontor {

enum class TaxSide { sale, own_use, purchase };

enum class TaxTreatment {
  none,      // no tax; the whole amount is the base
  included,  // the gross amount contains the tax
  reverse,   // the amount is the base; the tax comes on top and is owed by the client (§ 13b UStG, intra-EU purchase)
  alone,     // the whole amount is tax and there is no base (import VAT, § 14c UStG)
};

struct TaxCode {
  std::string code;  // "U19"
  TaxSide side = TaxSide::sale;
  TaxTreatment treatment = TaxTreatment::none;
  Rate rate;
  std::optional<Day> from;             // first day it holds; nothing: always held
  std::optional<Day> to;               // last day
  bool deducted = false;               // the input tax may be deducted at once
  bool for_small_business = false;     // a Kleinunternehmer (§ 19 UStG) may use it
  bool only_small_business = false;    // and nobody else
  std::string small_business_instead;  // the code he uses instead; empty: none is needed
  std::string category;                // EN 16931 UNCL5305: S, Z, E, AE, K, G, O; empty: never on an invoice
  std::string exemption;               // VATEX code
  std::string zm;                      // kind of the recapitulative statement: L, S, D; empty: not listed (§ 18a UStG)
  enum class Buyer { anywhere, outside_eu, outside_eu_usually } buyer = Buyer::anywhere;
  LocalText name;
  std::string note_de;  // words the law wants on the invoice

  bool is_output() const { return side != TaxSide::purchase; }
  bool holds_on(Day day) const { return (!from || *from <= day) && (!to || day <= *to); }
};

class TaxCodes {
 public:
  // Refuses table_row_malformed, day_malformed, number_malformed, each with file and line.
  static TaxCodes from_table(const DataTable& table);

  const TaxCode* find(std::string_view code) const;
  // Refuses tax_code_unknown.
  const TaxCode& at(std::string_view code) const;
  const std::map<std::string, TaxCode, std::less<>>& all() const { return codes_; }

 private:
  std::map<std::string, TaxCode, std::less<>> codes_;
};

}  // namespace kontor
