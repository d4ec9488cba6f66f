#include "engine/bank/tags.h"

#include <array>
#include <cstring>

namespace kontor {

namespace {

using Tag = std::pair<std::string, Field>;

std::size_t last_reference(std::string_view text, const std::vector<Tag>& tags) {
  for (const auto& [label, field] : tags)
    if (field == Field::reference)
      if (const std::size_t at = text.rfind(label); at != std::string_view::npos) return at;
  return std::string_view::npos;
}

const Tag* longest_tag_at(std::string_view text, const std::vector<Tag>& tags) {
  const Tag* longest = nullptr;
  for (const Tag& tag : tags)
    if (text.starts_with(tag.first) && (longest == nullptr || tag.first.size() > longest->first.size())) longest = &tag;
  return longest;
}

}  // namespace

std::vector<TaggedPart> split_tags(std::string_view text, const std::vector<Tag>& tags) {
  std::array<bool, 256> begins{};
  for (const Tag& tag : tags) begins.at(static_cast<unsigned char>(tag.first.front())) = true;
  std::array<bool, kFieldCount> met{};
  const std::size_t reference_at = last_reference(text, tags);
  std::vector<TaggedPart> parts{{Field::purpose, text}};
  std::size_t part_begin = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (!begins.at(static_cast<unsigned char>(text[at]))) continue;
    const Tag* tag = longest_tag_at(text.substr(at), tags);
    if (tag == nullptr) continue;
    const auto field = static_cast<std::size_t>(tag->second);
    const bool counts =
        tag->second == Field::reference ? at == reference_at : tag->second == Field::nothing || !met.at(field);
    if (counts) {
      met.at(field) = true;
      parts.back().text = text.substr(part_begin, at - part_begin);
      part_begin = at + tag->first.size();
      parts.push_back({tag->second, text.substr(part_begin)});
    }
    at += tag->first.size() - 1;
  }
  return parts;
}

}  // namespace kontor
