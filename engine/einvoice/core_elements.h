// What readers of every syntax take from an XML element; empty where it is not there.
#pragma once

#include <string>
#include <string_view>

#include "engine/einvoice/core_invoice.h"
#include "engine/xml/xml_reader.h"

namespace kontor {

inline std::string text_of(const XmlNode& node, std::string_view path) { return std::string(node.text_at(path)); }

inline std::string attribute_at(const XmlNode& node, std::string_view path, std::string_view name) {
  const XmlNode* found = node.find(path);
  return found == nullptr ? "" : std::string(found->attribute(name));
}

inline Identifier identifier_at(const XmlNode& node, std::string_view path) {
  return {text_of(node, path), attribute_at(node, path, "schemeID")};
}

}  // namespace kontor
