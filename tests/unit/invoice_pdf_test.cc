// Invoices as PDF, judged from outside: poppler reads them, qpdf checks them.
#include "engine/pdf/invoice_pdf.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "engine/system/environment.h"
#include "tests/unit/expect_refusal.h"
#include "tests/unit/pdf_tools.h"
#include "tests/unit/sample_invoice.h"

namespace kontor {
namespace {

constexpr std::string_view kXml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<a>Žižek &amp; Söhne</a>\n";

InvoiceLook classic() {
  const std::string folder = std::string(KONTOR_SOURCE_DIR) + "/templates/invoice";
  return invoice_look_from_toml(read_file(folder + "/classic.toml"), "classic.toml", folder);
}

class InvoicePdfTest : public testing::Test {
 protected:
  std::string bytes_of(const Invoice& invoice, std::string_view xml = kXml) {
    return writer_.write(invoice, xml, german_);
  }
  JudgedPdf judged(const Invoice& invoice) { return JudgedPdf(bytes_of(invoice)); }

  InvoicePdfWriter writer_{classic()};
  Wording german_{data_folder() + "/locales", "de-DE"};
  Wording english_{data_folder() + "/locales", "en"};
};

#define EXPECT_SAYS(text, part) \
  EXPECT_NE((text).find(part), std::string::npos) << (part) << " is missing in\n" << (text)
#define EXPECT_SAYS_NOT(text, part) \
  EXPECT_EQ((text).find(part), std::string::npos) << (part) << " stands in\n" << (text)

Invoice mixed_rates() {
  SampleInvoice sample;
  sample.add({"Beratung", "12.5", "48.00", "19", "HUR", "Redaktionsplan, 12 Beiträge"});
  sample.add({"Fachbuch", "3", "19.90", "7", "H87", "", "S", "5"});
  sample.invoice.skonto = Skonto{7, Day::of(2026, 4, 7), Decimal(2), Amount(1549)};
  return sample.done();
}

Invoice with_lines(int count) {
  SampleInvoice sample;
  for (int i = 1; i <= count; ++i)
    sample.add(
        {"Leistung " + std::to_string(1000 + i), "1", "10.00", "19", "HUR", i % 3 == 0 ? "mit Einzelheiten" : ""});
  return sample.done();
}

// Everything as long as no form would allow it.
Invoice hostile() {
  SampleInvoice sample;
  const std::string long_word(120, 'W');
  sample.invoice.number = "RE-" + std::string(60, '0');
  sample.invoice.order = std::string(80, 'J');
  sample.invoice.buyer_reference = "04011000-12345-67";
  sample.invoice.seller.name = long_word;
  sample.invoice.seller.street = std::string(100, 's');
  sample.invoice.seller.email = std::string(60, 'm') + "@" + std::string(50, 'x') + ".example";
  sample.invoice.buyer.name = "Łukasz Žižek-Şahin ẞ€ " + std::string(100, 'M');
  sample.invoice.buyer.addition = long_word;
  sample.invoice.buyer.street = long_word;
  sample.invoice.buyer.country = "AT";
  sample.add({long_word, "123456789.123456789", "99999.999999", "19", "XYZABCDEFG", std::string(300, 'd')});
  sample.add({"Kurz", "2", "3.00", "7", "KGM"});
  return sample.done();
}

TEST_F(InvoicePdfTest, EveryFigureOfTheInvoiceCanBeReadAndCopied) {
  const std::string text = judged(mixed_rates()).text();
  for (const char* part : {"Rechnung RE-2026-0007",
                           "31.03.2026",
                           "März 2026",
                           "14.04.2026",
                           "K-1001",
                           "12,5",
                           "Std.",
                           "48,00",
                           "600,00",
                           "19 %",
                           "abzüglich 5 % Rabatt: 2,99 €",
                           "56,71",
                           "656,71 €",
                           "USt. 19 % auf 600,00 €",
                           "114,00 €",
                           "USt. 7 % auf 56,71 €",
                           "3,97 €",
                           "774,68 €",
                           "DE89 3704 0044 0532 0130 00",
                           "2 % Skonto (15,49 €)",
                           "759,19 €",
                           "DE123456788",
                           "232/123/45678",
                           "Seite 1 von 1"})
    EXPECT_SAYS(text, part);
}

TEST_F(InvoicePdfTest, NamesOfAllNeighboursComeOutAsTheyWentIn) {
  SampleInvoice sample;
  sample.invoice.buyer.name = "Łukasz Žižek & Şahin ẞ GmbH";
  sample.add({"Ğ ı İ č ć ř ő ű ň ą ę ś ź ż đ Š – „€“ → ✓ Ω Жук"});
  const std::string text = judged(sample.done()).text();
  EXPECT_SAYS(text, "Łukasz Žižek & Şahin ẞ GmbH");
  EXPECT_SAYS(text, "Ğ ı İ č ć ř ő ű ň ą ę ś ź ż đ Š – „€“ → ✓ Ω Жук");
}

TEST_F(InvoicePdfTest, ACharacterThatNoFontHasIsRefusedAndNeverABox) {
  SampleInvoice sample;
  sample.add({"Pizza \U0001F355 und 漢字"});
  try {
    bytes_of(sample.done());
    FAIL() << "written";
  } catch (const Refusal& refusal) {
    ASSERT_EQ(refusal.findings().size(), 3U);
    EXPECT_EQ(refusal.findings().front().fault, Fault::glyph_missing);
    EXPECT_EQ(refusal.findings().front().value, "\U0001F355");
    EXPECT_EQ(refusal.findings().front().details, std::vector<std::string>{"U+1F355"});
  }
  EXPECT_EQ(JudgedPdf(bytes_of(mixed_rates())).pages(), 1) << "the next invoice does not suffer";
}

TEST_F(InvoicePdfTest, LinesWrittenFromRightToLeftAreRefused) {
  SampleInvoice sample;
  sample.add({"שלום"});
  EXPECT_REFUSAL(bytes_of(sample.done()), Fault::glyph_missing);
}

TEST_F(InvoicePdfTest, TheAttachedXmlComesBackByteForByte) {
  const JudgedPdf pdf = judged(mixed_rates());
  EXPECT_SAYS(pdf.attachments(), "factur-x.xml");
  EXPECT_EQ(pdf.attachment(), kXml);
}

TEST_F(InvoicePdfTest, WithoutXmlNothingIsAttachedAndNothingPromised) {
  const std::string bytes = bytes_of(mixed_rates(), "");
  EXPECT_SAYS(JudgedPdf(bytes).attachments(), "0 embedded files");
  EXPECT_SAYS_NOT(bytes, "ConformanceLevel");
  EXPECT_SAYS(bytes_of(mixed_rates()), "<fx:ConformanceLevel>EN 16931</fx:ConformanceLevel>");
}

TEST_F(InvoicePdfTest, TheSameInvoiceIsTheSameFileWhateverWasWrittenBefore) {
  const std::string first = bytes_of(mixed_rates());
  bytes_of(with_lines(40));
  bytes_of(hostile());
  EXPECT_EQ(bytes_of(mixed_rates()), first);
  InvoicePdfWriter fresh(classic());
  EXPECT_EQ(fresh.write(mixed_rates(), kXml, german_), first);
}

TEST_F(InvoicePdfTest, TheFileIdentifierIsOneOfItsContent) {
  const auto identifier = [](const std::string& bytes) { return bytes.substr(bytes.rfind("/ID")).substr(0, 40); };
  Invoice other = mixed_rates();
  other.buyer.street = "Nebenstraße 1";
  EXPECT_NE(identifier(bytes_of(mixed_rates())), identifier(bytes_of(other)));
}

TEST_F(InvoicePdfTest, QpdfFindsEveryFileSound) {
  for (const Invoice& invoice : {mixed_rates(), with_lines(1), with_lines(40), hostile()}) {
    const ToolAnswer answer = judged(invoice).check();
    EXPECT_EQ(answer.status, 0) << answer.output;
  }
}

TEST_F(InvoicePdfTest, EveryFontIsEmbeddedAsASubsetWithItsCharacters) {
  const std::string fonts = judged(mixed_rates()).fonts();
  EXPECT_SAYS(fonts, "+Inter-Regular");
  EXPECT_SAYS(fonts, "+Inter-SemiBold");
  std::istringstream lines(fonts);
  std::string line;
  for (int i = 0; std::getline(lines, line); ++i)
    if (i >= 2) {
      EXPECT_SAYS(line, "yes yes yes");
    }
}

TEST_F(InvoicePdfTest, TheTagsSayWhatIsHeadingTableAndFigure) {
  const std::string tags = judged(mixed_rates()).tags();
  for (const char* part : {"Document", "H1", "\"Rechnung RE-2026-0007\"", "THead", "TBody", "TH", "TD", "Figure"})
    EXPECT_SAYS(tags, part);
}

TEST_F(InvoicePdfTest, FortyLinesFillThreePagesWithSumsCarriedOver) {
  const JudgedPdf pdf = judged(with_lines(40));
  const std::string text = pdf.text();
  for (int i = 1; i <= 40; ++i) EXPECT_SAYS(text, "Leistung " + std::to_string(1000 + i));
  ASSERT_EQ(pdf.pages(), 3);
  for (int page = 1; page <= 3; ++page) {
    const std::string on_page = pdf.text_of_page(page);
    EXPECT_SAYS(on_page, "Beschreibung");
    EXPECT_SAYS(on_page, "Übertrag");
    EXPECT_SAYS(on_page, "Seite " + std::to_string(page) + " von 3");
  }
}

// What is carried to the foot of a page is what stands at the head of the next, and the sum of the rows before.
TEST_F(InvoicePdfTest, TheCarriedSumIsTheSumOfTheRowsAbove) {
  const JudgedPdf pdf = judged(with_lines(40));
  const std::string first = pdf.text_of_page(1);
  int rows = 0;
  for (std::size_t at = first.find("Leistung 1"); at != std::string::npos; at = first.find("Leistung 1", at + 1))
    ++rows;
  const std::string sum = std::to_string(rows * 10) + ",00";
  for (const int page : {1, 2}) {
    const std::string text = pdf.text_of_page(page);
    const std::size_t at = text.find("Übertrag");
    ASSERT_NE(at, std::string::npos);
    EXPECT_SAYS(text.substr(at, text.find('\n', at) - at), sum);
  }
}

TEST_F(InvoicePdfTest, ThreeHundredLinesAreAllThere) {
  const JudgedPdf pdf = judged(with_lines(300));
  const std::string text = pdf.text();
  for (int i = 1; i <= 300; ++i) EXPECT_SAYS(text, "Leistung " + std::to_string(1000 + i));
  EXPECT_SAYS(text, "3.570,00 €");
}

// The sums never stand on a page without a row, whatever the number of lines.
TEST_F(InvoicePdfTest, TheSumsAlwaysFollowARow) {
  for (int count = 5; count <= 16; ++count) {
    const JudgedPdf pdf = judged(with_lines(count));
    for (int page = 1; page <= pdf.pages(); ++page) {
      const std::string text = pdf.text_of_page(page);
      if (text.find("Nettobetrag") == std::string::npos) continue;
      EXPECT_SAYS(text, "Leistung 10");
    }
  }
}

TEST_F(InvoicePdfTest, NothingOverlapsAndNothingLeavesThePage) {
  SampleInvoice flood;
  std::string detail;
  for (int i = 0; i < 400; ++i) detail += "Ein langer Absatz mit vielen Wörtern. ";
  flood.add({"Lang", "1", "1.00", "19", "HUR", detail}).add({"Kurz"});
  for (const Invoice& invoice : {mixed_rates(), with_lines(40), hostile(), flood.done()}) {
    const JudgedPdf pdf = judged(invoice);
    EXPECT_EQ(pdf.overlaps(), std::vector<std::string>());
    const auto words = pdf.words();
    ASSERT_FALSE(words.empty());
    for (const JudgedPdf::Word& word : words) {
      EXPECT_GE(word.left, 70) << word.text;
      EXPECT_LE(word.right, 540) << word.text;
      EXPECT_LE(word.bottom, 830) << word.text;
    }
  }
}

TEST_F(InvoicePdfTest, TheAddressStandsInTheWindow) {
  for (const Invoice& invoice : {mixed_rates(), hostile()})
    for (const JudgedPdf::Word& word : judged(invoice).words()) {
      const bool is_address = word.page == 1 && word.right < 305 && word.top > 127 && word.bottom < 280;
      if (!is_address) continue;
      EXPECT_GE(word.top, 45 * 72 / 25.4 - 1) << word.text;
      EXPECT_LE(word.bottom, 90 * 72 / 25.4 + 2) << word.text;
    }
}

TEST_F(InvoicePdfTest, NothingOfALongNameIsLost) {
  std::string text = judged(hostile()).text();
  EXPECT_EQ(std::count(text.begin(), text.end(), 'J'), 80);
  EXPECT_GE(std::count(text.begin(), text.end(), 'W'), 4 * 120) << "letterhead, footer, recipient and the line";
  EXPECT_GE(std::count(text.begin(), text.end(), 'd'), 300);
}

TEST_F(InvoicePdfTest, ASmallBusinessNamesOneSumAndNoTax) {
  SampleInvoice sample;
  sample.note = "Steuerfreier Umsatz nach § 19 UStG.";
  sample.add({"Schale", "3", "48.00", "0", "H87", "", "E"});
  const std::string text = judged(sample.done()).text();
  EXPECT_SAYS(text, "144,00 €");
  EXPECT_SAYS(text, "Steuerfreier Umsatz nach § 19 UStG.");
  for (const char* part : {"USt. ", "0 %", "Nettobetrag"}) EXPECT_SAYS_NOT(text, part);
}

TEST_F(InvoicePdfTest, ReverseChargeNamesBothNumbersAndTheNoteOnce) {
  SampleInvoice sample;
  sample.invoice.buyer.country = "AT";
  sample.invoice.buyer.vat_id = "ATU12345678";
  sample.note = "Steuerschuldnerschaft des Leistungsempfängers";
  sample.invoice.legal_notes = {sample.note};
  sample.add({"Workshop", "2", "1250.00", "0", "DAY", "", "AE"});
  const std::string text = judged(sample.done()).text();
  for (const char* part : {"ATU12345678", "DE123456788", "ÖSTERREICH", "Deutschland", "2.500,00 €"})
    EXPECT_SAYS(text, part);
  EXPECT_SAYS(text, sample.note);
  EXPECT_EQ(text.find(sample.note), text.rfind(sample.note));
}

TEST_F(InvoicePdfTest, ACancellationNamesItsInvoiceAndAsksForNoMoney) {
  Invoice invoice = mixed_rates();
  invoice.kind = InvoiceKind::cancellation;
  invoice.number = "ST-2026-0001";
  invoice.preceding_number = "RE-2026-0007";
  invoice.preceding_date = invoice.date;
  invoice.skonto.reset();
  invoice.net = -invoice.net;
  invoice.tax = -invoice.tax;
  invoice.gross = -invoice.gross;
  const JudgedPdf pdf = judged(invoice);
  const std::string text = pdf.text();
  for (const char* part :
       {"Stornorechnung ST-2026-0001", "stornieren wir die Rechnung RE-2026-0007 vom 31.03.2026", "-774,68 €"})
    EXPECT_SAYS(text, part);
  for (const char* part : {"Banking-App", "überweisen", "Fällig"}) EXPECT_SAYS_NOT(text, part);
  EXPECT_SAYS_NOT(pdf.tags(), "Figure");
}

TEST_F(InvoicePdfTest, ADraftSaysSoAcrossThePageAndCannotBePaidWithTheCode) {
  Invoice invoice = mixed_rates();
  invoice.number.clear();
  const JudgedPdf pdf = judged(invoice);
  const std::string text = pdf.text();
  for (const char* part : {"Rechnung (Entwurf)", "774,68 €"}) EXPECT_SAYS(text, part);
  EXPECT_SAYS(pdf.syntax(), "0.6 0.8 -0.8 0.6 ");
  EXPECT_SAYS_NOT(text, "Banking-App");
  EXPECT_SAYS_NOT(pdf.tags(), "Figure");
}

TEST_F(InvoicePdfTest, AnInvoiceInEnglishHasEnglishWordsAndForms) {
  Invoice invoice = mixed_rates();
  invoice.language = "en-GB";
  const std::string text = JudgedPdf(writer_.write(invoice, kXml, english_)).text();
  for (const char* part : {"Invoice RE-2026-0007", "Unit price", "hours", "€774.68", "Page 1 of 1", "Kind regards"})
    EXPECT_SAYS(text, part);
}

TEST_F(InvoicePdfTest, APeriodStandsBesideItsLabel) {
  SampleInvoice sample;
  sample.invoice.period = Period{Day::of(2026, 10, 20), Day::of(2026, 11, 30)};
  sample.add({"Yoga"});
  const std::string text = judged(sample.done()).text();
  const std::size_t at = text.find("Leistungszeitraum");
  ASSERT_NE(at, std::string::npos);
  EXPECT_SAYS(text.substr(at, text.find('\n', at) - at), "20.10.2026 – 30.11.2026");
}

TEST_F(InvoicePdfTest, AnIntroductionInLowerCaseContinuesTheSalutation) {
  SampleInvoice sample;
  sample.add({"Yoga"});
  sample.invoice.introduction = "vielen Dank für den schönen Vormittag.";
  EXPECT_SAYS(judged(sample.done()).text(), "Sehr geehrte Damen und Herren,");
  sample.invoice.introduction = "Liebe Zoë,\ndanke für den schönen Vormittag.";
  EXPECT_SAYS_NOT(judged(sample.done()).text(), "Sehr geehrte");
}

TEST_F(InvoicePdfTest, EveryOtherLookKeepsEverythingOnThePaper) {
  for (const std::string name : {"modern.toml", "compact.toml"}) {
    const std::string folder = std::string(KONTOR_SOURCE_DIR) + "/templates/invoice";
    InvoicePdfWriter writer(invoice_look_from_toml(read_file(folder + "/" + name), name, folder,
                                                   [](const std::string&) { return classic(); }));
    const JudgedPdf long_one(writer.write(with_lines(60), kXml, german_));
    EXPECT_EQ(long_one.check().status, 0) << name;
    EXPECT_SAYS(long_one.text(), "Leistung 1060");
    EXPECT_SAYS(long_one.text(), "Übertrag");
    for (const JudgedPdf::Word& word : JudgedPdf(writer.write(hostile(), kXml, german_)).words()) {
      EXPECT_GE(word.left, 0) << name << " " << word.text;
      EXPECT_LE(word.right, 595.3) << name << " " << word.text;
    }
  }
}

TEST_F(InvoicePdfTest, AFontThatIsNotThereIsNamed) {
  InvoiceLook look = classic();
  look.faces.front().regular = {"/nowhere/Inter.otf", "/nowhere/Inter.ttf"};
  EXPECT_REFUSAL(InvoicePdfWriter(look), Fault::font_missing);
}

TEST_F(InvoicePdfTest, AFileThatIsNoFontIsRefused) {
  InvoiceLook look = classic();
  look.faces.front().bold = {std::string(KONTOR_SOURCE_DIR) + "/README.md"};
  EXPECT_REFUSAL(InvoicePdfWriter(look), Fault::font_unreadable);
}

TEST(InvoiceLookTest, AWrongKeyOrColourIsRefusedWithItsLine) {
  const std::string text = read_file(std::string(KONTOR_SOURCE_DIR) + "/templates/invoice/classic.toml");
  const auto refused = [&](std::string_view old, const std::string& other) {
    std::string changed = text;
    changed.replace(changed.find(old), old.size(), other);
    try {
      invoice_look_from_toml(changed, "mine.toml", ".");
    } catch (const Refusal& refusal) {
      return refusal.findings().front();
    }
    return Finding{Fault::usage_wrong, {}, "", {}};
  };
  const Finding colour = refused("#0b5563", "teal");
  EXPECT_EQ(colour.fault, Fault::key_malformed);
  EXPECT_EQ(colour.value, "teal");
  EXPECT_GT(colour.where.line, 0);
  EXPECT_EQ(refused("tagline", "taglines").fault, Fault::key_unknown);
  EXPECT_EQ(refused("title = \"17\"", "title = \"170\"").fault, Fault::key_malformed);
  EXPECT_EQ(refused("code = \"27\"", "").fault, Fault::key_missing);
}

}  // namespace
}  // namespace kontor
