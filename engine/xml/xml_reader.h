// Reading foreign XML safely: no DOCTYPE (so no entities of its own, no external files), no network, no deep nesting.
// Two ways: a whole small document as a tree, or a long one element by element.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/system/paged_bytes.h"

namespace kontor {

// One element. Names are local names; the namespace is resolved and stands in space().
struct XmlNode {
  std::string name;
  std::string text;  // its own character data, all pieces joined, blanks at both ends cut
  std::vector<std::pair<std::string, std::string>> attributes;  // local name, value
  std::vector<XmlNode> children;
  int line = 0;

  std::string_view space() const { return space_ ? std::string_view(*space_) : std::string_view(); }
  // Empty when there is no such attribute.
  std::string_view attribute(std::string_view wanted) const;
  // The first child with this name; nullptr when there is none.
  const XmlNode* child(std::string_view wanted) const;
  // The first element at "Amt/CcyXchg/XchgRate" below this one; nullptr when there is none. Looks into every branch.
  const XmlNode* find(std::string_view path) const;
  // Its text; empty when there is none.
  std::string_view text_at(std::string_view path) const;
  std::vector<const XmlNode*> all(std::string_view wanted) const;

  std::shared_ptr<const std::string> space_;
};

struct XmlLimits {
  std::size_t depth = 64;
  std::size_t bytes = 512U << 20;
};

// Refuses file_empty, file_too_large, xml_doctype, xml_too_deep and xml_malformed (with line and the parser's words).
XmlNode read_xml(std::string_view bytes, const std::string& file, XmlLimits limits = {});

class XmlListener {
 public:
  virtual ~XmlListener() = default;
  // An element opens; it has no text or children yet. True: collect it whole and hand it to part(). False: walk in.
  virtual bool opens(const XmlNode& element) = 0;
  virtual void part(XmlNode&& element) = 0;
  // An element that was walked into ends.
  virtual void closes(std::string_view name) = 0;
};

// The same document as a stream; memory is that of the largest part, and of the bytes what PagedBytes needs. A Refusal
// thrown by the listener ends the walk.
void walk_xml(const PagedBytes& bytes, const std::string& file, XmlListener& listener, XmlLimits limits = {});

// Whether the bytes begin like XML: '<' behind marks and blanks, in UTF-8, UTF-16 or a page that holds ASCII.
bool looks_like_xml(std::string_view bytes);

}  // namespace kontor
