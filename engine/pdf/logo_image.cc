#include "engine/pdf/logo_image.h"

#include <png.h>

// jpeglib.h wants these first.
#include <csetjmp>
#include <cstdio>

#include <jpeglib.h>

#include <algorithm>

#include "engine/base/refusal.h"
#include "engine/system/files.h"

namespace kontor {

namespace {

constexpr std::uint64_t kBytesMax = 8ULL << 20;
constexpr std::size_t kSideMax = 8000;  // pixels

[[noreturn]] void refuse_logo(const std::string& path, const std::string& reason) {
  refuse(Fault::logo_unreadable, path, {path, 0, ""}, {reason});
}

PdfKeys keys_of(const LogoImage& image, const std::string& colours) {
  return {{"/Type", "/XObject"},
          {"/Subtype", "/Image"},
          {"/Width", std::to_string(image.width)},
          {"/Height", std::to_string(image.height)},
          {"/ColorSpace", colours},
          {"/BitsPerComponent", "8"}};
}

LogoImage read_png(const std::string& bytes, const std::string& path) {
  png_image png{};
  png.version = PNG_IMAGE_VERSION;
  if (png_image_begin_read_from_memory(&png, bytes.data(), bytes.size()) == 0) refuse_logo(path, png.message);
  if (png.width > kSideMax || png.height > kSideMax) {
    png_image_free(&png);
    refuse_logo(path, std::to_string(png.width) + " x " + std::to_string(png.height));
  }
  png.format = PNG_FORMAT_RGBA;
  std::string pixels(PNG_IMAGE_SIZE(png), '\0');
  if (png_image_finish_read(&png, nullptr, pixels.data(), 0, nullptr) == 0) refuse_logo(path, png.message);

  LogoImage image{png.width, png.height, {}, "", ""};
  std::string colours, transparency;
  for (std::size_t i = 0; i < pixels.size(); i += 4) {
    colours.append(pixels, i, 3);
    transparency += pixels[i + 3];
  }
  image.keys = keys_of(image, "/DeviceRGB");
  image.keys.emplace_back("/Filter", "/FlateDecode");
  image.data = deflated(colours);
  if (transparency.find_first_not_of('\xFF') != std::string::npos) image.transparency = deflated(transparency);
  return image;
}

struct JpegFailure {
  jpeg_error_mgr handler;
  std::jmp_buf back;
  char message[JMSG_LENGTH_MAX] = "";
};

struct JpegFacts {
  std::size_t width = 0;
  std::size_t height = 0;
  int components = 0;
  bool is_whole = false;
};

// Decodes the whole picture to see that it is undamaged. libjpeg reports errors by a jump, so nothing in here has a
// destructor.
JpegFacts decode_jpeg(const std::string& bytes, JpegFailure& failure, unsigned char* row) {
  JpegFacts facts;
  jpeg_decompress_struct jpeg;
  jpeg.err = jpeg_std_error(&failure.handler);
  failure.handler.error_exit = [](j_common_ptr info) {
    auto* own = reinterpret_cast<JpegFailure*>(info->err);
    info->err->format_message(info, own->message);
    std::longjmp(own->back, 1);
  };
  failure.handler.emit_message = [](j_common_ptr info, int level) {
    if (level < 0) ++info->err->num_warnings;
  };
  jpeg_create_decompress(&jpeg);
  if (setjmp(failure.back) != 0) {
    jpeg_destroy_decompress(&jpeg);
    return {};
  }
  jpeg_mem_src(&jpeg, reinterpret_cast<const unsigned char*>(bytes.data()), static_cast<unsigned long>(bytes.size()));
  jpeg_read_header(&jpeg, TRUE);
  facts = {jpeg.image_width, jpeg.image_height, jpeg.num_components, false};
  if (facts.width <= kSideMax && facts.height <= kSideMax) {
    jpeg_start_decompress(&jpeg);
    while (jpeg.output_scanline < jpeg.output_height) jpeg_read_scanlines(&jpeg, &row, 1);
    facts.is_whole = failure.handler.num_warnings == 0;
    jpeg_finish_decompress(&jpeg);
  }
  jpeg_destroy_decompress(&jpeg);
  return facts;
}

// The bytes of a JPEG file go into the PDF as they are.
LogoImage read_jpeg(const std::string& bytes, const std::string& path) {
  JpegFailure failure;
  std::string row(kSideMax * 4, '\0');
  const JpegFacts facts = decode_jpeg(bytes, failure, reinterpret_cast<unsigned char*>(row.data()));
  if (facts.components == 4) refuse(Fault::logo_cmyk, path, {path, 0, ""});
  if (!facts.is_whole || (facts.components != 1 && facts.components != 3)) {
    const std::string size = std::to_string(facts.width) + " x " + std::to_string(facts.height);
    refuse_logo(path, failure.message[0] != '\0' ? failure.message : size);
  }
  LogoImage image{facts.width, facts.height, {}, bytes, ""};
  image.keys = keys_of(image, facts.components == 1 ? "/DeviceGray" : "/DeviceRGB");
  image.keys.emplace_back("/Filter", "/DCTDecode");
  return image;
}

}  // namespace

LogoImage read_logo(const std::string& path) {
  const std::string bytes = read_file(path, kBytesMax);
  if (bytes.starts_with("\x89PNG")) return read_png(bytes, path);
  if (bytes.starts_with("\xFF\xD8\xFF")) return read_jpeg(bytes, path);
  refuse_logo(path, "PNG, JPEG?");
}

int write_logo(PdfFile& file, const LogoImage& logo) {
  PdfKeys keys = logo.keys;
  if (!logo.transparency.empty()) {
    const PdfKeys mask = keys_of(logo, "/DeviceGray");
    keys.emplace_back("/SMask", std::to_string(file.add_stream(mask, logo.transparency, Packing::packed)) + " 0 R");
  }
  return file.add_stream(keys, logo.data, Packing::plain);
}

}  // namespace kontor
