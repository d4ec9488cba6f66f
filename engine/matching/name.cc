#include "engine/matching/name.h"

#include <algorithm>
#include <string>
#include <vector>

namespace kontor {

namespace {

constexpr std::size_t kLetters = 3;

bool is_of_word(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c & 0x80) != 0; }

std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> words;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const std::size_t begin = at;
    while (at < text.size() && is_of_word(text[at])) ++at;
    if (at - begin >= kLetters) words.push_back(text.substr(begin, at - begin));
  }
  return words;
}

}  // namespace

bool same_name(std::string_view folded_a, std::string_view folded_b) {
  std::vector<std::string_view> few = words_of(folded_a), many = words_of(folded_b);
  if (few.size() > many.size()) std::swap(few, many);
  if (few.empty()) return false;
  return std::all_of(few.begin(), few.end(), [&](std::string_view word) {
    return std::any_of(many.begin(), many.end(), [&](std::string_view other) {
      const bool cut = word == few.back() && other.starts_with(word) && word.size() > kLetters;
      return word == other || cut;
    });
  });
}

}  // namespace kontor
