#include "engine/pdf/metadata.h"

#include <fmt/format.h>

namespace kontor {

namespace {

std::string escaped(std::string_view text) {
  std::string safe;
  for (const char c : text) {
    if (c == '&')
      safe += "&amp;";
    else if (c == '<')
      safe += "&lt;";
    else if (c == '>')
      safe += "&gt;";
    else
      safe += c;
  }
  return safe;
}

// {0} title, {1} author, {2} language, {3} instant, {4} producer
constexpr std::string_view kDescription = R"(<rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance><pdfuaid:part>1</pdfuaid:part>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{0}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{1}</rdf:li></rdf:Seq></dc:creator>
<dc:language><rdf:Bag><rdf:li>{2}</rdf:li></rdf:Bag></dc:language>
<xmp:CreateDate>{3}</xmp:CreateDate><xmp:ModifyDate>{3}</xmp:ModifyDate><xmp:CreatorTool>{4}</xmp:CreatorTool>
<pdf:Producer>{4}</pdf:Producer>
</rdf:Description>
)";

// {0} file name
constexpr std::string_view kInvoice = R"(<rdf:Description rdf:about=""
 xmlns:fx="urn:factur-x:pdfa:CrossIndustryDocument:invoice:1p0#">
<fx:DocumentType>INVOICE</fx:DocumentType><fx:DocumentFileName>{0}</fx:DocumentFileName>
<fx:Version>1.0</fx:Version><fx:ConformanceLevel>EN 16931</fx:ConformanceLevel>
</rdf:Description>
)";

struct Property {
  std::string_view name, type, category, description;
};

std::string schema(std::string_view name, std::string_view space, std::string_view prefix,
                   std::initializer_list<Property> properties) {
  std::string text = fmt::format(
      "<rdf:li rdf:parseType=\"Resource\"><pdfaSchema:schema>{}</pdfaSchema:schema>"
      "<pdfaSchema:namespaceURI>{}</pdfaSchema:namespaceURI><pdfaSchema:prefix>{}</pdfaSchema:prefix>\n"
      "<pdfaSchema:property><rdf:Seq>\n",
      name, space, prefix);
  for (const Property& each : properties)
    text += fmt::format(
        "<rdf:li rdf:parseType=\"Resource\"><pdfaProperty:name>{}</pdfaProperty:name>"
        "<pdfaProperty:valueType>{}</pdfaProperty:valueType><pdfaProperty:category>{}</pdfaProperty:category>"
        "<pdfaProperty:description>{}</pdfaProperty:description></rdf:li>\n",
        each.name, each.type, each.category, each.description);
  return text + "</rdf:Seq></pdfaSchema:property></rdf:li>\n";
}

// PDF/A wants every property outside its own list described (ISO 19005-3, 6.6.2.3).
std::string extension_schemas(bool has_invoice) {
  std::string text = R"(<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag>
)";
  text += schema("PDF/UA Universal Accessibility Schema", "http://www.aiim.org/pdfua/ns/id/", "pdfuaid",
                 {{"part", "Integer", "internal", "Part of ISO 14289 the file conforms to"}});
  if (has_invoice)
    text += schema("Factur-X PDFA Extension Schema", "urn:factur-x:pdfa:CrossIndustryDocument:invoice:1p0#", "fx",
                   {{"DocumentFileName", "Text", "external", "Name of the embedded XML invoice file"},
                    {"DocumentType", "Text", "external", "Type of the hybrid document"},
                    {"Version", "Text", "external", "Version of the XML schema of the invoice"},
                    {"ConformanceLevel", "Text", "external", "Profile the XML invoice conforms to"}});
  return text + "</rdf:Bag></pdfaExtension:schemas>\n</rdf:Description>\n";
}

}  // namespace

std::string xmp_of(const Metadata& metadata) {
  std::string text =
      "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
      "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n";
  text += fmt::format(kDescription, escaped(metadata.title), escaped(metadata.author), escaped(metadata.language),
                      metadata.day.to_iso() + "T00:00:00Z", kProducer);
  if (metadata.has_invoice) text += fmt::format(kInvoice, kAttachmentName);
  text += extension_schemas(metadata.has_invoice);
  return text + "</rdf:RDF></x:xmpmeta>\n<?xpacket end=\"r\"?>";
}

}  // namespace kontor
