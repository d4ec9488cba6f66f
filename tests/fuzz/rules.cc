// A client's rules.toml.
#include "engine/matching/rule_file.h"

#include "tests/fuzz/target.h"
#include "tests/fuzz/template_table.h"

using namespace kontor;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const ChartOfAccounts chart = ChartOfAccounts::from_table(fuzz::template_table("charts/skr03.csv"));
  static const TaxCodes codes = TaxCodes::from_table(fuzz::template_table("tax/de-codes.csv"));
  static const std::vector<OwnAccount> banks{{"Girokonto", "DE02120300000000202051"}};
  return fuzz::read([&] { rules_from_toml(fuzz::bytes_of(data, size), "rules.toml", {chart, codes, banks}); });
}
