#include "engine/invoice/party_file.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <utility>

#include "engine/bank/csv.h"
#include "engine/base/refusal.h"
#include "engine/invoice/party_check.h"
#include "engine/text/decode.h"
#include "engine/text/fold.h"

namespace kontor {

namespace {

constexpr std::array<std::pair<std::string_view, std::string Party::*>, 13> kFields{
    {{"id", &Party::id},
     {"name", &Party::name},
     {"addition", &Party::addition},
     {"street", &Party::street},
     {"postcode", &Party::postcode},
     {"city", &Party::city},
     {"country", &Party::country},
     {"vat_id", &Party::vat_id},
     {"tax_number", &Party::tax_number},
     {"email", &Party::email},
     {"phone", &Party::phone},
     {"contact", &Party::contact},
     {"leitweg_id", &Party::leitweg_id}}};

using Field = std::string Party::*;

Field field_of(std::string_view key) {
  for (const auto& [name, field] : kFields)
    if (name == key) return field;
  return nullptr;
}

// The fields without which nobody is a customer.
constexpr std::array kNeeded{std::pair{std::string_view("id"), &Party::id},
                             std::pair{std::string_view("name"), &Party::name}};

std::string without(std::string text, std::string_view signs) {
  std::erase_if(text, [&](char c) { return signs.find(c) != std::string_view::npos; });
  return text;
}

// "USt-IdNr. " and "ust_idnr" are one header.
std::string folded_header(std::string_view header) { return without(fold(header), " -_.*"); }

char separator_of(std::string_view text) {
  const std::string_view header = text.substr(0, text.find_first_of("\r\n"));
  constexpr std::string_view kSeparators = ";,\t";
  return *std::max_element(kSeparators.begin(), kSeparators.end(), [&](char a, char b) {
    return std::count(header.begin(), header.end(), a) < std::count(header.begin(), header.end(), b);
  });
}

class PartyReader {
 public:
  PartyReader(const std::string& file, const PartyFileSources& sources) : file_(file), sources_(sources) {}

  PartyFile read(std::string_view text) {
    const CsvText csv = CsvText::parse(text, {separator_of(text), Quotes::strict}, file_);
    const auto& records = csv.records();
    if (records.size() < 2) refuse(Fault::file_empty, "", {file_, 0, ""});
    read_header(csv.cells(records.front()), records.front().line);
    for (std::size_t i = 1; i < records.size(); ++i) read_row(csv.cells(records[i]), records[i].line);
    if (!findings_.empty()) throw Refusal(std::move(findings_));
    if (out_.parties.empty()) refuse(Fault::file_empty, "", {file_, 0, ""});
    return std::move(out_);
  }

 private:
  void read_header(std::span<const std::string_view> cells, int line) {
    std::map<std::string, Field, std::less<>> known;
    for (const DataTable::Row& row : sources_.columns.rows())
      known.emplace(folded_header(row["header"]), field_of(row["key"]));
    for (const std::string_view cell : cells) {
      const auto found = known.find(folded_header(cell));
      const bool fresh =
          found != known.end() && std::find(columns_.begin(), columns_.end(), found->second) == columns_.end();
      columns_.push_back(fresh ? found->second : nullptr);
      if (!fresh && !tidy(cell).empty()) out_.columns_aside.push_back(tidy(cell));
    }
    for (const auto& [needed, field] : kNeeded)
      if (std::find(columns_.begin(), columns_.end(), field) == columns_.end())
        findings_.push_back({Fault::party_column_missing, {file_, line, ""}, std::string(needed), {}});
    if (!findings_.empty()) throw Refusal(std::move(findings_));
  }

  void read_row(std::span<const std::string_view> cells, int line) {
    if (std::all_of(cells.begin(), cells.end(), [](std::string_view cell) { return tidy(cell).empty(); })) return;
    if (cells.size() != columns_.size())
      return findings_.push_back({Fault::row_cut,
                                  {file_, line, ""},
                                  tidy(cells.back()),
                                  {std::to_string(cells.size()), std::to_string(columns_.size())}});
    Party party;
    for (std::size_t i = 0; i < cells.size(); ++i)
      if (columns_[i]) party.*columns_[i] = tidy(cells[i]);
    party.vat_id = without(party.vat_id, " ");
    party.country = country_of(party.country);
    check(party, line);
    out_.places.push_back({file_, line, ""});
    out_.parties.push_back(std::move(party));
  }

  std::string country_of(const std::string& text) const {
    if (text.empty()) return Party().country;
    if (sources_.countries.find(text)) return text;
    return sources_.country_named(text).value_or(text);
  }

  void check(const Party& party, int line) {
    const auto place = [&](std::string_view key) { return Where{file_, line, std::string(key)}; };
    for (const auto& [needed, field] : kNeeded)
      if ((party.*field).empty()) findings_.push_back({Fault::key_missing, place(needed), std::string(needed), {}});
    if (!party.id.empty() && !ids_.insert(party.id).second)
      findings_.push_back({Fault::party_doubled, place("id"), party.id, {}});
    check_country(party, sources_.countries, place, findings_);
    check_vat_id_form(party, sources_.countries, place, findings_);
  }

  const std::string& file_;
  const PartyFileSources& sources_;
  std::vector<Field> columns_;
  std::set<std::string> ids_;
  PartyFile out_;
  Findings findings_;
};

}  // namespace

PartyFile read_party_file(std::string_view bytes, const std::string& file, const PartyFileSources& sources) {
  if (bytes.empty()) refuse(Fault::file_empty, "", {file, 0, ""});
  const DecodedText decoded = decode(bytes, file);
  return PartyReader(file, sources).read(decoded.text);
}

}  // namespace kontor
