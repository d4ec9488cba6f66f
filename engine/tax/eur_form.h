// The cash-basis profit statement (Anlage EÜR, § 4 (3) EStG) as dated data in templates/tax/de-eur-*.csv.
#pragma once

#include <string>
#include <vector>

#include "engine/base/data_table.h"
#include "engine/ledger/chart_of_accounts.h"
#include "engine/tax/vat_form.h"
#include "engine/text/local_text.h"

namespace kontor {

enum class EurKind {
  income,
  expense,
  write_off,  // an expense that no account of assets feeds: buying is no cost, only the write-off is (§ 7 EStG)
  reduces,    // lessens the expenses
  not_deducted,
  sum_income,
  sum_expense,
  profit,
  withdrawal,    // private, in no sum; counts debits
  contribution,  // private, in no sum; counts credits (§ 4 (4a) EStG)
};

bool is_sum(EurKind kind);
// How a line counts in the sum of income and in the sum of expenses: 1, -1, or 0 for not at all.
int sign_in_income(EurKind kind);
int sign_in_expense(EurKind kind);

struct EurLine {
  std::string kz;
  std::string line;     // of the printed form
  std::string section;  // 20 income, 25 expenses, 29 private
  EurKind kind = EurKind::income;
  LocalText name;
};

class EurForm {
 public:
  // Refuses key_malformed for an unknown kind.
  static EurForm from_table(const DataTable& table);
  const std::vector<EurLine>& lines() const { return lines_; }

 private:
  std::vector<EurLine> lines_;
};

struct EurValue {
  const EurLine* line;
  Amount amount;                      // as the form shows it: income and expenses are both positive
  std::vector<std::string> accounts;  // that feed it
};

// One value per line that has movements, and the sums always.
std::vector<EurValue> evaluate(const EurForm& form, const std::vector<AccountMovement>& movements,
                               const ChartOfAccounts& chart);

}  // namespace kontor
