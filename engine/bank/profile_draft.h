// A profile for a CSV file that no profile knows: what each column seems to be, and what the file does not decide.
//
// A column is known by its name in other profiles, else by its cells. How days and numbers are written is decided by
// all rows; a running balance, where there is one, decides as well, because only one reading makes it follow. What is
// left open is asked, never guessed.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/bank/profile.h"
#include "engine/bank/table_survey.h"

namespace kontor {

struct DraftColumn {
  std::string name;
  std::optional<Field> field;  // nothing: of no use
  CellKind kind = CellKind::text;
  bool by_name = false;  // else by its cells
  std::string example;   // a filled cell
};

// The same row read by each of the options.
struct DraftReading {
  int line = 0;
  std::string cell;
  std::vector<std::string> read;
};

struct DraftQuestion {
  std::string key;  // "day", "decimal", "sign", "amount", or "word:Vorgemerkt"
  std::vector<std::string> options;
  std::vector<DraftReading> rows;  // up to three
};

struct ProfileDraft {
  std::string id;
  std::string bank;
  CsvStyle style;
  bool has_header = true;
  std::vector<DraftColumn> columns;
  std::vector<DraftQuestion> questions;  // not answered yet
  DayStyle day;
  NumberStyle number;
  bool reversed = false;  // a positive amount is money out
  std::vector<std::string> booked, pending, information, positive, negative;
  std::vector<std::string> chatter;
  std::string account_label;  // of a row above the table with the IBAN in its second cell; may be empty
};

struct DraftRequest {
  std::string_view text;  // UTF-8
  std::string file;
  std::string bank;                            // a name for it; empty: that of the file
  std::map<std::string, std::string> answers;  // by the key of the question
};

// Refuses profile_not_drafted (no table, no days, no amounts) and answer_unknown (an answer that is none of the options
// of its question).
ProfileDraft draft_profile(const DraftRequest& request, const std::vector<CsvLayout>& known);

}  // namespace kontor
