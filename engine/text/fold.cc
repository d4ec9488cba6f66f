#include "engine/text/fold.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include <cstdint>
#include <optional>
#include <utility>

namespace kontor {

namespace {

// The letter at `at`, which moves behind it; damaged bytes are U+FFFD. ICU's macro does not pass -Wconversion.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"
UChar32 next_letter(std::string_view text, int& at) {
  UChar32 letter = 0;
  U8_NEXT_OR_FFFD(text.data(), at, static_cast<int>(text.size()), letter);
  return letter;
}
#pragma GCC diagnostic pop

bool is_invisible(UChar32 letter) {
  if (letter == 0xAD || letter == 0xFEFF) return true;  // soft hyphen, byte order mark
  if (U_IS_UNICODE_NONCHAR(letter)) return true;        // no XML may hold them
  return u_charType(letter) == U_FORMAT_CHAR;           // bidi marks, zero width joiners
}

bool is_blank(UChar32 letter) {
  return letter <= 0x20 || (letter >= 0x7F && letter <= 0xA0) || u_isUWhiteSpace(letter) || u_iscntrl(letter);
}

// Appends letters, turning every run of blanks into one blank between words.
class Words {
 public:
  explicit Words(std::size_t size) { text_.reserve(size); }
  void blank() { blank_ = true; }
  void add(std::string_view letters) {
    if (blank_ && !text_.empty()) text_.push_back(' ');
    blank_ = false;
    text_.append(letters);
  }
  void add(char letter) {
    if (blank_ && !text_.empty()) text_.push_back(' ');
    blank_ = false;
    text_.push_back(letter);
  }
  void add(UChar32 letter) {
    std::uint8_t bytes[U8_MAX_LENGTH];
    int length = 0;
    U8_APPEND_UNSAFE(bytes, length, letter);
    add(std::string_view(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(length)));
  }
  void add_lower(std::string_view ascii) {
    add(ascii);
    for (std::size_t i = text_.size() - ascii.size(); i < text_.size(); ++i)
      if (text_[i] >= 'A' && text_[i] <= 'Z') text_[i] = static_cast<char>(text_[i] + 32);
  }
  std::string take() { return std::move(text_); }

 private:
  std::string text_;
  bool blank_ = false;
};

// How many ASCII letters, digits and signs follow. The last one before a foreign letter is left out: a combining mark
// may belong to it.
int plain_letters(std::string_view text, int at) {
  std::size_t end = static_cast<std::size_t>(at);
  while (end < text.size() && text[end] > 0x20 && text[end] < 0x7F) ++end;
  if (end > static_cast<std::size_t>(at) && end < text.size() && (text[end] & 0x80) != 0) --end;
  return static_cast<int>(end) - at;
}

std::string_view german_spelling(UChar32 letter) {
  switch (letter) {
    case 0xE4:
    case 0xC4:
    case 0xE6:
    case 0xC6:
      return "ae";
    case 0xF6:
    case 0xD6:
    case 0xF8:
    case 0xD8:
      return "oe";
    case 0xFC:
    case 0xDC:
      return "ue";
    case 0xDF:
    case 0x1E9E:
      return "ss";
    case 0x142:
    case 0x141:
      return "l";
    default:
      return {};
  }
}

// é -> e, Š -> s: the first letter of the canonical decomposition, in lower case.
UChar32 without_marks(UChar32 letter) {
  UErrorCode status = U_ZERO_ERROR;
  static const icu::Normalizer2* const decomposer = icu::Normalizer2::getNFDInstance(status);
  icu::UnicodeString parts;
  if (U_SUCCESS(status) && decomposer->getDecomposition(letter, parts)) letter = parts.char32At(0);
  return u_tolower(letter);
}

// A letter followed by a combining diaeresis is the German umlaut.
bool combining_diaeresis_follows(std::string_view text, int at) {
  return static_cast<std::size_t>(at) + 1 < text.size() && text[static_cast<std::size_t>(at)] == '\xCC' &&
         text[static_cast<std::size_t>(at) + 1] == '\x88';
}

// Most texts are ASCII and need no look at letters. Nothing: this one is not.
std::optional<std::string> fold_ascii(std::string_view text) {
  std::string folded(text.size(), ' ');
  std::size_t size = 0;
  for (const char letter : text) {
    if ((letter & 0x80) != 0) return std::nullopt;
    if (letter > 0x20 && letter < 0x7F)
      folded[size++] = static_cast<char>(letter >= 'A' && letter <= 'Z' ? letter + 32 : letter);
    else if (size > 0 && folded[size - 1] != ' ')
      folded[size++] = ' ';
  }
  if (size > 0 && folded[size - 1] == ' ') --size;
  folded.resize(size);
  return folded;
}

}  // namespace

std::string fold(std::string_view utf8) {
  if (std::optional<std::string> folded = fold_ascii(utf8)) return *std::move(folded);
  Words words(utf8.size() + 8);
  const int size = static_cast<int>(utf8.size());
  for (int at = 0; at < size;) {
    if (const int plain = plain_letters(utf8, at); plain > 0) {
      words.add_lower(utf8.substr(static_cast<std::size_t>(at), static_cast<std::size_t>(plain)));
      at += plain;
      continue;
    }
    const UChar32 letter = next_letter(utf8, at);
    if (letter > 0x20 && letter < 0x7F) {
      const char lower = static_cast<char>(letter >= 'A' && letter <= 'Z' ? letter + 32 : letter);
      words.add(lower);
      if (combining_diaeresis_follows(utf8, at) && (lower == 'a' || lower == 'o' || lower == 'u')) words.add('e');
      continue;
    }
    if (is_blank(letter)) {
      words.blank();
    } else if (const std::string_view spelled = german_spelling(letter); !spelled.empty()) {
      words.add(spelled);
    } else if (!is_invisible(letter) && u_charType(letter) != U_NON_SPACING_MARK) {
      words.add(without_marks(letter));
    }
  }
  return words.take();
}

namespace {

// Most texts are plain words between single blanks.
bool is_tidy_already(std::string_view text) {
  char before = ' ';
  for (const char letter : text) {
    if (letter < 0x20 || letter > 0x7E || (letter == ' ' && before == ' ')) return false;
    before = letter;
  }
  return text.empty() || before != ' ';
}

}  // namespace

std::string tidy(std::string_view utf8) {
  if (is_tidy_already(utf8)) return std::string(utf8);
  Words words(utf8.size());
  const int size = static_cast<int>(utf8.size());
  for (int at = 0; at < size;) {
    const UChar32 letter = next_letter(utf8, at);
    if (letter > 0x20 && letter < 0x7F)
      words.add(static_cast<char>(letter));
    else if (is_blank(letter))
      words.blank();
    else if (!is_invisible(letter))
      words.add(letter);
  }
  return words.take();
}

std::string_view without_outer_blanks(std::string_view text) {
  constexpr std::string_view kBlanks = " \t\r\n";
  const std::size_t begin = text.find_first_not_of(kBlanks);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(kBlanks) - begin + 1);
}

}  // namespace kontor
