// Whole statement files against what is known to be in them: invented ones of every layout (tests/statements), and real
// ones of the shared folder where there is one (KONTOR_SHARED, or ../shared beside the checkout).
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <sstream>

#include "engine/base/refusal.h"
#include "engine/system/environment.h"
#include "tests/unit/samples.h"

namespace kontor {
namespace {

const std::string kSource = KONTOR_SOURCE_DIR;

// A table with ';' between cells and '"' around cells that hold one; the first line names the columns.
std::vector<std::map<std::string, std::string>> rows_of(const std::string& path) {
  const std::string text = read_file(path);
  const CsvText csv = CsvText::parse(text, {';', Quotes::strict}, path);
  std::vector<std::map<std::string, std::string>> rows;
  std::vector<std::string> names;
  for (const CsvText::Record& record : csv.records()) {
    const auto cells = csv.cells(record);
    if (cells[0].starts_with("#")) continue;
    if (names.empty()) {
      names.assign(cells.begin(), cells.end());
      continue;
    }
    for (std::size_t i = 0; i < cells.size() && i < names.size(); ++i) {
      if (i == 0) rows.emplace_back();
      rows.back()[names[i]] = std::string(cells[i]);
    }
  }
  return rows;
}

struct Figures {
  std::string booked, pending, sums, first, last;
  bool operator==(const Figures&) const = default;
};

std::ostream& operator<<(std::ostream& out, const Figures& figures) {
  return out << figures.booked << " booked, " << figures.pending << " pending, " << figures.sums << ", "
             << figures.first << " to " << figures.last;
}

Figures figures_of(const StatementFile& file) {
  int booked = 0, pending = 0;
  std::map<std::string, Amount> sums;
  std::string first, last;
  for (const Statement& statement : file.statements)
    for (const BankLine& line : statement.lines) {
      pending += line.state == LineState::pending ? 1 : 0;
      if (line.state != LineState::booked) continue;
      ++booked;
      const std::string code(line.amount.currency().code());
      sums.try_emplace(code, Amount(0, line.amount.currency())).first->second += line.amount;
      const std::string day = line.day.to_iso();
      first = first.empty() ? day : std::min(first, day);
      last = std::max(last, day);
    }
  std::string joined;
  for (const auto& [code, sum] : sums) joined += (joined.empty() ? "" : "|") + code + ":" + sum.to_plain();
  return {std::to_string(booked), std::to_string(pending), joined, first, last};
}

std::string balance_text(const Statement& statement, bool opening) {
  const KnownBalance* found = nullptr;
  for (const KnownBalance& balance : statement.balances)
    if (balance.opening == opening && (!found || (opening ? balance.day < found->day : balance.day >= found->day)))
      found = &balance;
  return found ? found->amount.to_plain() : "";
}

TEST(StatementSamplesTest, EveryLayoutReadsItsInventedStatement) {
  const std::string folder = kSource + "/tests/statements/";
  for (const auto& row : rows_of(folder + "INDEX.csv")) {
    const std::string& name = row.at("file");
    SCOPED_TRACE(name);
    const StatementFile file = statement_readers().read(read_file(folder + name), name);
    EXPECT_EQ(file.format, row.at("format"));
    EXPECT_EQ(figures_of(file),
              (Figures{row.at("booked"), row.at("pending"), row.at("sum"), row.at("first"), row.at("last")}));
    ASSERT_EQ(std::to_string(file.statements.size()), row.at("accounts"));
    EXPECT_EQ(balance_text(file.statements[0], true), row.at("opening"));
    EXPECT_EQ(balance_text(file.statements[0], false), row.at("closing"));
  }
}

TEST(StatementSamplesTest, EveryLayoutHasAnInventedStatement) {
  std::vector<std::string> formats;
  for (const auto& row : rows_of(kSource + "/tests/statements/INDEX.csv")) formats.push_back(row.at("format"));
  for (const CsvLayout& layout : statement_readers().layouts())
    EXPECT_TRUE(layout.skip || layout.id == "comdirect-card" ||  // a second table, in comdirect-two-tables.csv
                std::count(formats.begin(), formats.end(), "csv/" + layout.id) > 0)
        << layout.id;
}

// CSV files of all institutions must be read exactly, and these; the others may be refused, but never read wrongly.
bool is_promised(const std::string& name) {
  return name.ends_with(".csv") || name.starts_with("mt940__") || name.starts_with("camt053.02") ||
         name.starts_with("camt053.08");
}

// Where the figures of the list are not those of a ledger, by what the files say themselves.
std::optional<Figures> figures_of_the_ledger(const std::string& name) {
  // The running balance moves by amount and fee; the list leaves the fee out.
  if (name == "revolut__business-2022.csv") return Figures{"8", "0", "CHF:1316.95", "2022-06-01", "2022-07-04"};
  // "After fees": the fee leaves the balance as well.
  if (name == "wise__transfers-de-2024.csv") return Figures{"5", "0", "EUR:-283.73", "2023-12-27", "2023-12-30"};
  // The list counts two rows marked "Memo"; the running balances do not.
  if (name == "paypal__en-2014-multicurrency.csv")
    return Figures{"54", "0", "CHF:190.28|EUR:0.00|GBP:1.73|USD:0.00", "2013-10-22", "2014-05-26"};
  // The list adds the sale and its payout; a payout leaves the account.
  if (name == "sumup__report-de-2025.csv") return Figures{"2", "0", "EUR:0.00", "2025-10-12", "2025-10-12"};
  return std::nullopt;
}

// Some files write their currencies small.
std::string in_capitals(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
  return text;
}

// Where we know better than the list: the lines of an interim report are announced, not booked, and in euros.
Figures expected_of(std::map<std::string, std::string> row) {
  if (row["format"].starts_with("MT942")) return {"0", row["transactions"], "", "", ""};
  return {row["transactions"], row["pending"], in_capitals(row["sum"]), row["first date"], row["last date"]};
}

TEST(StatementSamplesTest, RealStatementsAreReadExactly) {
  const std::string folder = shared_statements();
  if (folder.empty()) GTEST_SKIP() << "no shared folder (KONTOR_SHARED)";
  int exact = 0, refused = 0;
  for (const auto& row : rows_of(folder + "INDEX.csv")) {
    const std::string& name = row.at("file");
    SCOPED_TRACE(name);
    try {
      const StatementFile file = statement_readers().read(read_file(folder + name), name);
      EXPECT_EQ(figures_of(file), figures_of_the_ledger(name).value_or(expected_of(row)));
      ++exact;
    } catch (const Refusal& refusal) {
      EXPECT_FALSE(is_promised(name)) << name_of(refusal.findings().front().fault);
      ++refused;
    }
  }
  EXPECT_GE(exact, 111);
  RecordProperty("exact", exact);
  RecordProperty("refused", refused);
}

}  // namespace
}  // namespace kontor
