#include "engine/bank/camt.h"

#include <algorithm>
#include <array>
#include <optional>

#include "engine/bank/camt_entry.h"
#include "engine/bank/statement_check.h"
#include "engine/bank/statement_pieces.h"
#include "engine/base/refusal.h"
#include "engine/text/fold.h"
#include "engine/xml/xml_reader.h"

namespace kontor {

namespace {

constexpr auto kMessages =
    std::to_array<std::string_view>({"BkToCstmrStmt", "BkToCstmrAcctRpt", "BkToCstmrDbtCdtNtfctn"});
constexpr auto kStatements = std::to_array<std::string_view>({"Stmt", "Rpt", "Ntfctn"});

template <std::size_t N>
bool is_one_of(const std::array<std::string_view, N>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

// "camt.053.001.08" of a namespace; without one the message says which of the three it is.
std::string format_of(std::string_view space, std::string_view message) {
  if (const std::size_t at = space.find("camt."); at != std::string_view::npos) return std::string(space.substr(at));
  if (message == "BkToCstmrStmt") return "camt.053";
  return message == "BkToCstmrAcctRpt" ? "camt.052" : "camt.054";
}

struct CamtBalance {
  std::string code;
  Amount amount;
  std::optional<Day> day;
  int line = 0;
};

// Gathers one message; a statement is settled when its element closes.
class CamtListener : public XmlListener {
 public:
  explicit CamtListener(const std::string& file) : file_(file) { out_.file = file; }

  bool opens(const XmlNode& element) override {
    // "Document" by the standard; one bank writes "document".
    if (!met_root_ && (element.name == "Document" || element.name == "document")) {
      met_root_ = true;
      space_ = element.space();
      return walk();
    }
    if (!in_message_) {
      if (!is_one_of(kMessages, element.name)) refuse_kind(element);
      in_message_ = true;
      out_.format = format_of(element.space(), element.name);
      return walk();
    }
    if (is_one_of(kStatements, element.name) && !in_statement_) {
      in_statement_ = true;
      begin_statement();
      return walk();
    }
    return true;  // collected; what is no part of ours is thrown away in part()
  }

  void part(XmlNode&& element) override {
    if (!in_statement_) return;
    if (element.name == "Acct") read_account(element);
    if (element.name == "Bal") read_balance(element);
    if (element.name == "Ntry") read_entry(element);
  }

  void closes(std::string_view name) override {
    if (!is_one_of(kStatements, name)) return;
    end_statement();
    in_statement_ = false;
  }

  StatementFile take() {
    if (!in_message_ || !met_statement_) refuse(Fault::statement_cut_off, out_.format, {file_, 0, ""});
    return std::move(out_);
  }

 private:
  static bool walk() { return false; }

  [[noreturn]] void refuse_kind(const XmlNode& element) const {
    std::string kind = space_.empty() ? std::string(element.space()) : space_;
    if (const std::size_t at = kind.rfind(':'); at != std::string::npos) kind = kind.substr(at + 1);
    refuse(Fault::xml_not_a_statement, kind.empty() ? element.name : element.name + " (" + kind + ")",
           {file_, element.line, ""});
  }

  void begin_statement() {
    met_statement_ = true;
    account_ = {};
    name_.clear();
    balances_.clear();
    first_ = out_.statements.size();
  }

  void read_account(const XmlNode& element) {
    const std::string_view iban = element.text_at("Id/IBAN");
    const std::string_view other = element.text_at("Id/Othr/Id");
    const std::string_view old = element.text_at("Id/PrtryAcct/Id");
    account_.id.clear();
    for (const char c : !iban.empty() ? iban : !other.empty() ? other : old)
      if (c != ' ') account_.id.push_back(c);
    name_ = tidy(!element.text_at("Nm").empty() ? element.text_at("Nm") : element.text_at("Ownr/Nm"));
    if (const std::string_view code = element.text_at("Ccy"); !code.empty()) {
      if (code.size() != 3) refuse(Fault::currency_unknown, std::string(code), {file_, element.line, "Ccy"});
      account_.currency = Currency::from_code(code);
      has_currency_ = true;
    } else {
      has_currency_ = false;
    }
  }

  void read_balance(const XmlNode& element) {
    const std::string_view code = element.text_at("Tp/CdOrPrtry/Cd");
    if (code != "OPBD" && code != "PRCD" && code != "CLBD") return;
    const Amount amount = signed_amount(element, account_.currency, file_);
    if (!has_currency_) {
      account_.currency = amount.currency();
      has_currency_ = true;
    }
    balances_.push_back({std::string(code), amount, camt_day(element.child("Dt"), file_), element.line});
  }

  void read_entry(const XmlNode& element) {
    if (!has_currency_) {
      account_.currency = signed_amount(element, account_.currency, file_).currency();
      has_currency_ = true;
    }
    const BankLine line = line_of(element, account_, file_, out_.findings);
    statement_of(line.amount.currency()).lines.push_back(line);
  }

  Statement& statement_of(Currency currency) {
    for (std::size_t i = first_; i < out_.statements.size(); ++i)
      if (out_.statements[i].currency == currency) return out_.statements[i];
    Statement& made = out_.statements.emplace_back();
    made.account = account_.id;
    made.account_name = name_;
    made.currency = currency;
    made.lines = BankLines(texts_);
    return made;
  }

  // The first and last balance of a kind: pages of one statement repeat them.
  const CamtBalance* balance(std::string_view code, bool last) const {
    const CamtBalance* found = nullptr;
    for (const CamtBalance& each : balances_)
      if (each.code == code && (found == nullptr || last)) found = &each;
    return found;
  }

  void end_statement() {
    Statement& main = statement_of(account_.currency);
    StatedBalances stated;
    const CamtBalance* opening = balance("OPBD", false);
    if (opening == nullptr) opening = balance("PRCD", false);
    const CamtBalance* closing = balance("CLBD", true);
    if (opening != nullptr && opening->day) stated.opening = {*opening->day, opening->amount, true, opening->line};
    if (closing != nullptr && closing->day) stated.closing = {*closing->day, closing->amount, false, closing->line};
    const std::size_t main_at = static_cast<std::size_t>(&main - out_.statements.data());
    if (main.lines.empty() && stated.opening && stated.closing) stated.opening->day = stated.closing->day;
    for (std::size_t i = first_; i < out_.statements.size(); ++i) {
      settle_balances(out_.statements[i], i == main_at ? stated : StatedBalances{}, file_, out_.findings);
      if (i != main_at && !out_.statements[i].lines.empty())
        out_.findings.push_back({Fault::entry_currency_differs,
                                 {file_, out_.statements[i].lines.outline(0).line, "Ccy"},
                                 std::string(out_.statements[i].currency.code()),
                                 {std::string(account_.currency.code())}});
    }
    const Statement& settled = out_.statements[main_at];
    if (settled.lines.empty() && settled.balances.empty() && out_.statements.size() > first_ + 1)
      out_.statements.erase(out_.statements.begin() + static_cast<std::ptrdiff_t>(main_at));
  }

  const std::string& file_;
  StatementFile out_;
  std::shared_ptr<SpilledBytes> texts_ = std::make_shared<SpilledBytes>();
  std::string space_;
  bool met_root_ = false;
  bool in_message_ = false;
  bool in_statement_ = false;
  bool met_statement_ = false;
  CamtAccount account_;
  bool has_currency_ = false;
  std::string name_;
  std::vector<CamtBalance> balances_;
  std::size_t first_ = 0;  // of the statements of the element being read
};

}  // namespace

StatementFile read_camt(const PagedBytes& bytes, const std::string& file) {
  CamtListener listener(file);
  walk_xml(bytes, file, listener);
  StatementFile read = listener.take();
  join_statements(read);
  const bool empty =
      std::all_of(read.statements.begin(), read.statements.end(), [](const Statement& s) { return s.lines.empty(); });
  if (empty) read.findings.push_back({Fault::statement_without_lines, {file, 0, ""}, read.format, {}});
  return read;
}

}  // namespace kontor
