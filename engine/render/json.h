// Document -> JSON, for programs: keys never change with the language of the words.
//
// {"report", "title", "client", "period": "2026-03", "figures": {label: value}, <table key>: [{<column key>: ...}],
// "notes": [...]}
// Amounts are decimal strings with all digits ("-1234.50"), with "<column>_currency" beside them when it is not the
// euro; days are YYYY-MM-DD; whole numbers are numbers, other numbers and percentages strings; an empty cell is null.
// A sum has "role": "total". Headings without figures are left out.
#pragma once

#include <nlohmann/json.hpp>

#include "engine/report/document.h"

namespace kontor {

nlohmann::ordered_json json_of(const Document& document);

// The text of a JSON document as files and standard output hold it: two blanks of indent, a line end. Bytes that are
// not UTF-8 become U+FFFD.
std::string json_text(const nlohmann::ordered_json& document);

}  // namespace kontor
