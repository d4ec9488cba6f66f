// Some lines out of several statements, by number.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "engine/bank/bank_lines.h"

namespace kontor {

class LineList {
 public:
  // The lines stay where they are and must outlive the list.
  void add(const BankLines& lines, std::size_t at) {
    if (sources_.empty() || sources_.back() != &lines) sources_.push_back(&lines);
    places_.push_back({static_cast<std::uint32_t>(sources_.size() - 1), static_cast<std::uint32_t>(at)});
  }
  void reserve(std::size_t count) { places_.reserve(count); }

  std::size_t size() const { return places_.size(); }
  bool empty() const { return places_.empty(); }
  LineOutline outline(std::size_t i) const { return source(i).outline(places_[i].at); }
  void read(std::size_t i, BankLine& line) const { source(i).read(places_[i].at, line); }
  BankLine operator[](std::size_t i) const { return source(i)[places_[i].at]; }

  // Where the line comes from.
  const BankLines& source(std::size_t i) const { return *sources_[places_[i].source]; }
  std::size_t at_source(std::size_t i) const { return places_[i].at; }

 private:
  struct Place {
    std::uint32_t source;
    std::uint32_t at;
  };
  std::vector<const BankLines*> sources_;
  std::vector<Place> places_;
};

inline LineList all_of(const BankLines& lines) {
  LineList list;
  list.reserve(lines.size());
  for (std::size_t at = 0; at < lines.size(); ++at) list.add(lines, at);
  return list;
}

}  // namespace kontor
