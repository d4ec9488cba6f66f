#include "engine/storage/row_queue.h"

#include <sqlite3.h>

#include <algorithm>
#include <map>
#include <memory>
#include <numeric>
#include <unordered_map>
#include <utility>

#include "engine/base/ensure.h"

namespace kontor {

namespace {

// A virtual table of the library (sqlite.org/vtab.html): one shape, no arguments, read from first to last row.
struct QueueTable : sqlite3_vtab {
  const RowQueue** queue = nullptr;
};

struct QueueCursor : sqlite3_vtab_cursor {
  std::size_t row = 0;
};

const RowQueue& queue_of(sqlite3_vtab_cursor* cursor) { return **static_cast<QueueTable*>(cursor->pVtab)->queue; }
std::size_t& row_of(sqlite3_vtab_cursor* cursor) { return static_cast<QueueCursor*>(cursor)->row; }

// The library owns what we release to it and hands it back to be let go.
int connect(sqlite3* database, void* queue, int, const char* const*, sqlite3_vtab** table, char**) noexcept {
  auto made = std::make_unique<QueueTable>();
  made->queue = static_cast<const RowQueue**>(queue);
  *table = made.release();
  return sqlite3_declare_vtab(
      database, "CREATE TABLE queued_rows (a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, u, v, w)");
}

int disconnect(sqlite3_vtab* table) noexcept {
  const std::unique_ptr<QueueTable> back(static_cast<QueueTable*>(table));
  return SQLITE_OK;
}

int plan(sqlite3_vtab*, sqlite3_index_info*) { return SQLITE_OK; }

int open(sqlite3_vtab*, sqlite3_vtab_cursor** cursor) noexcept {
  *cursor = std::make_unique<QueueCursor>().release();
  return SQLITE_OK;
}

int close(sqlite3_vtab_cursor* cursor) noexcept {
  const std::unique_ptr<QueueCursor> back(static_cast<QueueCursor*>(cursor));
  return SQLITE_OK;
}

int filter(sqlite3_vtab_cursor* cursor, int, const char*, int, sqlite3_value**) {
  row_of(cursor) = 0;
  return SQLITE_OK;
}

int next(sqlite3_vtab_cursor* cursor) {
  ++row_of(cursor);
  return SQLITE_OK;
}

int at_end(sqlite3_vtab_cursor* cursor) { return row_of(cursor) >= queue_of(cursor).rows() ? 1 : 0; }

// The bytes live until the queue is cleared, after the statement.
int column(sqlite3_vtab_cursor* cursor, sqlite3_context* context, int number) {
  const RowQueue& queue = queue_of(cursor);
  const std::size_t row = row_of(cursor), place = static_cast<std::size_t>(number);
  switch (queue.kind(row, place)) {
    case RowQueue::Kind::nothing:
      sqlite3_result_null(context);
      break;
    case RowQueue::Kind::number:
      sqlite3_result_int64(context, queue.number(row, place));
      break;
    case RowQueue::Kind::text: {
      const std::string_view text = queue.text(row, place);
      sqlite3_result_text(context, text.data(), static_cast<int>(text.size()), SQLITE_STATIC);
      break;
    }
    case RowQueue::Kind::blob: {
      const std::string_view bytes = queue.text(row, place);
      sqlite3_result_blob(context, bytes.data(), static_cast<int>(bytes.size()), SQLITE_STATIC);
      break;
    }
  }
  return SQLITE_OK;
}

int row_id(sqlite3_vtab_cursor* cursor, sqlite3_int64* id) {
  *id = static_cast<sqlite3_int64>(row_of(cursor));
  return SQLITE_OK;
}

const sqlite3_module kQueuedRows = [] {
  sqlite3_module module{};
  module.xConnect = connect;
  module.xBestIndex = plan;
  module.xDisconnect = disconnect;
  module.xOpen = open;
  module.xClose = close;
  module.xFilter = filter;
  module.xNext = next;
  module.xEof = at_end;
  module.xColumn = column;
  module.xRowid = row_id;
  return module;
}();

}  // namespace

void RowQueue::clear() {
  cells_.clear();
  bytes_.clear();
}

RowQueue::Kind RowQueue::kind(std::size_t row, std::size_t column) const {
  if (column >= columns_) return Kind::nothing;
  const bool missing = kinds_[column] == Kind::number && number(row, column) == Maybe().value;
  return missing ? Kind::nothing : kinds_[column];
}

void RowQueue::put_bytes(std::size_t column, Kind kind, std::string_view bytes) {
  ensure(bytes.size() <= kSizeMax, "no text of a book is longer than 16 MiB");
  put_cell(column, kind, static_cast<std::int64_t>(std::uint64_t{bytes_.size()} << kSizeBits | bytes.size()));
  bytes_.append(bytes);
}

// There are few different texts, and within each the rows mostly come in order. So the rows are dealt out to piles, one
// for each text, and only a pile out of order is sorted.
void RowQueue::sort() {
  struct Pile {
    std::size_t size = 0;
    std::size_t end = 0;  // where its next row goes, at last behind its last one
  };
  std::unordered_map<std::string_view, std::size_t> number_of;
  std::vector<Pile> piles;
  std::vector<std::size_t> pile_of;
  for (std::size_t row = 0; row < rows(); ++row) {
    const std::size_t number = number_of.emplace(text(row, 0), piles.size()).first->second;
    if (number == piles.size()) piles.emplace_back();
    ++piles[number].size;
    pile_of.push_back(number);
  }
  std::size_t begin = 0;
  for (const auto& [text, number] : std::map(number_of.begin(), number_of.end())) {
    piles[number].end = begin;
    begin += piles[number].size;
  }
  std::vector<std::int64_t> dealt(cells_.size());
  for (std::size_t row = 0; row < pile_of.size(); ++row)
    std::copy_n(&cells_[row * columns_], columns_, &dealt[piles[pile_of[row]].end++ * columns_]);
  cells_ = std::move(dealt);
  for (const Pile& pile : piles) sort_numbers(pile.end - pile.size, pile.end);
}

void RowQueue::sort_numbers(std::size_t first_row, std::size_t end_row) {
  const std::size_t numbers_end = static_cast<std::size_t>(
      std::find(kinds_.begin() + 1, kinds_.begin() + static_cast<std::ptrdiff_t>(columns_), Kind::text) -
      kinds_.begin());
  const auto less = [&](std::size_t row, std::size_t other) {
    const std::int64_t *left = &cells_[row * columns_], *right = &cells_[other * columns_];
    return std::lexicographical_compare(left + 1, left + numbers_end, right + 1, right + numbers_end);
  };
  std::vector<std::size_t> order(end_row - first_row);
  std::iota(order.begin(), order.end(), first_row);
  if (std::is_sorted(order.begin(), order.end(), less)) return;
  std::sort(order.begin(), order.end(), less);
  std::vector<std::int64_t> sorted;
  sorted.reserve(order.size() * columns_);
  for (const std::size_t row : order)
    sorted.insert(sorted.end(), &cells_[row * columns_], &cells_[row * columns_] + columns_);
  std::copy(sorted.begin(), sorted.end(), &cells_[first_row * columns_]);
}

int register_queued_rows(sqlite3* database, const RowQueue** queue) {
  return sqlite3_create_module(database, "queued_rows", &kQueuedRows, queue);
}

}  // namespace kontor
