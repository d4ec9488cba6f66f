#include "engine/xml/xml_writer.h"

#include "engine/base/ensure.h"

namespace kontor {

namespace {

std::string_view escape_of(char c) {
  switch (c) {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '"':
      return "&quot;";
    case '\'':
      return "&apos;";
    default:
      return "";
  }
}

bool is_writable(char c) { return static_cast<unsigned char>(c) >= 0x20 || c == '\n' || c == '\t'; }

// U+FFFE and U+FFFF: EF BF BE, EF BF BF.
bool is_no_character(std::string_view text, std::size_t at) {
  return text.substr(at, 2) == "\xEF\xBF" && at + 2 < text.size() && static_cast<unsigned char>(text[at + 2]) >= 0xBE;
}

}  // namespace

std::string xml_escaped(std::string_view utf8) {
  std::string out;
  out.reserve(utf8.size() + 16);
  for (std::size_t i = 0; i < utf8.size(); ++i) {
    if (is_no_character(utf8, i)) {
      i += 2;
      continue;
    }
    const std::string_view escape = escape_of(utf8[i]);
    if (!escape.empty())
      out += escape;
    else if (is_writable(utf8[i]))
      out += utf8[i];
  }
  return out;
}

XmlWriter::XmlWriter() : out_("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n") {}

void XmlWriter::begin(std::string_view name, const XmlAttributes& attributes) {
  out_.append(2 * open_.size(), ' ');
  (out_ += '<') += name;
  for (const auto& [key, value] : attributes) ((((out_ += ' ') += key) += "=\"") += xml_escaped(value)) += '"';
  out_ += '>';
}

void XmlWriter::open(std::string_view name, const XmlAttributes& attributes) {
  begin(name, attributes);
  out_ += '\n';
  open_.emplace_back(name);
}

void XmlWriter::close() {
  ensure(!open_.empty(), "an element is open");
  const std::string name = std::move(open_.back());
  open_.pop_back();
  out_.append(2 * open_.size(), ' ');
  ((out_ += "</") += name) += ">\n";
}

void XmlWriter::leaf(std::string_view name, std::string_view text, const XmlAttributes& attributes) {
  if (text.empty()) return;
  begin(name, attributes);
  out_ += xml_escaped(text);
  ((out_ += "</") += name) += ">\n";
}

std::string XmlWriter::take() {
  ensure(open_.empty(), "every element is closed");
  return std::move(out_);
}

}  // namespace kontor
