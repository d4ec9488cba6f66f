#include "engine/pdf/pdf_document.h"

#include "engine/pdf/colour_profile.h"
#include "engine/pdf/page_canvas.h"
#include "engine/pdf/pdf_syntax.h"
#include "engine/system/sha256.h"

namespace kontor {

namespace {

// One document while it is written. The objects come in an order in which everything is known when it is needed.
class Assembly {
 public:
  Assembly(PdfParts& parts, FontSource& source) : parts_(parts), fonts_(source, parts.drawing) {}

  std::string write(const std::string& profile) {
    add_resources();
    add_pages();
    const int structure = parts_.drawing.structure.write(file_, pages_);
    const std::string attachment = parts_.xml.empty() ? "" : add_attachment();
    const int intent = file_.add_stream({{"/N", "3"}}, profile, Packing::packed);
    const int packet =
        file_.add_stream({{"/Type", "/Metadata"}, {"/Subtype", "/XML"}}, xmp_of(parts_.metadata), Packing::plain);
    const int catalog = file_.add(
        "<</Type/Catalog/Version/1.7/Pages " + pdf_reference(tree_) + "/Lang " + pdf_text(parts_.metadata.language) +
        "/MarkInfo<</Marked true>>/StructTreeRoot " + pdf_reference(structure) +
        "/ViewerPreferences<</DisplayDocTitle true>>/Metadata " + pdf_reference(packet) +
        "/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)/Info(sRGB)"
        "/DestOutputProfile " +
        pdf_reference(intent) + ">>]" + attachment + ">>");
    return file_.write({catalog, add_info()});
  }

 private:
  void add_resources() {
    std::string text = "<</Font" + fonts_.write(file_);
    if (parts_.picture != nullptr)
      text += "/XObject<</Picture " + pdf_reference(write_logo(file_, *parts_.picture)) + ">>";
    resources_ = file_.add(text + ">>");
  }

  void add_pages() {
    tree_ = file_.reserve();
    const std::string box = "[0 0 " + pdf_number(kPageWidth) + " " + pdf_number(kPageHeight) + "]";
    std::string kids;
    std::vector<DrawnPage>& drawn = parts_.drawing.pages;
    for (std::size_t number = 0; number < drawn.size(); ++number) {
      const std::string content = content_of(drawn[number], number, fonts_, parts_.drawing.structure);
      hashed_ += content;
      const int stream = file_.add_stream({}, deflated(content), Packing::packed);
      pages_.push_back(file_.add("<</Type/Page/Parent " + pdf_reference(tree_) + "/MediaBox" + box + "/Resources " +
                                 pdf_reference(resources_) + "/Contents " + pdf_reference(stream) +
                                 "/Tabs/S/StructParents " + std::to_string(number) + ">>"));
      kids += pdf_reference(pages_.back()) + " ";
    }
    file_.set(tree_, "<</Type/Pages/Count " + std::to_string(drawn.size()) + "/Kids[" + kids + "]>>");
  }

  // ISO 19005-3, 6.8, and Factur-X: the invoice in XML is the same as what the pages show, an alternative.
  std::string add_attachment() {
    const std::string day = pdf_date(parts_.metadata.day);
    const int stream = file_.add_stream({{"/Type", "/EmbeddedFile"},
                                         {"/Subtype", "/text#2Fxml"},
                                         {"/Params", "<</Size " + std::to_string(parts_.xml.size()) + "/CreationDate " +
                                                         day + "/ModDate " + day + ">>"}},
                                        deflated(parts_.xml), Packing::packed);
    const std::string name = pdf_text(kAttachmentName);
    const std::string both = "/F " + pdf_reference(stream) + "/UF " + pdf_reference(stream);
    const int specification =
        file_.add("<</Type/Filespec/F " + name + "/UF " + name + "/AFRelationship/Alternative/Desc " +
                  pdf_text(parts_.xml_description) + "/EF<<" + both + ">>>>");
    return "/AF[" + pdf_reference(specification) + "]/Names<</EmbeddedFiles<</Names[" + name + " " +
           pdf_reference(specification) + "]>>>>/PageMode/UseNone";
  }

  // The hash of the content makes the file identifier one of this document alone.
  int add_info() {
    const Metadata& metadata = parts_.metadata;
    return file_.add_dictionary({{"/Title", pdf_text(metadata.title)},
                                 {"/Author", pdf_text(metadata.author)},
                                 {"/Creator", pdf_text(kProducer)},
                                 {"/Producer", pdf_text(kProducer)},
                                 {"/CreationDate", pdf_date(metadata.day)},
                                 {"/ModDate", pdf_date(metadata.day)},
                                 {"/ContentHash", pdf_bytes(bytes_of(Sha256().of(hashed_, parts_.xml)))}});
  }

  PdfParts& parts_;
  EmbeddedFonts fonts_;
  PdfFile file_;
  int resources_ = 0;
  int tree_ = 0;
  std::vector<int> pages_;
  std::string hashed_;
};

}  // namespace

PdfDocumentWriter::PdfDocumentWriter(const FontFamily& family) : fonts_(family), profile_(deflated(srgb_profile())) {}

std::string PdfDocumentWriter::write(PdfParts parts) { return Assembly(parts, fonts_).write(profile_); }

}  // namespace kontor
