// Document -> CSV (RFC 4180: CRLF, cells with separator or quote in quotes, quotes doubled; no cell has line ends).
//
// Two forms, because one cannot serve both readers; formats/csv of locales/ says which a language has:
//  - "spreadsheet", as German: for spreadsheets on German computers, which open a file by the settings of the country:
//    byte order mark, ';' between cells, decimal comma, days as 31.03.2026.
//  - "program", as English: for programs: no mark, ',' between cells, decimal point, days as 2026-03-31. (A program is
//    better off with JSON, whose keys never change with the words.)
// Neither has thousands marks or currency signs; a column with foreign amounts is followed by one with their currency.
//
// Spreadsheets run a text cell that begins with = + - @ (or their full-width forms) as a formula, and bank texts come
// from strangers. Such a text, and one that begins with an apostrophe, gets an apostrophe in front: to have the
// original back, take one leading apostrophe away. Numbers and days are never touched.
//
// One header line of column titles, then the rows; headings without figures are left out. Several tables of the same
// columns become one, with the table's title as first column; others follow each other with an empty line between.
// Title, figures and notes are for people: they are in the workbook and the PDF.
#pragma once

#include <string>

#include "engine/report/document.h"
#include "engine/text/wording.h"

namespace kontor {

std::string csv_text(const Document& document, const Wording& wording);

}  // namespace kontor
