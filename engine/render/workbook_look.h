// The formats of a workbook's cells: one place for its look.
#pragma once

#include <xlsxwriter.h>

#include <map>
#include <string>
#include <tuple>
#include <utility>

#include "engine/report/document.h"

namespace kontor {

// formats/workbook of locales/.
struct WorkbookForms {
  std::string day;  // "dd.mm.yyyy"
  bool euro_sign_before = false;
};

class WorkbookLook {
 public:
  WorkbookLook(lxw_workbook* workbook, WorkbookForms forms) : workbook_(workbook), forms_(std::move(forms)) {}

  lxw_format* title();
  lxw_format* subtitle();
  lxw_format* table_title();
  lxw_format* figure();
  lxw_format* header(ColumnKind kind);
  lxw_format* note();
  lxw_format* link();
  // For a cell with this content; amounts by currency, decimals by their number of digits.
  lxw_format* cell(const Cell& cell, ColumnKind kind, RowRole role, bool wrapped);

 private:
  lxw_format* made(const std::string& key, void (*dress)(lxw_format*));
  std::string number_format(const Cell& cell, ColumnKind kind) const;

  lxw_workbook* workbook_;
  WorkbookForms forms_;
  std::map<std::string, lxw_format*> named_;
  std::map<std::tuple<std::string, int, int, bool>, lxw_format*> cells_;
};

}  // namespace kontor
