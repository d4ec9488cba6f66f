// The VAT return (UStVA): which tax facts feed which box, as dated data in templates/tax/de-ustva-*.toml.
// Bases are cut to whole euros, taxes keep their cents, and the amount to pay is computed from the boxes as filed and
// not from the ledger (§ 18 (1) UStG and the official form).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/calendar/period.h"
#include "engine/ledger/chart_of_accounts.h"
#include "engine/money/decimal.h"
#include "engine/tax/tax_code.h"
#include "engine/text/local_text.h"

namespace kontor {

enum class BoxKind { base, tax, computed };

struct FormulaTerm {
  Decimal factor;  // 0.19, 1, -1
  std::string box;
};

struct FormBox {
  std::string number;  // Kennzahl
  int line = 0;        // of the printed form
  BoxKind kind = BoxKind::base;
  std::vector<std::string> codes;  // tax codes that feed it
  std::string account_role;        // only facts on accounts of this role or one below it; empty: all
  std::string credits_of;          // role of an account whose credits less debits are the value, never below 0 (box 39)
  bool negated = false;            // shown with the opposite sign (box 50)
  bool always = false;             // given even when it is zero
  std::vector<FormulaTerm> formula;
  LocalText name;
};

class VatForm {
 public:
  // Refuses toml_malformed, key_missing, key_malformed and formula_malformed with file and line.
  static VatForm from_toml(std::string_view text, const std::string& file);

  const std::vector<FormBox>& boxes() const { return boxes_; }
  const Period& valid() const { return valid_; }
  // The letter of the ministry that prescribes the form, and its day.
  const std::string& source() const { return source_; }
  Day source_day() const { return source_day_; }

 private:
  std::vector<FormBox> boxes_;
  Period valid_{};
  std::string source_;
  Day source_day_;
};

// What was posted to an account in a stretch of time; both >= 0 unless reversals outweigh.
struct AccountMovement {
  std::string account;
  Amount debit;
  Amount credit;
};

// The facts of a stretch of time added up per code and account, in the signs of TaxFact.
struct TaxTotal {
  std::string code;
  std::string account;
  Amount base;
  Amount tax;

  bool operator==(const TaxTotal&) const = default;
};

struct BoxValue {
  const FormBox* box;
  Amount exact;  // in cents, before cutting; of a computed box the value itself

  // As the form wants it: "2234" for a base, "369.08" for a tax.
  std::string text() const;
};

struct VatReturn {
  std::vector<BoxValue> boxes;  // those that have facts, and those that are always given; in the order of the form
  std::vector<std::string> unplaced;  // codes with a tax that no box takes: a gap of the form file

  const BoxValue* find(std::string_view number) const;
};

VatReturn evaluate(const VatForm& form, const std::vector<TaxTotal>& totals,
                   const std::vector<AccountMovement>& movements, const ChartOfAccounts& chart);

}  // namespace kontor
