#include "engine/bank/mt940.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "engine/bank/mt940_details.h"
#include "engine/bank/mt940_fields.h"
#include "engine/bank/mt940_values.h"
#include "engine/bank/statement_check.h"
#include "engine/bank/statement_pieces.h"
#include "engine/base/refusal.h"
#include "engine/text/decode.h"
#include "engine/text/fold.h"

namespace kontor {

namespace {

// The marks SWIFT frames a message with: start and end of heading and text.
constexpr std::string_view kFrame = "\x01\x02\x03\x04";

bool has_frame(const PagedBytes& bytes) {
  bool found = false;
  in_pieces(bytes, [&](std::size_t begin, std::size_t end) {
    found = found || bytes.view().substr(begin, end - begin).find_first_of(kFrame) != std::string_view::npos;
  });
  return found;
}

PagedBytes without_frame(const PagedBytes& bytes) {
  PagedWriter bare;
  in_pieces(bytes, [&](std::size_t begin, std::size_t end) {
    std::string_view piece = bytes.view().substr(begin, end - begin);
    for (std::size_t mark; (mark = piece.find_first_of(kFrame)) != std::string_view::npos;) {
      bare.add(piece.substr(0, mark));
      piece.remove_prefix(mark + 1);
    }
    bare.add(piece);
  });
  return bare.end();
}

// Raw answers of FinTS write "@@" for a line end.
bool is_raw_answer(std::string_view text) {
  return text.find("\n:") == std::string_view::npos && text.find("@@:25:") != std::string_view::npos;
}

std::string with_line_ends(std::string text) {
  for (std::size_t at = text.find("@@"); at != std::string::npos; at = text.find("@@", at)) text.replace(at, 2, "\r\n");
  return text;
}

bool is_long_number(std::string_view text) {
  return text.size() >= 12 && text.find_first_not_of("0123456789") == std::string_view::npos;
}

BankLine bank_line(SwiftLine&& from, bool interim, int line) {
  BankLine out;
  out.line = line;
  out.state = interim || from.expected ? LineState::pending : LineState::booked;
  out.day = from.day;
  out.day_value = from.day_value;
  out.amount = from.amount;
  if (from.bank_reference != "NONREF") out.reference = std::move(from.bank_reference);
  if (out.reference.empty() && is_long_number(from.addition))
    out.reference = std::move(from.addition);
  else
    out.kind = std::move(from.addition);
  out.amount_original = from.original;
  out.charges = from.charges;
  out.exchange_rate = from.rate;
  return out;
}

void add_details(SwiftDetails&& details, BankLine& line) {
  const auto fill = [](std::string& field, std::string&& text) {
    if (field.empty()) field = std::move(text);
  };
  if (!details.kind.empty()) line.kind = std::move(details.kind);
  fill(line.counterparty, std::move(details.counterparty));
  fill(line.counterparty_account, std::move(details.counterparty_account));
  fill(line.counterparty_bank, std::move(details.counterparty_bank));
  fill(line.end_to_end, std::move(details.end_to_end));
  fill(line.mandate, std::move(details.mandate));
  fill(line.creditor, std::move(details.creditor));
  fill(line.return_reason, std::move(details.return_reason));
  if (!line.purpose.empty() && !details.purpose.empty()) line.purpose.push_back(' ');
  line.purpose += details.purpose;
  if (!line.amount_original) line.amount_original = swift_money(details.original, line.amount.currency());
  if (!line.charges) line.charges = swift_money(details.charges, line.amount.currency());
}

// The fee of a return is inside its amount; the payment itself had the sign of the line.
void settle_original(BankLine& line) {
  if (line.purpose.empty() && line.counterparty.empty()) line.purpose = line.kind;
  if (!line.amount_original) return;
  if (line.amount.is_negative()) line.amount_original = -*line.amount_original;
  if (*line.amount_original == line.amount) line.amount_original.reset();
}

// What stands between two heads.
struct Page {
  std::string reference;
  std::string account;
  std::optional<Currency> currency;
  std::optional<KnownBalance> opening, closing;
  std::optional<SwiftSum> sum_debit, sum_credit;
  BankLines lines;
  std::optional<BankLine> last;  // whose details may follow, not yet among the lines
  bool interim = false;
  bool has_account = false;
  int line = 0;

  bool is_filled() const { return opening || closing || interim || last || !lines.empty(); }
};

class MessageReader {
 public:
  explicit MessageReader(const std::string& file) : file_(file) { out_.file = file; }

  StatementFile read(const PagedBytes& text) {
    SwiftFields fields(text);
    SwiftField field;
    while (fields.next(field)) take(field);
    if (out_.statements.empty()) refuse(Fault::statement_cut_off, ":20:", {file_, 0, ""});
    out_.format = booked_ ? "mt940" : "mt942";
    join_statements(out_);
    const bool empty = std::all_of(out_.statements.begin(), out_.statements.end(),
                                   [](const Statement& statement) { return statement.lines.empty(); });
    if (empty) out_.findings.push_back({Fault::statement_without_lines, {file_, 0, ""}, out_.format, {}});
    return std::move(out_);
  }

 private:
  void take(const SwiftField& field) {
    const std::string_view tag = field.tag;
    if (tag == "-") return end_page();
    if (tag == "20") return begin_page(field);
    if (tag == "25" || tag == "25P") return take_account(field);
    if (tag == "34F") return take_limit(field);
    if (tag == "60F" || tag == "60M") return take_opening(field);
    if (tag == "61") return take_line(field);
    if (tag == "86") return take_details(field);
    if (tag == "62F" || tag == "62M") return take_closing(field);
    if (tag == "90D") page_.sum_debit = swift_sum(field, file_);
    if (tag == "90C") page_.sum_credit = swift_sum(field, file_);
  }

  void begin_page(const SwiftField& field) {
    end_page();
    page_.reference = tidy(field.lines.front());
    page_.line = field.line;
  }

  void take_account(const SwiftField& field) {
    if (page_.closing) end_page();
    page_.account = swift_account(tidy(field.lines.front()));
    page_.has_account = true;
    if (page_.line == 0) page_.line = field.line;
  }

  void take_limit(const SwiftField& field) {
    page_.interim = true;
    page_.currency = swift_limit_currency(field, file_);
  }

  // A second page may come without a head of its own.
  void take_opening(const SwiftField& field) {
    if (page_.opening && !page_.closing) refuse_cut_off();
    if (page_.closing) {
      Page next;
      next.account = page_.account;
      next.reference = page_.reference;
      next.has_account = page_.has_account;
      next.line = field.line;
      end_page();
      page_ = std::move(next);
    }
    page_.opening = swift_balance(field, file_);
    page_.opening->opening = true;
    page_.currency = page_.opening->amount.currency();
  }

  void take_line(const SwiftField& field) {
    if (!page_.currency) refuse_missing(field.line, "60F");
    if (page_.closing) refuse_missing(field.line, "20");
    settle_last(page_);
    page_.last = bank_line(swift_line(field, *page_.currency, file_), page_.interim, field.line);
  }

  // Behind the closing balance, or before the first line, it is a note on the statement.
  void take_details(const SwiftField& field) {
    if (page_.last) add_details(swift_details(field.lines), *page_.last);
  }

  void take_closing(const SwiftField& field) {
    if (!page_.opening) refuse_missing(field.line, "60F");
    if (page_.closing) refuse_missing(field.line, "20");
    settle_last(page_);
    page_.closing = swift_balance(field, file_);
    if (page_.closing->amount.currency() != *page_.currency)
      refuse(Fault::currency_mixed, std::string(page_.closing->amount.currency().code()), {file_, field.line, ":62F:"},
             {std::string(page_.currency->code())});
  }

  void settle_last(Page& page) const {
    if (!page.last) return;
    settle_original(*page.last);
    if (page.lines.empty()) page.lines = BankLines(texts_);
    page.lines.push_back(*page.last);
    page.last.reset();
  }

  void end_page() {
    Page page = std::exchange(page_, Page());
    if (!page.is_filled()) return;
    if (!page.has_account) refuse_missing(page.line, "25");
    if (!page.interim && !page.closing) {
      page_ = std::move(page);
      refuse_cut_off();
    }
    settle_last(page);
    Statement& statement = out_.statements.emplace_back();
    statement.account = page.account;
    statement.currency = *page.currency;
    statement.lines = std::move(page.lines);
    booked_ = booked_ || !page.interim;
    if (page.interim) return compare_sums(page, statement);
    if (statement.lines.empty()) page.opening->day = page.closing->day;
    settle_balances(statement, {page.opening, page.closing, true}, file_, out_.findings);
  }

  void compare_sums(const Page& page, const Statement& statement) {
    SwiftSum debit{0, Amount(0, statement.currency)}, credit = debit;
    for (const LineOutline& line : statement.lines.outlines()) {
      SwiftSum& side = line.amount.is_negative() ? debit : credit;
      ++side.count;
      side.sum += absolute(line.amount);
    }
    const auto compare = [&](const std::optional<SwiftSum>& stated, const SwiftSum& found) {
      if (!stated || (stated->count == found.count && stated->sum == found.sum)) return;
      out_.findings.push_back({Fault::interim_total_differs,
                               {file_, page.line, ""},
                               stated->sum.to_plain(),
                               {found.sum.to_plain(), std::to_string(stated->count), std::to_string(found.count)}});
    };
    compare(page.sum_debit, debit);
    compare(page.sum_credit, credit);
  }

  [[noreturn]] void refuse_cut_off() const {
    refuse(Fault::statement_cut_off, page_.reference.empty() ? page_.account : page_.reference,
           {file_, page_.line, ":62F:"});
  }
  [[noreturn]] void refuse_missing(int line, const std::string& tag) const {
    refuse(Fault::statement_field_missing, tag, {file_, line, ":" + tag + ":"});
  }

  const std::string& file_;
  StatementFile out_;
  std::shared_ptr<SpilledBytes> texts_ = std::make_shared<SpilledBytes>();
  Page page_;
  bool booked_ = false;
};

}  // namespace

StatementFile read_mt940(const PagedBytes& bytes, const std::string& file) {
  const PagedBytes bare = has_frame(bytes) ? without_frame(bytes) : bytes.without_first(0);
  const DecodedPages decoded = decode_pages(bare, file);
  if (is_raw_answer(decoded.text.view())) {
    const std::string text = with_line_ends(std::string(decoded.text.view()));
    return MessageReader(file).read(text);
  }
  return MessageReader(file).read(decoded.text);
}

}  // namespace kontor
