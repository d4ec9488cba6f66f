#include "engine/storage/sqlite.h"

#include <sqlite3.h>

#include <cerrno>
#include <cstdlib>
#include <utility>

#include "engine/base/ensure.h"
#include "engine/base/refusal.h"
#include "engine/system/files.h"
#include "engine/system/reason.h"

namespace kontor {

namespace {

constexpr int kWaitForLockMilliseconds = 3000;

}  // namespace

Query::~Query() {
  sqlite3_reset(statement_);
  sqlite3_clear_bindings(statement_);
}

bool Query::step() {
  const int code = sqlite3_step(statement_);
  if (code == SQLITE_ROW) return true;
  if (code != SQLITE_DONE) database_.fail(code);
  return false;
}

std::int64_t Query::integer(int column) const { return sqlite3_column_int64(statement_, column); }

std::string_view Query::view(int column) const {
  const auto* bytes = static_cast<const char*>(sqlite3_column_blob(statement_, column));
  return {bytes ? bytes : "", static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
}

std::string Query::text(int column) const { return std::string(view(column)); }
bool Query::is_null(int column) const { return sqlite3_column_type(statement_, column) == SQLITE_NULL; }

void Query::bind(int at, std::int64_t value) { sqlite3_bind_int64(statement_, at, value); }

void Query::bind(int at, std::string_view text) {
  sqlite3_bind_text(statement_, at, text.data() ? text.data() : "", static_cast<int>(text.size()), SQLITE_STATIC);
}

void Query::bind(int at, const Blob& blob) {
  sqlite3_bind_blob(statement_, at, blob.bytes.data(), static_cast<int>(blob.bytes.size()), SQLITE_STATIC);
}

void Query::bind(int at, std::nullptr_t) { sqlite3_bind_null(statement_, at); }

Sqlite::Sqlite(std::string path, OpenMode mode) : path_(std::move(path)) {
  if (mode == OpenMode::create) {
    make_file(path_, FileMode::secret);
  } else if (!file_exists(path_)) {
    refuse(Fault::book_missing, path_, {path_, 0, ""});
  }
  // A connection belongs to one thread, so the library need not lock it.
  const int flags = (mode == OpenMode::read_only ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE) |
                    SQLITE_OPEN_EXRESCODE | SQLITE_OPEN_NOMUTEX;
  const int code = sqlite3_open_v2(path_.c_str(), &database_, flags, nullptr);
  connection_.reset(database_);  // a connection that failed to open has to be closed as well
  if (code != SQLITE_OK) fail(code);
  sqlite3_busy_timeout(database_, kWaitForLockMilliseconds);
  if (const int failed = register_queued_rows(database_, &queue_); failed != SQLITE_OK) fail(failed);
}

void Sqlite::Close::operator()(sqlite3* database) const { sqlite3_close(database); }

Sqlite::~Sqlite() {
  for (const auto& [sql, statement] : statements_) sqlite3_finalize(statement);
}

Query Sqlite::query(const char* sql) {
  if (flush_) flush_();
  return look_up(sql);
}

void Sqlite::write_rows(const char* sql, RowQueue& queue) {
  if (queue.empty()) return;
  queue_ = &queue;
  look_up(sql).run();
  queue_ = nullptr;
  queue.clear();
}

Query Sqlite::look_up(const char* sql) {
  sqlite3_stmt*& statement = statements_[sql];
  if (!statement) {
    const int code = sqlite3_prepare_v3(database_, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
    if (code != SQLITE_OK) fail(code);
  }
  return Query(*this, statement);
}

void Sqlite::execute(const std::string& sql) {
  const int code = sqlite3_exec(database_, sql.c_str(), nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) fail(code);
}

// What the system said last; the usual cause where it said nothing.
std::string Sqlite::system_reason(int usual) const {
  const int number = database_ ? sqlite3_system_errno(database_) : 0;
  return reason_of(number != 0 ? number : usual);
}

void Sqlite::fail(int code) {
  const std::string words = database_ ? sqlite3_errmsg(database_) : sqlite3_errstr(code);
  switch (code & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      refuse(Fault::book_locked, path_, {path_, 0, ""});
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
    case SQLITE_SCHEMA:
      refuse(Fault::book_damaged, path_, {path_, 0, ""}, {words});
    case SQLITE_CANTOPEN:
      refuse(Fault::file_unreadable, path_, {path_, 0, ""}, {system_reason(EACCES)});
    case SQLITE_FULL:
      refuse(Fault::disk_failed, path_, {path_, 0, ""}, {system_reason(ENOSPC)});
    case SQLITE_IOERR:
      refuse(Fault::disk_failed, path_, {path_, 0, ""}, {system_reason(EIO)});
    case SQLITE_READONLY:
    case SQLITE_PERM:
      refuse(Fault::disk_failed, path_, {path_, 0, ""}, {system_reason(EACCES)});
    case SQLITE_CONSTRAINT:
      // An overflowing sum turns into a REAL, which a STRICT table refuses.
      if (code == SQLITE_CONSTRAINT_DATATYPE)
        refuse(Fault::amount_overflow, words.substr(words.rfind(' ') + 1), {path_, 0, ""});
      refuse(Fault::book_damaged, path_, {path_, 0, ""}, {words});
    default:
      break;
  }
  // Our statements are right, so what they name is missing in the file.
  if (words.starts_with("no such ")) refuse(Fault::book_damaged, path_, {path_, 0, ""}, {words});
  if (words == "integer overflow") refuse(Fault::amount_overflow, words, {path_, 0, ""});
  ensure(false, words.c_str());
  std::abort();
}

}  // namespace kontor
