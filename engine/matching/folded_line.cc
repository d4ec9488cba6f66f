#include "engine/matching/folded_line.h"

#include "engine/text/fold.h"

namespace kontor {

const std::string& FoldedLine::folded(std::optional<std::string>& kept, const std::string& text) {
  if (!kept) kept = fold(text);
  return *kept;
}

}  // namespace kontor
