#include "cli/learn.h"

#include <algorithm>
#include <array>
#include <iostream>

#include "cli/output.h"
#include "engine/bank/profile_draft.h"
#include "engine/bank/profile_text.h"
#include "engine/system/environment.h"
#include "engine/system/files.h"
#include "engine/text/decode.h"

namespace kontor::cli {

namespace {

bool asks_people(const Context& context) { return context.speaks_to_people() && is_terminal(0) && is_terminal(1); }

std::map<std::string, std::string> answers_of(const LearnArguments& arguments, const Wording& wording) {
  std::map<std::string, std::string> answers;
  for (const std::string& text : arguments.answers) {
    const std::size_t equals = text.find('=');
    if (equals == std::string::npos || equals == 0) refuse(Fault::usage_wrong, wording.say("usage/answer", {text}));
    answers[text.substr(0, equals)] = text.substr(equals + 1);
  }
  return answers;
}

std::string field_words(const DraftColumn& column, const Wording& wording) {
  if (!column.field) return wording.say("learn/unused");
  return wording.say("learn/fields/" + std::string(name_of(*column.field)));
}

Json json_of(const ProfileDraft& draft) {
  Json columns = Json::array(), questions = Json::array();
  for (const DraftColumn& column : draft.columns)
    columns.push_back({{"name", column.name},
                       {"field", column.field ? Json(name_of(*column.field)) : Json()},
                       {"by", column.by_name ? "name" : "cells"},
                       {"example", column.example}});
  for (const DraftQuestion& question : draft.questions) {
    Json rows = Json::array();
    for (const DraftReading& row : question.rows)
      rows.push_back({{"line", row.line}, {"cell", row.cell}, {"read", row.read}});
    questions.push_back({{"key", question.key}, {"options", question.options}, {"rows", rows}});
  }
  return {{"id", draft.id},
          {"bank", draft.bank},
          {"day", pattern_of(draft.day)},
          {"decimal", std::string(1, draft.number.decimal)},
          {"columns", columns},
          {"questions", questions},
          {"written", false}};
}

void show_columns(Context& context, const ProfileDraft& draft, const std::string& file) {
  const Wording& words = context.wording();
  Table table{"columns", words.say("learn/columns"), {}, {}};
  table.columns = {{"name", words.say("learn/column"), ColumnKind::text},
                   {"field", words.say("learn/taken_for"), ColumnKind::text},
                   {"why", words.say("learn/why"), ColumnKind::text},
                   {"example", words.say("learn/example_title"), ColumnKind::text}};
  for (const DraftColumn& column : draft.columns)
    if (!column.name.empty())
      table.rows.push_back({{column.name, field_words(column, words),
                             column.field ? reason_of(column, words) : std::string(), column.example}});
  Document document;
  document.key = "profile";
  document.title = words.say("learn/title", {draft.bank});
  document.period = file_name_of(file);
  document.day_made = context.today();
  document.tables.push_back(std::move(table));
  show(context, document);
}

// "word:Vorgemerkt" has the words of "word".
std::string question_words(const DraftQuestion& question, const Wording& words) {
  const std::size_t colon = question.key.find(':');
  const std::string rest = colon == std::string::npos ? "" : question.key.substr(colon + 1);
  return words.say("learn/questions/" + question.key.substr(0, colon), {rest});
}

void show_question(Context& context, const DraftQuestion& question) {
  context.print(question_words(question, context.wording()));
  for (const DraftReading& row : question.rows) {
    std::string text = context.wording().say("learn/row", {std::to_string(row.line), row.cell});
    for (std::size_t i = 0; i < row.read.size() && i < question.options.size(); ++i)
      text += "   " + question.options[i] + " → " + row.read[i];
    context.print("  " + text);
  }
}

// The option a person types or counts; empty for anything else.
std::string typed_option(const std::vector<std::string>& options) {
  std::string line;
  if (!std::getline(std::cin, line)) return "";
  for (std::size_t i = 0; i < options.size(); ++i)
    if (line == options[i] || line == std::to_string(i + 1)) return options[i];
  return "";
}

std::string ask(Context& context, const DraftQuestion& question) {
  show_question(context, question);
  std::string choice;
  for (std::size_t i = 0; i < question.options.size(); ++i)
    choice += (i == 0 ? "" : "   ") + std::to_string(i + 1) + " = " + question.options[i];
  context.print("  " + choice);
  return typed_option(question.options);
}

Findings open_questions(const ProfileDraft& draft, const std::string& file, const Wording& words) {
  Findings findings;
  for (const DraftQuestion& question : draft.questions) {
    std::string options;
    for (const std::string& option : question.options) options += (options.empty() ? "" : ", ") + option;
    findings.push_back({Fault::answer_missing,
                        {file, question.rows.empty() ? 0 : question.rows.front().line, ""},
                        question_words(question, words),
                        {file, question.key, question.options.front(), options}});
  }
  return findings;
}

bool confirmed(Context& context, const std::string& path) {
  if (context.options().yes) return true;
  if (!asks_people(context)) return false;
  context.say("learn/confirm", {path});
  std::string line;
  return std::getline(std::cin, line) && (line == "j" || line == "J" || line == "y" || line == "Y");
}

// A name that is free, so that nothing is overwritten.
std::string free_path(const Client& client, const std::string& id) {
  for (int n = 1;; ++n) {
    const std::string path = client.path("bank/" + id + (n == 1 ? "" : "-" + std::to_string(n)) + ".toml");
    if (!file_exists(path)) return path;
  }
}

}  // namespace

bool can_be_learned(const ReadFile& file) {
  constexpr auto kOpen = std::to_array({Fault::statement_unknown, Fault::day_order_open, Fault::decimal_mark_open});
  return !file.refused.empty() && std::find(kOpen.begin(), kOpen.end(), file.refused.front().fault) != kOpen.end();
}

ReadFile learn(Context& context, Client& client, const ReadFile& file, const LearnArguments& arguments,
               Json& proposal) {
  ReadFile learned = file;
  try {
    const std::string text = decode(file.bytes().view(), file.path).text;
    const StatementReaders readers = load_statement_readers(context.data(), client.folder());
    const std::vector<CsvLayout>& known = readers.layouts();
    DraftRequest request{text, file.path, arguments.bank, answers_of(arguments, context.wording())};
    ProfileDraft draft = draft_profile(request, known);
    if (context.speaks_to_people()) show_columns(context, draft, file.path);
    while (!draft.questions.empty() && asks_people(context)) {
      const DraftQuestion question = draft.questions.front();
      const std::string answer = ask(context, question);
      if (answer.empty()) break;
      request.answers[question.key] = answer;
      draft = draft_profile(request, known);
    }
    proposal = json_of(draft);
    if (!draft.questions.empty()) {
      for (const DraftQuestion& question : draft.questions) show_question(context, question);
      learned.refused = open_questions(draft, file.path, context.wording());
      return learned;
    }
    const std::string path = free_path(client, draft.id);
    const NamedText profile{path, profile_text(draft, context.wording())};
    proposal["text"] = profile.text;
    ReadFile read = read_again(load_statement_readers(context.data(), client.folder(), {profile}), file);
    if (!read.refused.empty()) return read;
    show(read, context, false);
    if (context.options().dry_run || !confirmed(context, path)) {
      std::string again = file.path + " --learn";
      for (const std::string& answer : arguments.answers) again += " --answer \"" + answer + "\"";
      if (!arguments.bank.empty()) again += " --bank \"" + arguments.bank + "\"";
      learned.refused = {{Fault::profile_unconfirmed, {file.path, 0, ""}, path, {again}}};
      return learned;
    }
    make_folder(client.path("bank"));
    write_file(path, profile.text);
    proposal["written"] = true;
    proposal["file"] = path;
    context.say("learn/written", {path});
    return read;
  } catch (const Refusal& refusal) {
    if (exit_code_of(refusal) != kRefused) throw;
    learned.refused = refusal.findings();
    return learned;
  }
}

}  // namespace kontor::cli
