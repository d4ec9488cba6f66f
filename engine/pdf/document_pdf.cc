#include "engine/pdf/document_pdf.h"

#include <utility>

#include "engine/base/refusal.h"
#include "engine/pdf/document_table.h"
#include "engine/pdf/invoice_texts.h"
#include "engine/pdf/letter_sheet.h"
#include "engine/pdf/pdf_document.h"
#include "engine/render/cell.h"

namespace kontor {

namespace {

constexpr double kTop = millimetres(18);
constexpr double kBottom = millimetres(278);
constexpr double kFootTop = millimetres(284);
constexpr double kLeft = millimetres(20);
constexpr double kRight = millimetres(15);

// The margins of a letter leave room for folding and holes; a report takes more of its page.
InvoiceLook for_reports(InvoiceLook look) {
  look.length.left = kLeft;
  look.length.right = kRight;
  return look;
}

std::string made(const Document& document, const Wording& wording) {
  return wording.say("report/made", {printed(Cell(document.day_made), ColumnKind::day, wording)});
}

std::string subject(const Document& document) {
  return document.title + (document.period.empty() ? "" : " · " + document.period);
}

void put_head(LetterSheet& sheet, const Document& document, const Wording& wording) {
  const LetterStyles& styles = sheet.styles();
  const TextStyle quiet = styles.text.with(styles.quiet_colour);
  sheet.y = kTop;
  sheet.put_right({sheet.right(), sheet.y}, made(document, wording), quiet.figures(), kArtifact);
  if (!document.client.empty()) sheet.put_paragraph(document.client, quiet, "P");
  sheet.put_paragraph(subject(document), styles.title.with(styles.accent), "H1");
  sheet.y += 8;
}

// Label and value, one below the other.
void put_figures(LetterSheet& sheet, const Document& document, const Wording& wording) {
  const TextStyle quiet = sheet.styles().text.with(sheet.styles().quiet_colour);
  double labels = 0;
  for (const Figure& figure : document.figures) labels = std::max(labels, sheet.width_of(figure.label, quiet));
  labels = std::min(labels, sheet.width() / 2);
  for (const Figure& figure : document.figures) {
    const std::string value = printed(figure.value, ColumnKind::text, wording);
    const auto values = sheet.lines(value, sheet.styles().text.figures(), sheet.width() - labels - 12);
    const auto names = sheet.lines(figure.label, quiet, labels + 0.01);
    const double height = static_cast<double>(std::max(values.size(), names.size())) * quiet.leading;
    if (sheet.room() < height) sheet.next_page();
    const Element element = sheet.structure().add(StructureTree::kDocument, "P");
    sheet.put_lines({sheet.left(), sheet.y}, names, quiet, element);
    sheet.put_lines({sheet.left() + labels + 12, sheet.y}, values, sheet.styles().text.figures(), element);
    sheet.y += height;
  }
  if (!document.figures.empty()) sheet.y += 10;
}

double put_running_head(LetterSheet& sheet, const Document& document) {
  const TextStyle quiet = sheet.styles().small.with(sheet.styles().quiet_colour);
  const std::vector<TextRun> client = sheet.lines(document.client, quiet, sheet.width() / 2 - 10);
  const std::vector<TextRun> title =
      sheet.lines(subject(document), sheet.styles().small.bold(), sheet.width() / 2 - 10);
  double y = kTop;
  for (const TextRun& line : client) {
    sheet.put_right({sheet.right(), y}, line, quiet, kArtifact);
    y += quiet.leading;
  }
  const double left = kTop + sheet.put_lines({sheet.left(), kTop}, title, sheet.styles().small.bold(), kArtifact);
  return std::max(y, left) + 12;
}

Drawing lay_out(LetterSheet& sheet, const Document& document, const Wording& wording) {
  sheet.bottom = kBottom;
  sheet.running_head = [&] { return put_running_head(sheet, document); };
  put_head(sheet, document, wording);
  put_figures(sheet, document, wording);
  for (const Table& table : document.tables) put_document_table(sheet, table, wording);
  const TextStyle note = sheet.styles().text.with(sheet.styles().quiet_colour);
  for (const std::string& text : document.notes) {
    sheet.put_paragraph(text, note, "P");
    sheet.y += 4;
  }
  const TextStyle foot = sheet.styles().small.with(sheet.styles().quiet_colour);
  for (std::size_t page = 0; page < sheet.pages(); ++page) {
    sheet.select(page);
    sheet.put_right({sheet.right(), kFootTop}, page_text(page + 1, sheet.pages(), wording), foot, kArtifact);
  }
  return sheet.take();
}

}  // namespace

struct DocumentPdfWriter::Parts {
  explicit Parts(InvoiceLook chosen)
      : look(for_reports(std::move(chosen))), styles(look), family(look.faces), documents(family) {}

  InvoiceLook look;
  LetterStyles styles;
  FontFamily family;
  PdfDocumentWriter documents;
};

DocumentPdfWriter::DocumentPdfWriter(InvoiceLook look) : parts_(std::make_unique<Parts>(std::move(look))) {}

DocumentPdfWriter::~DocumentPdfWriter() = default;

std::string DocumentPdfWriter::write(const Document& document, const Wording& wording) {
  LetterSheet sheet(parts_->look, parts_->styles, parts_->family, 1);
  Drawing drawing = lay_out(sheet, document, wording);
  if (Findings missing = parts_->family.take_missing(); !missing.empty()) throw Refusal(std::move(missing));
  const std::string author = document.client.empty() ? std::string(kProducer) : document.client;
  const Metadata metadata{subject(document), author, wording.locale(), document.day_made, false};
  return parts_->documents.write({std::move(drawing), metadata, {}, {}, nullptr});
}

}  // namespace kontor
