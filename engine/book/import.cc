#include "engine/book/import.h"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "engine/bank/identity.h"
#include "engine/bank/line_list.h"
#include "engine/base/refusal.h"
#include "engine/book/bank_accounts.h"
#include "engine/book/future_lines.h"

namespace kontor {

namespace {

constexpr int kPendingDaysBefore = 3;  // a bank may book a card payment back to the day of the payment
constexpr int kPendingDaysAfter = 10;
constexpr int kPendingDaysMax = 14;
constexpr std::size_t kTextSizeMax = std::size_t{1} << 20;

// All lines of one bank account in one file: pages of a statement, several statements, several currencies.
struct AccountShare {
  LineList booked;  // and those without effect on the balance
  LineList pending;
  std::vector<const Statement*> statements;
};

// The lines of the book that a share is compared with.
struct KnownShare {
  BankLines lines;
  std::vector<std::int64_t> file;  // of each line
  std::map<std::int64_t, Period> days_by_file;
  KnownLines known;
};

std::string shown(const BankLine& line) {
  const std::string& text = line.counterparty.empty() ? line.purpose : line.counterparty;
  return line.day.to_iso() + " " + line.amount.to_plain() + (text.empty() ? "" : " " + text);
}

bool has_effect(const LineOutline& line) { return line.state == LineState::booked && !line.amount.is_zero(); }

void extend(Period& days, Day day) { days = {std::min(days.first, day), std::max(days.last, day)}; }

Period days_of(const LineList& lines) {
  Period days{lines.outline(0).day, lines.outline(0).day};
  for (std::size_t i = 1; i < lines.size(); ++i) extend(days, lines.outline(i).day);
  return days;
}

// Numbers of lines in a list.
using Numbers = std::vector<std::uint32_t>;

// Oldest first, whichever way the bank sorts: numbers of lines and entries then follow the days.
void put_in_time(const LineList& lines, Numbers& numbers) {
  if (numbers.empty()) return;
  const auto day = [&](std::uint32_t number) { return lines.outline(number).day; };
  if (day(numbers.front()) > day(numbers.back())) std::reverse(numbers.begin(), numbers.end());
  const auto earlier = [&](std::uint32_t a, std::uint32_t b) { return day(a) < day(b); };
  if (!std::is_sorted(numbers.begin(), numbers.end(), earlier))
    std::stable_sort(numbers.begin(), numbers.end(), earlier);
}

class Importer {
 public:
  Importer(Book& book, const StatementImport& request)
      : book_(book), request_(request), sealed_to_(book.storage.sealed_to()) {}

  ImportResult run() {
    guard_balances();
    demand_days_past(request_.content, book_.today);
    const std::vector<std::size_t> banks = banks_of(request_.content, book_.settings, request_.account);
    const auto repeated = book_.storage.file_with_hash(request_.hash);
    if (repeated && repeated->lines_asked == 0) {
      count_repeated(*repeated);
      return std::move(result_);
    }
    for (const StatementFileRecord& file : book_.storage.files()) files_.emplace(file.id, file);
    std::map<std::int64_t, AccountShare> shares = shares_by_account(banks);
    std::map<std::int64_t, Numbers> fresh;
    for (auto& [account, share] : shares) fresh[account] = new_lines(account, share);
    put_in_order_of_file();
    file_ = repeated ? answer(*repeated) : add_file();
    for (auto& [account, share] : shares) {
      for (const std::uint32_t number : fresh[account]) {
        share.booked.read(number, record_.line);
        add_line(account);
      }
      add_balances(account, share);
      renew_pending(account, share);
    }
    tell_counts();
    tell_notification();
    return std::move(result_);
  }

 private:
  void guard_balances() const {
    Findings differences;
    for (const Finding& finding : request_.content.findings)
      if (finding.fault == Fault::balance_differs) differences.push_back(finding);
    if (!differences.empty() && !request_.unbalanced) throw Refusal(differences);
  }

  void count_repeated(const StatementFileRecord& repeated) {
    result_.repeated = true;
    for (const Statement& statement : request_.content.statements)
      for (std::size_t at = 0; at < statement.lines.size(); ++at) {
        const LineOutline line = statement.lines.outline(at);
        result_.lines_known += line.state == LineState::booked ? 1 : 0;
        if (request_.tells_fates && line.state != LineState::pending)
          result_.fates.push_back({&statement.lines, at, Familiarity::known, repeated.name, line.line});
      }
  }

  std::map<std::int64_t, AccountShare> shares_by_account(const std::vector<std::size_t>& banks) {
    std::map<std::int64_t, AccountShare> shares;
    for (std::size_t i = 0; i < banks.size(); ++i) {
      const Statement& statement = request_.content.statements[i];
      AccountShare& share = shares[bank_account_id(book_.storage, book_.settings.banks[banks[i]])];
      share.statements.push_back(&statement);
      if (!only_announces()) share.booked.reserve(share.booked.size() + statement.lines.size());
      for (std::size_t at = 0; at < statement.lines.size(); ++at) {
        const bool is_pending = only_announces() || statement.lines.outline(at).state == LineState::pending;
        (is_pending ? share.pending : share.booked).add(statement.lines, at);
      }
    }
    return shares;
  }

  // A notification (camt.054) explains entries of the statement (camt.053), which brings them again.
  bool only_announces() const { return request_.content.format.starts_with("camt.054"); }

  Numbers new_lines(std::int64_t account, const AccountShare& share) {
    if (share.booked.empty()) return {};
    KnownShare known;
    read_known(account, days_of(share.booked), known);
    const Comparison comparison = compare(share.booked, known.known);
    Numbers fresh;
    for (std::size_t i = 0; i < share.booked.size(); ++i)
      if (is_new(share.booked, i, comparison.matches[i], known)) {
        fresh.push_back(static_cast<std::uint32_t>(i));
        note_day(share.booked, i, known);
      }
    tell_missing(comparison.missing, known);
    put_in_time(share.booked, fresh);
    return fresh;
  }

  void read_known(std::int64_t account, Period days, KnownShare& known) {
    const Period around{days.first.plus_days(-kDaysMoved), days.last.plus_days(kDaysMoved)};
    book_.storage.each_line_of(account, around, [&](const LineRecord& record) {
      // The days each earlier file reaches over, as far as this file sees it.
      if (const Day day = record.line.day; days.first <= day && day <= days.last)
        extend(known.days_by_file.try_emplace(record.file, Period{day, day}).first->second, day);
      if (record.line.state == LineState::pending) return;
      known.lines.push_back(record.line);
      known.file.push_back(record.file);
      known.known.of_format.push_back(files_.at(record.file).format == request_.content.format);
    });
    known.known.lines = all_of(known.lines);
  }

  void put_in_order_of_file() {
    const auto line = [](const LineFate& fate) { return fate.lines->outline(fate.at).line; };
    std::stable_sort(result_.fates.begin(), result_.fates.end(),
                     [&](const LineFate& a, const LineFate& b) { return line(a) < line(b); });
  }

  const StatementFileRecord& file_of(const KnownShare& known, std::size_t number) const {
    return files_.at(known.file[number]);
  }

  bool is_new(const LineList& lines, std::size_t i, const Match& match, const KnownShare& known) {
    const bool asks = match.familiarity == Familiarity::similar && request_.similar == SimilarLines::ask;
    const bool is_known = match.familiarity == Familiarity::known ||
                          (match.familiarity == Familiarity::similar && request_.similar == SimilarLines::known);
    if (request_.tells_fates) {
      LineFate fate{&lines.source(i), lines.at_source(i), Familiarity::fresh, "", 0};
      if (asks || is_known) {
        fate.familiarity = asks ? Familiarity::similar : Familiarity::known;
        fate.file = file_of(known, match.known).name;
        fate.line_there = known.lines.outline(match.known).line;
      }
      result_.fates.push_back(std::move(fate));
    }
    if (lines.outline(i).state == LineState::booked)
      ++(asks ? result_.lines_asked : is_known ? result_.lines_known : result_.lines_new);
    if (asks) tell_similar(lines[i], match.known, known);
    return !asks && !is_known;
  }

  void tell_similar(const BankLine& line, std::size_t other, const KnownShare& known) {
    result_.findings.push_back({Fault::line_similar,
                                {request_.content.file, line.line, ""},
                                shown(line),
                                {shown(known.lines[other]), file_of(known, other).name, request_.content.file}});
  }

  void note_day(const LineList& lines, std::size_t i, const KnownShare& known) {
    const LineOutline line = lines.outline(i);
    if (!has_effect(line)) return;
    const bool late = std::any_of(known.days_by_file.begin(), known.days_by_file.end(), [&](const auto& file) {
      return file.second.first < line.day && line.day < file.second.last;
    });
    if (late && result_.lines_late++ == 0) first_late_ = lines[i];
    if (sealed_to_ && line.day <= *sealed_to_ && result_.lines_sealed++ == 0) first_sealed_ = lines[i];
  }

  void tell_missing(const std::vector<std::size_t>& missing, const KnownShare& known) {
    if (missing.empty()) return;
    result_.findings.push_back({Fault::line_missing,
                                {request_.content.file, 0, ""},
                                shown(known.lines[missing.front()]),
                                {std::to_string(missing.size()), file_of(known, missing.front()).name}});
  }

  void tell_counts() {
    const auto tell = [&](Fault fault, const std::optional<BankLine>& first, std::int64_t count) {
      if (first)
        result_.findings.push_back(
            {fault, {request_.content.file, first->line, ""}, shown(*first), {std::to_string(count)}});
    };
    tell(Fault::line_late, first_late_, result_.lines_late);
    tell(Fault::line_sealed, first_sealed_, result_.lines_sealed);
  }

  void tell_notification() {
    if (!only_announces()) return;
    std::size_t lines = 0;
    for (const Statement& statement : request_.content.statements) lines += statement.lines.size();
    result_.findings.push_back(
        {Fault::notification_only, {request_.content.file, 0, ""}, request_.content.format, {std::to_string(lines)}});
  }

  std::int64_t add_file() {
    StatementFileRecord file;
    file.hash = request_.hash;
    file.name = request_.content.file;
    file.format = request_.content.format;
    file.day_imported = book_.today;
    file.lines_new = result_.lines_new;
    file.lines_asked = result_.lines_asked;
    return book_.storage.add_file(file);
  }

  std::int64_t answer(StatementFileRecord file) {
    file.lines_new += result_.lines_new;
    file.lines_asked = result_.lines_asked;
    book_.storage.update_file(file);
    return file.id;
  }

  // The line that stands in record_. One without effect on the balance stands aside.
  // No bank writes so much about one payment: a quotation mark or the end of the field is missing.
  void demand_texts_of_a_payment(const BankLine& line) const {
    for (const std::string* text :
         {&line.counterparty, &line.counterparty_account, &line.counterparty_bank, &line.purpose, &line.kind,
          &line.reference, &line.end_to_end, &line.mandate, &line.creditor, &line.return_reason})
      if (text->size() > kTextSizeMax)
        refuse(Fault::statement_cut_off, text->substr(0, text->find(' ', 40)).substr(0, 80),
               {request_.content.file, line.line, ""});
  }

  void add_line(std::int64_t account) {
    BankLine& line = record_.line;
    demand_texts_of_a_payment(line);
    record_.bank_account = account;
    record_.file = file_;
    if (line.state == LineState::booked && line.amount.is_zero()) line.state = LineState::information;
    book_.storage.add_line(record_);
  }

  void add_balances(std::int64_t account, const AccountShare& share) {
    std::vector<BalanceRecord> known = book_.storage.balances();
    for (const Statement* statement : share.statements)
      for (const KnownBalance& stated : statement->balances) {
        const KnownBalance balance = settled(*statement, stated);
        const bool is_known = std::any_of(known.begin(), known.end(), [&](const BalanceRecord& other) {
          return other.bank_account == account && other.balance.day == balance.day &&
                 other.balance.opening == balance.opening && other.balance.amount == balance.amount;
        });
        if (is_known) continue;
        known.push_back({account, file_, balance});
        book_.storage.add_balance(known.back());
      }
  }

  // A closing balance of today in an export stands before today's further lines.
  KnownBalance settled(const Statement& statement, KnownBalance balance) const {
    if (balance.opening || balance.day < book_.today || !request_.content.format.starts_with("csv/")) return balance;
    for (const LineOutline& line : statement.lines.outlines())
      if (line.state == LineState::booked && line.day >= balance.day) balance.amount -= line.amount;
    balance.opening = true;
    return balance;
  }

  void renew_pending(std::int64_t account, const AccountShare& share) {
    std::vector<LineRecord> known = book_.storage.pending_lines(account);
    std::map<std::string, std::int64_t> count;
    const auto kind = [](const BankLine& line) {
      return line.day.to_iso() + line.amount.to_plain() + identifying_text(line);
    };
    for (const LineRecord& record : known) ++count[kind(record.line)];
    for (std::size_t i = 0; i < share.pending.size(); ++i) {
      share.pending.read(i, record_.line);
      if (count[kind(record_.line)]-- > 0) continue;
      record_.line.state = LineState::pending;
      add_line(account);
    }
    const std::optional<Day> last = book_.storage.last_booked_day(account);
    for (const LineRecord& record : book_.storage.pending_lines(account))
      if (last && (days_between(record.line.day, *last) > kPendingDaysMax || is_booked(account, record.line)))
        book_.storage.drop_pending(record.id);
  }

  bool is_booked(std::int64_t account, const BankLine& pending) {
    const Period around{pending.day.plus_days(-kPendingDaysBefore), pending.day.plus_days(kPendingDaysAfter)};
    bool found = false;
    book_.storage.each_line_of(account, around, [&](const LineRecord& record) {
      found = found || (record.line.state == LineState::booked && record.line.amount == pending.amount);
    });
    return found;
  }

  Book& book_;
  const StatementImport& request_;
  std::optional<Day> sealed_to_;
  ImportResult result_;
  std::map<std::int64_t, StatementFileRecord> files_;
  std::int64_t file_ = 0;
  LineRecord record_;  // of the line written last: its texts keep their memory
  std::optional<BankLine> first_late_;
  std::optional<BankLine> first_sealed_;
};

}  // namespace

ImportResult import_within_act(Book& book, const StatementImport& request) { return Importer(book, request).run(); }

ImportResult import_statement(Book& book, const StatementImport& request) {
  Transaction act(book.storage);
  ImportResult result = import_within_act(book, request);
  act.commit();
  return result;
}

}  // namespace kontor
