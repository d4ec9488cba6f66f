// The payment code as a banking app sees it: the page is rendered to pixels and read by a reader that is not ours.
#include <gtest/gtest.h>

#include "engine/pdf/invoice_pdf.h"
#include "engine/system/environment.h"
#include "tests/unit/pdf_tools.h"
#include "tests/unit/sample_invoice.h"

namespace kontor {
namespace {

// The lines of EPC069-12 in their order, as the reader found them.
struct Payload {
  std::string service, version, characters, identification, bic, name, iban, amount, purpose, reference, remittance;
};

class GiroCodePdfTest : public testing::Test {
 protected:
  void SetUp() override {
    if (run_tool("command -v zbarimg").status != 0)
      GTEST_SKIP() << "zbarimg is not there to read the code: apt-get install zbar-tools";
  }

  // The bytes of every code on the page, at the resolution of a modest screen. Empty: the reader finds none.
  std::string read_code(const Invoice& invoice) {
    write_file(folder_.file("invoice.pdf"), writer_.write(invoice, "<a/>", german_));
    EXPECT_EQ(
        run_tool("pdftoppm -r 150 -png -singlefile " + folder_.file("invoice.pdf") + " " + folder_.file("page")).status,
        0);
    return run_tool("zbarimg --quiet --nodbus --raw -Sbinary " + folder_.file("page.png") + " 2>/dev/null | cat")
        .output;
  }

 private:
  static InvoiceLook classic() {
    const std::string folder = std::string(KONTOR_SOURCE_DIR) + "/templates/invoice";
    return invoice_look_from_toml(read_file(folder + "/classic.toml"), "classic.toml", folder);
  }

  TemporaryFolder folder_;
  InvoicePdfWriter writer_{classic()};
  Wording german_{data_folder() + "/locales", "de-DE"};
};

Payload payload_of(const std::string& text) {
  Payload payload;
  std::istringstream lines(text);
  for (std::string* line :
       {&payload.service, &payload.version, &payload.characters, &payload.identification, &payload.bic, &payload.name,
        &payload.iban, &payload.amount, &payload.purpose, &payload.reference, &payload.remittance})
    std::getline(lines, *line);
  return payload;
}

TEST_F(GiroCodePdfTest, SaysWhatABankNeeds) {
  const Payload read = payload_of(read_code(SampleInvoice().add({"Yoga", "1", "126.00"}).done()));
  EXPECT_EQ(read.service, "BCD");
  EXPECT_EQ(read.version, "002");
  EXPECT_EQ(read.characters, "1") << "UTF-8";
  EXPECT_EQ(read.identification, "SCT");
  EXPECT_EQ(read.bic, "COBADEFFXXX");
  EXPECT_EQ(read.name, "Yogastudio Lux");
  EXPECT_EQ(read.iban, "DE89370400440532013000");
  EXPECT_EQ(read.amount, "EUR149.94");
  EXPECT_EQ(read.purpose, "");
  EXPECT_EQ(read.reference, "") << "a text takes its place: only one of the two may be there";
  EXPECT_EQ(read.remittance, "RE-2026-0007");
}

TEST_F(GiroCodePdfTest, KeepsUmlautsAndAnEmptyBic) {
  SampleInvoice sample;
  sample.invoice.seller.name = "Žižek & Söhne Bäckerei GmbH";
  sample.invoice.number = "Größe/2026-7";
  sample.invoice.account.bic.clear();
  const std::string text = read_code(sample.add({"Brot", "1", "0.01"}).done());
  EXPECT_EQ(text, "BCD\n002\n1\nSCT\n\nŽižek & Söhne Bäckerei GmbH\nDE89370400440532013000\nEUR0.01\n\n\nGröße/2026-7");
}

TEST_F(GiroCodePdfTest, IsReadableAtTheLongestTextToo) {
  SampleInvoice sample;
  sample.invoice.seller.name.clear();
  for (int i = 0; i < 70; ++i) sample.invoice.seller.name += "ß";
  sample.invoice.number = "RE-" + std::string(60, '7');
  const std::string text = read_code(sample.add({"Yoga", "1", "126.00"}).done());
  EXPECT_LE(text.size(), 331U);
  const Payload read = payload_of(text);
  EXPECT_EQ(read.name, sample.invoice.seller.name);
  EXPECT_EQ(read.remittance, sample.invoice.number);
}

TEST_F(GiroCodePdfTest, NoCodeStandsOnACancellation) {
  SampleInvoice sample;
  sample.invoice.kind = InvoiceKind::cancellation;
  EXPECT_EQ(read_code(sample.add({"Yoga", "1", "126.00"}).done()), "");
}

}  // namespace
}  // namespace kontor
