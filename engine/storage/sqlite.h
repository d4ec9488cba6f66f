// A thin layer over the sqlite3 C API: a connection with cached statements. Every failure is a Refusal.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <type_traits>
#include <unordered_map>

#include "engine/storage/row_queue.h"

struct sqlite3;
struct sqlite3_stmt;

namespace kontor {

class Sqlite;

// A prepared statement in use; it is reset when it goes out of scope.
class Query {
 public:
  Query(Sqlite& database, sqlite3_stmt* statement) : database_(database), statement_(statement) {}
  ~Query();
  Query(const Query&) = delete;
  Query& operator=(const Query&) = delete;

  // Values for ?1, ?2 ...; texts must live until the last step.
  template <typename... Values>
  Query& with(const Values&... values) {
    int at = 0;
    (bind(++at, values), ...);
    return *this;
  }
  // True while there is a row.
  bool step();
  // Runs to the end.
  void run() {
    while (step()) {
    }
  }
  std::int64_t integer(int column) const;
  std::string text(int column) const;
  std::string_view view(int column) const;  // valid until the next step
  bool is_null(int column) const;

 private:
  void bind(int at, std::int64_t value);
  void bind(int at, int value) { bind(at, static_cast<std::int64_t>(value)); }
  void bind(int at, std::string_view text);
  void bind(int at, const std::string& text) { bind(at, std::string_view(text)); }
  void bind(int at, const char* text) { bind(at, std::string_view(text)); }
  struct Blob {
    std::string_view bytes;
  };
  void bind(int at, const Blob& blob);
  void bind(int at, std::nullptr_t);

  Sqlite& database_;
  sqlite3_stmt* statement_;

 public:
  static Blob blob(std::string_view bytes) { return {bytes}; }
};

enum class OpenMode { read_write, create, read_only };

class Sqlite {
 public:
  // Refuses book_missing, file_exists (create over a file), book_locked, book_damaged.
  Sqlite(std::string path, OpenMode mode);
  ~Sqlite();
  Sqlite(const Sqlite&) = delete;
  Sqlite& operator=(const Sqlite&) = delete;

  // `sql` must be a literal: its address is the key of the cache.
  Query query(const char* sql);
  // The same for tables that no waiting row goes into.
  Query look_up(const char* sql);
  void execute(const std::string& sql);
  // Runs an INSERT ... SELECT ... FROM queued_rows over the queue and empties it.
  void write_rows(const char* sql, RowQueue& queue);
  // Called before every query: rows that wait must be there for whoever asks.
  void before_query(std::function<void()> flush) { flush_ = std::move(flush); }
  const std::string& path() const { return path_; }
  // Turns an error of the library into the fitting Refusal.
  [[noreturn]] void fail(int code);

 private:
  std::string system_reason(int usual) const;

  std::string path_;
  struct Close {
    void operator()(sqlite3* database) const;
  };
  std::unique_ptr<sqlite3, Close> connection_;
  sqlite3* database_ = nullptr;
  std::unordered_map<const char*, sqlite3_stmt*> statements_;
  const RowQueue* queue_ = nullptr;  // that the table queued_rows shows
  std::function<void()> flush_;
};

}  // namespace kontor
