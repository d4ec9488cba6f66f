#include "engine/einvoice/einvoice_reader.h"

#include <algorithm>
#include <array>

#include "engine/base/refusal.h"
#include "engine/einvoice/cii_reader.h"
#include "engine/einvoice/core_values.h"
#include "engine/einvoice/profile.h"
#include "engine/einvoice/totals_check.h"
#include "engine/einvoice/ubl_reader.h"
#include "engine/xml/xml_reader.h"

namespace kontor {

namespace {

struct Root {
  std::string_view name;
  std::string_view space;  // its beginning: the end is a version
  std::string_view format;
};

constexpr auto kRoots = std::to_array<Root>({
    {"CrossIndustryInvoice", "urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:", "CII"},
    {"CrossIndustryDocument", "urn:ferd:", "ZUGFeRD 1.0"},
    {"Invoice", "urn:oasis:names:specification:ubl:schema:xsd:Invoice-2", "UBL Invoice"},
    {"CreditNote", "urn:oasis:names:specification:ubl:schema:xsd:CreditNote-2", "UBL CreditNote"},
});
constexpr std::string_view kOldFormat = "ZUGFeRD 1.0";
constexpr std::size_t kHeadMax = std::size_t{64} << 10;

// The name of the first element, behind declaration and comments, without its prefix.
std::string root_name(std::string_view bytes) {
  std::string head;
  for (const char c : bytes.substr(0, kHeadMax))
    if (c != '\0') head.push_back(c);
  std::size_t at = head.find('<');
  while (at != std::string::npos && at + 1 < head.size() && (head[at + 1] == '?' || head[at + 1] == '!')) {
    const bool comment = head.compare(at, 4, "<!--") == 0;
    const std::size_t end = head.find(comment ? "-->" : ">", at);
    at = end == std::string::npos ? end : head.find('<', end);
  }
  if (at == std::string::npos) return "";
  const std::string name = head.substr(at + 1, head.find_first_of(" \t\r\n/>", at) - at - 1);
  return name.substr(name.find(':') + 1);
}

const Root* root_called(std::string_view name) {
  const auto found = std::find_if(kRoots.begin(), kRoots.end(), [&](const Root& root) { return root.name == name; });
  return found == kRoots.end() ? nullptr : &*found;
}

// What § 14 (4) UStG and every use of an invoice need.
void demand_content(const CoreInvoice& invoice, const std::string& file, Findings& findings) {
  const auto demand = [&](bool there, const char* term) {
    if (!there)
      findings.push_back({Fault::einvoice_value_missing, {file, 0, term}, term, {"terms/" + std::string(term)}});
  };
  demand(!invoice.number.empty(), "BT-1");
  demand(invoice.date.has_value(), "BT-2");
  demand(!invoice.currency.empty(), "BT-5");
  demand(!invoice.seller.name.empty(), "BT-27");
  demand(!invoice.buyer.name.empty(), "BT-44");
  demand(invoice.totals.net.has_value(), "BT-109");
  demand(invoice.totals.gross.has_value(), "BT-112");
}

CoreInvoice core_of(XmlNode& root, std::string_view format, CoreValues& values) {
  if (format.starts_with("UBL")) return read_ubl(root, values);
  if (format == kOldFormat) rename_zugferd_1(root);
  return read_cii(root, values);
}

}  // namespace

bool looks_like_einvoice(std::string_view bytes) {
  return looks_like_xml(bytes) && root_called(root_name(bytes)) != nullptr;
}

EInvoiceFile read_einvoice(std::string_view bytes, const std::string& file) {
  XmlNode tree = read_xml(bytes, file, {64, kEInvoiceSizeMax});
  const Root* root = root_called(tree.name);
  if (root == nullptr || !tree.space().starts_with(root->space))
    refuse(Fault::einvoice_unknown, tree.name, {file, tree.line, ""});
  CoreValues values(file);
  EInvoiceFile out{std::string(root->format), "", core_of(tree, root->format, values), {}};
  out.profile = profile_of(out.invoice.specification);
  out.findings = values.take();
  const Where where{file, 0, "BT-24"};
  if (out.profile.empty())
    out.findings.push_back({Fault::einvoice_profile_unknown, where, out.invoice.specification, {}});
  if (out.format == kOldFormat) out.findings.push_back({Fault::einvoice_old, where, out.invoice.specification, {}});
  demand_content(out.invoice, file, out.findings);
  const Findings differences = check_totals(out.invoice, file);
  out.findings.insert(out.findings.end(), differences.begin(), differences.end());
  return out;
}

EInvoiceSums sums_of(const CoreInvoice& invoice) {
  EInvoiceSums sums{invoice.totals.net, invoice.totals.tax, invoice.totals.gross};
  if (!sums.tax && sums.net && sums.gross) sums.tax = *sums.gross - *sums.net;
  return sums;
}

}  // namespace kontor
