#include "engine/bank/mt940_fields.h"

#include <algorithm>
#include <array>
#include <string>

namespace kontor {

namespace {

constexpr std::size_t kHeadMax = 4096;

constexpr auto kHeadTags = std::to_array<std::string_view>({"20", "21", "25", "25P", "28", "28C", "13", "13D", "34F"});
constexpr auto kBodyTags =
    std::to_array<std::string_view>({"60F", "60M", "61", "86", "62F", "62M", "64", "65", "90D", "90C"});

template <std::size_t N>
bool is_one_of(const std::array<std::string_view, N>& tags, std::string_view tag) {
  return std::find(tags.begin(), tags.end(), tag) != tags.end();
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_blank(std::string_view line) { return line.find_first_not_of(" \t") == std::string_view::npos; }

// ":28C:..." -> "28C"; empty for anything else.
std::string_view tag_of(std::string_view line) {
  if (line.size() < 4 || line[0] != ':' || !is_digit(line[1]) || !is_digit(line[2])) return {};
  if (line[3] == ':') return line.substr(1, 2);
  if (line.size() > 4 && line[3] >= 'A' && line[3] <= 'Z' && line[4] == ':') return line.substr(1, 3);
  return {};
}

std::string_view content_of(std::string_view line, std::string_view tag) { return line.substr(tag.size() + 2); }

bool begins_with_digits(std::string_view text, std::size_t count) {
  return text.size() >= count && std::all_of(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(count), is_digit);
}

bool is_envelope(std::string_view line) {
  return line.starts_with("-}") ||
         (line.size() > 2 && line[0] == '{' && line[1] >= '1' && line[1] <= '5' && line[2] == ':');
}

}  // namespace

bool looks_like_mt940(std::string_view bytes) {
  std::string head;
  for (const std::string_view mark : {"\xEF\xBB\xBF", "\xFF\xFE", "\xFE\xFF"})
    if (bytes.starts_with(mark)) bytes.remove_prefix(mark.size());
  for (const char c : bytes.substr(0, kHeadMax))
    if (static_cast<unsigned char>(c) >= ' ' || c == '\n' || c == '\r') head.push_back(c == '\r' ? '\n' : c);
  if (head.starts_with("{1:")) return true;
  const auto has_line = [&](const std::string& begin) {
    return head.starts_with(begin) || head.find("\n" + begin) != std::string::npos ||
           head.find("@@" + begin) != std::string::npos;
  };
  return (has_line(":20:") || head.find("{4::20:") != std::string::npos) && has_line(":25");
}

std::string_view SwiftFields::line_at(std::size_t at) const {
  return text_.substr(at, std::min(text_.find_first_of("\r\n", at), text_.size()) - at);
}

std::size_t SwiftFields::behind_line(std::size_t at) const {
  const std::size_t end = std::min(text_.find_first_of("\r\n", at), text_.size());
  if (end >= text_.size()) return text_.size();
  return text_.substr(end).starts_with("\r\n") ? end + 2 : end + 1;
}

std::size_t SwiftFields::next_filled(std::size_t at) const {
  do at = behind_line(at);
  while (at < text_.size() && is_blank(line_at(at)));
  return at;
}

// A head has at least two fields.
bool SwiftFields::begins_message(std::size_t at) const {
  const std::string_view second = tag_of(line_at(next_filled(at)));
  return tag_of(line_at(at)) == "20" && second != "20" && is_one_of(kHeadTags, second);
}

void SwiftFields::skip_line() {
  at_ = behind_line(at_);
  passage_.reached(at_);
  ++line_;
}

// The tag that counts at this place; empty for text.
std::string_view SwiftFields::tag_here(std::string_view line) const {
  const std::string_view tag = tag_of(line);
  if (tag.empty()) return {};
  if (place_ == Place::outside) return tag == "20" || tag == "25" ? tag : std::string_view();
  if (is_one_of(kBodyTags, tag)) {
    const bool is_amount_line = tag != "61" || begins_with_digits(content_of(line, tag), 6);
    return place_ != Place::lines || is_amount_line ? tag : std::string_view();
  }
  if (!is_one_of(kHeadTags, tag)) return {};
  if (place_ != Place::lines) return tag;
  return begins_message(at_) ? tag : std::string_view();
}

bool SwiftFields::ends_here(std::string_view line) const {
  if (place_ == Place::outside) return false;
  if (is_envelope(line)) return true;
  if (line.empty() || line[0] != '-' || !is_blank(line.substr(1))) return false;
  if (place_ == Place::closed) return true;
  const std::size_t follows = next_filled(at_);
  return follows >= text_.size() || is_envelope(line_at(follows)) || begins_message(follows);
}

void SwiftFields::move_on(std::string_view tag) {
  if (tag == "-")
    place_ = Place::outside;
  else if (is_one_of(kHeadTags, tag))
    place_ = Place::head;
  else if (tag[0] == '6' && (tag[1] == '0' || tag[1] == '1'))
    place_ = Place::lines;
  else if (tag != "86")
    place_ = Place::closed;
}

bool SwiftFields::next(SwiftField& field) {
  field.lines.clear();
  field.tag = {};
  for (; at_ < text_.size(); skip_line()) {
    std::string_view line = line_at(at_);
    if (ends_here(line)) {
      if (!field.tag.empty()) return true;
      field.tag = "-";
      field.line = line_;
      move_on(field.tag);
      // An envelope may begin on the line where the one before it ends: "-}{1:F01...{4:".
      if (!is_envelope(line)) skip_line();
      return true;
    }
    if (place_ == Place::outside && is_envelope(line))
      line.remove_prefix(
          std::min(line.size(), line.rfind("{4:") == std::string_view::npos ? 0 : line.rfind("{4:") + 3));
    if (const std::string_view tag = tag_here(line); !tag.empty()) {
      if (!field.tag.empty()) return true;
      field.tag = tag;
      field.line = line_;
      field.lines.push_back(content_of(line, tag));
      move_on(tag);
    } else if (!field.tag.empty()) {
      field.lines.push_back(line);
    }
  }
  if (!field.tag.empty()) return true;
  if (place_ == Place::outside) return false;
  field.tag = "-";
  field.line = line_;
  move_on(field.tag);
  return true;
}

}  // namespace kontor
