// What every writer asks about cells and rows.
#pragma once

#include <string>

#include "engine/report/document.h"
#include "engine/text/wording.h"

namespace kontor {

inline bool is_empty(const Cell& cell) { return std::holds_alternative<std::monostate>(cell); }

// Columns whose cells stand right-aligned and are never shortened.
bool is_figure(ColumnKind kind);

// A heading row without amounts, which only structures the page: data formats leave it out.
bool is_mere_heading(const Row& row);

// Whether an amount of the table is in another currency than the euro, in this column.
bool has_foreign_currency(const Table& table, std::size_t column);

// As a person reads it: "1.234,50", "31.03.2026", "19 %"; text without control characters and bidi marks.
// Amounts name their currency when it is not the euro, which goes without saying.
std::string printed(const Cell& cell, ColumnKind kind, const Wording& wording);

}  // namespace kontor
