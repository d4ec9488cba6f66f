#include "engine/pdf/invoice_layout.h"

#include <algorithm>

#include "engine/pdf/invoice_head.h"
#include "engine/pdf/invoice_sums.h"
#include "engine/pdf/invoice_table.h"

namespace kontor {

namespace {

constexpr double kHeadTop = millimetres(15);  // of the pages behind the first
constexpr double kPageTextTop = millimetres(285);
constexpr double kFooterBottom = millimetres(283);
constexpr double kFooterGap = 12;  // between columns
constexpr double kAboveFooter = millimetres(6);

// Where less white space saves the last page, an invoice takes it.
constexpr double kTightAir = 0.5;

// The columns at the foot of every page share its width by what they need; lines that are still too long are broken.
class Footer {
 public:
  Footer(LetterSheet& sheet, const InvoiceTexts& texts) : sheet_(sheet), style_(sheet.styles().footer) {
    const double count = static_cast<double>(texts.footer.size());
    const double room = sheet.width() - (count - 1) * kFooterGap;
    std::vector<double> needs;
    double sum = 0;
    for (const auto& column : texts.footer) {
      double need = 0;
      for (const std::string& line : column) need = std::max(need, sheet.width_of(line, style_.bold()));
      needs.push_back(std::min(need, room / 2));
      sum += needs.back();
    }
    const double spare = std::max(0.0, room - sum) / std::max(1.0, count - 1);
    double x = sheet.left();
    for (std::size_t i = 0; i < needs.size(); ++i) {
      const double width = sum > room ? needs[i] * room / sum : needs[i];
      Column column{x, {}};
      for (const std::string& line : texts.footer[i]) {
        const TextStyle style = column.lines.empty() ? style_.bold() : style_.with(sheet.styles().quiet_colour);
        for (TextRun& run : sheet.lines(line, style, width + 0.01)) column.lines.emplace_back(std::move(run), style);
      }
      height_ = std::max(height_, static_cast<double>(column.lines.size()) * style_.leading);
      columns_.push_back(std::move(column));
      x += width + kFooterGap + spare;
    }
  }

  double top() const { return kFooterBottom - height_; }

  // On the first page the footer is read; on the others it is a repetition.
  void put(bool is_read) {
    if (columns_.empty()) return;
    sheet_.rule({sheet_.left(), top() - 5}, sheet_.width(), 0.5, sheet_.styles().line);
    for (const Column& column : columns_) {
      const Element element = is_read ? sheet_.structure().add(StructureTree::kDocument, "P") : kArtifact;
      double y = top();
      for (const auto& [run, style] : column.lines) {
        sheet_.put({column.x, y}, run, style, element);
        y += style_.leading;
      }
    }
  }

 private:
  struct Column {
    double x;
    std::vector<std::pair<TextRun, TextStyle>> lines;
  };
  LetterSheet& sheet_;
  TextStyle style_;
  std::vector<Column> columns_;
  double height_ = 0;
};

double put_running_head(LetterSheet& sheet, const InvoiceTexts& texts) {
  const TextStyle quiet = sheet.styles().small.with(sheet.styles().quiet_colour);
  const TextStyle strong = sheet.styles().small.bold();
  constexpr double kGap = 20;
  const double half = (sheet.width() - kGap) / 2;
  const std::vector<TextRun> left = sheet.lines(texts.title, strong, half);
  const std::vector<TextRun> right = sheet.lines(texts.firm, quiet, half);
  sheet.put_lines({sheet.left(), kHeadTop}, left, strong, kArtifact);
  double y = kHeadTop;
  for (const TextRun& line : right) {
    sheet.put_right({sheet.right(), y}, line, quiet, kArtifact);
    y += quiet.leading;
  }
  const double lines = static_cast<double>(std::max({left.size(), right.size(), std::size_t{1}}));
  return kHeadTop + lines * quiet.leading + 14;
}

void put_paragraphs(LetterSheet& sheet, const std::vector<std::string>& paragraphs, double between) {
  for (const std::string& paragraph : paragraphs) {
    sheet.put_paragraph(paragraph, sheet.styles().text, "P");
    sheet.y += sheet.air(between);
  }
}

// Up the diagonal of the page, as wide as fits; the direction is a 3-4-5 triangle, exact in the few decimals of a PDF.
void put_watermark(LetterSheet& sheet, const std::string& text) {
  constexpr double kAlongX = 0.6;
  constexpr double kAlongY = 0.8;
  constexpr double kLength = millimetres(220);
  TextStyle style = sheet.styles().title.with(sheet.styles().panel);
  const TextRun run = sheet.run_of(text, style);
  if (run.width <= 0) return;
  const double size = std::min(kLength / run.width * 1000, millimetres(60));
  const double length = run.width * size / 1000;
  const double capitals = 0.36 * size;  // half their height, across the line
  sheet.put_first(Drawn{kArtifact, DrawnText{kPageWidth / 2 - length / 2 * kAlongX + capitals * kAlongY,
                                             kPageHeight / 2 + length / 2 * kAlongY + capitals * kAlongX, size,
                                             style.colour, run, kAlongX, kAlongY}});
}

Drawing lay_out_with(double air, const LayoutParts& parts, const InvoiceTexts& texts, const Wording& wording) {
  LetterSheet sheet(parts.look, parts.styles, parts.family, air * parts.look.style.air);
  Footer footer(sheet, texts);
  sheet.bottom = footer.top() - kAboveFooter;
  sheet.running_head = [&] { return put_running_head(sheet, texts); };

  put_invoice_head(sheet, texts, parts.logo);
  put_paragraphs(sheet, texts.opening, 4);
  sheet.y += sheet.air(10);
  const double sums_height = invoice_sums_height(sheet, texts);
  put_invoice_table(sheet, texts, sums_height);
  if (sheet.room() < sums_height) sheet.next_page();
  put_invoice_sums(sheet, texts);
  put_paragraphs(sheet, texts.closing, 7);

  const TextStyle page_style = parts.styles.footer.with(parts.styles.quiet_colour);
  for (std::size_t page = 0; page < sheet.pages(); ++page) {
    sheet.select(page);
    if (!texts.watermark.empty()) put_watermark(sheet, texts.watermark);
    footer.put(page == 0);
    sheet.put_right({sheet.right(), kPageTextTop}, page_text(page + 1, sheet.pages(), wording), page_style, kArtifact);
  }
  return sheet.take();
}

}  // namespace

Drawing lay_out(const LayoutParts& parts, const InvoiceTexts& texts, const Wording& wording) {
  Drawing usual = lay_out_with(1, parts, texts, wording);
  if (usual.pages.size() == 1) return usual;
  Drawing tight = lay_out_with(kTightAir, parts, texts, wording);
  return tight.pages.size() < usual.pages.size() ? std::move(tight) : std::move(usual);
}

}  // namespace kontor
