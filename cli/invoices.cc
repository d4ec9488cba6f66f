#include "cli/invoices.h"

#include <algorithm>
#include <filesystem>
#include <map>
#include <memory>

#include "engine/einvoice/cii_writer.h"
#include "engine/einvoice/core_from_invoice.h"
#include "engine/einvoice/ubl_writer.h"
#include "engine/pdf/pdf_library.h"
#include "engine/system/files.h"

namespace kontor::cli {

namespace {

DataTable table_at(const std::string& path) { return DataTable::parse(read_file(path), path); }

std::string put(const Client& client, const std::string& number, const std::string& hash, const std::string& ending,
                FileBatch& files) {
  if (hash.empty()) return "";
  std::string path = client.path("out/" + file_name_of_number(number) + ending);
  const std::string bytes = archive_of(client).read(hash, ending);
  make_folder(folder_of(path));
  if (!file_exists(path) || read_file(path) != bytes) files.add(path, bytes);
  return path;
}

}  // namespace

std::string file_name_of_number(std::string number) {
  std::replace_if(
      number.begin(), number.end(), [](char c) { return c == '/' || c == '\\' || c == ':'; }, '-');
  return number;
}

InvoiceTables load_invoice_tables(const std::string& data) {
  const std::string folder = data + "/templates/";
  const std::string law = folder + "tax/de-invoice.toml";
  return {Units::from_tables(table_at(folder + "invoice/units.csv"), table_at(folder + "invoice/unit-codes.csv")),
          Countries::from_table(table_at(folder + "tax/countries.csv")), InvoiceLaw::from_toml(read_file(law), law)};
}

DocumentWriter document_writer(const Client& client, const Context& context) {
  auto wordings = std::make_shared<std::map<std::string, Wording>>();
  const auto print = pdf_library().letter_printer(client.look()).invoice;
  return [wordings, print, locales = context.data() + "/locales"](const Invoice& invoice, InvoiceFormat format) {
    const Wording& wording = wordings->try_emplace(invoice.language, locales, invoice.language).first->second;
    const bool xrechnung = is_xrechnung(format);
    InvoiceDocuments documents;
    const Specification specification = xrechnung ? Specification::xrechnung : Specification::en16931;
    // EN 16931 BR-07: without a customer there is no e-invoice.
    // A draft is none either, nor is a letter.
    if (!invoice.buyer.name.empty() && !invoice.number.empty() && !is_letter(invoice.kind)) {
      const CoreInvoice core = core_invoice(invoice, specification, wording);
      documents.xml = format == InvoiceFormat::xrechnung_ubl ? write_ubl(core) : write_cii(core);
    }
    documents.pdf = print(invoice, xrechnung ? "" : documents.xml, wording);
    return documents;
  };
}

Archive archive_of(const Client& client) { return Archive(client.path("documents")); }

InvoicePaths put_into_out(const Client& client, const InvoiceRecord& record) {
  FileBatch files;
  InvoicePaths paths = put_into_out(client, record, files);
  files.keep();
  return paths;
}

InvoicePaths put_into_out(const Client& client, const InvoiceRecord& record, FileBatch& files) {
  return {put(client, record.number, record.pdf, ".pdf", files), put(client, record.number, record.xml, ".xml", files)};
}

std::string put_into_out(const Client& client, const LetterRecord& record) {
  FileBatch files;
  std::string path = put_into_out(client, record, files);
  files.keep();
  return path;
}

std::string put_into_out(const Client& client, const LetterRecord& record, FileBatch& files) {
  return put(client, record.number, record.pdf, ".pdf", files);
}

void show_paths(const Context& context, const InvoicePaths& paths) {
  std::error_code ignored;
  const std::filesystem::path here = std::filesystem::current_path(ignored);
  for (const std::string& path : {paths.pdf, paths.xml}) {
    if (path.empty()) continue;
    const std::string near = std::filesystem::path(path).lexically_proximate(here).string();
    context.print("  " + (near.starts_with("..") ? path : near));
  }
}

std::string_view name_of(InvoiceState state) {
  switch (state) {
    case InvoiceState::issued:
      return "issued";
    case InvoiceState::cancelled:
      return "cancelled";
    case InvoiceState::cancellation:
      return "cancellation";
  }
  return "";
}

std::string_view name_of(InvoiceKind kind) {
  switch (kind) {
    case InvoiceKind::invoice:
      return "invoice";
    case InvoiceKind::advance:
      return "advance";
    case InvoiceKind::credit_note:
      return "credit";
    case InvoiceKind::cancellation:
      return "cancellation";
    case InvoiceKind::quote:
      return "quote";
    case InvoiceKind::confirmation:
      return "confirmation";
    case InvoiceKind::delivery_note:
      return "delivery";
  }
  return "";
}

Json json_of(const InvoiceRecord& record, InvoiceRest rest, const InvoicePaths& paths) {
  const auto path_or_null = [](const std::string& path) { return path.empty() ? Json() : Json(path); };
  Json one{{"number", record.number},      {"state", name_of(record.state)}, {"date", record.date.to_iso()},
           {"due", record.due.to_iso()},   {"customer", record.party},       {"customer_name", record.party_name},
           {"net", record.net.to_plain()}, {"tax", record.tax.to_plain()},   {"gross", record.gross.to_plain()},
           {"open", rest.open.to_plain()}, {"lost", rest.lost.to_plain()},   {"currency", record.currency}};
  one["kind"] = name_of(record.kind);
  if (!record.preceding.empty())
    one[record.kind == InvoiceKind::credit_note ? "corrects" : "cancels"] = record.preceding;
  if (!record.deducted_by.empty()) one["deducted_by"] = record.deducted_by;
  one["entry"] = record.entry > 0 ? Json(record.entry) : Json();
  one["pdf"] = path_or_null(paths.pdf);
  one["xml"] = path_or_null(paths.xml);
  return one;
}

}  // namespace kontor::cli
