#include "engine/storage/schema.h"

#include <array>
#include <string>

#include "engine/base/refusal.h"

namespace kontor {

namespace {

// Every key begins with `book`, numbers come from the table `counter`, days are days since 1970-01-01, amounts are
// whole cents. Nothing in SQL adds money up in a way that could leave 64 bits: sums are of cents of one book.
constexpr const char* kVersion1 = R"sql(
CREATE TABLE book (book INTEGER PRIMARY KEY, client TEXT NOT NULL, day_made INTEGER NOT NULL) STRICT;
CREATE TABLE counter (book INTEGER NOT NULL, name TEXT NOT NULL, last INTEGER NOT NULL,
  PRIMARY KEY (book, name)) STRICT, WITHOUT ROWID;

CREATE TABLE entry (book INTEGER NOT NULL, number INTEGER NOT NULL, day INTEGER NOT NULL, bytes TEXT NOT NULL,
  hash BLOB NOT NULL, PRIMARY KEY (book, number)) STRICT, WITHOUT ROWID;
CREATE INDEX entry_by_day ON entry (book, day, number);
CREATE TABLE posting (book INTEGER NOT NULL, account TEXT NOT NULL, day INTEGER NOT NULL, entry INTEGER NOT NULL,
  n INTEGER NOT NULL, cents INTEGER NOT NULL, PRIMARY KEY (book, account, day, entry, n)) STRICT, WITHOUT ROWID;
CREATE TABLE tax_fact (book INTEGER NOT NULL, code TEXT NOT NULL, day INTEGER NOT NULL, entry INTEGER NOT NULL,
  n INTEGER NOT NULL, account TEXT NOT NULL, base INTEGER NOT NULL, tax INTEGER NOT NULL,
  PRIMARY KEY (book, code, day, entry, n)) STRICT, WITHOUT ROWID;
CREATE TABLE reversal (book INTEGER NOT NULL, entry INTEGER NOT NULL, by INTEGER NOT NULL,
  PRIMARY KEY (book, entry)) STRICT, WITHOUT ROWID;
CREATE TABLE total (book INTEGER NOT NULL, account TEXT NOT NULL, month INTEGER NOT NULL, debit INTEGER NOT NULL,
  credit INTEGER NOT NULL, PRIMARY KEY (book, account, month)) STRICT, WITHOUT ROWID;
CREATE TABLE tax_total (book INTEGER NOT NULL, code TEXT NOT NULL, account TEXT NOT NULL, month INTEGER NOT NULL,
  base INTEGER NOT NULL, tax INTEGER NOT NULL, PRIMARY KEY (book, code, account, month)) STRICT, WITHOUT ROWID;
CREATE TABLE seal (book INTEGER NOT NULL, n INTEGER NOT NULL, day INTEGER NOT NULL, recorded INTEGER NOT NULL,
  PRIMARY KEY (book, n)) STRICT, WITHOUT ROWID;

CREATE TABLE bank_account (book INTEGER NOT NULL, id INTEGER NOT NULL, iban TEXT NOT NULL, account TEXT NOT NULL,
  PRIMARY KEY (book, id)) STRICT, WITHOUT ROWID;
CREATE TABLE statement_file (book INTEGER NOT NULL, id INTEGER NOT NULL, hash TEXT NOT NULL, name TEXT NOT NULL,
  format TEXT NOT NULL, imported INTEGER NOT NULL, lines_new INTEGER NOT NULL, lines_asked INTEGER NOT NULL, PRIMARY KEY (book, id),
  UNIQUE (book, hash)) STRICT, WITHOUT ROWID;
CREATE TABLE bank_line (book INTEGER NOT NULL, id INTEGER NOT NULL, bank_account INTEGER NOT NULL,
  day INTEGER NOT NULL, day_value INTEGER, state INTEGER NOT NULL, cents INTEGER NOT NULL, currency TEXT NOT NULL,
  counterparty TEXT NOT NULL, counterparty_account TEXT NOT NULL, counterparty_bank TEXT NOT NULL,
  purpose TEXT NOT NULL, kind TEXT NOT NULL, reference TEXT NOT NULL, end_to_end TEXT NOT NULL,
  mandate TEXT NOT NULL, creditor TEXT NOT NULL, balance_after INTEGER, original TEXT NOT NULL,
  file INTEGER NOT NULL, line INTEGER NOT NULL, PRIMARY KEY (book, id)) STRICT, WITHOUT ROWID;
CREATE INDEX bank_line_by_day ON bank_line (book, bank_account, day, id);
CREATE INDEX bank_line_pending ON bank_line (book, bank_account, id) WHERE state = 1;
CREATE TABLE open_line (book INTEGER NOT NULL, line INTEGER NOT NULL, PRIMARY KEY (book, line))
  STRICT, WITHOUT ROWID;
CREATE TABLE balance (book INTEGER NOT NULL, bank_account INTEGER NOT NULL, day INTEGER NOT NULL, n INTEGER NOT NULL,
  cents INTEGER NOT NULL, currency TEXT NOT NULL, opening INTEGER NOT NULL, file INTEGER NOT NULL,
  line INTEGER NOT NULL, PRIMARY KEY (book, bank_account, day, n)) STRICT, WITHOUT ROWID;
CREATE TABLE decision (book INTEGER NOT NULL, line INTEGER NOT NULL, entry INTEGER NOT NULL,
  recorded INTEGER NOT NULL, account TEXT NOT NULL, tax_code TEXT NOT NULL, why TEXT NOT NULL,
  authority TEXT NOT NULL, rule TEXT NOT NULL, PRIMARY KEY (book, line, entry)) STRICT, WITHOUT ROWID;
CREATE INDEX decision_of_people ON decision (book, line, entry) WHERE rule = '';

CREATE TABLE party (book INTEGER NOT NULL, id TEXT NOT NULL, name TEXT NOT NULL, addition TEXT NOT NULL,
  street TEXT NOT NULL, postcode TEXT NOT NULL, city TEXT NOT NULL, country TEXT NOT NULL, vat_id TEXT NOT NULL,
  tax_number TEXT NOT NULL, email TEXT NOT NULL, phone TEXT NOT NULL, contact TEXT NOT NULL,
  leitweg_id TEXT NOT NULL, PRIMARY KEY (book, id)) STRICT, WITHOUT ROWID;
CREATE TABLE open_item (book INTEGER NOT NULL, id INTEGER NOT NULL, party TEXT NOT NULL, party_name TEXT NOT NULL,
  number TEXT NOT NULL, day INTEGER NOT NULL, due INTEGER NOT NULL, gross INTEGER NOT NULL,
  settled INTEGER NOT NULL, entry INTEGER NOT NULL, skonto_percent TEXT NOT NULL, skonto_last INTEGER,
  PRIMARY KEY (book, id)) STRICT, WITHOUT ROWID;
CREATE INDEX open_item_left ON open_item (book, id) WHERE gross <> settled;
CREATE TABLE item_share (book INTEGER NOT NULL, item INTEGER NOT NULL, n INTEGER NOT NULL, tax_code TEXT NOT NULL,
  account TEXT NOT NULL, net INTEGER NOT NULL, tax INTEGER NOT NULL, PRIMARY KEY (book, item, n))
  STRICT, WITHOUT ROWID;
CREATE TABLE settlement (book INTEGER NOT NULL, item INTEGER NOT NULL, n INTEGER NOT NULL, entry INTEGER NOT NULL,
  day INTEGER NOT NULL, cents INTEGER NOT NULL, discount INTEGER NOT NULL, PRIMARY KEY (book, item, n))
  STRICT, WITHOUT ROWID;
CREATE INDEX settlement_by_entry ON settlement (book, entry);
CREATE TABLE invoice (book INTEGER NOT NULL, number TEXT NOT NULL, n INTEGER NOT NULL, state INTEGER NOT NULL,
  date INTEGER NOT NULL, due INTEGER NOT NULL, party TEXT NOT NULL, party_name TEXT NOT NULL, vat_id TEXT NOT NULL,
  currency TEXT NOT NULL, net INTEGER NOT NULL, tax INTEGER NOT NULL, gross INTEGER NOT NULL, entry INTEGER NOT NULL,
  item INTEGER NOT NULL, cancels TEXT NOT NULL, pdf TEXT NOT NULL, xml TEXT NOT NULL, source TEXT NOT NULL,
  PRIMARY KEY (book, number)) STRICT, WITHOUT ROWID;
CREATE TABLE document (book INTEGER NOT NULL, hash TEXT NOT NULL, name TEXT NOT NULL, media TEXT NOT NULL,
  size INTEGER NOT NULL, PRIMARY KEY (book, hash)) STRICT, WITHOUT ROWID;

CREATE TRIGGER entry_stays BEFORE UPDATE ON entry BEGIN SELECT RAISE(ABORT, 'entries never change'); END;
CREATE TRIGGER entry_kept BEFORE DELETE ON entry BEGIN SELECT RAISE(ABORT, 'entries are never deleted'); END;
CREATE TRIGGER posting_stays BEFORE UPDATE ON posting BEGIN SELECT RAISE(ABORT, 'postings never change'); END;
CREATE TRIGGER posting_kept BEFORE DELETE ON posting BEGIN SELECT RAISE(ABORT, 'postings are never deleted'); END;
CREATE TRIGGER fact_stays BEFORE UPDATE ON tax_fact BEGIN SELECT RAISE(ABORT, 'tax facts never change'); END;
CREATE TRIGGER fact_kept BEFORE DELETE ON tax_fact BEGIN SELECT RAISE(ABORT, 'tax facts are never deleted'); END;
CREATE TRIGGER line_stays BEFORE UPDATE ON bank_line BEGIN SELECT RAISE(ABORT, 'bank lines never change'); END;
CREATE TRIGGER line_kept BEFORE DELETE ON bank_line WHEN old.state <> 1 BEGIN
  SELECT RAISE(ABORT, 'booked bank lines are never deleted'); END;
CREATE TRIGGER decision_kept BEFORE DELETE ON decision BEGIN SELECT RAISE(ABORT, 'decisions are never deleted'); END;
)sql";

// Payments that came back, what banks took for them ("EUR 3.00"), and the fee of a payment service.
constexpr const char* kVersion2 = R"sql(
ALTER TABLE bank_line ADD COLUMN return_reason TEXT NOT NULL DEFAULT '';
ALTER TABLE bank_line ADD COLUMN charges TEXT NOT NULL DEFAULT '';
ALTER TABLE bank_line ADD COLUMN fee INTEGER NOT NULL DEFAULT 0;
)sql";

// The customer of a sale that the recapitulative statement lists.
constexpr const char* kVersion3 = "ALTER TABLE tax_fact ADD COLUMN vat_id TEXT NOT NULL DEFAULT '';";

// What was written off as uncollectible.
constexpr const char* kVersion4 = R"sql(
ALTER TABLE open_item ADD COLUMN lost INTEGER NOT NULL DEFAULT 0;
ALTER TABLE settlement ADD COLUMN lost INTEGER NOT NULL DEFAULT 0;
CREATE INDEX open_item_lost ON open_item (book, id) WHERE lost <> 0;
)sql";

// Advance invoices, credit notes and final invoices.
constexpr const char* kVersion5 = R"sql(
ALTER TABLE open_item ADD COLUMN advance INTEGER NOT NULL DEFAULT 0;
ALTER TABLE invoice ADD COLUMN kind INTEGER NOT NULL DEFAULT 0;
ALTER TABLE invoice ADD COLUMN deducted_by TEXT NOT NULL DEFAULT '';
UPDATE invoice SET kind = 3 WHERE state = 2;
)sql";

// Quotes, order confirmations, delivery notes, reminders and receipts.
constexpr const char* kVersion6 = R"sql(
CREATE TABLE letter (book INTEGER NOT NULL, number TEXT NOT NULL, n INTEGER NOT NULL, kind INTEGER NOT NULL,
  date INTEGER NOT NULL, due INTEGER NOT NULL, party TEXT NOT NULL, party_name TEXT NOT NULL, currency TEXT NOT NULL,
  net INTEGER NOT NULL, tax INTEGER NOT NULL, gross INTEGER NOT NULL, follows TEXT NOT NULL, level INTEGER NOT NULL,
  pdf TEXT NOT NULL, source TEXT NOT NULL, PRIMARY KEY (book, number)) STRICT, WITHOUT ROWID;
CREATE INDEX letter_about ON letter (book, follows, n);
CREATE TRIGGER letter_stays BEFORE UPDATE ON letter BEGIN SELECT RAISE(ABORT, 'letters never change'); END;
CREATE TRIGGER letter_kept BEFORE DELETE ON letter BEGIN SELECT RAISE(ABORT, 'letters are never deleted'); END;
)sql";

// kMigrations[v] brings version v to v + 1; version 0 is the empty file.
constexpr std::array kMigrations{kVersion1, kVersion2, kVersion3, kVersion4, kVersion5, kVersion6};
static_assert(kMigrations.size() == kSchemaVersion);

std::int64_t version_of(Sqlite& database) {
  Query query = database.query("PRAGMA user_version");
  query.step();
  return query.integer(0);
}

}  // namespace

void create_schema(Sqlite& database) {
  database.execute("PRAGMA page_size = 32768");
  database.execute("PRAGMA journal_mode = WAL");
  migrate(database);
}

void migrate(Sqlite& database) {
  const std::int64_t version = version_of(database);
  if (version > kSchemaVersion)
    refuse(Fault::book_too_new, std::to_string(version), {database.path(), 0, ""}, {std::to_string(kSchemaVersion)});
  for (std::size_t v = static_cast<std::size_t>(version); v < kMigrations.size(); ++v)
    database.execute("BEGIN IMMEDIATE; " + std::string(kMigrations[v]) +
                     "PRAGMA user_version = " + std::to_string(v + 1) + "; COMMIT;");
}

bool is_of_older_release(Sqlite& database) {
  const std::int64_t version = version_of(database);
  return version > 0 && version < kSchemaVersion;
}

void prepare_connection(Sqlite& database, OpenMode mode) {
  database.execute("PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON; PRAGMA cache_size = -8192;");
  if (mode != OpenMode::read_only) database.execute("PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 4000;");
}

}  // namespace kontor
