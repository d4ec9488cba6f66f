#include "cli/context.h"

#include <unistd.h>

#include <iostream>
#include <utility>

#include "engine/system/environment.h"

namespace kontor::cli {

namespace {

constexpr const char* kBold = "\033[1m";
constexpr const char* kDim = "\033[2m";
constexpr const char* kPlain = "\033[0m";

bool wants_colour(int descriptor) { return is_terminal(descriptor) && !environment("NO_COLOR"); }

}  // namespace

Context::Context(Options options, const Wording& wording)
    : options_(std::move(options)),
      wording_(wording),
      today_(Day::from_iso(today_iso())),
      data_(data_folder()),
      colour_(wants_colour(STDOUT_FILENO)),
      width_(terminal_width(STDOUT_FILENO)) {}

void Context::print(const std::string& text) const {
  if (!speaks_to_people()) return;
  std::cout << text << (text.ends_with('\n') ? "" : "\n");
}

void Context::next(std::string_view key, const std::vector<std::string>& fill) const {
  const std::string words = "→ " + wording_.say("next/" + std::string(key), fill);
  print(colour_ ? kDim + words + kPlain : words);
}

void Context::answer(const Json& document) const {
  if (options_.json) std::cout << document.dump(2, ' ', false, Json::error_handler_t::replace) << "\n";
}

void Context::tell(const Findings& findings, const char* sign, const char* colour) const {
  const bool coloured = wants_colour(STDERR_FILENO);
  for (const Finding& finding : findings) {
    const FindingWords words = words_of(finding, wording_);
    std::cerr << (coloured ? colour : "") << (coloured ? kBold : "") << sign << (coloured ? kPlain : "")
              << words.message << "\n  " << (coloured ? kDim : "") << words.hint << (coloured ? kPlain : "") << "\n";
  }
}

Json Context::json_of(const Findings& findings) const {
  Json list = Json::array();
  for (const Finding& finding : findings) {
    const FindingWords words = words_of(finding, wording_);
    Json one{{"fault", name_of(finding.fault)}};
    one["file"] = finding.where.file;
    one["line"] = finding.where.line > 0 ? Json(finding.where.line) : Json();
    if (!finding.where.field.empty()) one["field"] = finding.where.field;
    one["value"] = finding.value;
    one["message"] = words.message;
    one["hint"] = words.hint;
    list.push_back(std::move(one));
  }
  return list;
}

int exit_code_of(const Refusal& refusal) {
  const Finding& first = refusal.findings().front();
  switch (first.fault) {
    case Fault::file_unwritable:
    case Fault::book_locked:
    case Fault::book_damaged:
    case Fault::disk_failed:
      return kWorldFailed;
    case Fault::usage_wrong:
      return kWrongUsage;
    case Fault::period_malformed:
    case Fault::day_malformed:
      return first.where.file.empty() ? kWrongUsage : kRefused;  // a word of the command line
    default:
      return kRefused;
  }
}

std::string printed(Day day, const Wording& wording) { return wording.day({day.year(), day.month(), day.day()}); }

std::string printed(Amount amount, const Wording& wording) {
  return wording.money(amount.to_plain(), amount.currency().code());
}

}  // namespace kontor::cli
