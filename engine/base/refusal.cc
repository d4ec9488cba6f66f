#include "engine/base/refusal.h"

#include <utility>

#include "engine/base/ensure.h"

namespace kontor {

namespace {

std::string in_technical_words(const Finding& finding) {
  std::string words{name_of(finding.fault)};
  words += ": '" + finding.value + "'";
  if (!finding.where.file.empty()) words += " in " + finding.where.file;
  if (finding.where.line > 0) words += ":" + std::to_string(finding.where.line);
  if (!finding.where.field.empty()) words += " (" + finding.where.field + ")";
  return words;
}

}  // namespace

Refusal::Refusal(Finding finding) : Refusal(Findings{std::move(finding)}) {}

Refusal::Refusal(Findings findings) : findings_(std::move(findings)) {
  ensure(!findings_.empty(), "a refusal says why");
  what_ = in_technical_words(findings_.front());
}

void refuse(Fault fault, std::string value, Where where, std::vector<std::string> details) {
  throw Refusal(Finding{fault, std::move(where), std::move(value), std::move(details)});
}

}  // namespace kontor
