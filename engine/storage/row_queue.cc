#include "engine/storage/row_queue.h"

#include <sqlite3.h>

#include <algorithm>
#include <memory>
#include <unordered_map>
#include <utility>

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
      database, "CREATE TABLE queued_rows (a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, u, v)");
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
  const RowQueue::Cell* cell = queue.cell(row_of(cursor), static_cast<std::size_t>(number));
  if (!cell || cell->kind == RowQueue::Kind::nothing)
    sqlite3_result_null(context);
  else if (cell->kind == RowQueue::Kind::integer)
    sqlite3_result_int64(context, cell->value);
  else if (cell->kind == RowQueue::Kind::text)
    sqlite3_result_text(context, queue.bytes(*cell), static_cast<int>(cell->size), SQLITE_STATIC);
  else
    sqlite3_result_blob(context, queue.bytes(*cell), static_cast<int>(cell->size), SQLITE_STATIC);
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
  order_.clear();
}

// Whether the numbers behind the first column come before those of the other row, up to the first text.
bool RowQueue::numbers_less(std::size_t row, std::size_t other) const {
  for (std::size_t column = 1; column < columns_; ++column) {
    const Cell& left = cells_[row * columns_ + column];
    const Cell& right = cells_[other * columns_ + column];
    if (left.kind != Kind::integer) return false;
    if (left.value != right.value) return left.value < right.value;
  }
  return false;
}

// Few different texts, and within each the rows mostly come in order: so they are dealt out first.
void RowQueue::sort() {
  std::unordered_map<std::string_view, std::vector<std::size_t>> piles;
  for (std::size_t row = 0; row < rows(); ++row) {
    const Cell& first = cells_[row * columns_];
    piles[{bytes(first), first.size}].push_back(row);
  }
  const auto less = [this](std::size_t row, std::size_t other) { return numbers_less(row, other); };
  std::vector<std::size_t> order;
  order.reserve(rows());
  std::vector<std::string_view> texts;
  for (const auto& [text, pile] : piles) texts.push_back(text);
  std::sort(texts.begin(), texts.end());
  for (const std::string_view text : texts) {
    std::vector<std::size_t>& pile = piles[text];
    if (!std::is_sorted(pile.begin(), pile.end(), less)) std::sort(pile.begin(), pile.end(), less);
    order.insert(order.end(), pile.begin(), pile.end());
  }
  order_ = std::move(order);
}

void RowQueue::put_bytes(std::string_view bytes, Kind kind) {
  cells_.push_back({static_cast<std::int64_t>(bytes_.size()), static_cast<std::uint32_t>(bytes.size()), kind});
  bytes_.append(bytes);
}

int register_queued_rows(sqlite3* database, const RowQueue** queue) {
  return sqlite3_create_module(database, "queued_rows", &kQueuedRows, queue);
}

}  // namespace kontor
