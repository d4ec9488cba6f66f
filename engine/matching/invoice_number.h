// An invoice number as customers write it: RE-2026-0012 is also "RE 2026/12", "re20260012" and "2026-0012".
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace kontor {

class InvoiceNumber {
 public:
  explicit InvoiceNumber(std::string_view number);

  // Whether the folded text names it. Signs between letters and digits do not matter, zeros in front of a part may be
  // missing, and leading letters too when enough digits follow. "RE-2026-00121" does not name RE-2026-0012.
  bool is_in(std::string_view folded) const;
  // A run of digits with one of these values (zeros in front removed) stands in every text that names the number.
  const std::vector<std::string>& digit_keys() const { return digit_keys_; }
  // Too short to be sure: "12" stands in many texts.
  bool is_short() const { return size_ < kSizeSure; }

 private:
  static constexpr std::size_t kSizeSure = 5;
  bool matches_from(std::string_view text, std::size_t at, std::size_t part) const;
  bool begins_at(std::string_view text, std::size_t at, std::size_t part) const;

  std::vector<std::string> parts_;  // runs of letters and runs of digits
  std::size_t first_without_letters_ = 0;
  std::size_t size_ = 0;
  std::vector<std::string> digit_keys_;
};

// The values of all runs of digits in a text, zeros in front removed.
std::vector<std::string_view> digit_runs(std::string_view text);

}  // namespace kontor
