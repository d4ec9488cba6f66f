#include "engine/text/characters.h"

#include <unicode/brkiter.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utext.h>

#include "engine/base/ensure.h"

namespace kontor {

namespace {

icu::UnicodeString from_utf8(std::string_view text) {
  return icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
}

bool is_ascii(std::string_view text) {
  for (const char c : text)
    if (c < ' ' || c > '~') return false;
  return true;
}

bool is_unseen(UChar32 c) {
  return c != '\n' && (u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT) || u_charType(c) == U_CONTROL_CHAR);
}

std::vector<std::size_t> ends_of(icu::BreakIterator& rules, std::string_view utf8) {
  UErrorCode status = U_ZERO_ERROR;
  UText text = UTEXT_INITIALIZER;
  utext_openUTF8(&text, utf8.data(), static_cast<int64_t>(utf8.size()), &status);
  rules.setText(&text, status);
  ensure(U_SUCCESS(status), "ICU reads UTF-8");
  std::vector<std::size_t> ends;
  rules.first();
  for (int32_t end = rules.next(); end != icu::BreakIterator::DONE; end = rules.next())
    ends.push_back(static_cast<std::size_t>(end));
  utext_close(&text);
  return ends;
}

}  // namespace

std::u32string characters_of(std::string_view utf8) {
  if (is_ascii(utf8)) return {utf8.begin(), utf8.end()};
  const icu::UnicodeString text = from_utf8(utf8);
  std::u32string all;
  for (int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) all += static_cast<char32_t>(text.char32At(i));
  return all;
}

std::string utf16_of(std::string_view utf8) {
  const icu::UnicodeString text = from_utf8(utf8);
  std::string bytes;
  for (int32_t i = 0; i < text.length(); ++i) {
    bytes += static_cast<char>(text.charAt(i) >> 8);
    bytes += static_cast<char>(text.charAt(i) & 0xFF);
  }
  return bytes;
}

std::string drawable(std::string_view utf8) {
  if (is_ascii(utf8)) return std::string(utf8);
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* composer = icu::Normalizer2::getNFCInstance(status);
  ensure(U_SUCCESS(status), "ICU has its normalisation data");
  const icu::UnicodeString composed = composer->normalize(from_utf8(utf8), status);
  icu::UnicodeString seen;
  for (int32_t i = 0; i < composed.length(); i = composed.moveIndex32(i, 1)) {
    const UChar32 c = composed.char32At(i);
    if (c == '\t')
      seen.append(static_cast<UChar32>(' '));
    else if (!is_unseen(c))
      seen.append(c);
  }
  std::string text;
  seen.toUTF8String(text);
  return text;
}

std::string capitals(std::string_view utf8, const std::string& language) {
  std::string text;
  from_utf8(utf8).toUpper(icu::Locale(language.c_str())).toUTF8String(text);
  return text;
}

bool is_right_to_left(char32_t character) {
  const UCharDirection direction = u_charDirection(static_cast<UChar32>(character));
  return direction == U_RIGHT_TO_LEFT || direction == U_RIGHT_TO_LEFT_ARABIC;
}

struct LineBreaker::Rules {
  std::unique_ptr<icu::BreakIterator> lines, characters;
};

LineBreaker::LineBreaker() : rules_(std::make_unique<Rules>()) {
  UErrorCode status = U_ZERO_ERROR;
  rules_->lines.reset(icu::BreakIterator::createLineInstance(icu::Locale::getGerman(), status));
  rules_->characters.reset(icu::BreakIterator::createCharacterInstance(icu::Locale::getGerman(), status));
  ensure(U_SUCCESS(status), "ICU has its rules for line breaks");
}

LineBreaker::~LineBreaker() = default;

std::vector<std::size_t> LineBreaker::line_ends(std::string_view utf8) { return ends_of(*rules_->lines, utf8); }

std::vector<std::size_t> LineBreaker::character_ends(std::string_view utf8) {
  return ends_of(*rules_->characters, utf8);
}

}  // namespace kontor
