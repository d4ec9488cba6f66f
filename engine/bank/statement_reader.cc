#include "engine/bank/statement_reader.h"

#include <algorithm>
#include <array>

#include "engine/bank/camt.h"
#include "engine/bank/csv_reader.h"
#include "engine/bank/foreign_file.h"
#include "engine/bank/mt940.h"
#include "engine/bank/mt940_fields.h"
#include "engine/base/refusal.h"
#include "engine/text/decode.h"
#include "engine/xml/xml_reader.h"

namespace kontor {

namespace {

using Layouts = std::vector<CsvLayout>;

struct Reader {
  bool (*claims)(std::string_view bytes);
  StatementFile (*read)(std::string_view bytes, const std::string& file, const Layouts& layouts);
};

StatementFile read_xml_statement(std::string_view bytes, const std::string& file, const Layouts&) {
  return read_camt(bytes, file);
}

StatementFile read_text_statement(std::string_view bytes, const std::string& file, const Layouts& layouts) {
  return read_csv(decode(bytes, file).text, layouts, file);
}

StatementFile read_swift_statement(std::string_view bytes, const std::string& file, const Layouts&) {
  return read_mt940(bytes, file);
}

// Asked in this order; the first that claims the bytes reads them.
constexpr auto kReaders = std::to_array<Reader>({
    {looks_like_xml, read_xml_statement},
    {looks_like_mt940, read_swift_statement},
    {[](std::string_view) { return true; }, read_text_statement},
});

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '\0'; }

}  // namespace

StatementReaders StatementReaders::from_profiles(const std::vector<NamedText>& profiles,
                                                 const std::vector<NamedText>& own) {
  StatementReaders readers;
  for (const NamedText& profile : own)
    for (CsvLayout& layout : read_profile(profile)) {
      layout.own = true;
      readers.layouts_.push_back(std::move(layout));
    }
  for (const NamedText& profile : profiles)
    for (CsvLayout& layout : read_profile(profile)) readers.layouts_.push_back(std::move(layout));
  return readers;
}

StatementFile StatementReaders::read(std::string_view bytes, const std::string& file_name) const {
  if (std::all_of(bytes.begin(), bytes.end(), is_blank)) refuse(Fault::file_empty, "", {file_name, 0, ""});
  guard_kind(bytes, file_name);
  const auto reader = std::find_if(kReaders.begin(), kReaders.end(), [&](const Reader& r) { return r.claims(bytes); });
  return reader->read(bytes, file_name, layouts_);
}

}  // namespace kontor
