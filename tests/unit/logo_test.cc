// A firm's logo on its invoice: PNG and JPEG in screen colours.
#include "engine/pdf/logo_image.h"

#include <gtest/gtest.h>
#include <png.h>

#include <cstdio>
#include <cstdlib>

#include <jpeglib.h>

#include "engine/pdf/invoice_pdf.h"
#include "engine/system/environment.h"
#include "tests/unit/expect_refusal.h"
#include "tests/unit/pdf_tools.h"
#include "tests/unit/sample_invoice.h"

namespace kontor {
namespace {

constexpr int kSide = 64;

// A disc in one colour on nothing.
std::string png_bytes() {
  std::string pixels;
  for (int y = 0; y < kSide; ++y)
    for (int x = 0; x < kSide; ++x) {
      const int dx = x - kSide / 2, dy = y - kSide / 2;
      pixels += std::string("\x0B\x55\x63") + (dx * dx + dy * dy < kSide * kSide / 4 ? '\xFF' : '\0');
    }
  png_image image{};
  image.version = PNG_IMAGE_VERSION;
  image.width = image.height = kSide;
  image.format = PNG_FORMAT_RGBA;
  png_alloc_size_t size = PNG_IMAGE_PNG_SIZE_MAX(image);
  std::string bytes(size, '\0');
  png_image_write_to_memory(&image, bytes.data(), &size, 0, pixels.data(), 0, nullptr);
  bytes.resize(size);
  return bytes;
}

std::string jpeg_bytes(int components, J_COLOR_SPACE colours) {
  jpeg_compress_struct jpeg;
  jpeg_error_mgr errors;
  jpeg.err = jpeg_std_error(&errors);
  jpeg_create_compress(&jpeg);
  unsigned char* data = nullptr;
  unsigned long size = 0;
  jpeg_mem_dest(&jpeg, &data, &size);
  jpeg.image_width = kSide;
  jpeg.image_height = kSide;
  jpeg.input_components = components;
  jpeg.in_color_space = colours;
  jpeg_set_defaults(&jpeg);
  jpeg_start_compress(&jpeg, TRUE);
  std::string row(static_cast<std::size_t>(kSide * components), '\x40');
  JSAMPROW line = reinterpret_cast<JSAMPROW>(row.data());
  while (jpeg.next_scanline < jpeg.image_height) jpeg_write_scanlines(&jpeg, &line, 1);
  jpeg_finish_compress(&jpeg);
  std::string bytes(reinterpret_cast<char*>(data), size);
  jpeg_destroy_compress(&jpeg);
  std::free(data);
  return bytes;
}

class LogoTest : public testing::Test {
 protected:
  std::string file(const std::string& bytes) {
    const std::string path = folder_.file("logo");
    write_file(path, bytes);
    return path;
  }
  std::string invoice_with(const std::string& logo) {
    const std::string folder = std::string(KONTOR_SOURCE_DIR) + "/templates/invoice";
    InvoiceLook look = invoice_look_from_toml(read_file(folder + "/classic.toml"), "classic.toml", folder);
    look.logo = logo;
    return InvoicePdfWriter(look).write(SampleInvoice().add({"Yoga"}).done(), "",
                                        Wording(data_folder() + "/locales", "de"));
  }

 private:
  TemporaryFolder folder_;
};

TEST_F(LogoTest, APngKeepsItsTransparency) {
  const LogoImage logo = read_logo(file(png_bytes()));
  EXPECT_EQ(logo.width, 64U);
  EXPECT_FALSE(logo.transparency.empty());
}

TEST_F(LogoTest, AJpegGoesIntoTheInvoiceAsItIs) {
  const std::string bytes = jpeg_bytes(3, JCS_RGB);
  const LogoImage logo = read_logo(file(bytes));
  EXPECT_EQ(logo.data, bytes);
  EXPECT_EQ(logo.height, 64U);
}

TEST_F(LogoTest, AnInvoiceWithALogoIsSoundAndDescribesIt) {
  for (const std::string& bytes : {png_bytes(), jpeg_bytes(3, JCS_RGB), jpeg_bytes(1, JCS_GRAYSCALE)}) {
    const JudgedPdf pdf(invoice_with(file(bytes)));
    EXPECT_EQ(pdf.check().status, 0) << pdf.check().output;
    EXPECT_EQ(pdf.pages(), 1);
    EXPECT_NE(pdf.tags().find("Figure"), std::string::npos);
  }
}

TEST_F(LogoTest, PrintColoursAreRefused) { EXPECT_REFUSAL(read_logo(file(jpeg_bytes(4, JCS_CMYK))), Fault::logo_cmyk); }

TEST_F(LogoTest, DamagedAndForeignFilesAreRefused) {
  const std::string png = png_bytes();
  const std::string jpeg = jpeg_bytes(3, JCS_RGB);
  for (const std::string& bytes : {png.substr(0, png.size() / 2), jpeg.substr(0, jpeg.size() / 2), png.substr(0, 8),
                                   jpeg.substr(0, 3), std::string("GIF89a"), std::string("<svg/>")})
    EXPECT_REFUSAL(read_logo(file(bytes)), Fault::logo_unreadable);
}

}  // namespace
}  // namespace kontor
