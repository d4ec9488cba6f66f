// The lines of a statement, however many: what every line is stays in memory, its texts are packed and, when they are
// many, lie on disk. A line is therefore handed out by value.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <iterator>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "engine/bank/bank_line.h"
#include "engine/system/spilled_bytes.h"

namespace kontor {

// A line without its texts: cheap to ask for.
struct LineOutline {
  LineState state = LineState::booked;
  Day day;
  Amount amount;
  std::optional<Amount> balance_after;
  int line = 0;
  std::uint32_t reference = 0;  // hash_of_reference()
};

// Equal references have equal hashes; only the empty one has 0. Different ones may share a hash.
std::uint32_t hash_of_reference(std::string_view reference);

class BankLines {
 public:
  template <typename Value, Value (BankLines::*kValueAt)(std::size_t) const>
  class Iterator {
   public:
    using iterator_category = std::input_iterator_tag;
    using value_type = Value;
    using difference_type = std::ptrdiff_t;
    using pointer = const Value*;
    using reference = Value;

    Iterator(const BankLines& lines, std::size_t at) : lines_(&lines), at_(at) {}
    Value operator*() const { return (lines_->*kValueAt)(at_); }
    Iterator& operator++() {
      ++at_;
      return *this;
    }
    Iterator operator++(int) { return {*lines_, at_++}; }
    bool operator==(const Iterator& other) const { return at_ == other.at_; }

   private:
    const BankLines* lines_;
    std::size_t at_;
  };

  BankLines() : BankLines(std::make_shared<SpilledBytes>()) {}
  // The statements of one file share the room for their texts: what of them stays in memory is bounded for all.
  explicit BankLines(std::shared_ptr<SpilledBytes> texts) : texts_(std::move(texts)) {}
  BankLines(const std::vector<BankLine>& lines);

  std::size_t size() const { return facts_.size(); }
  bool empty() const { return facts_.empty(); }
  BankLine operator[](std::size_t at) const;
  BankLine at(std::size_t at) const;
  BankLine front() const { return at(0); }
  BankLine back() const { return at(size() - 1); }
  // The same into a line that is there, whose texts keep their memory.
  void read(std::size_t at, BankLine& line) const;
  LineOutline outline(std::size_t at) const;

  using const_iterator = Iterator < BankLine, &BankLines::operator[]>;
  const_iterator begin() const { return {*this, 0}; }
  const_iterator end() const { return {*this, size()}; }

  class Outlines;
  Outlines outlines() const;

  // A balance is in the currency of the amount.
  void push_back(const BankLine& line);
  void replace(std::size_t at, const BankLine& line);
  void clear_reference(std::size_t at) { facts_[at].reference = 0; }
  void clear_balances();
  // All lines of the other, behind these.
  void append(const BankLines& other);

 private:
  struct Facts {
    std::int64_t minor_units = 0;
    std::int64_t balance = 0;
    std::uint64_t texts = 0;  // where they begin
    std::uint32_t texts_size = 0;
    std::int32_t day = 0;
    std::int32_t line = 0;
    std::uint32_t reference = 0;  // 0: has none, whatever its texts say
    Currency currency;
    LineState state = LineState::booked;
    bool has_balance = false;
  };
  Facts facts_of(const BankLine& line);

  std::deque<Facts> facts_;  // grows without being copied
  std::shared_ptr<SpilledBytes> texts_;
  std::string packed_;  // of the line added last: it keeps its memory
};

class BankLines::Outlines {
 public:
  using const_iterator = Iterator<LineOutline, &BankLines::outline>;
  explicit Outlines(const BankLines& lines) : lines_(lines) {}
  const_iterator begin() const { return {lines_, 0}; }
  const_iterator end() const { return {lines_, lines_.size()}; }

 private:
  const BankLines& lines_;
};

inline BankLines::Outlines BankLines::outlines() const { return Outlines(*this); }

}  // namespace kontor
