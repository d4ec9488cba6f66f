// Rows that one statement writes together: INSERT INTO t (...) SELECT ... FROM queued_rows. A statement per row spends
// half its time on starting and ending the statement; here the library reads the rows from our memory.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

struct sqlite3;

namespace kontor {

class RowQueue {
 public:
  static constexpr std::size_t kColumns = 23;

  // At most kColumns values, the same number and kinds for every row.
  template <typename... Values>
  void add(const Values&... values) {
    static_assert(sizeof...(Values) <= kColumns);
    columns_ = sizeof...(Values);
    std::size_t column = 0;
    (put(column++, values), ...);
  }
  struct Blob {
    std::string_view bytes;
  };
  struct Maybe {  // a number that may be missing; the smallest of all stands for nothing
    std::int64_t value = std::numeric_limits<std::int64_t>::min();
  };

  bool empty() const { return cells_.empty(); }
  std::size_t rows() const { return columns_ == 0 ? 0 : cells_.size() / columns_; }
  void clear();
  // By the values from left to right, the first being text, up to the next text: rows in the order of a key are cheap
  // to write, and into an empty table they are only appended.
  void sort();

  enum class Kind : std::uint8_t { nothing, number, text, blob };
  Kind kind(std::size_t row, std::size_t column) const;
  std::int64_t number(std::size_t row, std::size_t column) const { return cells_[row * columns_ + column]; }
  // Of a text or a blob.
  std::string_view text(std::size_t row, std::size_t column) const {
    const auto place = static_cast<std::uint64_t>(number(row, column));
    return {bytes_.data() + (place >> kSizeBits), static_cast<std::size_t>(place & kSizeMax)};
  }

 private:
  static constexpr int kSizeBits = 24;  // of a cell with bytes: where they begin, and how many they are
  static constexpr std::uint64_t kSizeMax = (std::uint64_t{1} << kSizeBits) - 1;

  void put(std::size_t column, std::int64_t value) { put_cell(column, Kind::number, value); }
  void put(std::size_t column, int value) { put_cell(column, Kind::number, value); }
  void put(std::size_t column, Maybe value) { put_cell(column, Kind::number, value.value); }
  void put(std::size_t column, std::string_view text) { put_bytes(column, Kind::text, text); }
  void put(std::size_t column, const std::string& text) { put_bytes(column, Kind::text, text); }
  void put(std::size_t column, const Blob& blob) { put_bytes(column, Kind::blob, blob.bytes); }
  void put_cell(std::size_t column, Kind kind, std::int64_t value) {
    kinds_[column] = kind;
    cells_.push_back(value);
  }
  void put_bytes(std::size_t column, Kind kind, std::string_view bytes);
  void sort_numbers(std::size_t first_row, std::size_t end_row);

  std::size_t columns_ = 0;
  std::array<Kind, kColumns> kinds_{};
  std::vector<std::int64_t> cells_;  // numbers, or places in bytes_
  std::string bytes_;
};

// Makes the table queued_rows (columns a, b, c ... w) known to the connection; it shows the rows of *queue. Returns the
// code of the library.
int register_queued_rows(sqlite3* database, const RowQueue** queue);

}  // namespace kontor
