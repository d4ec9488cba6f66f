// The formats of a workbook's cells: one place for its look.
#pragma once

#include <xlsxwriter.h>

#include <map>
#include <string>
#include <tuple>

#include "engine/report/document.h"

namespace kontor {

class WorkbookLook {
 public:
  WorkbookLook(lxw_workbook* workbook, bool german) : workbook_(workbook), german_(german) {}

  lxw_format* title();
  lxw_format* subtitle();
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
  bool german_;
  std::map<std::string, lxw_format*> named_;
  std::map<std::tuple<std::string, int, int, bool>, lxw_format*> cells_;
};

}  // namespace kontor
