#include "engine/bank/draft_questions.h"

#include <algorithm>
#include <utility>

#include "engine/base/refusal.h"

namespace kontor {

namespace {

template <typename Texts>
std::string joined(const Texts& texts) {
  std::string all;
  for (const std::string& text : texts) all += (all.empty() ? "" : ", ") + text;
  return all;
}

}  // namespace

std::optional<std::string> DraftQuestions::ask(DraftQuestion question) {
  asked_.insert(question.key);
  const auto answer = request_.answers.find(question.key);
  if (answer == request_.answers.end()) {
    open_.push_back(std::move(question));
    return std::nullopt;
  }
  if (std::find(question.options.begin(), question.options.end(), answer->second) == question.options.end())
    refuse(Fault::answer_unknown, answer->second, {request_.file, 0, question.key}, {joined(question.options)});
  return answer->second;
}

void DraftQuestions::guard_answers() const {
  for (const auto& [key, value] : request_.answers)
    if (!asked_.contains(key)) refuse(Fault::answer_unknown, value, {request_.file, 0, key}, {joined(asked_)});
}

}  // namespace kontor
