// Texts into which a bank packs several fields behind labels: "EREF+4711SVWZ+Miete Mai", "Auftraggeber: A Ref. 1/2".
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/bank/profile.h"

namespace kontor {

struct TaggedPart {
  Field field;
  std::string_view text;
};

// The parts of the text in their order; what stands before the first label is purpose. A label that begins another one
// gives way to the longer one; a field that was met already keeps its first part, and the label is plain text then,
// except for `reference`, where the last label counts ("Ihre Ref. 7 ... Ref. AB/1").
std::vector<TaggedPart> split_tags(std::string_view text, const std::vector<std::pair<std::string, Field>>& tags);

}  // namespace kontor
