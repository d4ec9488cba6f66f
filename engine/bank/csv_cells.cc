#include "engine/bank/csv_cells.h"

#include <algorithm>

namespace kontor {

namespace {

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

bool begins_with(std::string_view cell, std::string_view word) {
  return cell.size() >= word.size() &&
         std::equal(word.begin(), word.end(), cell.begin(), [](char a, char b) { return lower(a) == lower(b); });
}

}  // namespace

std::string_view CellReader::first_of(CsvCells cells, Field field) const {
  for (const std::size_t at : table_.cells_of(field))
    if (at < cells.size())
      if (const std::string_view cell = trimmed(cells[at]); !is_nothing(cell)) return cell;
  return {};
}

bool CellReader::is_nothing(std::string_view cell) const {
  return cell.empty() ||
         std::find(layout_.empty_words.begin(), layout_.empty_words.end(), cell) != layout_.empty_words.end();
}

Where CellReader::where(int line, Field field) const {
  const auto& names = layout_.names_of(field);
  return {file_, line, names.empty() ? std::string() : names.front()};
}

bool is_word(std::string_view cell, const std::vector<std::string>& words) {
  return std::any_of(words.begin(), words.end(),
                     [&](const std::string& word) { return word.empty() ? cell.empty() : begins_with(cell, word); });
}

}  // namespace kontor
