// Files people take for statements: told what they are, instead of being read as a strange CSV.
#pragma once

#include <string>
#include <string_view>

namespace kontor {

// By the first bytes, never by the name. Refuses file_is_pdf, file_is_image, file_is_archive (a ZIP), file_is_workbook
// (XLSX, ODS and the old XLS), file_is_web_page and file_is_json.
void guard_kind(std::string_view bytes, const std::string& file);

// XLSX and ODS, which are ZIP files with names of their own inside.
bool is_workbook(std::string_view bytes);

}  // namespace kontor
