// What a drafted profile leaves open, and what was answered.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "engine/bank/profile_draft.h"

namespace kontor {

class DraftQuestions {
 public:
  // The request outlives this.
  explicit DraftQuestions(const DraftRequest& request) : request_(request) {}

  // The answer, when the request has one; else the question stays open. Refuses answer_unknown for an answer that is
  // none of the options.
  std::optional<std::string> ask(DraftQuestion question);
  // Refuses answer_unknown for an answer to a question that nobody asked.
  void guard_answers() const;
  std::vector<DraftQuestion> take_open() { return std::move(open_); }

 private:
  const DraftRequest& request_;
  std::set<std::string> asked_;
  std::vector<DraftQuestion> open_;
};

}  // namespace kontor
