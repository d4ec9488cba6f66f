#include "engine/base/refusal.h"
#include "engine/book/checks/check.h"
#include "engine/system/files.h"

namespace kontor {

namespace {

constexpr std::size_t kHashLength = 64;  // hexadecimal digits

// A document the book knows, under the name people know it by.
struct Filed {
  std::string hash;
  std::string ending;
  std::string name;
};

std::vector<Filed> documents_of(Book& book) {
  std::vector<Filed> documents;
  for (const StatementFileRecord& file : book.storage.files())
    documents.push_back({file.hash, ending_of(file.name), file_name_of(file.name)});
  for (const InvoiceRecord& invoice : book.storage.invoices()) {
    if (!invoice.pdf.empty()) documents.push_back({invoice.pdf, ".pdf", invoice.number + ".pdf"});
    if (!invoice.xml.empty()) documents.push_back({invoice.xml, ".xml", invoice.number + ".xml"});
  }
  return documents;
}

void check_document(const Archive& archive, const Filed& document, Findings& findings) {
  const std::string path = archive.path_of(document.hash, document.ending);
  try {
    const Archive::State state = archive.state_of(document.hash, document.ending);
    if (state == Archive::State::whole) return;
    const Fault fault = state == Archive::State::missing ? Fault::document_missing : Fault::document_damaged;
    findings.push_back({fault, {path, 0, ""}, document.name, {}});
  } catch (const Refusal& refusal) {
    findings.insert(findings.end(), refusal.findings().begin(), refusal.findings().end());
  }
}

bool is_hash(std::string_view text) {
  return text.size() == kHashLength && text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

}  // namespace

std::int64_t check_documents(Book& book, const Archive& archive, Findings& findings) {
  std::set<std::string> seen;
  for (const Filed& document : documents_of(book))
    if (seen.insert(document.hash + document.ending).second) check_document(archive, document, findings);
  for (const std::string& name : archive.names()) {
    const std::string ending = ending_of(name);
    const std::string hash = name.substr(0, name.size() - ending.size());
    if (is_hash(hash) && seen.insert(name).second) check_document(archive, {hash, ending, name}, findings);
  }
  return static_cast<std::int64_t>(seen.size());
}

}  // namespace kontor
