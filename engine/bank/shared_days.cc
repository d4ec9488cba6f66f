#include "engine/bank/shared_days.h"

#include <algorithm>
#include <compare>

namespace kontor {

namespace {

struct Member {
  std::int64_t minor_units;
  Currency currency;
  bool is_right;
  std::uint32_t number;

  auto operator<=>(const Member&) const = default;
  bool is_with(const Member& other) const { return minor_units == other.minor_units && currency == other.currency; }
};
using Members = std::vector<Member>;

void add_members(const LineList& list, std::span<const std::uint32_t> numbers, bool is_right, Members& members) {
  for (const std::uint32_t number : numbers) {
    const Amount amount = list.outline(number).amount;
    members.push_back({amount.minor_units(), amount.currency(), is_right, number});
  }
}

}  // namespace

SharedDays::SharedDays(const LineList& left, const LineList& right) : left_list_(left), right_list_(right) {
  for (std::size_t i = 0; i < left.size(); ++i) {
    const int day = left.outline(i).day.number();
    first_ = i == 0 ? day : std::min(first_, day);
    last_ = i == 0 ? day : std::max(last_, day);
  }
  left_ = by_day(left);
  right_ = by_day(right);
}

// Counted and dealt out: linear, and lines of one day keep their order.
SharedDays::ByDay SharedDays::by_day(const LineList& list) const {
  ByDay out;
  out.begin.resize(static_cast<std::size_t>(last_ - first_) + 2);
  const auto each = [&](const auto& take) {
    for (std::size_t i = 0; i < list.size(); ++i)
      if (const int day = list.outline(i).day.number(); first_ <= day && day <= last_)
        take(static_cast<std::size_t>(day - first_), static_cast<std::uint32_t>(i));
  };
  each([&](std::size_t day, std::uint32_t) { ++out.begin[day + 1]; });
  for (std::size_t day = 1; day < out.begin.size(); ++day) out.begin[day] += out.begin[day - 1];
  out.numbers.resize(out.begin.back());
  std::vector<std::uint32_t> next(out.begin);
  each([&](std::size_t day, std::uint32_t number) { out.numbers[next[day]++] = number; });
  return out;
}

bool SharedDays::any_group(const std::function<bool(const SharedGroup&)>& take) const {
  Members members;
  std::vector<std::uint32_t> numbers;
  for (std::size_t day = 0; day + 1 < left_.begin.size(); ++day) {
    if (left_.of(day).empty() || right_.of(day).empty()) continue;
    members.clear();
    add_members(left_list_, left_.of(day), false, members);
    add_members(right_list_, right_.of(day), true, members);
    std::sort(members.begin(), members.end());
    for (auto begin = members.begin(), end = begin; begin != members.end(); begin = end) {
      end = std::find_if(begin, members.end(), [&](const Member& member) { return !member.is_with(*begin); });
      if (begin->is_right || !(end - 1)->is_right) continue;
      numbers.clear();
      std::transform(begin, end, std::back_inserter(numbers), [](const Member& member) { return member.number; });
      const auto lefts = std::count_if(begin, end, [](const Member& member) { return !member.is_right; });
      const std::span<const std::uint32_t> all(numbers);
      if (take({all.first(static_cast<std::size_t>(lefts)), all.subspan(static_cast<std::size_t>(lefts))})) return true;
    }
  }
  return false;
}

}  // namespace kontor
