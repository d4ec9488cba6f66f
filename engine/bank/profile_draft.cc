#include "engine/bank/profile_draft.h"

#include <algorithm>
#include <array>
#include <functional>
#include <set>

#include "engine/bank/column_dictionary.h"
#include "engine/bank/csv_cells.h"
#include "engine/bank/draft_questions.h"
#include "engine/base/refusal.h"
#include "engine/text/fold.h"

namespace kontor {

namespace {

constexpr std::size_t kReadingsMax = 3;
constexpr std::size_t kWordsMax = 12;  // different words a column of states or directions may have

bool has_word(const std::set<std::string>& words, const std::string& word) { return words.contains(fold(word)); }

class Drafter {
 public:
  Drafter(const DraftRequest& request, const std::vector<CsvLayout>& known)
      : request_(request), dictionary_(known), survey_(survey(request.text, request.file)), questions_(request) {}

  ProfileDraft draft() {
    draft_.style = survey_.table.style;
    draft_.has_header = survey_.table.has_header;
    name_it();
    name_columns();
    fill_gaps();
    settle_day();
    settle_numbers();
    settle_words();
    read_surroundings();
    questions_.guard_answers();
    draft_.questions = questions_.take_open();
    return std::move(draft_);
  }

 private:
  const std::vector<SurveyedColumn>& surveyed() const { return survey_.table.columns; }

  void name_it() {
    std::string stem = request_.bank;
    if (stem.empty()) {
      stem = request_.file.substr(request_.file.find_last_of('/') + 1);
      stem = stem.substr(0, stem.find('.'));
    }
    draft_.bank = tidy(stem);
    for (const char c : fold(stem)) {
      const bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
      if (plain)
        draft_.id.push_back(c);
      else if (!draft_.id.empty() && draft_.id.back() != '-')
        draft_.id.push_back('-');
    }
    while (!draft_.id.empty() && draft_.id.back() == '-') draft_.id.pop_back();
    if (draft_.id.empty()) draft_.id = "bank";
  }

  bool has(Field field) const {
    return std::any_of(draft_.columns.begin(), draft_.columns.end(),
                       [&](const DraftColumn& column) { return column.field == field; });
  }

  // A field that may stand in several columns, and one that may not.
  static bool may_repeat(Field field) { return field == Field::purpose; }

  void name_columns() {
    for (const SurveyedColumn& column : surveyed()) {
      DraftColumn drafted{column.name, std::nullopt, column.kind, false, ""};
      const auto filled =
          std::find_if(column.cells.begin(), column.cells.end(), [](auto cell) { return !cell.empty(); });
      if (filled != column.cells.end()) drafted.example = tidy_cell(*filled);
      const std::optional<Field> field = dictionary_.field_of(column.name, column.kind);
      if (!column.name.empty() && field && (may_repeat(*field) || !has(*field))) {
        drafted.field = field;
        drafted.by_name = true;
      }
      draft_.columns.push_back(std::move(drafted));
    }
  }

  std::vector<std::size_t> free_columns(CellKind kind) const {
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < draft_.columns.size(); ++i)
      if (!draft_.columns[i].field && draft_.columns[i].kind == kind) found.push_back(i);
    return found;
  }

  void fill_gaps() {
    if (!has(Field::day)) {
      const auto days = free_columns(CellKind::day);
      if (days.empty()) refuse(Fault::profile_not_drafted, "day", {request_.file, 0, ""});
      draft_.columns[days.front()].field = Field::day;
      if (days.size() > 1 && !has(Field::day_value)) draft_.columns[days[1]].field = Field::day_value;
    }
    if (has(Field::debit) != has(Field::credit))
      for (DraftColumn& column : draft_.columns)
        if (column.field == Field::debit || column.field == Field::credit) column.field.reset();
    if (!has(Field::amount) && !has(Field::gross) && !has(Field::debit)) choose_amount();
    if (has(Field::amount) && has(Field::debit) && filled_everywhere(Field::amount))
      for (DraftColumn& column : draft_.columns)
        if (column.field == Field::debit || column.field == Field::credit) column.field.reset();
    if (!has(Field::currency))
      if (const auto codes = free_columns(CellKind::currency); codes.size() == 1)
        draft_.columns[codes.front()].field = Field::currency;
    if (!has(Field::purpose) && !has(Field::counterparty))
      for (const std::size_t text : free_columns(CellKind::text))
        if (different_words(text).size() > 1 || surveyed()[text].cells.size() == 1)
          draft_.columns[text].field = Field::purpose;
    if (!has(Field::counterparty_account))
      if (const auto ibans = free_columns(CellKind::iban); ibans.size() == 1)
        draft_.columns[ibans.front()].field =
            different_words(ibans.front()).size() == 1 && surveyed()[ibans.front()].cells.size() > 1
                ? Field::account
                : Field::counterparty_account;
  }

  bool filled_everywhere(Field field) const {
    const auto& cells = column_of(field)->cells;
    return std::none_of(cells.begin(), cells.end(), [](auto cell) { return cell.empty(); });
  }

  // The only column of numbers, or the one a person names.
  void choose_amount() {
    std::vector<std::size_t> amounts = free_columns(CellKind::amount);
    if (amounts.empty()) refuse(Fault::profile_not_drafted, "amount", {request_.file, 0, ""});
    std::size_t chosen = amounts.front();
    if (amounts.size() > 1) {
      DraftQuestion question{"amount", {}, {}};
      for (const std::size_t at : amounts) question.options.push_back(draft_.columns[at].name);
      for (std::size_t row = 0; row < std::min(kReadingsMax, survey_.table.rows.size()); ++row) {
        DraftReading reading{line_of(row), "", {}};
        for (const std::size_t at : amounts) reading.read.emplace_back(surveyed()[at].cells[row]);
        question.rows.push_back(std::move(reading));
      }
      if (const auto answer = ask(std::move(question)))
        for (const std::size_t at : amounts)
          if (draft_.columns[at].name == *answer) chosen = at;
    }
    draft_.columns[chosen].field = Field::amount;
  }

  const SurveyedColumn* column_of(Field field) const {
    for (std::size_t i = 0; i < draft_.columns.size(); ++i)
      if (draft_.columns[i].field == field) return &surveyed()[i];
    return nullptr;
  }

  std::vector<std::string> different_words(std::size_t column) const {
    std::set<std::string> words;
    for (const std::string_view cell : surveyed()[column].cells)
      if (!cell.empty() && words.size() <= kWordsMax) words.insert(std::string(cell));
    return {words.begin(), words.end()};
  }

  int line_of(std::size_t row) const { return survey_.csv.records()[survey_.table.rows[row]].line; }

  std::optional<std::string> ask(DraftQuestion question) { return questions_.ask(std::move(question)); }

  // The styles that read every cell; when they do not agree the rows that tell them apart.
  template <typename Style, typename Read>
  Style decided(std::span<const Style> styles, const std::vector<const SurveyedColumn*>& columns,
                const std::string& key, Read read, std::function<std::string(const Style&)> name, Fault none) {
    std::vector<Style> left;
    for (const Style& style : styles) {
      const bool reads_all = std::all_of(columns.begin(), columns.end(), [&](const SurveyedColumn* column) {
        return std::all_of(column->cells.begin(), column->cells.end(),
                           [&](auto cell) { return cell.empty() || !read(cell, style).empty(); });
      });
      if (reads_all) left.push_back(style);
    }
    if (left.empty()) refuse(none, key, {request_.file, 0, ""});
    DraftQuestion question{key, {}, {}};
    std::vector<Style> options{left.front()};
    for (const SurveyedColumn* column : columns)
      for (std::size_t row = 0; row < column->cells.size(); ++row) {
        if (column->cells[row].empty()) continue;
        std::set<std::string> readings;
        for (const Style& style : left) {
          if (!readings.insert(read(column->cells[row], style)).second || readings.size() == 1) continue;
          const bool is_new = std::none_of(options.begin(), options.end(),
                                           [&](const Style& option) { return name(option) == name(style); });
          if (is_new && options.size() < 2) options.push_back(style);
        }
        if (readings.size() > 1 && question.rows.size() < kReadingsMax)
          question.rows.push_back({line_of(row), std::string(column->cells[row]), {}});
      }
    if (question.rows.empty()) return left.front();
    for (const Style& option : options) question.options.push_back(name(option));
    for (DraftReading& reading : question.rows)
      for (const Style& option : options) reading.read.push_back(read(reading.cell, option));
    const auto answer = ask(std::move(question));
    for (const Style& option : options)
      if (answer && name(option) == *answer) return option;
    return left.front();
  }

  void settle_day() {
    std::vector<const SurveyedColumn*> columns;
    for (const Field field : {Field::day, Field::day_value})
      if (const SurveyedColumn* column = column_of(field)) columns.push_back(column);
    draft_.day = decided<DayStyle>(
        day_styles(), columns, "day",
        [](std::string_view cell, const DayStyle& style) {
          const auto day = day_in(cell, style);
          return day ? day->to_iso() : std::string();
        },
        pattern_of, Fault::profile_not_drafted);
  }

  // Booked rows whose balance follows from the one before, in the better of both directions.
  std::size_t following(const NumberStyle& style, bool reversed) const {
    const SurveyedColumn* amounts = column_of(Field::amount);
    const SurveyedColumn* balances = column_of(Field::balance);
    if (amounts == nullptr || balances == nullptr) return 0;
    std::size_t down = 0, up = 0;
    for (std::size_t row = 1; row < amounts->cells.size(); ++row) {
      const auto balance = amount_in(balances->cells[row], style, kEuro);
      const auto before = amount_in(balances->cells[row - 1], style, kEuro);
      const auto amount = amount_in(amounts->cells[row], style, kEuro);
      const auto amount_before = amount_in(amounts->cells[row - 1], style, kEuro);
      if (!balance || !before || !amount || !amount_before) continue;
      down += *balance == *before + (reversed ? -*amount : *amount) ? 1U : 0U;
      up += *before == *balance + (reversed ? -*amount_before : *amount_before) ? 1U : 0U;
    }
    return std::max(down, up);
  }

  void settle_numbers() {
    std::vector<const SurveyedColumn*> columns;
    for (std::size_t i = 0; i < draft_.columns.size(); ++i)
      if (draft_.columns[i].field && draft_.columns[i].kind == CellKind::amount) columns.push_back(&surveyed()[i]);
    std::vector<NumberStyle> styles(number_styles().begin(), number_styles().end());
    std::vector<NumberStyle> proved;  // by the running balance
    for (const NumberStyle& style : styles)
      if (survey_.table.rows.size() > 2 && following(style, false) + 1 == survey_.table.rows.size())
        proved.push_back(style);
    if (!proved.empty() && proved.size() < styles.size()) styles = proved;
    draft_.number = decided<NumberStyle>(
        styles, columns, "decimal",
        [](std::string_view cell, const NumberStyle& style) {
          const auto amount = amount_in(cell, style, kEuro);
          return amount ? amount->to_plain() : std::string();
        },
        [](const NumberStyle& style) { return std::string(1, style.decimal); }, Fault::profile_not_drafted);
  }

  // A column whose every word says a direction or a state in other profiles.
  void settle_words() {
    settle_direction();
    if (!has(Field::state)) find_states();
    const SurveyedColumn* states = column_of(Field::state);
    if (states == nullptr) return;
    std::set<std::string> words;
    for (const std::string_view cell : states->cells) words.insert(std::string(cell));
    for (const std::string& word : words) {
      if (has_word(dictionary_.booked, word))
        draft_.booked.push_back(word);
      else if (has_word(dictionary_.pending, word))
        draft_.pending.push_back(word);
      else if (has_word(dictionary_.information, word))
        draft_.information.push_back(word);
      else
        ask_word(word);
    }
  }

  // A column nobody knows by name, few words of which some say in other profiles that a row is not booked.
  void find_states() {
    for (std::size_t i = 0; i < draft_.columns.size(); ++i) {
      DraftColumn& column = draft_.columns[i];
      if (column.by_name || column.kind != CellKind::text || column.field == Field::direction) continue;
      const std::vector<std::string> words = different_words(i);
      const bool says_state = std::any_of(words.begin(), words.end(), [&](const std::string& word) {
        return has_word(dictionary_.pending, word) || has_word(dictionary_.information, word);
      });
      if (!says_state || words.size() > kWordsMax) continue;
      column.field = Field::state;
      return;
    }
  }

  void ask_word(const std::string& word) {
    DraftQuestion question{"word:" + word, {"booked", "pending", "information"}, {}};
    const auto& cells = column_of(Field::state)->cells;
    for (std::size_t row = 0; row < cells.size() && question.rows.size() < kReadingsMax; ++row)
      if (cells[row] == word) question.rows.push_back({line_of(row), first_text(row), {}});
    const auto answer = ask(std::move(question));
    if (answer == "pending")
      draft_.pending.push_back(word);
    else if (answer == "information")
      draft_.information.push_back(word);
    else
      draft_.booked.push_back(word);
  }

  std::string first_text(std::size_t row) const {
    for (const Field field : {Field::counterparty, Field::purpose})
      if (const SurveyedColumn* column = column_of(field); column != nullptr && !column->cells[row].empty())
        return tidy_cell(column->cells[row]);
    return "";
  }

  void settle_direction() {
    const SurveyedColumn* amounts = column_of(Field::amount);
    if (amounts == nullptr) {
      drop(Field::direction);
      return;
    }
    const bool is_signed = std::any_of(amounts->cells.begin(), amounts->cells.end(), [&](std::string_view cell) {
      const auto amount = amount_in(cell, draft_.number, kEuro);
      return amount && amount->is_negative();
    });
    const std::size_t rows = survey_.table.rows.size();
    if (is_signed) {
      drop(Field::direction);
      draft_.reversed = rows > 2 && following(draft_.number, true) + 1 == rows;
      return;
    }
    for (std::size_t i = 0; i < draft_.columns.size(); ++i)
      if (tells_direction(i)) return;
    drop(Field::direction);
    if (rows > 2 && following(draft_.number, false) + 1 == rows) return;  // the balance says: money in
    DraftQuestion question{"sign", {"in", "out"}, {}};
    for (std::size_t row = 0; row < std::min(kReadingsMax, rows); ++row) {
      const auto amount = amount_in(amounts->cells[row], draft_.number, kEuro);
      if (amount)
        question.rows.push_back(
            {line_of(row), std::string(amounts->cells[row]), {amount->to_plain(), (-*amount).to_plain()}});
    }
    draft_.reversed = ask(std::move(question)) == "out";
  }

  bool tells_direction(std::size_t column) {
    DraftColumn& drafted = draft_.columns[column];
    const bool means_other = drafted.by_name && drafted.field != Field::direction && drafted.field != Field::kind;
    if (drafted.kind != CellKind::text || means_other) return false;
    const std::vector<std::string> words = different_words(column);
    std::vector<std::string> positive, negative;
    for (const std::string& word : words)
      if (has_word(dictionary_.positive, word))
        positive.push_back(word);
      else if (has_word(dictionary_.negative, word))
        negative.push_back(word);
      else
        return false;
    if (words.empty() || std::any_of(surveyed()[column].cells.begin(), surveyed()[column].cells.end(),
                                     [](auto cell) { return cell.empty(); }))
      return false;
    drafted.field = Field::direction;
    draft_.positive = positive;
    draft_.negative = negative;
    return true;
  }

  void drop(Field field) {
    for (DraftColumn& column : draft_.columns)
      if (column.field == field) column.field.reset();
  }

  void read_surroundings() {
    const auto& records = survey_.csv.records();
    if (!survey_.table.has_header) return;
    for (std::size_t i = 0; i < survey_.table.header; ++i) {
      const auto cells = survey_.csv.cells(records[i]);
      if (cells.size() > 1 && draft_.account_label.empty() && !trimmed(cells[0]).empty() && is_iban(cells[1]))
        draft_.account_label = std::string(trimmed(cells[0]));
    }
    for (const std::size_t row : survey_.table.other_rows) {
      const std::string_view first = trimmed(survey_.csv.cells(records[row]).front());
      const bool is_text = !first.empty() && (static_cast<unsigned char>(first.front()) > '9' || first.front() == '*');
      if (is_text && std::find(draft_.chatter.begin(), draft_.chatter.end(), first) == draft_.chatter.end())
        draft_.chatter.emplace_back(first);
    }
  }

  const DraftRequest& request_;
  ColumnDictionary dictionary_;
  Survey survey_;
  ProfileDraft draft_;
  DraftQuestions questions_;
};

}  // namespace

ProfileDraft draft_profile(const DraftRequest& request, const std::vector<CsvLayout>& known) {
  return Drafter(request, known).draft();
}

}  // namespace kontor
