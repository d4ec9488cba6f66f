// Lists of customers and suppliers from spreadsheets and other programs: CSV with a header line.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/data_table.h"
#include "engine/base/finding.h"
#include "engine/invoice/countries.h"
#include "engine/invoice/party.h"

namespace kontor {

struct PartyFileSources {
  const DataTable& columns;  // templates/invoice/party-columns.csv
  const Countries& countries;
  // The ISO code for a country's name in any language the caller knows ("Österreich"); nothing: unknown.
  std::function<std::optional<std::string>(std::string_view name)> country_named;
};

struct PartyFile {
  std::vector<Party> parties;              // in the order of the file
  std::vector<Where> places;               // of each
  std::vector<std::string> columns_aside;  // headers nobody knows
};

// The separator is the one of ';', ',' and tab that the header holds most; every encoding of `decode` is read.
// Refuses with every finding at once: file_empty, text_undecodable, statement_cut_off, party_column_missing (id or
// name), row_cut, key_missing (a row without id or name), party_doubled, country_unknown, vat_id_malformed.
PartyFile read_party_file(std::string_view bytes, const std::string& file, const PartyFileSources& sources);

}  // namespace kontor
