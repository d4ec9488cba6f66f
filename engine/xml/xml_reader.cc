#include "engine/xml/xml_reader.h"

#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>

#include <algorithm>
#include <exception>
#include <memory>
#include <unordered_map>

#include "engine/base/refusal.h"
#include "engine/text/fold.h"

namespace kontor {

namespace {

std::string_view view(const xmlChar* text) {
  return text == nullptr ? std::string_view() : std::string_view(reinterpret_cast<const char*>(text));
}

// What the C callbacks of libxml2 work on. An exception must not cross the parser: it is kept and thrown again behind
// it.
struct Walk {
  XmlListener& listener;
  XmlLimits limits;
  const std::string& file;
  xmlParserCtxtPtr parser = nullptr;
  std::size_t depth = 0;
  std::vector<XmlNode> open;  // the part being collected, outermost first
  std::vector<std::string> walked;
  std::unordered_map<std::string, std::shared_ptr<const std::string>> spaces;
  std::exception_ptr failure;

  int line() const { return xmlSAX2GetLineNumber(parser); }
  template <typename Act>
  void guarded(Act act) {
    if (failure) return;
    try {
      act();
    } catch (...) {
      failure = std::current_exception();
      xmlStopParser(parser);
    }
  }
  std::shared_ptr<const std::string> space(const xmlChar* uri) {
    if (uri == nullptr) return nullptr;
    auto& known = spaces[std::string(view(uri))];
    if (!known) known = std::make_shared<const std::string>(view(uri));
    return known;
  }
};

Walk& walk_of(void* context) { return *static_cast<Walk*>(context); }

void on_doctype(void* context, const xmlChar* name, const xmlChar*, const xmlChar*) {
  Walk& walk = walk_of(context);
  walk.guarded([&] { refuse(Fault::xml_doctype, std::string(view(name)), {walk.file, walk.line(), ""}); });
}

void on_open(void* context, const xmlChar* name, const xmlChar*, const xmlChar* uri, int, const xmlChar**,
             int attribute_count, int, const xmlChar** attributes) {
  Walk& walk = walk_of(context);
  walk.guarded([&] {
    XmlNode node;
    node.name = view(name);
    node.line = walk.line();
    if (++walk.depth > walk.limits.depth)
      refuse(Fault::xml_too_deep, node.name, {walk.file, node.line, ""}, {std::to_string(walk.limits.depth)});
    node.space_ = walk.space(uri);
    for (int i = 0; i < attribute_count; ++i) {
      const xmlChar** attribute =
          attributes + std::ptrdiff_t{i} * 5;  // local name, prefix, namespace, begin and end of the value
      node.attributes.emplace_back(view(attribute[0]),
                                   std::string(reinterpret_cast<const char*>(attribute[3]),
                                               static_cast<std::size_t>(attribute[4] - attribute[3])));
    }
    if (walk.open.empty() && !walk.listener.opens(node)) {
      walk.walked.push_back(std::move(node.name));
      return;
    }
    walk.open.push_back(std::move(node));
  });
}

void on_text(void* context, const xmlChar* text, int size) {
  Walk& walk = walk_of(context);
  if (walk.open.empty()) return;
  walk.guarded(
      [&] { walk.open.back().text.append(reinterpret_cast<const char*>(text), static_cast<std::size_t>(size)); });
}

void on_close(void* context, const xmlChar*, const xmlChar*, const xmlChar*) {
  Walk& walk = walk_of(context);
  walk.guarded([&] {
    --walk.depth;
    if (walk.open.empty()) {
      const std::string name = std::move(walk.walked.back());
      walk.walked.pop_back();
      walk.listener.closes(name);
      return;
    }
    XmlNode node = std::move(walk.open.back());
    walk.open.pop_back();
    if (const std::string_view text = without_outer_blanks(node.text); text.size() != node.text.size())
      node.text = std::string(text);
    if (walk.open.empty())
      walk.listener.part(std::move(node));
    else
      walk.open.back().children.push_back(std::move(node));
  });
}

void on_error(void*, const char*, ...) {}  // the last error is asked for behind the parser

xmlSAXHandler handlers() {
  xmlSAXHandler sax{};
  sax.initialized = XML_SAX2_MAGIC;
  sax.internalSubset = on_doctype;
  sax.startElementNs = on_open;
  sax.endElementNs = on_close;
  sax.characters = on_text;
  sax.cdataBlock = on_text;
  sax.error = on_error;
  sax.warning = on_error;
  return sax;
}

// The bytes as the parser fetches them: it would copy all of them at once if they were handed over as memory.
struct Source {
  std::string_view bytes;
  Passage passage;
  std::size_t at = 0;
};

int read_source(void* context, char* to, int size) {
  Source& source = *static_cast<Source*>(context);
  const std::size_t taken = source.bytes.copy(to, static_cast<std::size_t>(std::max(size, 0)), source.at);
  source.at += taken;
  source.passage.reached(source.at);
  return static_cast<int>(taken);
}

struct FreeParser {
  void operator()(xmlParserCtxt* parser) const {
    if (parser->myDoc != nullptr) xmlFreeDoc(parser->myDoc);
    xmlFreeParserCtxt(parser);
  }
};

class TreeListener : public XmlListener {
 public:
  bool opens(const XmlNode&) override { return true; }
  void part(XmlNode&& element) override { root = std::move(element); }
  void closes(std::string_view) override {}
  XmlNode root;
};

}  // namespace

std::string_view XmlNode::attribute(std::string_view wanted) const {
  for (const auto& [key, value] : attributes)
    if (key == wanted) return value;
  return {};
}

const XmlNode* XmlNode::child(std::string_view wanted) const {
  for (const XmlNode& each : children)
    if (each.name == wanted) return &each;
  return nullptr;
}

const XmlNode* XmlNode::find(std::string_view path) const {
  const std::size_t slash = path.find('/');
  const std::string_view first = path.substr(0, slash);
  for (const XmlNode& each : children) {
    if (each.name != first) continue;
    if (slash == std::string_view::npos) return &each;
    if (const XmlNode* found = each.find(path.substr(slash + 1)); found != nullptr) return found;
  }
  return nullptr;
}

std::string_view XmlNode::text_at(std::string_view path) const {
  const XmlNode* found = find(path);
  return found == nullptr ? std::string_view() : std::string_view(found->text);
}

std::vector<const XmlNode*> XmlNode::all(std::string_view wanted) const {
  std::vector<const XmlNode*> found;
  for (const XmlNode& each : children)
    if (each.name == wanted) found.push_back(&each);
  return found;
}

void walk_xml(const PagedBytes& bytes, const std::string& file, XmlListener& listener, XmlLimits limits) {
  if (bytes.size() == 0) refuse(Fault::file_empty, "", {file, 0, ""});
  if (bytes.size() > limits.bytes)
    refuse(Fault::file_too_large, file, {file, 0, ""}, {std::to_string(limits.bytes >> 20)});
  Source source{bytes.view(), Passage(bytes)};
  const std::unique_ptr<xmlParserCtxt, FreeParser> parser(
      xmlCreateIOParserCtxt(nullptr, nullptr, read_source, nullptr, &source, XML_CHAR_ENCODING_NONE));
  if (!parser) refuse(Fault::xml_malformed, "", {file, 1, ""});
  // HUGE only lifts the limit on the length of one text (attachments in base64); what it opens, entities that unfold
  // without end, cannot exist without a DOCTYPE, and the depth is counted here.
  xmlCtxtUseOptions(parser.get(), XML_PARSE_NONET | XML_PARSE_HUGE | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
  Walk walk{listener, limits, file, parser.get(), 0, {}, {}, {}, nullptr};
  xmlSAXHandler sax = handlers();
  xmlSAXHandlerPtr own = parser->sax;
  parser->sax = &sax;
  parser->userData = &walk;
  xmlParseDocument(parser.get());
  parser->sax = own;
  if (walk.failure) std::rethrow_exception(walk.failure);
  if (parser->wellFormed == 0) {
    const auto* error = xmlCtxtGetLastError(parser.get());
    const std::string words(error == nullptr || error->message == nullptr ? "" : without_outer_blanks(error->message));
    const bool is_cut = words.starts_with("Premature end of data");
    refuse(Fault::xml_malformed, is_cut ? "cut" : words, {file, error == nullptr ? 0 : error->line, ""});
  }
}

XmlNode read_xml(std::string_view bytes, const std::string& file, XmlLimits limits) {
  TreeListener tree;
  walk_xml(bytes, file, tree, limits);
  return std::move(tree.root);
}

bool looks_like_xml(std::string_view bytes) {
  std::string begin;
  for (const char c : bytes.substr(0, 256))
    if (c != '\0') begin.push_back(c);
  for (const std::string_view mark : {"\xEF\xBB\xBF", "\xFF\xFE", "\xFE\xFF"})
    if (begin.starts_with(mark)) begin.erase(0, mark.size());
  const std::string_view text = without_outer_blanks(begin);
  return text.size() > 1 && text[0] == '<' &&
         (text[1] == '?' || text[1] == '!' || text[1] == '_' || (text[1] | 0x20) >= 'a');
}

}  // namespace kontor
