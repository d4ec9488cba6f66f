#include "engine/pdf/structure_tree.h"

#include "engine/pdf/pdf_syntax.h"

namespace kontor {

StructureTree::StructureTree() { nodes_.push_back({"Document", kArtifact, "", {}}); }

Element StructureTree::add(Element parent, std::string_view type) {
  const auto element = static_cast<Element>(nodes_.size());
  nodes_.push_back({std::string(type), parent, "", {}});
  nodes_.at(static_cast<std::size_t>(parent)).kids.emplace_back(element);
  return element;
}

Element StructureTree::add_header(Element row, std::string_view scope) {
  const Element element = add(row, "TH");
  nodes_.back().keys = "/A<</O/Table/Scope/" + std::string(scope) + ">>";
  return element;
}

Element StructureTree::add_figure(Element parent, const Figure& figure) {
  const Element element = add(parent, "Figure");
  nodes_.back().keys =
      "/Alt " + pdf_text(figure.description) + "/A<</O/Layout/Placement/Block/BBox" + figure.box + ">>";
  return element;
}

int StructureTree::mark(Element element, std::size_t page) {
  if (marks_.size() <= page) marks_.resize(page + 1);
  const auto number = static_cast<int>(marks_[page].size());
  marks_[page].push_back(element);
  nodes_.at(static_cast<std::size_t>(element)).kids.emplace_back(Mark{page, number});
  return number;
}

std::string StructureTree::dictionary_of(const Node& node, int first, const std::vector<int>& pages) const {
  const int parent = node.parent == kArtifact ? first - 1 : first + node.parent;
  std::string text = "<</S/" + node.type + "/P " + pdf_reference(parent) + node.keys;
  const Mark* on = nullptr;  // the page that marks without a page of their own are on
  for (const auto& kid : node.kids)
    if (on == nullptr) on = std::get_if<Mark>(&kid);
  if (on != nullptr) text += "/Pg " + pdf_reference(pages.at(on->page));
  if (!node.kids.empty()) text += "/K[";
  for (const auto& kid : node.kids) {
    if (const Mark* mark = std::get_if<Mark>(&kid)) {
      if (mark->page == on->page)
        text += std::to_string(mark->number) + " ";
      else
        text +=
            "<</Type/MCR/Pg " + pdf_reference(pages.at(mark->page)) + "/MCID " + std::to_string(mark->number) + ">>";
    } else {
      text += pdf_reference(first + std::get<Element>(kid)) + " ";
    }
  }
  if (!node.kids.empty()) text += "]";
  return text + ">>";
}

int StructureTree::write(PdfFile& file, const std::vector<int>& pages) const {
  const int root = file.reserve();
  const int first = root + 1;
  for (const Node& node : nodes_) file.add(dictionary_of(node, first, pages));
  std::string numbers;
  for (std::size_t page = 0; page < marks_.size(); ++page) {
    std::string elements = "[";
    for (const Element element : marks_[page]) elements += pdf_reference(first + element) + " ";
    numbers += std::to_string(page) + " " + pdf_reference(file.add(elements + "]")) + " ";
  }
  file.set(root, "<</Type/StructTreeRoot/K " + pdf_reference(first) + "/ParentTree<</Nums[" + numbers +
                     "]>>/ParentTreeNextKey " + std::to_string(marks_.size()) + ">>");
  return root;
}

}  // namespace kontor
