#include "engine/pdf/attachments.h"

#include <podofo/podofo.h>

#include <algorithm>
#include <array>
#include <set>

#include "engine/base/refusal.h"
#include "engine/einvoice/einvoice_reader.h"
#include "engine/system/confined.h"
#include "engine/text/fold.h"

namespace kontor {

namespace {

constexpr std::size_t kNamesMax = 1000;
constexpr int kTreeDepthMax = 32;
// Files named by the standards; ZUGFeRD 1.0 wrote capitals.
constexpr std::array<std::string_view, 3> kInvoiceNames{"factur-x.xml", "xrechnung.xml", "zugferd-invoice.xml"};

// Unpacked bytes up to a limit: a small stream may unfold to gigabytes.
class LimitedOutput : public PoDoFo::PdfOutputStream {
 public:
  PoDoFo::pdf_long Write(const char* bytes, PoDoFo::pdf_long size) override {
    if (size < 0 || out_.size() + static_cast<std::size_t>(size) > kEInvoiceSizeMax)
      throw PoDoFo::PdfError(PoDoFo::ePdfError_ValueOutOfRange, __FILE__, __LINE__);
    out_.append(bytes, static_cast<std::size_t>(size));
    return size;
  }
  void Close() override {}
  std::string take() { return std::move(out_); }

 private:
  std::string out_;
};

class Collector {
 public:
  explicit Collector(PoDoFo::PdfMemDocument& document) : objects_(document.GetObjects()) {
    const PoDoFo::PdfObject* catalog = document.GetTrailer()->GetIndirectKey("Root");
    if (catalog == nullptr) return;
    if (const auto* names = key(catalog, "Names")) walk(key(names, "EmbeddedFiles"), 0);
    if (const auto* files = resolved(key(catalog, "AF")); files != nullptr && files->IsArray())
      for (const PoDoFo::PdfObject& file : files->GetArray()) add(resolved(&file));
  }

  std::vector<PdfAttachment> take() { return std::move(found_); }

 private:
  const PoDoFo::PdfObject* resolved(const PoDoFo::PdfObject* object) const {
    return object != nullptr && object->IsReference() ? objects_.GetObject(object->GetReference()) : object;
  }

  const PoDoFo::PdfObject* key(const PoDoFo::PdfObject* object, const char* name) const {
    object = resolved(object);
    if (object == nullptr || !object->IsDictionary()) return nullptr;
    return resolved(object->GetDictionary().GetKey(PoDoFo::PdfName(name)));
  }

  // A name tree (ISO 32000-1, 7.9.6).
  void walk(const PoDoFo::PdfObject* node, int depth) {
    if (node == nullptr || depth > kTreeDepthMax) return;
    if (const auto* names = key(node, "Names"); names != nullptr && names->IsArray())
      for (std::size_t i = 1; i < names->GetArray().size(); i += 2) add(resolved(&names->GetArray()[i]));
    if (const auto* kids = key(node, "Kids"); kids != nullptr && kids->IsArray())
      for (const PoDoFo::PdfObject& kid : kids->GetArray()) walk(resolved(&kid), depth + 1);
  }

  void add(const PoDoFo::PdfObject* specification) {
    const auto* files = key(specification, "EF");
    const auto* stream = key(files, "F") != nullptr ? key(files, "F") : key(files, "UF");
    if (stream == nullptr || !stream->HasStream() || found_.size() >= kNamesMax) return;
    if (!known_.insert(stream->Reference().ObjectNumber()).second) return;
    LimitedOutput bytes;
    stream->GetStream()->GetFilteredCopy(&bytes);
    found_.push_back({name_of(specification), bytes.take()});
  }

  std::string name_of(const PoDoFo::PdfObject* specification) const {
    for (const char* where : {"UF", "F"})
      if (const auto* name = key(specification, where); name != nullptr && name->IsString())
        return tidy(name->GetString().GetStringUtf8());
    return "";
  }

  PoDoFo::PdfVecObjects& objects_;
  std::vector<PdfAttachment> found_;
  std::set<PoDoFo::pdf_objnum> known_;
};

// Between the processes: for each file the sizes of its name and bytes, then both.
std::string packed(const std::vector<PdfAttachment>& attachments) {
  std::string out;
  for (const PdfAttachment& one : attachments)
    out += std::to_string(one.name.size()) + " " + std::to_string(one.bytes.size()) + "\n" + one.name + one.bytes;
  return out;
}

std::size_t take_size(std::string_view& text, char end) {
  std::size_t size = 0;
  while (!text.empty() && text.front() != end) {
    size = size * 10 + static_cast<std::size_t>(text.front() - '0');
    text.remove_prefix(1);
  }
  text.remove_prefix(std::min<std::size_t>(1, text.size()));
  return size;
}

std::string take_text(std::string_view& text, std::size_t size) {
  const std::string taken(text.substr(0, size));
  text.remove_prefix(taken.size());
  return taken;
}

std::vector<PdfAttachment> unpacked(std::string_view text) {
  std::vector<PdfAttachment> attachments;
  while (!text.empty()) {
    const std::size_t name = take_size(text, ' ');
    const std::size_t bytes = take_size(text, '\n');
    PdfAttachment one{take_text(text, name), ""};
    one.bytes = take_text(text, bytes);
    attachments.push_back(std::move(one));
  }
  return attachments;
}

std::string collect(std::string_view bytes) {
  PoDoFo::PdfError::EnableDebug(false);
  PoDoFo::PdfError::EnableLogging(false);
  PoDoFo::PdfMemDocument document;
  document.LoadFromBuffer(bytes.data(), static_cast<long>(bytes.size()));
  return packed(Collector(document).take());
}

bool is_invoice_name(std::string name) {
  std::transform(name.begin(), name.end(), name.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return std::find(kInvoiceNames.begin(), kInvoiceNames.end(), name) != kInvoiceNames.end();
}

}  // namespace

std::vector<PdfAttachment> read_attachments(std::string_view bytes, const std::string& file) {
  if (bytes.size() > kPdfSizeMax)
    refuse(Fault::file_too_large, file, {file, 0, ""}, {std::to_string(kPdfSizeMax >> 20)});
  const std::optional<std::string> answer = run_confined([&] { return collect(bytes); });
  if (!answer) refuse(Fault::pdf_unreadable, file, {file, 0, ""});
  return unpacked(*answer);
}

PdfAttachment read_attached_invoice(std::string_view bytes, const std::string& file) {
  std::vector<PdfAttachment> attachments = read_attachments(bytes, file);
  auto found = std::find_if(attachments.begin(), attachments.end(),
                            [](const PdfAttachment& one) { return is_invoice_name(one.name); });
  if (found == attachments.end())
    found = std::find_if(attachments.begin(), attachments.end(),
                         [](const PdfAttachment& one) { return looks_like_einvoice(one.bytes); });
  if (found == attachments.end()) refuse(Fault::pdf_without_invoice, file, {file, 0, ""});
  return std::move(*found);
}

}  // namespace kontor
