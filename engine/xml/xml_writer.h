// Writing XML: UTF-8, two blanks per level, one element a line, the same calls give the same bytes.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kontor {

using XmlAttributes = std::vector<std::pair<std::string_view, std::string_view>>;

// Text with the five signs of XML escaped; control characters and halves of characters, which XML 1.0 has no way to
// write, are left out.
std::string xml_escaped(std::string_view utf8);

class XmlWriter {
 public:
  XmlWriter();

  void open(std::string_view name, const XmlAttributes& attributes = {});
  void close();
  // <name>text</name>; nothing when the text is empty (no profile of ours allows empty elements).
  void leaf(std::string_view name, std::string_view text, const XmlAttributes& attributes = {});
  // The document. Every element must be closed.
  std::string take();

 private:
  void begin(std::string_view name, const XmlAttributes& attributes);

  std::string out_;
  std::vector<std::string> open_;
};

// An element for as long as the scope lasts.
class XmlElement {
 public:
  XmlElement(XmlWriter& writer, std::string_view name, const XmlAttributes& attributes = {}) : writer_(writer) {
    writer_.open(name, attributes);
  }
  ~XmlElement() { writer_.close(); }
  XmlElement(const XmlElement&) = delete;
  XmlElement& operator=(const XmlElement&) = delete;

 private:
  XmlWriter& writer_;
};

}  // namespace kontor
