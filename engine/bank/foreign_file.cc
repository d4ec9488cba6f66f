#include "engine/bank/foreign_file.h"

#include <algorithm>
#include <array>

#include "engine/base/refusal.h"

namespace kontor {

namespace {

constexpr std::size_t kHeadMax = 4096;

struct Signature {
  std::string_view begin;
  Fault fault;
};

// ISO 32000-1 7.5.2, PNG, JPEG, GIF, TIFF; OFX 1.6 and QIF; OLE2 compound files, which XLS is.
constexpr auto kSignatures = std::to_array<Signature>({{"%PDF-", Fault::file_is_pdf},
                                                       {"\x89PNG", Fault::file_is_image},
                                                       {"\xFF\xD8\xFF", Fault::file_is_image},
                                                       {"GIF8", Fault::file_is_image},
                                                       {"II*", Fault::file_is_image},
                                                       {"MM\0*", Fault::file_is_image},
                                                       {"OFXHEADER", Fault::file_is_other_software},
                                                       {"!Type:", Fault::file_is_other_software},
                                                       {"!Account", Fault::file_is_other_software},
                                                       {"\xD0\xCF\x11\xE0", Fault::file_is_workbook}});

std::string lower(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return out;
}

std::string_view without_leading_blanks(std::string_view text) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  text.remove_prefix(std::min(text.find_first_not_of(" \t\r\n"), text.size()));
  return text;
}

bool is_web_page(std::string_view head) {
  const std::string begin = lower(head.substr(0, 512));
  return begin.starts_with("<!doctype html") || begin.starts_with("<html") ||
         (begin.starts_with("<!--") && begin.find("<html") != std::string::npos);
}

// OFX 2 is XML with a processing instruction of its own.
bool is_ofx(std::string_view head) {
  return head.starts_with("<OFX>") || (head.starts_with("<?") && head.find("<?OFX") != std::string_view::npos);
}

bool is_json(std::string_view head) {
  if (head.size() < 2 || (head.front() != '{' && head.front() != '[')) return false;
  head = without_leading_blanks(head.substr(1));
  return head.starts_with('"') || head.starts_with('{') || head.starts_with('}') || head.starts_with(']');
}

}  // namespace

bool is_workbook(std::string_view bytes) {
  return bytes.starts_with("PK\x03\x04") && (bytes.find("xl/workbook") != std::string_view::npos ||
                                             bytes.substr(0, kHeadMax).find("spreadsheet") != std::string_view::npos);
}

void guard_kind(std::string_view bytes, const std::string& file) {
  const Where where{file, 0, ""};
  for (const auto& [begin, fault] : kSignatures)
    if (bytes.starts_with(begin)) refuse(fault, file, where);
  std::string_view head = bytes.substr(0, kHeadMax);
  if (bytes.starts_with("PK\x03\x04")) {
    refuse(is_workbook(bytes) ? Fault::file_is_workbook : Fault::file_is_archive, file, where);
  }
  head = without_leading_blanks(head);
  if (is_web_page(head)) refuse(Fault::file_is_web_page, file, where);
  if (is_ofx(head)) refuse(Fault::file_is_other_software, file, where);
  if (is_json(head)) refuse(Fault::file_is_json, file, where);
}

}  // namespace kontor
