// What the parts of a document are, for programs that read it aloud (PDF/UA-1, ISO 32000-1, 14.7): headings,
// paragraphs, tables, figures, in reading order.
#pragma once

#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "engine/pdf/pdf_file.h"

namespace kontor {

using Element = int;
// Drawn, but no part of what is read: rules, fold marks, repeated headers.
inline constexpr Element kArtifact = -1;

class StructureTree {
 public:
  StructureTree();

  static constexpr Element kDocument = 0;

  // `type` is a standard structure type: "P", "H1", "Table" ...
  Element add(Element parent, std::string_view type);
  // A header cell with the scope "Row" or "Column".
  Element add_header(Element row, std::string_view scope);
  struct Figure {
    std::string description;  // what it shows, for people who do not see it
    std::string box;          // "[x y x y]" on its page
  };
  Element add_figure(Element parent, const Figure& figure);

  std::string_view type_of(Element element) const { return nodes_.at(static_cast<std::size_t>(element)).type; }
  // The next marked stretch of this page belongs to the element; its number on the page (MCID).
  int mark(Element element, std::size_t page);

  // Adds all elements to the file; `pages` are the page objects. Returns the object of the tree.
  int write(PdfFile& file, const std::vector<int>& pages) const;

 private:
  struct Mark {
    std::size_t page;
    int number;
  };
  struct Node {
    std::string type;
    Element parent;
    std::string keys;  // further keys of the dictionary
    std::vector<std::variant<Element, Mark>> kids;
  };
  std::string dictionary_of(const Node& node, int first, const std::vector<int>& pages) const;

  std::vector<Node> nodes_;
  std::vector<std::vector<Element>> marks_;  // of each page, by number
};

}  // namespace kontor
