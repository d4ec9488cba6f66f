#include "engine/book/verify.h"

#include <utility>

#include "engine/book/checks/check.h"

namespace kontor {

namespace {

constexpr auto kChecks = {check_postings,         check_tax_facts,  check_reversals,  check_totals,  check_tax_accounts,
                          check_tax_without_code, check_bank_lines, check_open_items, check_invoices};

}  // namespace

Verification verify(Book& book) {
  Verification out;
  for (const std::string& problem : book.storage.own_check())
    out.findings.push_back({Fault::book_damaged, {}, "", {problem}});
  const Evidence evidence = check_chain(book, out.findings);
  out.entries = evidence.entries;
  out.postings = static_cast<std::int64_t>(evidence.postings.size());
  if (!out.findings.empty()) return out;
  for (const auto check : kChecks) check(book, evidence, out.findings);
  return out;
}

Verification verify(Book& book, const Archive& archive) {
  Verification out = verify(book);
  out.documents = check_documents(book, archive, out.findings);
  return out;
}

}  // namespace kontor
