#include "engine/book/import.h"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "engine/bank/identity.h"
#include "engine/base/refusal.h"
#include "engine/book/bank_accounts.h"
#include "engine/book/future_lines.h"

namespace kontor {

namespace {

constexpr int kPendingDaysBefore = 3;  // a bank may book a card payment back to the day of the payment
constexpr int kPendingDaysAfter = 10;
constexpr int kPendingDaysMax = 14;

// All lines of one bank account in one file: pages of a statement, several statements, several currencies.
struct AccountShare {
  std::vector<const BankLine*> booked;  // and those without effect on the balance
  std::vector<const BankLine*> pending;
  std::vector<const Statement*> statements;
};

struct NewLine {
  const BankLine* line;
  bool aside;
};

std::string shown(const BankLine& line) {
  const std::string& text = line.counterparty.empty() ? line.purpose : line.counterparty;
  return line.day.to_iso() + " " + line.amount.to_plain() + (text.empty() ? "" : " " + text);
}

bool has_effect(const BankLine& line) { return line.state == LineState::booked && !line.amount.is_zero(); }

Period days_of(const std::vector<const BankLine*>& lines) {
  Period days{lines.front()->day, lines.front()->day};
  for (const BankLine* line : lines) days = {std::min(days.first, line->day), std::max(days.last, line->day)};
  return days;
}

// Oldest first, whichever way the bank sorts: numbers of lines and entries then follow the days.
void put_in_time(std::vector<NewLine>& lines) {
  if (lines.empty()) return;
  if (lines.front().line->day > lines.back().line->day) std::reverse(lines.begin(), lines.end());
  const auto earlier = [](const NewLine& a, const NewLine& b) { return a.line->day < b.line->day; };
  if (!std::is_sorted(lines.begin(), lines.end(), earlier)) std::stable_sort(lines.begin(), lines.end(), earlier);
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
    std::map<std::int64_t, std::vector<NewLine>> fresh;
    for (auto& [account, share] : shares) fresh[account] = new_lines(account, share);
    put_in_order_of_file();
    file_ = repeated ? answer(*repeated) : add_file();
    for (auto& [account, share] : shares) {
      for (const NewLine& line : fresh[account]) add_line(account, *line.line, line.aside);
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
      for (const BankLine& line : statement.lines) {
        result_.lines_known += line.state == LineState::booked ? 1 : 0;
        if (request_.tells_fates && line.state != LineState::pending)
          result_.fates.push_back({&line, Familiarity::known, repeated.name, line.line});
      }
  }

  std::map<std::int64_t, AccountShare> shares_by_account(const std::vector<std::size_t>& banks) {
    std::map<std::int64_t, AccountShare> shares;
    for (std::size_t i = 0; i < banks.size(); ++i) {
      const Statement& statement = request_.content.statements[i];
      AccountShare& share = shares[bank_account_id(book_.storage, book_.settings.banks[banks[i]])];
      share.statements.push_back(&statement);
      for (const BankLine& line : statement.lines)
        (only_announces() || line.state == LineState::pending ? share.pending : share.booked).push_back(&line);
    }
    return shares;
  }

  // A notification (camt.054) explains entries of the statement (camt.053), which brings them again.
  bool only_announces() const { return request_.content.format.starts_with("camt.054"); }

  std::vector<NewLine> new_lines(std::int64_t account, const AccountShare& share) {
    if (share.booked.empty()) return {};
    const Period days = days_of(share.booked);
    const std::vector<LineRecord> records =
        book_.storage.lines(account, {days.first.plus_days(-kDaysMoved), days.last.plus_days(kDaysMoved)});
    std::vector<KnownLine> known;
    std::vector<const LineRecord*> origin;
    for (const LineRecord& record : records) {
      if (record.line.state == LineState::pending) continue;
      known.push_back({&record.line, files_.at(record.file).format});
      origin.push_back(&record);
    }
    const Comparison comparison = compare(share.booked, request_.content.format, known);
    const std::map<std::int64_t, Period> covered = days_by_file(records, days);
    std::vector<NewLine> fresh;
    for (std::size_t i = 0; i < share.booked.size(); ++i)
      if (is_new(*share.booked[i], comparison.matches[i], origin)) {
        fresh.push_back({share.booked[i], !has_effect(*share.booked[i])});
        note_day(*share.booked[i], covered);
      }
    tell_missing(comparison.missing, origin);
    put_in_time(fresh);
    return fresh;
  }

  void put_in_order_of_file() {
    std::stable_sort(result_.fates.begin(), result_.fates.end(),
                     [](const LineFate& a, const LineFate& b) { return a.line->line < b.line->line; });
  }

  void note_fate(const BankLine& line, Familiarity familiarity, const LineRecord* other) {
    if (!request_.tells_fates) return;
    result_.fates.push_back(
        {&line, familiarity, other ? files_.at(other->file).name : "", other ? other->line.line : 0});
  }

  bool is_new(const BankLine& line, const Match& match, const std::vector<const LineRecord*>& origin) {
    const bool counts = line.state == LineState::booked;
    if (match.familiarity == Familiarity::similar && request_.similar == SimilarLines::ask) {
      const LineRecord& other = *origin[match.known];
      note_fate(line, Familiarity::similar, &other);
      result_.lines_asked += counts ? 1 : 0;
      result_.findings.push_back({Fault::line_similar,
                                  {request_.content.file, line.line, ""},
                                  shown(line),
                                  {shown(other.line), files_.at(other.file).name, request_.content.file}});
      return false;
    }
    const bool known = match.familiarity == Familiarity::known ||
                       (match.familiarity == Familiarity::similar && request_.similar == SimilarLines::known);
    note_fate(line, known ? Familiarity::known : Familiarity::fresh, known ? origin[match.known] : nullptr);
    if (counts) ++(known ? result_.lines_known : result_.lines_new);
    return !known;
  }

  // The days each earlier file reaches over, as far as this file sees it.
  static std::map<std::int64_t, Period> days_by_file(const std::vector<LineRecord>& records, Period seen) {
    std::map<std::int64_t, Period> days;
    for (const LineRecord& record : records) {
      if (record.line.day < seen.first || seen.last < record.line.day) continue;
      Period& period = days.try_emplace(record.file, Period{record.line.day, record.line.day}).first->second;
      period = {std::min(period.first, record.line.day), std::max(period.last, record.line.day)};
    }
    return days;
  }

  void note_day(const BankLine& line, const std::map<std::int64_t, Period>& covered) {
    if (!has_effect(line)) return;
    const bool late = std::any_of(covered.begin(), covered.end(), [&](const auto& file) {
      return file.second.first < line.day && line.day < file.second.last;
    });
    if (late && result_.lines_late++ == 0) first_late_ = &line;
    if (sealed_to_ && line.day <= *sealed_to_ && result_.lines_sealed++ == 0) first_sealed_ = &line;
  }

  void tell_missing(const std::vector<std::size_t>& missing, const std::vector<const LineRecord*>& origin) {
    if (missing.empty()) return;
    const LineRecord& first = *origin[missing.front()];
    result_.findings.push_back({Fault::line_missing,
                                {request_.content.file, 0, ""},
                                shown(first.line),
                                {std::to_string(missing.size()), files_.at(first.file).name}});
  }

  void tell_counts() {
    const auto tell = [&](Fault fault, const BankLine* first, std::int64_t count) {
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

  void add_line(std::int64_t account, const BankLine& line, bool aside) {
    record_.bank_account = account;
    record_.file = file_;
    record_.line = line;
    if (aside && line.state == LineState::booked) record_.line.state = LineState::information;
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
    for (const BankLine& line : statement.lines)
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
    for (const BankLine* line : share.pending)
      if (count[kind(*line)]-- <= 0) {
        BankLine announced = *line;
        announced.state = LineState::pending;
        add_line(account, announced, true);
      }
    const std::optional<Day> last = book_.storage.last_booked_day(account);
    for (const LineRecord& record : book_.storage.pending_lines(account))
      if (last && (days_between(record.line.day, *last) > kPendingDaysMax || is_booked(account, record.line)))
        book_.storage.drop_pending(record.id);
  }

  bool is_booked(std::int64_t account, const BankLine& pending) {
    const Period around{pending.day.plus_days(-kPendingDaysBefore), pending.day.plus_days(kPendingDaysAfter)};
    const std::vector<LineRecord> lines = book_.storage.lines(account, around);
    return std::any_of(lines.begin(), lines.end(), [&](const LineRecord& record) {
      return record.line.state == LineState::booked && record.line.amount == pending.amount;
    });
  }

  Book& book_;
  const StatementImport& request_;
  std::optional<Day> sealed_to_;
  ImportResult result_;
  std::map<std::int64_t, StatementFileRecord> files_;
  std::int64_t file_ = 0;
  LineRecord record_;  // of the line written last: its texts keep their memory
  const BankLine* first_late_ = nullptr;
  const BankLine* first_sealed_ = nullptr;
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
