#include <algorithm>
#include <charconv>

#include "engine/base/ensure.h"
#include "engine/storage/sqlite_storage.h"

namespace kontor {

namespace {

constexpr std::size_t kLinesWaiting = 2048;

#define LINE_VALUES                                                                                        \
  "l.id, l.bank_account, l.file, l.state, l.day, l.day_value, l.cents, l.currency, l.counterparty, "       \
  "l.counterparty_account, l.counterparty_bank, l.purpose, l.kind, l.reference, l.end_to_end, l.mandate, " \
  "l.creditor, l.balance_after, l.original, l.line, l.return_reason, l.charges, l.fee"
#define LINE_COLUMNS \
  LINE_VALUES ", o.line IS NOT NULL FROM bank_line l LEFT JOIN open_line o ON o.book = l.book AND o.line = l.id "

Day day_at(const Query& query, int column) { return Day::from_number(static_cast<int>(query.integer(column))); }

// "EUR 3.00".
std::string money_text(Amount amount) { return std::string(amount.currency().code()) + " " + amount.to_plain(); }
Amount money_of(std::string_view text) {
  return Amount::from_plain(text.substr(4), Currency::from_code(text.substr(0, 3)));
}

// "USD 5000.00 1.1000": the payment in its own currency and the rate, as the bank states them.
std::string original_text(const BankLine& line) {
  if (!line.amount_original) return "";
  std::string text = money_text(*line.amount_original);
  if (line.exchange_rate) text += " " + line.exchange_rate->to_plain();
  return text;
}

void read_original(std::string_view text, BankLine& line) {
  line.amount_original.reset();
  line.exchange_rate.reset();
  if (text.size() < 5) return;
  const std::size_t end = text.find(' ', 4);
  line.amount_original = money_of(text.substr(0, end));
  if (end != std::string_view::npos) line.exchange_rate = Decimal::from_plain(text.substr(end + 1));
}

// Into a record that is there: its texts keep their memory.
void read_line(const Query& query, LineRecord& record) {
  record.id = query.integer(0);
  record.bank_account = query.integer(1);
  record.file = query.integer(2);
  BankLine& line = record.line;
  line.state = static_cast<LineState>(query.integer(3));
  line.day = day_at(query, 4);
  line.day_value.reset();
  if (!query.is_null(5)) line.day_value = day_at(query, 5);
  const Currency currency = query.view(7) == kEuro.code() ? kEuro : Currency::from_code(query.view(7));
  line.amount = Amount(query.integer(6), currency);
  line.counterparty = query.view(8);
  line.counterparty_account = query.view(9);
  line.counterparty_bank = query.view(10);
  line.purpose = query.view(11);
  line.kind = query.view(12);
  line.reference = query.view(13);
  line.end_to_end = query.view(14);
  line.mandate = query.view(15);
  line.creditor = query.view(16);
  line.balance_after.reset();
  if (!query.is_null(17)) line.balance_after = Amount(query.integer(17), currency);
  read_original(query.view(18), line);
  line.line = static_cast<int>(query.integer(19));
  line.return_reason = query.view(20);
  line.charges.reset();
  if (!query.view(21).empty()) line.charges = money_of(query.view(21));
  line.fee = Amount(query.integer(22), currency);
  const bool open = query.integer(23) != 0;
  record.stage = line.state != LineState::booked ? LineStage::aside : open ? LineStage::open : LineStage::posted;
}

LineRecord line_of(const Query& query) {
  LineRecord record;
  read_line(query, record);
  return record;
}

void each_line_in(Query& query, const std::function<void(const LineRecord&)>& take) {
  LineRecord record;
  while (query.step()) {
    read_line(query, record);
    take(record);
  }
}

std::vector<LineRecord> lines_of(Query& query) {
  std::vector<LineRecord> out;
  while (query.step()) out.push_back(line_of(query));
  return out;
}

}  // namespace

std::vector<BankAccountRecord> SqliteStorage::bank_accounts() {
  std::vector<BankAccountRecord> out;
  Query query = database_.query("SELECT id, iban, account FROM bank_account WHERE book = 1 ORDER BY id");
  while (query.step()) out.push_back({query.integer(0), query.text(1), query.text(2)});
  return out;
}

std::int64_t SqliteStorage::add_bank_account(const BankAccountRecord& account) {
  const std::int64_t id = next_number("bank_account");
  database_.query("INSERT INTO bank_account (book, id, iban, account) VALUES (1, ?1, ?2, ?3)")
      .with(id, account.iban, account.account)
      .run();
  return id;
}

std::optional<StatementFileRecord> SqliteStorage::file_with_hash(const std::string& hash) {
  Query query = database_.query(
      "SELECT id, hash, name, format, imported, lines_new, lines_asked FROM statement_file WHERE book = 1 AND hash = "
      "?1");
  if (!query.with(hash).step()) return std::nullopt;
  return StatementFileRecord{query.integer(0), query.text(1),    query.text(2),   query.text(3),
                             day_at(query, 4), query.integer(5), query.integer(6)};
}

std::int64_t SqliteStorage::add_file(const StatementFileRecord& file) {
  const std::int64_t id = next_number("statement_file");
  database_
      .query(
          "INSERT INTO statement_file (book, id, hash, name, format, imported, lines_new, lines_asked) "
          "VALUES (1, ?1, ?2, ?3, ?4, ?5, ?6, ?7)")
      .with(id, file.hash, file.name, file.format, file.day_imported.number(), file.lines_new, file.lines_asked)
      .run();
  return id;
}

void SqliteStorage::update_file(const StatementFileRecord& file) {
  database_.query("UPDATE statement_file SET lines_new = ?2, lines_asked = ?3 WHERE book = 1 AND id = ?1")
      .with(file.id, file.lines_new, file.lines_asked)
      .run();
}

std::vector<StatementFileRecord> SqliteStorage::files() {
  std::vector<StatementFileRecord> out;
  Query query = database_.query(
      "SELECT id, hash, name, format, imported, lines_new, lines_asked FROM statement_file WHERE book = 1 ORDER BY id");
  while (query.step())
    out.push_back({query.integer(0), query.text(1), query.text(2), query.text(3), day_at(query, 4), query.integer(5),
                   query.integer(6)});
  return out;
}

std::int64_t SqliteStorage::add_line(const LineRecord& record) {
  const std::int64_t id = next_number("bank_line");
  const BankLine& line = record.line;
  const std::string original = original_text(line);
  RowQueue::Maybe day_value, balance;
  if (line.day_value) day_value.value = line.day_value->number();
  if (line.balance_after) balance.value = line.balance_after->minor_units();
  lines_.add(id, record.bank_account, line.day.number(), day_value, static_cast<int>(line.state),
             line.amount.minor_units(), line.amount.currency().code(), line.counterparty, line.counterparty_account,
             line.counterparty_bank, line.purpose, line.kind, line.reference, line.end_to_end, line.mandate,
             line.creditor, balance, original, record.file, line.line, line.return_reason,
             line.charges ? money_text(*line.charges) : std::string(), line.fee.minor_units());
  if (line.state == LineState::booked) lines_open_.add(id);
  if (lines_.rows() >= kLinesWaiting) flush_rows();
  return id;
}

void SqliteStorage::add_balance(const BalanceRecord& record) {
  const KnownBalance& balance = record.balance;
  database_
      .query(
          "INSERT INTO balance (book, bank_account, day, n, cents, currency, opening, file, line) "
          "VALUES (1, ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)")
      .with(record.bank_account, balance.day.number(), next_number("balance"), balance.amount.minor_units(),
            balance.amount.currency().code(), balance.opening ? 1 : 0, record.file, balance.line)
      .run();
}

std::vector<BalanceRecord> SqliteStorage::balances() {
  std::vector<BalanceRecord> out;
  Query query = database_.query(
      "SELECT bank_account, file, day, cents, currency, opening, line FROM balance WHERE book = 1 "
      "ORDER BY bank_account, day, n");
  while (query.step())
    out.push_back({query.integer(0), query.integer(1),
                   KnownBalance{day_at(query, 2), Amount(query.integer(3), Currency::from_code(query.view(4))),
                                query.integer(5) != 0, static_cast<int>(query.integer(6))}});
  return out;
}

std::vector<LineRecord> SqliteStorage::lines(std::int64_t bank_account, const Period& period) {
  std::vector<LineRecord> out;
  each_line_of(bank_account, period, [&](const LineRecord& record) { out.push_back(record); });
  return out;
}

void SqliteStorage::each_line_of(std::int64_t bank_account, const Period& period,
                                 const std::function<void(const LineRecord&)>& take) {
  Query query = database_.query("SELECT " LINE_COLUMNS
                                "WHERE l.book = 1 AND l.bank_account = ?1 AND l.day BETWEEN ?2 AND ?3 "
                                "ORDER BY l.day, l.id");
  query.with(bank_account, period.first.number(), period.last.number());
  each_line_in(query, take);
}

std::vector<LineRecord> SqliteStorage::pending_lines(std::int64_t bank_account) {
  // Left to itself, the library walks all lines of the book, because they lie in the wanted order.
  Query query = database_.query("SELECT " LINE_VALUES
                                ", 0 FROM bank_line l INDEXED BY bank_line_pending "
                                "WHERE l.book = 1 AND l.bank_account = ?1 AND l.state = 1 ORDER BY l.id");
  query.with(bank_account);
  return lines_of(query);
}

void SqliteStorage::drop_pending(std::int64_t line) {
  database_.query("DELETE FROM bank_line WHERE book = 1 AND id = ?1 AND state = 1").with(line).run();
}

std::optional<Day> SqliteStorage::last_booked_day(std::int64_t bank_account) {
  Query query = database_.query(
      "SELECT day FROM bank_line WHERE book = 1 AND bank_account = ?1 AND state = 0 ORDER BY day DESC LIMIT 1");
  if (!query.with(bank_account).step()) return std::nullopt;
  return day_at(query, 0);
}

void SqliteStorage::each_movement(std::int64_t bank_account, const std::function<void(const LineMovement&)>& take) {
  Query query = database_.query(
      "SELECT l.day, l.cents, l.currency, o.line IS NOT NULL FROM bank_line l "
      "LEFT JOIN open_line o ON o.book = l.book AND o.line = l.id "
      "WHERE l.book = 1 AND l.bank_account = ?1 AND l.state = 0 ORDER BY l.day, l.id");
  query.with(bank_account);
  while (query.step())
    take({day_at(query, 0), Amount(query.integer(1), Currency::from_code(query.view(2))), query.integer(3) != 0});
}

void SqliteStorage::each_open_line(const std::function<void(const LineRecord&)>& take) {
  Query query = database_.query("SELECT " LINE_VALUES
                                ", 1 FROM open_line o CROSS JOIN bank_line l ON l.book = 1 AND l.id = o.line "
                                "WHERE o.book = 1 ORDER BY o.line");
  each_line_in(query, take);
}

// Neighbours are read in one stretch. What this act decided below `after` need not be written first.
std::vector<LineRecord> SqliteStorage::open_lines(std::int64_t after, std::int64_t count) {
  if (std::any_of(lines_decided_.begin(), lines_decided_.end(), [&](std::int64_t line) { return line > after; }))
    flush_rows();
  std::vector<std::int64_t> ids;
  Query open = database_.look_up("SELECT line FROM open_line WHERE book = 1 AND line > ?1 ORDER BY line LIMIT ?2");
  open.with(after, count);
  while (open.step()) ids.push_back(open.integer(0));
  std::vector<LineRecord> lines;
  lines.reserve(ids.size());
  for (std::size_t first = 0; first < ids.size();) {
    const std::size_t last = end_of_stretch(ids, first);
    Query query = database_.look_up("SELECT " LINE_VALUES
                                    ", 1 FROM bank_line l WHERE l.book = 1 AND l.id BETWEEN ?1 AND ?2 ORDER BY l.id");
    query.with(ids[first], ids[last]);
    while (query.step()) lines.push_back(line_of(query));
    first = last + 1;
  }
  return lines;
}

std::int64_t SqliteStorage::open_line_count() {
  Query query = database_.query("SELECT count(*) FROM open_line WHERE book = 1");
  query.step();
  return query.integer(0);
}

void SqliteStorage::each_line(const Period& period, const std::function<void(const LineRecord&)>& take) {
  Query query =
      database_.query("SELECT " LINE_COLUMNS "WHERE l.book = 1 AND l.day BETWEEN ?1 AND ?2 ORDER BY l.day, l.id");
  query.with(period.first.number(), period.last.number());
  each_line_in(query, take);
}

std::optional<LineRecord> SqliteStorage::line(std::int64_t id) {
  Query query = database_.query("SELECT " LINE_COLUMNS "WHERE l.book = 1 AND l.id = ?1");
  if (!query.with(id).step()) return std::nullopt;
  return line_of(query);
}

void SqliteStorage::decide(const Decision& decision) {
  decisions_.add(decision.line, decision.entry, decision.day_recorded.number(), decision.account, decision.tax_code,
                 decision.why, decision.authority, decision.rule);
  lines_decided_.push_back(decision.line);
}

void SqliteStorage::reopen_line(std::int64_t line) {
  database_.query("INSERT OR IGNORE INTO open_line (book, line) VALUES (1, ?1)").with(line).run();
}

std::optional<Decision> SqliteStorage::decision_on(std::int64_t line) {
  Query query = database_.query(
      "SELECT line, entry, recorded, account, tax_code, why, authority, rule FROM decision "
      "WHERE book = 1 AND line = ?1 ORDER BY entry DESC LIMIT 1");
  if (!query.with(line).step()) return std::nullopt;
  return Decision{query.integer(0), query.integer(1), day_at(query, 2), query.text(3),
                  query.text(4),    query.text(5),    query.text(6),    query.text(7)};
}

void SqliteStorage::each_precedent(const std::function<void(const Precedent&)>& take) {
  Query query = database_.query(
      "SELECT l.counterparty, l.counterparty_account, l.cents, l.day, d.account, d.tax_code "
      "FROM decision d JOIN bank_line l ON l.book = 1 AND l.id = d.line "
      "WHERE d.book = 1 AND d.rule = '' AND instr(d.account, ' ') = 0 "
      "AND d.entry = (SELECT max(entry) FROM decision WHERE book = 1 AND line = d.line) "
      "AND NOT EXISTS (SELECT 1 FROM open_line WHERE book = 1 AND line = d.line) ORDER BY d.line");
  while (query.step())
    take({query.text(0), query.text(1), query.integer(2) >= 0, day_at(query, 3), query.text(4), query.text(5)});
}

std::optional<std::int64_t> SqliteStorage::line_of_entry(std::int64_t entry) {
  const std::optional<EntryRecord> found = this->entry(entry);
  constexpr std::string_view kOrigin = "line ";
  if (!found || !found->origin.starts_with(kOrigin)) return std::nullopt;
  const std::string_view digits = std::string_view(found->origin).substr(kOrigin.size());
  std::int64_t line = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), line);
  return error == std::errc{} ? std::optional(line) : std::nullopt;
}

}  // namespace kontor
