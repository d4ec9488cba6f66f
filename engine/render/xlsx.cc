#include "engine/render/xlsx.h"

#include <xlsxwriter.h>

#include <algorithm>
#include <cerrno>
#include <memory>

#include "engine/base/refusal.h"
#include "engine/render/cell.h"
#include "engine/render/sheet_name.h"
#include "engine/render/sheet_plan.h"
#include "engine/render/workbook_look.h"
#include "engine/system/files.h"
#include "engine/system/reason.h"
#include "engine/text/fold.h"
#include "engine/text/width.h"

namespace kontor {

namespace {

constexpr std::size_t kCellUnitsMax = 32'767;
constexpr int kTextWidthMax = 56;            // wider text is wrapped
constexpr double kLineHeight = 15;           // points
constexpr int kLandscapeFrom = 92;           // columns of letters that fit on upright A4
constexpr std::size_t kOpenSheetsMax = 200;  // each streamed sheet holds a temporary file open
constexpr std::size_t kFooterUnitsMax = 70;

lxw_row_t row_number(std::size_t row) { return static_cast<lxw_row_t>(row); }
lxw_col_t column_number(std::size_t column) { return static_cast<lxw_col_t>(column); }

// The last step of a figure, out of the exact world: correct for 15 digits.
double number_of(Amount amount) {
  double unit = 1;
  for (int i = 0; i < amount.currency().minor_digits(); ++i) unit *= 10;
  return static_cast<double>(amount.minor_units()) / unit;
}

double number_of(const Decimal& number) {
  double unit = 1;
  for (int i = 0; i < number.scale(); ++i) unit *= 10;
  return static_cast<double>(number.coefficient()) / unit;
}

std::string cell_text(std::string_view text) { return shortened_utf16(tidy(text), kCellUnitsMax); }

// Letters that a cell takes when printed; an estimate that never asks ICU, for a million rows.
int letters_of(const Cell& cell) {
  if (const auto* text = std::get_if<std::string>(&cell)) return width_of(*text);
  if (std::holds_alternative<Day>(cell)) return 10;
  if (const auto* amount = std::get_if<Amount>(&cell)) {
    const int digits = static_cast<int>(amount->to_plain().size());
    return digits + digits / 3 + (amount->currency() == kEuro ? 1 : 3);
  }
  if (const auto* number = std::get_if<Decimal>(&cell)) return static_cast<int>(number->to_plain().size()) + 4;
  if (const auto* number = std::get_if<std::int64_t>(&cell)) return static_cast<int>(std::to_string(*number).size());
  return 0;
}

struct ColumnLook {
  int width = 0;
  bool wrapped = false;
};

std::vector<ColumnLook> column_looks(const Table& table) {
  std::vector<ColumnLook> looks;
  for (const Column& column : table.columns) looks.push_back({width_of(column.title) + 3, false});
  for (const Row& row : table.rows)
    for (std::size_t i = 0; i < row.cells.size(); ++i)
      looks[i].width = std::max(looks[i].width, letters_of(row.cells[i]) + (row.role == RowRole::body ? 1 : 2));
  for (std::size_t i = 0; i < looks.size(); ++i) {
    looks[i].wrapped = table.columns[i].kind == ColumnKind::text && looks[i].width > kTextWidthMax;
    looks[i].width = std::clamp(looks[i].width, 6, looks[i].wrapped ? kTextWidthMax : 250);
  }
  return looks;
}

// Lines that the wrapped texts of a row take. Programs do not find out by themselves when they open a file.
int lines_of(const Row& row, const std::vector<ColumnLook>& looks) {
  int lines = 1;
  for (std::size_t i = 0; i < row.cells.size(); ++i)
    if (const auto* text = std::get_if<std::string>(&row.cells[i]); text && looks[i].wrapped) {
      const int letters = width_of(*text) * (row.role == RowRole::body ? 100 : 110) / 100;
      lines = std::max(lines, (letters + looks[i].width - 1) / (looks[i].width - 2));
    }
  return std::min(lines, 27);  // a row is at most 409 points high
}

class Workbook {
 public:
  Workbook(const Document& document, const Wording& wording, WorkbookLimits limits)
      : document_(document), wording_(wording), limits_(limits) {
    for (const std::string& note : document.notes) notes_.push_back(cell_text(note));
    if (has_long_amounts()) notes_.push_back(wording.say("report/long_amounts"));
    head_.push_back(document.client);
    if (!document.period.empty()) head_.back() += (document.client.empty() ? "" : " · ") + document.period;
    head_.push_back(wording.say("report/made", {printed(Cell(document.day_made), ColumnKind::day, wording)}));
    for (const Figure& figure : document.figures)
      head_.push_back(figure.label + ": " + printed(figure.value, ColumnKind::text, wording));
    plan();
  }

  std::string bytes() {
    const TemporaryFile file;
    lxw_workbook_options options{};
    options.constant_memory = parts_.size() <= kOpenSheetsMax;
    workbook_ = workbook_new_opt(file.path().c_str(), &options);
    if (!workbook_) refuse(Fault::file_unwritable, file.path(), {file.path(), 0, ""}, {reason_of(ENOMEM)});
    look_ = std::make_unique<WorkbookLook>(
        workbook_,
        WorkbookForms{wording_.say("formats/workbook/day"), wording_.say("formats/workbook/euro_sign") == "before"});
    set_properties();
    if (!contents_.empty()) write_contents();
    for (std::size_t i = 0; i < parts_.size(); ++i) write_part(parts_[i], i + 1 == parts_.size());
    errno = 0;
    const lxw_error error = workbook_close(workbook_);
    if (error != LXW_NO_ERROR)
      refuse(Fault::file_unwritable, file.path(), {file.path(), 0, ""}, {reason_of(errno != 0 ? errno : EIO)});
    return read_file(file.path(), UINT64_MAX);
  }

 private:
  bool has_long_amounts() const {
    for (const Table& table : document_.tables)
      for (const Row& row : table.rows)
        for (const Cell& cell : row.cells)
          if (const auto* amount = std::get_if<Amount>(&cell); amount && !is_exact_in_spreadsheet(*amount)) return true;
    return false;
  }

  // Rows above the first row of a table: title, head, name of the table, empty row, column titles.
  std::size_t rows_above(const Table& table) const { return 1 + head_.size() + (table.title.empty() ? 0 : 1) + 2; }

  void plan() {
    SheetNames names;
    if (document_.tables.size() > 1) contents_ = names.take(wording_.say("report/contents"));
    for (const Table& table : document_.tables) {
      const std::size_t above = rows_above(table);
      const std::size_t capacity = limits_.rows_per_sheet - above - notes_.size() - 1;
      std::size_t first = 0;
      do {
        const std::size_t count = std::min(capacity, table.rows.size() - first);
        const std::string name = names.take(table.title.empty() ? document_.title : table.title);
        parts_.push_back({name, &table, first, count, above, first + count == table.rows.size()});
        first += count;
      } while (first < table.rows.size());
    }
  }

  void set_properties() {
    std::string title = cell_text(document_.title), subject = cell_text(document_.period),
                company = cell_text(document_.client), author = "Kontor";
    lxw_doc_properties properties{};
    properties.title = title.data();
    properties.subject = subject.data();
    properties.company = company.data();
    properties.author = author.data();
    properties.created = static_cast<time_t>(document_.day_made.number()) * 86'400;
    workbook_set_properties(workbook_, &properties);
  }

  lxw_worksheet* new_sheet(const std::string& name) {
    lxw_worksheet* sheet = workbook_add_worksheet(workbook_, name.c_str());
    if (!sheet) refuse(Fault::file_unwritable, name, {}, {"libxlsxwriter"});
    worksheet_gridlines(sheet, LXW_HIDE_ALL_GRIDLINES);
    worksheet_set_paper(sheet, 9);  // A4
    worksheet_fit_to_pages(sheet, 1, 0);
    worksheet_set_margins(sheet, 0.6, 0.5, 0.6, 0.7);
    worksheet_set_footer(sheet, footer().c_str());
    return sheet;
  }

  // '&' begins a code there and is doubled in texts.
  std::string footer() const {
    std::string left;
    for (const std::string& text : {document_.client, document_.title, document_.period}) {
      if (text.empty()) continue;
      left += left.empty() ? "" : " · ";
      for (const char sign : shortened_utf16(tidy(text), kFooterUnitsMax / 2)) left.append(sign == '&' ? 2 : 1, sign);
    }
    return "&L&8 " + left + "&R&8 " + wording_.say("report/page", {"&P", "&N"});
  }

  std::size_t write_head(lxw_worksheet* sheet, const std::string& table_title) {
    std::size_t row = 0;
    worksheet_set_row(sheet, 0, 24, nullptr);
    text(sheet, row++, 0, document_.title, look_->title());
    text(sheet, row++, 0, head_.front(), look_->subtitle());
    for (std::size_t i = 1; i < head_.size(); ++i) text(sheet, row++, 0, head_[i], look_->figure());
    if (!table_title.empty()) text(sheet, row++, 0, table_title, look_->table_title());
    return row + 1;
  }

  void write_contents() {
    lxw_worksheet* sheet = new_sheet(contents_);
    worksheet_set_column(sheet, 0, 0, 80, nullptr);
    std::size_t row = write_head(sheet, "");
    for (const SheetPart& part : parts_) {
      const std::string target = "internal:" + quoted_sheet(part.sheet) + "!A1";
      const std::string title = cell_text(part.table->title.empty() ? part.sheet : part.table->title);
      worksheet_write_url_opt(sheet, row_number(row++), 0, target.c_str(), look_->link(), title.c_str(), nullptr);
    }
    write_notes(sheet, row + 1, {{80, false}});
  }

  void write_part(const SheetPart& part, bool is_last) {
    const Table& table = *part.table;
    const std::vector<ColumnLook> looks = column_looks(table);
    lxw_worksheet* sheet = new_sheet(part.sheet);
    int width = 0;
    for (std::size_t i = 0; i < looks.size(); ++i) {
      worksheet_set_column(sheet, column_number(i), column_number(i), looks[i].width, nullptr);
      width += looks[i].width;
    }
    if (width > kLandscapeFrom) worksheet_set_landscape(sheet);
    const std::size_t header = write_head(sheet, table.title);
    worksheet_set_row(sheet, row_number(header), 20, nullptr);
    for (std::size_t i = 0; i < table.columns.size(); ++i)
      text(sheet, header, i, table.columns[i].title, look_->header(table.columns[i].kind));
    for (std::size_t i = 0; i < part.count; ++i) write_row(sheet, part, part.first + i, looks);
    finish_table(sheet, part, header);
    const std::size_t end = part.row + part.count;
    if (part.count == 0) text(sheet, end, 0, wording_.say("report/empty"), look_->figure());
    if (is_last && contents_.empty()) write_notes(sheet, end + 1 + (part.count == 0 ? 1 : 0), looks);
  }

  void finish_table(lxw_worksheet* sheet, const SheetPart& part, std::size_t header) {
    worksheet_freeze_panes(sheet, row_number(header + 1), 0);
    worksheet_repeat_rows(sheet, row_number(header), row_number(header));
    std::size_t last = part.count;
    while (last > 0 && part.table->rows[part.first + last - 1].role == RowRole::total) --last;
    if (last == 0) return;
    const lxw_col_t columns = column_number(part.table->columns.size() - 1);
    worksheet_autofilter(sheet, row_number(header), 0, row_number(header + last), columns);
    const std::string area =
        "A" + std::to_string(part.row + 1) + ":" + column_letters(columns) + std::to_string(part.row + part.count);
    worksheet_ignore_errors(sheet, LXW_IGNORE_NUMBER_STORED_AS_TEXT, area.c_str());
  }

  void write_row(lxw_worksheet* sheet, const SheetPart& part, std::size_t at, const std::vector<ColumnLook>& looks) {
    const Row& row = part.table->rows[at];
    const std::size_t where = part.row + at - part.first;
    if (const int lines = lines_of(row, looks); lines > 1)
      worksheet_set_row(sheet, row_number(where), kLineHeight * lines, nullptr);
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      const Cell& cell = row.cells[i];
      lxw_format* format = look_->cell(cell, part.table->columns[i].kind, row.role, looks[i].wrapped);
      const auto* amount = std::get_if<Amount>(&cell);
      const auto formula = row.role == RowRole::total && amount ? sum_formula(row, i, parts_of(part), part)
                                                                : std::optional<std::string>();
      if (formula)
        worksheet_write_formula_num(sheet, row_number(where), column_number(i), formula->c_str(), format,
                                    number_of(*amount));
      else
        write_cell(sheet, where, i, cell, format);
    }
  }

  void write_cell(lxw_worksheet* sheet, std::size_t row, std::size_t column, const Cell& cell, lxw_format* format) {
    const lxw_row_t r = row_number(row);
    const lxw_col_t c = column_number(column);
    if (const auto* string = std::get_if<std::string>(&cell); string && !string->empty()) {
      text(sheet, row, column, *string, format);
    } else if (const auto* amount = std::get_if<Amount>(&cell)) {
      if (is_exact_in_spreadsheet(*amount))
        worksheet_write_number(sheet, r, c, number_of(*amount), format);
      else
        text(sheet, row, column, printed(cell, ColumnKind::amount, wording_), format);
    } else if (const auto* day = std::get_if<Day>(&cell)) {
      lxw_datetime date{day->year(), static_cast<int>(day->month()), static_cast<int>(day->day()), 0, 0, 0};
      worksheet_write_datetime(sheet, r, c, &date, format);
    } else if (const auto* whole = std::get_if<std::int64_t>(&cell)) {
      worksheet_write_number(sheet, r, c, static_cast<double>(*whole), format);
    } else if (const auto* number = std::get_if<Decimal>(&cell)) {
      worksheet_write_number(sheet, r, c, number_of(*number), format);
    } else {
      worksheet_write_blank(sheet, r, c, format);
    }
  }

  void text(lxw_worksheet* sheet, std::size_t row, std::size_t column, const std::string& words, lxw_format* format) {
    worksheet_write_string(sheet, row_number(row), column_number(column), cell_text(words).c_str(), format);
  }

  // Each note over the whole width of the table, as high as its lines.
  void write_notes(lxw_worksheet* sheet, std::size_t row, const std::vector<ColumnLook>& looks) {
    int width = 0;
    for (const ColumnLook& look : looks) width += look.width;
    for (const std::string& note : notes_) {
      const int lines = width_of(note) / std::max(1, width) + 1;
      worksheet_set_row(sheet, row_number(row), kLineHeight * lines, nullptr);
      if (looks.size() > 1)
        worksheet_merge_range(sheet, row_number(row), 0, row_number(row), column_number(looks.size() - 1), note.c_str(),
                              look_->note());
      else
        worksheet_write_string(sheet, row_number(row), 0, note.c_str(), look_->note());
      ++row;
    }
  }

  std::vector<SheetPart> parts_of(const SheetPart& part) const {
    std::vector<SheetPart> same;
    std::copy_if(parts_.begin(), parts_.end(), std::back_inserter(same),
                 [&](const SheetPart& one) { return one.table == part.table; });
    return same;
  }

  const Document& document_;
  const Wording& wording_;
  WorkbookLimits limits_;
  std::vector<std::string> head_;  // lines under the title
  std::vector<std::string> notes_;
  std::string contents_;  // name of the sheet that lists the others; empty when there is one table
  std::vector<SheetPart> parts_;
  lxw_workbook* workbook_ = nullptr;
  std::unique_ptr<WorkbookLook> look_;
};

}  // namespace

std::string xlsx_bytes(const Document& document, const Wording& wording, WorkbookLimits limits) {
  return Workbook(document, wording, limits).bytes();
}

}  // namespace kontor
