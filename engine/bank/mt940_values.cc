#include "engine/bank/mt940_values.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdlib>

#include "engine/bank/cell.h"
#include "engine/bank/iban.h"
#include "engine/base/refusal.h"
#include "engine/text/fold.h"

namespace kontor {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }

std::size_t digits_at(std::string_view text) {
  return static_cast<std::size_t>(std::find_if_not(text.begin(), text.end(), is_digit) - text.begin());
}

int number_of(std::string_view digits) {
  int number = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), number);
  return number;
}

// A field read from left to right; whatever does not fit refuses the file.
class FieldText {
 public:
  FieldText(const SwiftField& field, const std::string& file)
      : field_(field), file_(file), rest_(field.lines.empty() ? std::string_view() : trimmed(field.lines.front())) {}

  std::string_view rest() const { return rest_; }
  bool begins_with_digit() const { return !rest_.empty() && is_digit(rest_[0]); }

  [[noreturn]] void refuse_field() const {
    refuse(Fault::statement_field_malformed, tidy(field_.lines.empty() ? std::string_view() : field_.lines.front()),
           {file_, field_.line, ":" + std::string(field_.tag) + ":"}, {std::string(field_.tag)});
  }

  std::string_view take(std::size_t count) {
    if (rest_.size() < count) refuse_field();
    const std::string_view taken = rest_.substr(0, count);
    rest_.remove_prefix(count);
    return taken;
  }
  std::string_view take_digits(std::size_t count) {
    if (digits_at(rest_) < count) refuse_field();
    return take(count);
  }
  // "YYMMDD".
  Day take_day() {
    const int year = number_of(take_digits(2));
    const std::string_view digits = take_digits(4);
    return day_of(year < 80 ? 2000 + year : 1900 + year, digits);
  }
  // "MMDD" of this year; the last day of the month where it has no such day.
  Day day_of(int year, std::string_view digits) const {
    const auto month = static_cast<unsigned>(number_of(digits.substr(0, 2)));
    const auto day = static_cast<unsigned>(number_of(digits.substr(2)));
    if (month < 1 || month > 12 || day < 1 || day > 31)
      refuse(Fault::statement_day_malformed,
             std::string(digits.substr(2)) + "." + std::string(digits.substr(0, 2)) + ".",
             {file_, field_.line, ":" + std::string(field_.tag) + ":"});
    const std::chrono::year_month_day_last last =
        std::chrono::year(year) / std::chrono::month(month) / std::chrono::last;
    return Day::of(year, month, std::min(day, static_cast<unsigned>(last.day())));
  }
  Currency take_currency() {
    const std::string_view code = take(3);
    if (!std::all_of(code.begin(), code.end(), is_capital))
      refuse(Fault::currency_unknown, tidy(code), {file_, field_.line, ":" + std::string(field_.tag) + ":"});
    return Currency::from_code(code);
  }
  // Digits with a decimal comma. Some banks write a point: taken when as many digits follow as the currency has, so
  // that no mark of thousands is read as one of decimals.
  Amount take_amount(Currency currency) {
    const std::size_t whole = digits_at(rest_);
    const std::size_t mark_at = whole;
    if (whole == 0 || mark_at >= rest_.size() || (rest_[mark_at] != ',' && rest_[mark_at] != '.')) refuse_field();
    const std::size_t decimals = digits_at(rest_.substr(mark_at + 1));
    const bool is_point = rest_[mark_at] == '.';
    if (is_point && decimals != static_cast<std::size_t>(currency.minor_digits())) refuse_field();
    std::string number(take(mark_at + 1 + decimals));
    number[mark_at] = '.';
    if (decimals == 0) number.push_back('0');
    const auto amount = amount_in(number, {'.', '\0', true}, currency);
    if (!amount) refuse_field();
    return *amount;
  }

 private:
  const SwiftField& field_;
  const std::string& file_;
  std::string_view rest_;
};

// ISO 13616 for Germany: bank code of eight digits, account of ten.
std::string german_iban(std::string_view bank, std::string_view account) {
  const std::string number = std::string(bank) + std::string(10 - account.size(), '0') + std::string(account);
  unsigned rest = 0;
  for (const char c : number + "131400") rest = (rest * 10 + static_cast<unsigned>(c - '0')) % 97;
  const unsigned check = 98 - rest;
  return "DE" + std::string(check < 10 ? "0" : "") + std::to_string(check) + number;
}

std::string_view without_currency(std::string_view account) {
  if (account.size() < 8 || is_valid_iban(account)) return account;
  const std::string_view end = account.substr(account.size() - 3);
  const bool is_code = std::all_of(end.begin(), end.end(), is_capital) && is_digit(account[account.size() - 4]);
  return is_code ? account.substr(0, account.size() - 3) : account;
}

struct Mark {
  std::string_view text;
  bool money_in;
  bool expected;
};
// The reversal of a credit takes money away: unlike in CAMT, the mark says what was reversed.
constexpr auto kMarks = std::to_array<Mark>({{"RC", false, false},
                                             {"RD", true, false},
                                             {"EC", true, true},
                                             {"ED", false, true},
                                             {"C", true, false},
                                             {"D", false, false}});

Mark take_mark(FieldText& text) {
  for (const Mark& mark : kMarks)
    if (text.rest().starts_with(mark.text)) {
      text.take(mark.text.size());
      return mark;
    }
  text.refuse_field();
}

// The booking day of "MMDD" that lies nearest to the value day: "0102" beside 31.12. is in the next year.
Day nearest_day(const FieldText& text, Day value, std::string_view digits) {
  Day nearest = text.day_of(value.year(), digits);
  for (const int year : {value.year() - 1, value.year() + 1}) {
    const Day other = text.day_of(year, digits);
    if (std::abs(days_between(value, other)) < std::abs(days_between(value, nearest))) nearest = other;
  }
  return nearest;
}

bool is_type(std::string_view text) {
  return text.size() >= 4 && (text[0] == 'N' || text[0] == 'F' || text[0] == 'S') &&
         std::all_of(text.begin() + 1, text.begin() + 4, [](char c) { return is_digit(c) || is_capital(c); });
}

std::string_view code_in(std::string_view text, std::string_view code) {
  const std::size_t at = text.find(code);
  if (at == std::string_view::npos) return {};
  text.remove_prefix(at + code.size());
  return text.substr(0, text.find('/'));
}

void read_additions(const SwiftField& field, Currency currency, SwiftLine& line) {
  for (std::size_t i = 1; i < field.lines.size(); ++i) {
    const std::string_view text = trimmed(field.lines[i]);
    if (!text.starts_with('/') || text.find('/', 1) == std::string_view::npos) {
      line.addition += (line.addition.empty() || text.empty() ? "" : " ") + std::string(text);
      continue;
    }
    if (!line.original) line.original = swift_money(code_in(text, "/OCMT/"), currency);
    if (!line.charges) line.charges = swift_money(code_in(text, "/CHGS/"), currency);
    std::string rate(code_in(text, "/EXCH/"));
    std::replace(rate.begin(), rate.end(), ',', '.');
    const std::size_t whole = digits_at(rate);
    const bool is_rate = whole > 0 && whole + 1 < rate.size() && rate.size() <= 18 && rate[whole] == '.' &&
                         digits_at(std::string_view(rate).substr(whole + 1)) == rate.size() - whole - 1;
    if (is_rate) line.rate = Decimal::from_plain(rate);
  }
}

}  // namespace

std::string swift_account(std::string_view text) {
  std::string bare;
  for (const char c : text)
    if (c != ' ' && c != '\t') bare.push_back(c);
  std::string_view account = bare;
  if (account.size() > 4 && account[account.size() - 4] == '/') account.remove_suffix(4);  // "/EUR"
  account = without_currency(account);
  const std::size_t slash = account.rfind('/');
  if (slash == std::string_view::npos) return std::string(account);
  const std::string_view bank = account.substr(0, slash);
  const std::string_view number = account.substr(slash + 1);
  const bool german = bank.size() == 8 && digits_at(bank) == 8 && !number.empty() && number.size() <= 10 &&
                      digits_at(number) == number.size();
  return german ? german_iban(bank, number) : std::string(number);
}

KnownBalance swift_balance(const SwiftField& field, const std::string& file) {
  FieldText text(field, file);
  const std::string_view sign = text.take(1);
  if (sign != "C" && sign != "D") text.refuse_field();
  KnownBalance balance;
  balance.day = text.take_day();
  const Currency currency = text.take_currency();
  const Amount amount = text.take_amount(currency);
  if (!text.rest().empty()) text.refuse_field();
  balance.amount = sign == "D" ? -amount : amount;
  balance.line = field.line;
  return balance;
}

Currency swift_limit_currency(const SwiftField& field, const std::string& file) {
  FieldText text(field, file);
  return text.take_currency();
}

SwiftSum swift_sum(const SwiftField& field, const std::string& file) {
  FieldText text(field, file);
  const std::size_t digits = digits_at(text.rest());
  if (digits == 0 || digits > 5) text.refuse_field();
  SwiftSum sum;
  sum.count = number_of(text.take(digits));
  sum.sum = text.take_amount(text.take_currency());
  return sum;
}

std::optional<Amount> swift_money(std::string_view text, Currency otherwise) {
  text = trimmed(text);
  Currency currency = otherwise;
  if (text.size() > 3 && std::all_of(text.begin(), text.begin() + 3, is_capital)) {
    currency = Currency::from_code(text.substr(0, 3));
    text.remove_prefix(3);
  }
  const std::size_t whole = digits_at(text);
  if (whole == 0) return std::nullopt;
  std::string number(text);
  if (whole + 1 == number.size() && number[whole] == ',') number.pop_back();
  return amount_in(number, {',', '\0', true}, currency);
}

SwiftLine swift_line(const SwiftField& field, Currency currency, const std::string& file) {
  FieldText text(field, file);
  SwiftLine line;
  line.day_value = text.take_day();
  line.day = text.begins_with_digit() ? nearest_day(text, line.day_value, text.take_digits(4)) : line.day_value;
  const Mark mark = take_mark(text);
  if (!text.rest().empty() && is_capital(text.rest()[0])) text.take(1);  // third letter of the currency
  const Amount amount = text.take_amount(currency);
  line.amount = mark.money_in ? amount : -amount;
  line.expected = mark.expected;
  std::string_view rest = trimmed(text.rest());
  if (is_type(rest)) {
    line.type = rest.substr(0, 4);
    rest.remove_prefix(4);
  }
  const std::size_t slashes = rest.find("//");
  line.reference = tidy(rest.substr(0, slashes));
  if (slashes != std::string_view::npos) line.bank_reference = tidy(rest.substr(slashes + 2));
  read_additions(field, currency, line);
  line.addition = tidy(line.addition);
  return line;
}

}  // namespace kontor
