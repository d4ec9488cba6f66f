#include "cli/output.h"

#include <charconv>

#include "engine/pdf/pdf_library.h"
#include "engine/render/csv.h"
#include "engine/render/terminal.h"
#include "engine/render/xlsx.h"
#include "engine/system/environment.h"
#include "engine/system/files.h"

namespace kontor::cli {

namespace {

struct Source {
  const Client& client;
  const Document& document;
  const Wording& wording;
};

using Writer = std::string (*)(const Source&);

struct Format {
  std::string_view ending;
  Writer write;
};

constexpr Format kFormats[] = {
    {".pdf", [](const Source& of) { return pdf_library().document(of.client.look(), of.document, of.wording); }},
    {".xlsx", [](const Source& of) { return xlsx_bytes(of.document, of.wording); }},
    {".csv", [](const Source& of) { return csv_text(of.document, of.wording); }},
    {".json", [](const Source& of) { return json_text(json_of(of.document)); }},
};

Writer writer_for(const std::string& path, const Wording& wording) {
  for (const Format& format : kFormats)
    if (path.ends_with(format.ending) && path.size() > format.ending.size()) return format.write;
  refuse(Fault::usage_wrong, wording.say("usage/ending", {path}));
}

// Into a pipe or a file tables are as wide as they take, unless COLUMNS says otherwise.
int columns_of(const Context& context) {
  if (is_terminal(STDOUT_FILENO)) return context.width();
  const std::string text = environment("COLUMNS").value_or("");
  int columns = 0;
  std::from_chars(text.data(), text.data() + text.size(), columns);
  return columns;
}

void demand_free(const Context& context, const std::string& path) {
  if (file_exists(path) && !context.options().yes) refuse(Fault::file_exists, path, {path, 0, ""});
}

}  // namespace

void put_file(Context& context, const std::string& bytes, const std::string& path) {
  demand_free(context, path);
  if (!context.options().dry_run) write_file(path, bytes);
  context.say(context.options().dry_run ? "output/would_write" : "output/written", {path});
}

void show(Context& context, const Document& document) {
  if (context.speaks_to_people())
    context.print(terminal_text(document, context.wording(), {columns_of(context), context.colour()}));
}

void put_out(Context& context, const Client& client, const Document& document, const std::string& path) {
  if (path.empty()) return show(context, document);
  const Writer write = writer_for(path, context.wording());
  demand_free(context, path);
  put_file(context, write({client, document, context.wording()}), path);
}

}  // namespace kontor::cli
