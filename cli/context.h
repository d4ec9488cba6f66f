// What every command needs: the options before it, the words, and the two ways to speak, to people and to programs.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/refusal.h"
#include "engine/calendar/day.h"
#include "engine/money/amount.h"
#include "engine/text/wording.h"

namespace kontor::cli {

using Json = nlohmann::ordered_json;

enum ExitCode { kDone = 0, kOpenQuestions = 1, kWrongUsage = 2, kRefused = 3, kWorldFailed = 4, kOurBug = 70 };

struct Options {
  std::string client_folder;
  std::string language;
  bool json = false;
  bool quiet = false;
  bool yes = false;
  bool dry_run = false;
};

class Context {
 public:
  // The words must outlive it.
  Context(Options options, const Wording& wording);

  const Options& options() const { return options_; }
  const Wording& wording() const { return wording_; }
  Day today() const { return today_; }
  std::string data() const { return data_; }

  // False with --json and --quiet.
  bool speaks_to_people() const { return !options_.json && !options_.quiet; }
  // To people, on standard output: nothing with --json or --quiet.
  void print(const std::string& text) const;
  void say(std::string_view key, const std::vector<std::string>& fill = {}) const { print(wording_.say(key, fill)); }
  // The next sensible command.
  void next(std::string_view key, const std::vector<std::string>& fill = {}) const;
  // To programs: the one document of --json.
  void answer(const Json& document) const;
  // Findings, on standard error in words; with --json the caller puts json_of(findings) into its document.
  void tell(const Findings& findings) const { tell(findings, "✗ ", kRed); }
  // The same for what was done all the same, and is worth a look.
  void remark(const Findings& findings) const { tell(findings, "! ", kYellow); }
  Json json_of(const Findings& findings) const;

  bool colour() const { return colour_; }
  int width() const { return width_; }
  int exit_code = kDone;

 private:
  static constexpr const char* kRed = "\033[31m";
  static constexpr const char* kYellow = "\033[33m";
  void tell(const Findings& findings, const char* sign, const char* colour) const;

  Options options_;
  const Wording& wording_;
  Day today_;
  std::string data_;
  bool colour_;
  int width_;
};

// Which exit code a refusal means: 4 when the world failed, else 3.
int exit_code_of(const Refusal& refusal);

std::string printed(Day day, const Wording& wording);
std::string printed(Amount amount, const Wording& wording);

}  // namespace kontor::cli
