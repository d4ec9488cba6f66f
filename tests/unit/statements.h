// Statements made by hand, for tests of what happens to their lines.
#pragma once

#include <string>
#include <vector>

#include "engine/book/import.h"
#include "tests/unit/firm.h"

namespace kontor {

inline constexpr const char* kIban = "DE02120300000000202051";

struct LineText {
  std::string day;
  std::string amount;
  std::string counterparty;
  std::string purpose;
};

inline BankLine bank_line(const LineText& text) {
  BankLine line;
  line.day = Day::from_iso(text.day);
  line.amount = eur(text.amount);
  line.counterparty = text.counterparty;
  line.purpose = text.purpose;
  return line;
}

inline StatementFile statement_of(const std::vector<BankLine>& lines, const std::string& format = "csv/test") {
  StatementFile file;
  file.file = "auszug.csv";
  file.format = format;
  Statement statement;
  statement.account = kIban;
  for (BankLine line : lines) {
    line.line = static_cast<int>(statement.lines.size()) + 2;
    statement.lines.push_back(line);
  }
  file.statements.push_back(statement);
  return file;
}

// A firm with one bank account, or two.
inline std::unique_ptr<Firm> firm_with_bank(bool second = false) {
  auto firm = std::make_unique<Firm>(TaxProfile{ProfitMethod::cash, VatMethod::received});
  firm->settings().banks.push_back({"Girokonto", kIban, "BYLADEM1001", "1200"});
  if (second) firm->settings().banks.push_back({"Tagesgeld", "DE75512108001245126199", "SOGEDEFFXXX", "1210"});
  return firm;
}

// Imports under a hash of its own, as if every file had other bytes.
inline ImportResult import_into(Firm& firm, const StatementFile& file, SimilarLines similar = SimilarLines::ask,
                                const std::string& hash = "") {
  Book book = firm.book();
  const std::string made = hash.empty() ? "file " + std::to_string(firm.storage().files().size()) : hash;
  return import_statement(book, {file, made, "", similar, false});
}

inline std::vector<LineRecord> lines_in(Firm& firm) {
  std::vector<LineRecord> lines;
  firm.storage().each_line({Day::of(1900, 1, 1), Day::of(2199, 12, 31)},
                           [&](const LineRecord& line) { lines.push_back(line); });
  return lines;
}

}  // namespace kontor
