#include "engine/book/gap_cause.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>

#include "engine/bank/identity.h"

namespace kontor {

namespace {

using Lines = std::vector<LineRecord>;

// Announcements may be booked some days later than they say.
constexpr int kDaysAnnounced = 10;

std::string digits_of(Amount amount) {
  std::string digits = std::to_string(absolute(amount).minor_units());
  std::sort(digits.begin(), digits.end());
  return digits;
}

// 540 for 450, 1 234,00 for 12,34: what happens to a figure that is typed or read with the wrong mark.
bool is_misread(Amount read, Amount right) {
  if (read.is_zero() || right.is_zero() || read == right || read.is_negative() != right.is_negative()) return false;
  return digits_of(read) == digits_of(right) || std::abs(read.minor_units()) / 100 == std::abs(right.minor_units()) ||
         std::abs(right.minor_units()) / 100 == std::abs(read.minor_units());
}

// The lines of one gap, tried against its difference.
class GapExplanation {
 public:
  GapExplanation(const BalanceGap& gap, Lines lines, const Lines& announced)
      : gap_(gap), lines_(std::move(lines)), announced_(announced) {}

  const Lines& lines() const { return lines_; }
  const BalanceGap& gap() const { return gap_; }

  const LineRecord* line_of(Amount amount) const {
    const auto found =
        std::find_if(lines_.begin(), lines_.end(), [&](const LineRecord& line) { return line.line.amount == amount; });
    return found == lines_.end() ? nullptr : &*found;
  }

  bool doubled(GapCause& cause) const {
    for (auto line = lines_.begin(); line != lines_.end(); ++line) {
      if (line->line.amount != -gap_.difference) continue;
      const auto twin = std::find_if(line + 1, lines_.end(), [&](const LineRecord& other) {
        return other.line.amount == line->line.amount && identifying_text(other.line) == identifying_text(line->line);
      });
      if (twin == lines_.end()) continue;
      cause = {GapKind::line_doubled, {line->id, twin->id}};
      return true;
    }
    return false;
  }

  bool too_many(GapCause& cause, const std::map<std::int64_t, std::string>& files) const {
    if (const LineRecord* line = line_of(-gap_.difference)) {
      cause = {GapKind::lines_too_many, {line->id}};
      return true;
    }
    std::map<std::int64_t, Lines> by_file;
    for (const LineRecord& line : lines_) by_file[line.file].push_back(line);
    for (const auto& [file, lines] : by_file) {
      Amount sum(0, gap_.difference.currency());
      for (const LineRecord& line : lines) sum += line.line.amount;
      if (by_file.size() < 2 || sum != -gap_.difference) continue;
      cause = {GapKind::lines_too_many};
      for (const LineRecord& line : lines) cause.lines.push_back(line.id);
      cause.file = files.at(file);
      return true;
    }
    return false;
  }

  bool announced(GapCause& cause) const {
    for (const LineRecord& line : announced_) {
      if (line.line.amount != gap_.difference || gap_.to < line.line.day ||
          days_between(line.line.day, gap_.from) > kDaysAnnounced)
        continue;
      cause = {GapKind::line_announced, {line.id}};
      return true;
    }
    return false;
  }

  bool changed(GapCause& cause) const {
    for (const LineRecord& line : lines_) {
      const Amount right = line.line.amount + gap_.difference;
      if (right != -line.line.amount && !is_misread(line.line.amount, right)) continue;
      cause = {right == -line.line.amount ? GapKind::sign_changed : GapKind::amount_changed, {line.id}, right};
      return true;
    }
    return false;
  }

 private:
  const BalanceGap& gap_;
  Lines lines_;
  const Lines& announced_;
};

// One gap has what the other lacks: a line on the wrong day, or two with each other's amounts.
bool between_gaps(const GapExplanation& here, const GapExplanation& there, GapCause& cause) {
  const Amount difference = here.gap().difference;
  if (there.gap().difference != -difference) return false;
  const Period other{there.gap().from, there.gap().to};
  const LineRecord* moved = here.line_of(-difference);
  if (!moved) moved = there.line_of(difference);
  if (moved) {
    cause = {GapKind::line_moved, {moved->id}, {}, {}, other};
    return true;
  }
  for (const LineRecord& line : here.lines())
    if (const LineRecord* partner = there.line_of(line.line.amount + difference)) {
      cause = {GapKind::lines_swapped, {line.id, partner->id}, partner->line.amount, {}, other};
      return true;
    }
  return false;
}

}  // namespace

void explain_gaps(Book& book, std::int64_t bank_account, std::vector<BalanceGap>& gaps) {
  if (gaps.empty()) return;
  std::map<std::int64_t, std::string> files;
  std::string asked;
  for (const StatementFileRecord& file : book.storage.files()) {
    files[file.id] = file.name;
    if (file.lines_asked > 0 && asked.empty()) asked = file.name;
  }
  const Lines announced = book.storage.pending_lines(bank_account);
  std::vector<GapExplanation> all;
  for (const BalanceGap& gap : gaps) {
    Lines lines = book.storage.lines(bank_account, {gap.from, gap.to});
    std::erase_if(lines, [&](const LineRecord& record) {
      return record.line.state != LineState::booked || record.line.amount.currency() != gap.difference.currency();
    });
    all.emplace_back(gap, std::move(lines), announced);
  }
  for (std::size_t i = 0; i < gaps.size(); ++i) {
    GapCause& cause = gaps[i].cause;
    if (all[i].doubled(cause)) continue;
    const auto pairs = [&](const GapExplanation& other) {
      return &other != &all[i] && between_gaps(all[i], other, cause);
    };
    if (std::any_of(all.begin(), all.end(), pairs)) continue;
    if (all[i].announced(cause) || all[i].too_many(cause, files) || all[i].changed(cause)) continue;
    if (!asked.empty())
      cause = {GapKind::lines_asked, {}, gaps[i].difference, asked};
    else
      cause = {all[i].lines().empty() ? GapKind::no_statement : GapKind::lines_missing, {}, gaps[i].difference};
  }
}

}  // namespace kontor
