// Where two lists of lines meet: the days and amounts that both have.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "engine/bank/line_list.h"

namespace kontor {

// The lines of one day, amount and currency: their numbers in each list, rising. Neither side is empty.
struct SharedGroup {
  std::span<const std::uint32_t> left;
  std::span<const std::uint32_t> right;
};

class SharedDays {
 public:
  // The lists outlive this object.
  SharedDays(const LineList& left, const LineList& right);

  // Hands out the groups day by day until one is answered with true; whether one was.
  bool any_group(const std::function<bool(const SharedGroup&)>& take) const;

 private:
  // The numbers of the lines of a list by day.
  struct ByDay {
    std::vector<std::uint32_t> begin;  // of each day from the first to the last of `left`, and behind the last one
    std::vector<std::uint32_t> numbers;

    std::span<const std::uint32_t> of(std::size_t day) const {
      return std::span(numbers).subspan(begin[day], begin[day + 1] - begin[day]);
    }
  };
  ByDay by_day(const LineList& list) const;

  const LineList& left_list_;
  const LineList& right_list_;
  int first_ = 0;
  int last_ = -1;
  ByDay left_;
  ByDay right_;
};

}  // namespace kontor
