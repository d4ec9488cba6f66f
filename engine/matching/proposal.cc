#include "engine/matching/proposal.h"

namespace kontor {

namespace {

struct Printer {
  const Wording& wording;

  std::string operator()(const std::string& text) const { return text; }
  std::string operator()(Amount amount) const { return wording.money(amount.to_plain(), amount.currency().code()); }
  std::string operator()(Day day) const { return wording.day({day.year(), day.month(), day.day()}); }
};

}  // namespace

std::string words_of(const Reason& reason, const Wording& wording) {
  std::vector<std::string> fill;
  for (const auto& value : reason.fill) fill.push_back(std::visit(Printer{wording}, value));
  return wording.say("why/" + reason.key, fill);
}

}  // namespace kontor
