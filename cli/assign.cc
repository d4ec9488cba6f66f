#include "engine/book/assign.h"

#include "cli/client.h"
#include "cli/commands.h"
#include "cli/output.h"
#include "cli/progress.h"
#include "cli/proposals.h"

namespace kontor::cli {

namespace {

Json answer_of(const Assignment& assignment) {
  Json proposals = Json::array(), questions = Json::array();
  for (const WaitingLine& waiting : assignment.proposed) proposals.push_back(json_of(waiting));
  for (const WaitingLine& waiting : assignment.asked) questions.push_back(json_of(waiting));
  return {{"lines", assignment.lines},        {"posted", assignment.posted}, {"proposed", assignment.proposed.size()},
          {"asked", assignment.asked.size()}, {"proposals", proposals},      {"questions", questions}};
}

void show(Context& context, const Assignment& assignment, const ClientSettings& settings) {
  Document document;
  document.key = "assign";
  document.title = context.wording().say("commands/assign/title");
  document.client = settings.client.name;
  document.day_made = context.today();
  for (const auto* waiting : {&assignment.proposed, &assignment.asked})
    for (std::string& note : notes_of(*waiting)) document.notes.push_back(std::move(note));
  if (!assignment.proposed.empty()) document.tables.push_back(proposals_table(assignment.proposed, context.wording()));
  if (!assignment.asked.empty()) document.tables.push_back(questions_table(assignment.asked, context.wording()));
  if (document.tables.empty()) return;
  show(context, document);
  context.print("");
}

void assign_lines(Context& context) {
  const auto client = Client::open(context, Access::write);
  Book book = client->book();
  const bool dry_run = context.options().dry_run;
  Progress progress(context, "assign", client->storage().open_line_count());
  const Assignment assignment =
      assign(book, {client->rules(), dry_run, [&](std::int64_t done) { progress.at(done); }}, context.wording());
  context.answer(answer_of(assignment));
  show(context, assignment, client->settings());
  const Wording& words = context.wording();
  context.say(dry_run ? "commands/assign/would" : "commands/assign/done",
              {words.number(std::to_string(assignment.lines)), words.number(std::to_string(assignment.posted)),
               words.number(std::to_string(assignment.proposed.size())),
               words.number(std::to_string(assignment.asked.size()))});
  const bool open = !assignment.proposed.empty() || !assignment.asked.empty();
  if (open) context.exit_code = kOpenQuestions;
  if (!assignment.proposed.empty()) context.next("accept");
  if (!assignment.asked.empty()) context.next("decide");
  if (!open) context.next("vat", {context.today().to_iso().substr(0, 7)});
}

}  // namespace

void add_assign(const Parser& parser) {
  CLI::App* command = parser.command("assign");
  command->callback([&chosen = parser.chosen] { chosen = assign_lines; });
}

}  // namespace kontor::cli
