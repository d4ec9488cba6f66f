// Files and texts larger than memory should hold: the same bytes, wherever they lie.
#include "engine/system/paged_bytes.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>

#include "engine/base/refusal.h"
#include "engine/system/files.h"
#include "engine/system/sha256.h"
#include "engine/text/decode.h"
#include "tests/unit/expect_refusal.h"
#include "tests/unit/firm.h"
#include "tests/unit/samples.h"

namespace kontor {
namespace {

// The bytes in a scratch file, although they are few.
PagedBytes on_disk(std::string_view bytes) {
  PagedWriter writer(0);
  for (; !bytes.empty(); bytes.remove_prefix(std::min<std::size_t>(bytes.size(), 1000)))
    writer.add(bytes.substr(0, 1000));
  return writer.end();
}

std::string long_text() {
  std::string text;
  for (int i = 0; text.size() < (std::size_t{3} << 20); ++i)
    text += "Zeile " + std::to_string(i) + ": Grüße über 5 €\n";
  return text;
}

TEST(PagedBytesTest, BytesOnDiskAreTheBytesThatWereAdded) {
  const std::string text = long_text();
  EXPECT_EQ(on_disk(text).view(), text);
  EXPECT_EQ(on_disk("").view(), "");
  PagedWriter in_memory;
  in_memory.add(text);
  EXPECT_EQ(in_memory.end().view(), text);
}

TEST(PagedBytesTest, ReleasedBytesCanBeReadAgain) {
  const std::string text = long_text();
  const PagedBytes bytes = on_disk(text);
  bytes.release(0, bytes.size());
  EXPECT_EQ(bytes.view(), text);
  const PagedBytes part = bytes.without_first(7);
  part.release(100, part.size());
  EXPECT_EQ(part.view(), std::string_view(text).substr(7));
  std::string gathered;
  in_pieces(bytes, [&](std::size_t begin, std::size_t end) { gathered += bytes.view().substr(begin, end - begin); });
  EXPECT_EQ(gathered, text);
}

TEST(PagedBytesTest, AFileThatIsCutAfterItWasReadStaysWhole) {
  const TemporaryFolder folder;
  const std::string path = folder.file("auszug.csv"), text(PagedWriter::kInMemory + 5000, 'x');
  write_file(path, text);
  const PagedBytes bytes = read_paged(path);
  std::filesystem::resize_file(path, 10);
  EXPECT_EQ(bytes.view(), text);
}

TEST(PagedBytesTest, ALongFileIsRefusedWhereItIsTooLongOrHasNoRoom) {
  const TemporaryFolder folder;
  const std::string path = folder.file("auszug.csv");
  write_file(path, std::string(PagedWriter::kInMemory + 1, 'x'));
  EXPECT_REFUSAL(read_paged(path, 1000), Fault::file_too_large);
  EXPECT_REFUSAL(read_paged(folder.file("none.csv")), Fault::file_not_found);
  const char* before = std::getenv("TMPDIR");
  const std::string kept = before ? before : "";
  ::setenv("TMPDIR", "/no/such/folder", 1);
  EXPECT_REFUSAL(read_paged(path), Fault::file_unwritable);
  before ? ::setenv("TMPDIR", kept.c_str(), 1) : ::unsetenv("TMPDIR");
}

TEST(PagedBytesTest, BytesOnDiskHaveTheHashAndTheCopyOfTheirFile) {
  const TemporaryFolder folder;
  const std::string text = long_text();
  const PagedBytes bytes = on_disk(text);
  EXPECT_EQ(hash_of(bytes), Sha256().of(text));
  write_file(folder.file("copy"), bytes);
  EXPECT_EQ(read_file(folder.file("copy")), text);
}

// Letters lie on every border of two pieces in one text or another.
TEST(PagedBytesTest, AnEncodingIsDecidedAndDecodedAlikeWhereverTheBytesLie) {
  const std::string words = long_text();
  std::string windows, iso, dos, wide("\xFF\xFE");
  for (int i = 0; i < 200'000; ++i) {
    windows +=
        "5 \x80, Gr\xFC\xDF"
        "e\n";
    iso +=
        "5 \xA4, Gr\xFC\xDF"
        "e\n";
    dos +=
        "Gr\x81\xE1"
        "e\n";
    wide += std::string("G\0r\0\xFC\0=\xD8\x00\xDE", 10);
  }
  for (const std::string& bytes : {words, " " + words, "  " + words, "\xEF\xBB\xBF" + words, windows, iso, dos, wide}) {
    const DecodedText text = decode(bytes, "a");
    const DecodedPages pages = decode_pages(on_disk(bytes), "a");
    EXPECT_EQ(pages.encoding, text.encoding);
    EXPECT_EQ(pages.text.view(), text.text) << name_of(text.encoding);
  }
  EXPECT_EQ(decode(windows, "a").encoding, Encoding::windows_1252);
  EXPECT_EQ(decode(iso, "a").encoding, Encoding::iso_8859_15);
  EXPECT_EQ(decode(dos, "a").encoding, Encoding::dos_850);
  EXPECT_EQ(decode(" " + words, "a").encoding, Encoding::utf8);
  EXPECT_EQ(decode(wide, "a").text.substr(0, 8), "Grü\xF0\x9F\x98\x80");
}

TEST(PagedBytesTest, EveryStatementReadsTheSameFromDisk) {
  const std::string folder = std::string(KONTOR_SOURCE_DIR) + "/tests/statements/";
  for (const std::string& name : files_in(folder, "")) {
    if (name == "INDEX.csv") continue;
    const PagedBytes bytes = on_disk(sample_bytes(name));
    const StatementFile expected = statement_readers().read(sample_bytes(name), name);
    const StatementFile file = statement_readers().read(bytes, name);
    EXPECT_EQ(file.format, expected.format) << name;
    EXPECT_EQ(file.findings, expected.findings) << name;
    ASSERT_EQ(file.statements.size(), expected.statements.size()) << name;
    for (std::size_t i = 0; i < file.statements.size(); ++i) {
      const Statement &one = file.statements[i], &other = expected.statements[i];
      EXPECT_EQ(one.account, other.account) << name;
      EXPECT_EQ(one.balances, other.balances) << name;
      ASSERT_EQ(one.lines.size(), other.lines.size()) << name;
      for (std::size_t at = 0; at < one.lines.size(); ++at) EXPECT_EQ(one.lines[at], other.lines[at]) << name;
    }
  }
}

TEST(PagedBytesTest, LostLettersAreCountedOnceOnEveryBorder) {
  const std::string head =
      "Buchung;Wertstellungsdatum;Auftraggeber/Empfänger;Buchungstext;Verwendungszweck;Betrag;Währung\n";
  std::string text = head;
  for (int i = 0; i < 20'000; ++i)
    text +=
        "02.03.2026;02.03.2026;B\xEF\xBF\xBD"
        "cker;Kauf;Br\xC3\xAF\xC2\xBF\xC2\xBDtchen;-1,00;EUR\n";
  const StatementFile file = statement_readers().read(on_disk(text), "ing.csv");
  ASSERT_FALSE(file.findings.empty());
  const Finding& finding = file.findings.back();
  EXPECT_EQ(finding.fault, Fault::text_damaged);
  EXPECT_EQ(finding.where.line, 2);
  EXPECT_EQ(finding.details, std::vector<std::string>{"40000"});
}

TEST(PagedBytesTest, ACutFileIsToldBeforeWhatTheCutMadeWrong) {
  const std::string bytes = sample_bytes("sparkasse-camt-v2.csv");
  const std::size_t row = bytes.find("\"DE02", bytes.find("\"DE02") + 1);
  const std::string wrong = bytes.substr(0, row) + "\"DE02\";\"04.03.26\"\r\n" + bytes.substr(row);
  EXPECT_REFUSAL(statement_readers().read(wrong, "a.csv"), Fault::row_cut);
  const std::string cut = wrong.substr(0, wrong.rfind('"') - 3);
  EXPECT_REFUSAL(statement_readers().read(cut, "a.csv"), Fault::statement_cut_off);
}

}  // namespace
}  // namespace kontor
