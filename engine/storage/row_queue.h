// Rows that one statement writes together: INSERT INTO t (...) SELECT ... FROM queued_rows. A statement per row spends
// half its time on starting and ending the statement; here the library reads the rows from our memory.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

struct sqlite3;

namespace kontor {

class RowQueue {
 public:
  // At most kColumns values, the same number for every row.
  static constexpr std::size_t kColumns = 22;

  template <typename... Values>
  void add(const Values&... values) {
    static_assert(sizeof...(Values) <= kColumns);
    columns_ = sizeof...(Values);
    (put(values), ...);
  }
  struct Blob {
    std::string_view bytes;
  };
  struct Maybe {  // a number that may be missing
    bool there = false;
    std::int64_t value = 0;
  };

  bool empty() const { return cells_.empty(); }
  std::size_t rows() const { return columns_ == 0 ? 0 : cells_.size() / columns_; }
  void clear();
  // By the values from left to right, the first being text: rows in the order of a key are cheap to write, and into an
  // empty table they are only appended.
  void sort();

  enum class Kind : std::uint8_t { integer, text, blob, nothing };
  struct Cell {
    std::int64_t value;  // the number, or where the bytes begin
    std::uint32_t size;
    Kind kind;
  };
  const Cell* cell(std::size_t row, std::size_t column) const {
    const std::size_t place = order_.empty() ? row : order_[row];
    return column < columns_ ? &cells_[place * columns_ + column] : nullptr;
  }
  const char* bytes(const Cell& cell) const { return bytes_.data() + cell.value; }
  std::string_view text(std::size_t row, std::size_t column) const {
    const Cell* found = cell(row, column);
    return {bytes(*found), found->size};
  }
  std::int64_t number(std::size_t row, std::size_t column) const { return cell(row, column)->value; }

 private:
  void put(std::int64_t value) { cells_.push_back({value, 0, Kind::integer}); }
  void put(int value) { put(static_cast<std::int64_t>(value)); }
  void put(const Maybe& number) { cells_.push_back({number.value, 0, number.there ? Kind::integer : Kind::nothing}); }
  void put(std::string_view text) { put_bytes(text, Kind::text); }
  void put(const std::string& text) { put_bytes(text, Kind::text); }
  void put(const Blob& blob) { put_bytes(blob.bytes, Kind::blob); }
  void put_bytes(std::string_view bytes, Kind kind);
  bool numbers_less(std::size_t row, std::size_t other) const;

  std::size_t columns_ = 0;
  std::vector<Cell> cells_;
  std::string bytes_;
  std::vector<std::size_t> order_;  // of the rows once they are sorted; empty: as they came
};

// Makes the table queued_rows (columns a, b, c ... v) known to the connection; it shows the rows of *queue. Returns the
// code of the library.
int register_queued_rows(sqlite3* database, const RowQueue** queue);

}  // namespace kontor
