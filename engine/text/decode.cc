#include "engine/text/decode.h"

#include <algorithm>

#include "engine/base/refusal.h"
#include "engine/system/large_memory.h"
#include "engine/text/code_pages.h"

namespace kontor {

namespace {

unsigned char byte_at(std::string_view bytes, std::size_t at) { return static_cast<unsigned char>(bytes[at]); }

void append_letter(std::string& text, unsigned letter) {
  const auto put = [&](unsigned byte) { text.push_back(static_cast<char>(byte)); };
  if (letter < 0x80) {
    put(letter);
  } else if (letter < 0x800) {
    put(0xC0 | (letter >> 6));
    put(0x80 | (letter & 0x3F));
  } else if (letter < 0x10000) {
    put(0xE0 | (letter >> 12));
    put(0x80 | ((letter >> 6) & 0x3F));
    put(0x80 | (letter & 0x3F));
  } else {
    put(0xF0 | (letter >> 18));
    put(0x80 | ((letter >> 12) & 0x3F));
    put(0x80 | ((letter >> 6) & 0x3F));
    put(0x80 | (letter & 0x3F));
  }
}

[[noreturn]] void refuse_bytes(const std::string& file, std::string why) {
  refuse(Fault::text_undecodable, std::move(why), {file, 0, ""});
}

// Text that grows: a string, or a PagedWriter by way of a string that is emptied now and then.
class StringSink {
 public:
  explicit StringSink(std::size_t size) { reserve_large(text, size); }
  void filled() {}
  std::string text;
};

class PagedSink {
 public:
  explicit PagedSink(std::size_t size) { writer_.expect(size); }
  void filled() {
    if (text.size() < kPiece) return;
    writer_.add(text);
    text.clear();
  }
  PagedBytes end() {
    writer_.add(text);
    return writer_.end();
  }
  std::string text;

 private:
  static constexpr std::size_t kPiece = std::size_t{64} << 10;
  PagedWriter writer_;
};

template <typename Sink>
void from_utf16(const PagedBytes& all, std::size_t mark, bool little, const std::string& file, Sink& sink) {
  const std::string_view bytes = all.view();
  if ((bytes.size() - mark) % 2 != 0) refuse_bytes(file, "UTF-16");
  const auto unit = [&](std::size_t at) {
    const unsigned a = byte_at(bytes, at);
    const unsigned b = byte_at(bytes, at + 1);
    return little ? a | (b << 8) : b | (a << 8);
  };
  Passage passage(all);
  for (std::size_t at = mark; at < bytes.size(); at += 2) {
    unsigned letter = unit(at);
    if (letter >= 0xD800 && letter < 0xE000) {
      const bool paired = letter < 0xDC00 && at + 3 < bytes.size() && (unit(at + 2) & 0xFC00) == 0xDC00;
      if (!paired) refuse_bytes(file, "UTF-16");
      at += 2;
      letter = 0x10000 + ((letter - 0xD800) << 10) + (unit(at) - 0xDC00);
    }
    if (letter == 0) refuse_bytes(file, "NUL");
    append_letter(sink.text, letter);
    sink.filled();
    passage.reached(at);
  }
}

template <typename Sink>
void from_page(const PagedBytes& all, Encoding page, const std::string& file, Sink& sink) {
  in_pieces(all, [&](std::size_t piece_begin, std::size_t piece_end) {
    const std::string_view bytes = all.view().substr(piece_begin, piece_end - piece_begin);
    for (std::size_t at = 0; at < bytes.size(); ++at) {
      const std::size_t end = end_of_ascii(bytes, at);
      sink.text.append(bytes.substr(at, end - at));
      sink.filled();
      if (end == bytes.size()) break;
      at = end;
      const unsigned char byte = byte_at(bytes, at);
      const unsigned letter = letter_in(page, byte);
      if (letter == 0) {
        constexpr std::string_view kDigits = "0123456789ABCDEF";
        refuse_bytes(file, std::string("0x") + kDigits[byte >> 4] + kDigits[byte & 0xF]);
      }
      append_letter(sink.text, letter);
    }
  });
}

bool is_utf8_already(Encoding encoding) {
  return encoding == Encoding::ascii || encoding == Encoding::utf8 || encoding == Encoding::utf8_marked;
}

template <typename Sink>
void convert(const PagedBytes& bytes, Encoding encoding, const std::string& file, Sink& sink) {
  if (encoding == Encoding::utf16_le || encoding == Encoding::utf16_be)
    from_utf16(bytes, size_of_mark(bytes.view(), encoding), encoding == Encoding::utf16_le, file, sink);
  else
    from_page(bytes, encoding, file, sink);
}

std::size_t room_for(std::size_t bytes) { return bytes + bytes / 16; }

}  // namespace

DecodedText decode(std::string_view bytes, const std::string& file) {
  const Encoding encoding = encoding_of(bytes, file);
  if (is_utf8_already(encoding)) return {std::string(bytes.substr(size_of_mark(bytes, encoding))), encoding};
  StringSink sink(room_for(bytes.size()));
  convert(bytes, encoding, file, sink);
  return {std::move(sink.text), encoding};
}

DecodedPages decode_pages(const PagedBytes& bytes, const std::string& file) {
  const Encoding encoding = encoding_of(bytes, file);
  if (is_utf8_already(encoding)) return {bytes.without_first(size_of_mark(bytes.view(), encoding)), encoding};
  PagedSink sink(room_for(bytes.size()));
  convert(bytes, encoding, file, sink);
  return {sink.end(), encoding};
}

}  // namespace kontor
