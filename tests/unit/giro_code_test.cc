// The payment code follows EPC069-12.
#include "engine/pdf/giro_code.h"

#include <gtest/gtest.h>

#include "tests/unit/sample_invoice.h"

namespace kontor {
namespace {

Invoice payable() { return SampleInvoice().add({"Yoga", "1", "126.00"}).done(); }

std::optional<std::string> code_text(const Invoice& invoice) {
  return giro_code_text({invoice.account, invoice.seller.name, invoice.gross, invoice.number});
}

TEST(GiroCodeTest, HasTheLinesOfTheStandard) {
  EXPECT_EQ(code_text(payable()),
            "BCD\n002\n1\nSCT\nCOBADEFFXXX\nYogastudio Lux\nDE89370400440532013000\nEUR149.94\n\n\nRE-2026-0007");
}

TEST(GiroCodeTest, LeavesTheLineOfAnUnknownBicEmpty) {
  Invoice invoice = payable();
  invoice.account.bic.clear();
  EXPECT_NE(code_text(invoice)->find("SCT\n\nYogastudio"), std::string::npos);
}

TEST(GiroCodeTest, CutsALongNameAt70CharactersAndNoneInHalf) {
  Invoice invoice = payable();
  invoice.seller.name = "";
  for (int i = 0; i < 90; ++i) invoice.seller.name += "ß";
  std::string seventy;
  for (int i = 0; i < 70; ++i) seventy += "ß";
  EXPECT_NE(code_text(invoice)->find("\n" + seventy + "\nDE89"), std::string::npos);
}

TEST(GiroCodeTest, ThereIsNoneForWhatCannotBePaidThisWay) {
  Invoice invoice = payable();
  invoice.account.iban.clear();
  EXPECT_FALSE(code_text(invoice));
  invoice = payable();
  invoice.gross = Amount(0);
  EXPECT_FALSE(code_text(invoice));
  invoice.gross = Amount(-1);
  EXPECT_FALSE(code_text(invoice));
  invoice.gross = Amount(100'000'000'000);
  EXPECT_FALSE(code_text(invoice));
  invoice = payable();
  invoice.gross = Amount(14'994, Currency::from_code("CHF"));
  EXPECT_FALSE(code_text(invoice));
}

TEST(GiroCodeTest, IsASquareWithTheThreeFinderPatterns) {
  const GiroCode code = *giro_code_of(*code_text(payable()));
  ASSERT_EQ(code.dark.size(), code.side * code.side);
  EXPECT_LE(code.side, 69U) << "version 13 at most";
  const auto dark = [&](std::size_t row, std::size_t column) { return code.dark[row * code.side + column]; };
  for (const std::size_t corner : {std::size_t{0}, code.side - 7}) {
    EXPECT_TRUE(dark(0, corner) && dark(0, corner + 6) && dark(3, corner + 3));
    EXPECT_FALSE(dark(1, corner + 1));
  }
  EXPECT_TRUE(dark(code.side - 7, 0) && dark(code.side - 1, 6));
}

}  // namespace
}  // namespace kontor
