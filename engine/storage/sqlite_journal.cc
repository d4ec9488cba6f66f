#include <algorithm>
#include <cstdio>
#include <limits>
#include <utility>

#include "engine/base/ensure.h"
#include "engine/base/refusal.h"
#include "engine/book/canonical.h"
#include "engine/storage/schema.h"
#include "engine/storage/sqlite_storage.h"

namespace kontor {

namespace {

// Entries come in the order of their key; their postings are worth sorting, so they wait longer.
constexpr std::size_t kEntriesWaiting = 4096;
constexpr std::size_t kPostingsWaiting = std::size_t{1} << 19;

Hash hash_from(std::string_view bytes) {
  Hash hash{};
  if (bytes.size() == hash.size()) std::copy(bytes.begin(), bytes.end(), hash.begin());
  return hash;
}

void add_cents(std::int64_t& sum, std::int64_t cents) {
  if (__builtin_add_overflow(sum, cents, &sum)) refuse(Fault::amount_overflow, std::to_string(cents));
}

int month_of(std::int64_t day) { return month_key(Day::from_number(static_cast<int>(day))); }

bool is_whole_months(const Period& period) {
  return period.first.day() == 1 && period.last == last_day_of_month(period.last.year(), period.last.month());
}

}  // namespace

std::unique_ptr<SqliteStorage> SqliteStorage::create(const std::string& path, const std::string& client, Day today) {
  try {
    Sqlite database(path, OpenMode::create);
    create_schema(database);
    database.query("INSERT INTO book (book, client, day_made) VALUES (1, ?1, ?2)").with(client, today.number()).run();
  } catch (const Refusal& refusal) {
    // Half a book would be in the way of the next try; one that was there before is not touched.
    if (refusal.findings().front().fault != Fault::file_exists) std::remove(path.c_str());
    throw;
  }
  return std::make_unique<SqliteStorage>(path, OpenMode::read_write);
}

SqliteStorage::SqliteStorage(const std::string& path, OpenMode mode) : database_(path, mode) {
  prepare_connection(database_, mode);
  database_.before_query([this] { flush_rows(); });
  if (mode != OpenMode::read_only) {
    migrate(database_);
  } else if (is_of_older_release(database_)) {
    Sqlite writer(path, OpenMode::read_write);
    migrate(writer);
  }
  // Whoever only reads sees the book of one moment, whatever is written meanwhile, and locks it once.
  if (mode == OpenMode::read_only) database_.execute("BEGIN");
}

void SqliteStorage::begin() {
  ensure(!in_act_, "acts do not nest");
  database_.query("BEGIN IMMEDIATE").run();
  in_act_ = true;
}

void SqliteStorage::commit() {
  ensure(in_act_, "only an act that began is committed");
  flush_rows();
  flush_totals();
  for (const auto& [name, last] : counters_)
    database_.query("INSERT INTO counter (book, name, last) VALUES (1, ?1, ?2) ON CONFLICT DO UPDATE SET last = ?2")
        .with(name, last)
        .run();
  database_.query("COMMIT").run();
  in_act_ = false;
  counters_.clear();
  last_hash_.reset();
}

void SqliteStorage::rollback() noexcept {
  if (!in_act_) return;
  in_act_ = false;
  forget_rows();
  counters_.clear();
  last_hash_.reset();
  totals_.clear();
  tax_totals_.clear();
  try {
    database_.query("ROLLBACK").run();
  } catch (const Refusal&) {
    // SQLite has rolled back by itself, as it does when the disk is full.
  }
}

void SqliteStorage::flush_entries() {
  database_.write_rows("INSERT INTO entry (book, number, day, bytes, hash) SELECT 1, a, b, c, d FROM queued_rows",
                       entries_);
  database_.write_rows(
      "INSERT INTO decision (book, line, entry, recorded, account, tax_code, why, authority, rule) "
      "SELECT 1, a, b, c, d, e, f, g, h FROM queued_rows",
      decisions_);
}

void SqliteStorage::flush_rows() {
  database_.write_rows(
      "INSERT INTO bank_line (book, id, bank_account, day, day_value, state, cents, currency, counterparty, "
      "counterparty_account, counterparty_bank, purpose, kind, reference, end_to_end, mandate, creditor, "
      "balance_after, original, file, line, return_reason, charges, fee) "
      "SELECT 1, a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, u, v, w FROM queued_rows",
      lines_);
  database_.write_rows("INSERT INTO open_line (book, line) SELECT 1, a FROM queued_rows", lines_open_);
  flush_entries();
  postings_.sort();
  facts_.sort();
  add_to_totals();
  database_.write_rows(
      "INSERT INTO posting (book, account, day, entry, n, cents) SELECT 1, a, b, c, d, e FROM queued_rows", postings_);
  database_.write_rows(
      "INSERT INTO tax_fact (book, code, day, entry, n, account, base, tax, vat_id) "
      "SELECT 1, a, b, c, d, e, f, g, h FROM queued_rows",
      facts_);
  take_off_open_lines();
}

// The sorted rows of one account and day stand together, so that its sums are looked up once.
void SqliteStorage::add_to_totals() {
  Sums* sums = nullptr;
  for (std::size_t row = 0; row < postings_.rows(); ++row) {
    const bool same = row > 0 && postings_.text(row, 0) == postings_.text(row - 1, 0) &&
                      postings_.number(row, 1) == postings_.number(row - 1, 1);
    if (!same) sums = &totals_[{std::string(postings_.text(row, 0)), month_of(postings_.number(row, 1))}];
    const std::int64_t cents = postings_.number(row, 4);
    add_cents(cents > 0 ? sums->first : sums->second, cents > 0 ? cents : -cents);
  }
  for (std::size_t row = 0; row < facts_.rows(); ++row) {
    Sums& tax = tax_totals_[{std::string(facts_.text(row, 0)), std::string(facts_.text(row, 4)),
                             month_of(facts_.number(row, 1))}];
    add_cents(tax.first, facts_.number(row, 5));
    add_cents(tax.second, facts_.number(row, 6));
  }
}

void SqliteStorage::forget_rows() {
  for (RowQueue* queue : {&lines_, &lines_open_, &entries_, &postings_, &facts_, &decisions_}) queue->clear();
  lines_decided_.clear();
}

std::size_t SqliteStorage::end_of_stretch(const std::vector<std::int64_t>& ids, std::size_t first) {
  std::size_t last = first;
  while (last + 1 < ids.size() && ids[last + 1] == ids[last] + 1) ++last;
  return last;
}

void SqliteStorage::take_off_open_lines() {
  std::vector<std::int64_t> lines = std::exchange(lines_decided_, {});
  std::sort(lines.begin(), lines.end());
  for (std::size_t first = 0; first < lines.size();) {
    const std::size_t last = end_of_stretch(lines, first);
    database_.look_up("DELETE FROM open_line WHERE book = 1 AND line BETWEEN ?1 AND ?2")
        .with(lines[first], lines[last])
        .run();
    first = last + 1;
  }
}

std::int64_t& SqliteStorage::last_number(const std::string& counter) {
  if (const auto found = counters_.find(counter); found != counters_.end()) return found->second;
  Query query = database_.look_up("SELECT last FROM counter WHERE book = 1 AND name = ?1");
  const std::int64_t last = query.with(counter).step() ? query.integer(0) : 0;
  return counters_.emplace(counter, last).first->second;
}

std::int64_t SqliteStorage::next_number(const std::string& counter) {
  ensure(in_act_, "numbers are drawn inside an act");
  return ++last_number(counter);
}

std::int64_t SqliteStorage::append(EntryRecord entry) {
  if (entries_.rows() >= kEntriesWaiting) flush_entries();
  if (postings_.rows() >= kPostingsWaiting) flush_rows();
  entry.number = next_number("entry");
  if (!last_hash_) {
    Query query = database_.query("SELECT hash FROM entry WHERE book = 1 ORDER BY number DESC LIMIT 1");
    last_hash_ = query.step() ? hash_from(query.view(0)) : Hash{};
  }
  const std::string bytes = canonical_bytes(entry);
  const Hash hash = sha256_.of(bytes_of(*last_hash_), bytes);
  last_hash_ = hash;
  entries_.add(entry.number, entry.day.number(), bytes, RowQueue::Blob{bytes_of(hash)});
  for (std::size_t i = 0; i < entry.postings.size(); ++i) {
    const Posting& posting = entry.postings[i];
    if (posting.amount.currency() != kEuro)
      refuse(Fault::currency_mixed, std::string(posting.amount.currency().code()));
    postings_.add(posting.account, entry.day.number(), entry.number, static_cast<std::int64_t>(i + 1),
                  posting.amount.minor_units());
  }
  for (std::size_t i = 0; i < entry.facts.size(); ++i) {
    const TaxFact& fact = entry.facts[i];
    facts_.add(fact.code, fact.day.number(), entry.number, static_cast<std::int64_t>(i + 1), fact.account,
               fact.base.minor_units(), fact.tax.minor_units(), fact.vat_id);
  }
  if (entry.reverses > 0)
    database_.query("INSERT INTO reversal (book, entry, by) VALUES (1, ?1, ?2)")
        .with(entry.reverses, entry.number)
        .run();
  return entry.number;
}

void SqliteStorage::flush_totals() {
  for (const auto& [key, sums] : totals_)
    database_
        .query(
            "INSERT INTO total (book, account, month, debit, credit) VALUES (1, ?1, ?2, ?3, ?4) "
            "ON CONFLICT DO UPDATE SET debit = debit + ?3, credit = credit + ?4")
        .with(key.first, key.second, sums.first, sums.second)
        .run();
  for (const auto& [key, sums] : tax_totals_)
    database_
        .query(
            "INSERT INTO tax_total (book, code, account, month, base, tax) VALUES (1, ?1, ?2, ?3, ?4, ?5) "
            "ON CONFLICT DO UPDATE SET base = base + ?4, tax = tax + ?5")
        .with(std::get<0>(key), std::get<1>(key), std::get<2>(key), sums.first, sums.second)
        .run();
  totals_.clear();
  tax_totals_.clear();
}

std::optional<EntryRecord> SqliteStorage::entry(std::int64_t number) {
  Query query = database_.query("SELECT bytes FROM entry WHERE book = 1 AND number = ?1");
  if (!query.with(number).step()) return std::nullopt;
  return entry_from_canonical(query.view(0));
}

void SqliteStorage::each_entry(const Period& period, const std::function<void(const EntryRecord&)>& take) {
  Query query =
      database_.query("SELECT bytes FROM entry WHERE book = 1 AND day BETWEEN ?1 AND ?2 ORDER BY day, number");
  query.with(period.first.number(), period.last.number());
  while (query.step()) take(entry_from_canonical(query.view(0)));
}

std::optional<std::int64_t> SqliteStorage::reversal_of(std::int64_t number) {
  Query query = database_.query("SELECT by FROM reversal WHERE book = 1 AND entry = ?1");
  if (!query.with(number).step()) return std::nullopt;
  return query.integer(0);
}

std::int64_t SqliteStorage::entry_count() {
  Query query = database_.query("SELECT max(number) FROM entry WHERE book = 1");
  query.step();
  return query.integer(0);
}

void SqliteStorage::each_posting(const std::string& account, const Period& period,
                                 const std::function<void(const SheetRow&)>& take) {
  Query query = database_.query(
      "SELECT day, entry, cents FROM posting WHERE book = 1 AND account = ?1 AND day BETWEEN ?2 AND ?3 "
      "ORDER BY day, entry, n");
  query.with(account, period.first.number(), period.last.number());
  while (query.step())
    take({Day::from_number(static_cast<int>(query.integer(0))), query.integer(1), Amount(query.integer(2))});
}

std::vector<AccountMovement> SqliteStorage::movements(const Period& period) {
  const auto read = [](Query& query) {
    std::vector<AccountMovement> out;
    while (query.step()) out.push_back({query.text(0), Amount(query.integer(1)), Amount(query.integer(2))});
    return out;
  };
  if (is_whole_months(period)) {
    Query query = database_.query(
        "SELECT account, sum(debit), sum(credit) FROM total WHERE book = 1 AND month BETWEEN ?1 AND ?2 "
        "GROUP BY account ORDER BY account");
    return read(query.with(month_key(period.first), month_key(period.last)));
  }
  Query query = database_.query(
      "SELECT account, sum(max(cents, 0)), sum(max(-cents, 0)) FROM posting WHERE book = 1 AND day BETWEEN ?1 AND ?2 "
      "GROUP BY account ORDER BY account");
  return read(query.with(period.first.number(), period.last.number()));
}

std::vector<TaxTotal> SqliteStorage::tax_totals(const Period& period) {
  const auto read = [](Query& query) {
    std::vector<TaxTotal> out;
    while (query.step())
      out.push_back({query.text(0), query.text(1), Amount(query.integer(2)), Amount(query.integer(3))});
    return out;
  };
  if (is_whole_months(period)) {
    Query query = database_.query(
        "SELECT code, account, sum(base), sum(tax) FROM tax_total WHERE book = 1 AND month BETWEEN ?1 AND ?2 "
        "GROUP BY code, account ORDER BY code, account");
    return read(query.with(month_key(period.first), month_key(period.last)));
  }
  Query query = database_.query(
      "SELECT code, account, sum(base), sum(tax) FROM tax_fact WHERE book = 1 AND day BETWEEN ?1 AND ?2 "
      "GROUP BY code, account ORDER BY code, account");
  return read(query.with(period.first.number(), period.last.number()));
}

void SqliteStorage::each_raw_entry(const std::function<void(const RawEntry&)>& take) {
  Query query = database_.query("SELECT number, day, bytes, hash FROM entry WHERE book = 1 ORDER BY number");
  while (query.step())
    take({query.integer(0), static_cast<int>(query.integer(1)), query.text(2), hash_from(query.view(3))});
}

void SqliteStorage::each_raw_posting(const std::function<void(const RawPosting&)>& take) {
  Query query = database_.query("SELECT entry, n, account, day, cents FROM posting WHERE book = 1 ORDER BY entry, n");
  while (query.step())
    take({query.integer(0), query.integer(1), query.text(2), static_cast<int>(query.integer(3)),
          Amount(query.integer(4))});
}

void SqliteStorage::each_raw_fact(const std::function<void(const RawFact&)>& take) {
  Query query = database_.query(
      "SELECT entry, n, code, account, day, base, tax, vat_id FROM tax_fact WHERE book = 1 ORDER BY entry, n");
  while (query.step())
    take({query.integer(0), query.integer(1),
          TaxFact{query.text(2), query.text(3), Day::from_number(static_cast<int>(query.integer(4))),
                  Amount(query.integer(5)), Amount(query.integer(6)), query.text(7)}});
}

std::vector<std::string> SqliteStorage::own_check() {
  std::vector<std::string> problems;
  Query query = database_.query("PRAGMA integrity_check");
  while (query.step())
    if (query.view(0) != "ok") problems.push_back(query.text(0));
  return problems;
}

std::optional<Day> SqliteStorage::sealed_to() {
  Query query = database_.query("SELECT max(day) FROM seal WHERE book = 1");
  if (!query.step() || query.is_null(0)) return std::nullopt;
  return Day::from_number(static_cast<int>(query.integer(0)));
}

void SqliteStorage::seal(Day to, Day day_recorded) {
  database_.query("INSERT INTO seal (book, n, day, recorded) VALUES (1, ?1, ?2, ?3)")
      .with(next_number("seal"), to.number(), day_recorded.number())
      .run();
}

}  // namespace kontor
