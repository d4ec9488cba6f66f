#include "engine/book/assign.h"

#include <algorithm>
#include <optional>
#include <tuple>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "engine/base/refusal.h"
#include "engine/book/decide.h"
#include "engine/book/post.h"

namespace kontor {

namespace {

constexpr std::int64_t kLinesAtOnce = 8192;  // how many are in memory together

// Banks list the newest line first; the journal goes forward (GoBD Rz. 82: in the order of time).
void sort_by_day(std::vector<LineRecord>& lines) {
  const auto earlier = [](const LineRecord& a, const LineRecord& b) {
    return std::tie(a.line.day, a.id) < std::tie(b.line.day, b.id);
  };
  if (!std::is_sorted(lines.begin(), lines.end(), earlier)) std::sort(lines.begin(), lines.end(), earlier);
}

// Invoices that need no more money: some people pay twice.
void add_paid(Book& book, std::vector<Claim>& claims) {
  std::unordered_set<std::int64_t> open;
  for (const Claim& claim : claims) open.insert(claim.item);
  for (InvoiceRecord& invoice : book.storage.invoices())
    if (invoice.state != InvoiceState::cancellation && !open.contains(invoice.item))
      claims.push_back({invoice.item, std::move(invoice.number), "", std::move(invoice.party_name), invoice.gross,
                        invoice.gross, Decimal(), std::nullopt});
}

std::vector<Claim> claims_of(Book& book) {
  std::vector<Claim> claims;
  for (OpenItem& item : book.storage.open_items()) {
    const std::optional<InvoiceRecord> invoice =
        item.gross.is_negative() ? book.storage.invoice(item.number) : std::nullopt;
    claims.push_back({item.id, std::move(item.number), invoice ? invoice->preceding : "", std::move(item.party_name),
                      item.gross, item.settled - item.lost, item.skonto_percent, item.skonto_last});
  }
  for (OpenItem& item : book.storage.lost_items())
    if (item.open().is_zero())
      claims.push_back({item.id, std::move(item.number), "", std::move(item.party_name), item.gross,
                        item.settled - item.lost, Decimal(), std::nullopt});
  add_paid(book, claims);
  return claims;
}

// By what the other side paid: a customer of a payment service settles the invoice, not the invoice less the fee.
Proposal proposal_for(Matcher& matcher, const BankLine& line, const std::string& own_account) {
  if (line.fee.is_zero()) return matcher.proposal(FoldedLine(line, own_account));
  BankLine before_fee = line;
  before_fee.amount = line.gross();
  return matcher.proposal(FoldedLine(before_fee, own_account));
}

// Payments and transfers say nothing about the next line of the same counterparty.
Precedents precedents_of(Book& book) {
  Precedents precedents;
  std::vector<std::string> without;
  for (const char* role : {"receivables", "transit"})
    if (book.chart.has_role(role)) without.push_back(book.chart.with_role(role));
  book.storage.each_precedent([&](const Precedent& precedent) {
    for (const std::string& account : without)
      if (precedent.account == account) return;
    precedents.add(precedent);
  });
  return precedents;
}

class Assigner {
 public:
  Assigner(Book& book, AssignRequest request, const Wording& wording)
      : book_(book),
        wording_(wording),
        dry_run_(request.dry_run),
        progress_(std::move(request.progress)),
        matcher_(matcher_for(book, std::move(request.rules))),
        sealed_to_(book.storage.sealed_to()) {
    for (BankAccountRecord& account : book.storage.bank_accounts()) banks_.emplace(account.id, std::move(account));
  }

  Assignment run() {
    out_.lines = book_.storage.open_line_count();
    std::int64_t after = 0, done = 0;
    while (done < out_.lines) {
      std::vector<LineRecord> lines = book_.storage.open_lines(after, kLinesAtOnce);
      if (lines.empty()) break;
      after = lines.back().id;
      sort_by_day(lines);
      for (LineRecord& line : lines) {
        assign_line(line);
        ++done;
        if (progress_) progress_(done);
      }
    }
    return std::move(out_);
  }

 private:
  // Takes the line away when it has to wait.
  void assign_line(LineRecord& line) {
    const BankAccountRecord& bank = banks_.at(line.bank_account);
    Proposal proposal = proposal_for(*matcher_, line.line, bank.iban);
    const std::string& why = words_for(proposal.why);
    if (proposal.standing != Standing::binding) return wait(std::move(line), std::move(proposal), why);
    std::optional<LinePosting> posting;
    try {
      posting = line_posting(book_, line, bank.account, proposal, {why, proposal.authority, proposal.rule});
      demand_postable(posting->entry, book_.chart, sealed_to_);
    } catch (const Refusal& refusal) {
      proposal.standing = Standing::asked;
      return wait(std::move(line), std::move(proposal), words_of(refusal.findings().front(), wording_).message);
    }
    ++out_.posted;
    if (!dry_run_) store(book_, *std::move(posting));
    for (const ClaimPayment& payment : proposal.payments) matcher_->settle(payment);
  }

  void wait(LineRecord line, Proposal proposal, const std::string& why) {
    auto& list = proposal.standing == Standing::proposed ? out_.proposed : out_.asked;
    list.push_back({std::move(line), std::move(proposal), why});
  }

  // Most lines share few reasons, and words cost more than all the matching.
  const std::string& words_for(const Reason& reason) {
    const auto found = words_.find(reason);
    return found != words_.end() ? found->second : words_.emplace(reason, words_of(reason, wording_)).first->second;
  }

  struct ReasonHash {
    std::size_t operator()(const Reason& reason) const {
      const auto* name = reason.fill.empty() ? nullptr : std::get_if<std::string>(&reason.fill.front());
      return std::hash<std::string>()(reason.key) * 31 + (name ? std::hash<std::string>()(*name) : 0);
    }
  };

  Book& book_;
  const Wording& wording_;
  bool dry_run_;
  std::function<void(std::int64_t)> progress_;
  std::unique_ptr<Matcher> matcher_;
  std::optional<Day> sealed_to_;
  std::unordered_map<std::int64_t, BankAccountRecord> banks_;
  std::unordered_map<Reason, std::string, ReasonHash> words_;
  Assignment out_;
};

}  // namespace

std::vector<OwnAccount> own_accounts(const ClientSettings& settings) {
  std::vector<OwnAccount> accounts;
  for (const BankSettings& bank : settings.banks)
    accounts.push_back({bank.name, bank.iban.empty() ? bank.name : bank.iban});
  return accounts;
}

std::string own_iban(const Book& book, const LineRecord& line) {
  for (const BankAccountRecord& account : book.storage.bank_accounts())
    if (account.id == line.bank_account) return account.iban;
  return "";
}

std::unique_ptr<Matcher> matcher_for(Book& book, Rules rules) {
  const Role role = book.settings.role;
  return std::make_unique<Matcher>(std::move(rules), claims_of(book), precedents_of(book),
                                   MatchWorld{book.chart, book.codes, book.settings.tax, own_accounts(book.settings),
                                              role == Role::mechanical ? std::string() : std::string(name_of(role))});
}

Assignment assign(Book& book, AssignRequest request, const Wording& wording) {
  if (request.dry_run) return Assigner(book, std::move(request), wording).run();
  Transaction act(book.storage);
  Assignment assignment = Assigner(book, std::move(request), wording).run();
  act.commit();
  return assignment;
}

WaitingLine propose(const Book& book, Matcher& matcher, LineRecord line, const Wording& wording) {
  Proposal proposal = proposal_for(matcher, line.line, own_iban(book, line));
  std::string why = words_of(proposal.why, wording);
  return {std::move(line), std::move(proposal), std::move(why)};
}

}  // namespace kontor
