// Every archived document is hashed again: what is missing or changed by one byte is found and named.
#include <gtest/gtest.h>

#include "engine/book/verify.h"
#include "tests/unit/invoice_firm.h"
#include "tests/unit/statements.h"

namespace kontor {
namespace {

std::string kept(const InvoiceFirm& firm, const std::string& bytes, const std::string& ending) {
  FileBatch files;
  std::string hash = firm.archive().keep(bytes, ending, files);
  files.keep();
  return hash;
}

// A firm with one invoice (PDF and XML) and the statement "bank/umsatz.csv".
std::unique_ptr<InvoiceFirm> firm_with_documents() {
  auto firm = std::make_unique<InvoiceFirm>();
  firm->issue(kInvoiceExample);
  const std::string bytes(200'000, 'b');  // longer than one piece
  StatementFile file = statement_of({bank_line({"2026-03-03", "100.00", "A", "a"})});
  file.file = "bank/umsatz.csv";
  Book book = firm->book();
  import_statement(book, {file, kept(*firm, bytes, ".csv"), kIban, SimilarLines::ask, false});
  return firm;
}

Verification verified(InvoiceFirm& firm) {
  Book book = firm.book();
  return verify(book, firm.archive());
}

// "document_damaged umsatz.csv"
std::vector<std::string> told(const Verification& verification) {
  std::vector<std::string> out;
  for (const Finding& finding : verification.findings)
    out.push_back(std::string(name_of(finding.fault)) + " " + finding.value);
  return out;
}

std::string path_of(InvoiceFirm& firm, std::string_view ending) {
  for (const std::string& name : firm.archive().names())
    if (name.ends_with(ending)) return folder_of(firm.book_path()) + "/documents/" + name;
  return "";
}

void change_one_byte(const std::string& path) {
  std::string bytes = read_file(path);
  bytes.back() ^= 1;
  write_file(path, bytes, FileMode::archived);
}

TEST(DocumentsCheckTest, WholeDocumentsAreCounted) {
  const auto firm = firm_with_documents();
  const Verification verification = verified(*firm);
  EXPECT_EQ(told(verification), std::vector<std::string>{});
  EXPECT_EQ(verification.documents, 3);
}

TEST(DocumentsCheckTest, AChangedByteIsFoundInEveryKindOfDocument) {
  for (const auto& [ending, name] : std::vector<std::pair<std::string, std::string>>{
           {".pdf", "RE-2026-0001.pdf"}, {".xml", "RE-2026-0001.xml"}, {".csv", "umsatz.csv"}}) {
    const auto firm = firm_with_documents();
    const std::string path = path_of(*firm, ending);
    change_one_byte(path);
    const Verification verification = verified(*firm);
    EXPECT_EQ(told(verification), std::vector{"document_damaged " + name});
    EXPECT_EQ(verification.findings.front().where.file, path);
  }
}

TEST(DocumentsCheckTest, AMissingDocumentIsNamed) {
  const auto firm = firm_with_documents();
  std::filesystem::remove(path_of(*firm, ".pdf"));
  EXPECT_EQ(told(verified(*firm)), std::vector<std::string>{"document_missing RE-2026-0001.pdf"});
}

TEST(DocumentsCheckTest, WhatTheBookDoesNotKnowIsCheckedByItsNameAlone) {
  const auto firm = firm_with_documents();
  const std::string hash = kept(*firm, "ein Beleg", ".jpg");
  write_file(folder_of(firm->book_path()) + "/documents/notiz.txt", "kein Dokument");
  EXPECT_EQ(told(verified(*firm)), std::vector<std::string>{});
  change_one_byte(firm->archive().path_of(hash, ".jpg"));
  EXPECT_EQ(told(verified(*firm)), std::vector{"document_damaged " + hash + ".jpg"});
}

TEST(DocumentsCheckTest, AFolderInPlaceOfADocumentIsAFindingAndNoEnd) {
  const auto firm = firm_with_documents();
  const std::string path = path_of(*firm, ".pdf");
  std::filesystem::remove(path);
  std::filesystem::create_directory(path);
  change_one_byte(path_of(*firm, ".xml"));
  EXPECT_EQ(told(verified(*firm)),
            (std::vector<std::string>{"file_unreadable " + path, "document_damaged RE-2026-0001.xml"}));
}

}  // namespace
}  // namespace kontor
