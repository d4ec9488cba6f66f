#include "engine/exchange/mail.h"

#include <algorithm>

#include "engine/system/base64.h"
#include "engine/system/sha256.h"

namespace kontor {

namespace {

constexpr std::string_view kEnd = "\r\n";
constexpr std::size_t kLine = 76;  // letters of base64 in a line (RFC 2045, 6.8)
constexpr std::size_t kWord = 45;  // bytes in an encoded word, which has 75 letters at most (RFC 2047, 2)

bool is_plain(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= 0x20 && c < 0x7F; });
}

bool continues_character(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

// A header takes no control characters: one of them could begin another header.
std::string without_controls(std::string_view text) {
  std::string out(text);
  std::replace_if(
      out.begin(), out.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }, ' ');
  return out;
}

// RFC 2047; no character is cut in half.
std::string encoded(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    std::size_t size = std::min(kWord, text.size());
    while (size < text.size() && size > 1 && continues_character(text[size])) --size;
    if (!out.empty()) (out += kEnd) += ' ';
    out += "=?UTF-8?B?" + base64(text.substr(0, size)) + "?=";
    text.remove_prefix(size);
  }
  return out;
}

std::string header_text(std::string_view text) {
  const std::string clean = without_controls(text);
  return is_plain(clean) && clean.size() <= kLine ? clean : encoded(clean);
}

std::string address_text(const MailAddress& address) {
  if (!is_mail_address(address.email)) return "";
  if (address.name.empty()) return address.email;
  std::string name = without_controls(address.name);
  const bool is_quotable = is_plain(name) && name.find_first_of("\"\\") == std::string::npos && name.size() <= 60;
  name = is_quotable ? "\"" + name + "\"" : encoded(name);
  return name + " <" + address.email + ">";
}

std::string in_lines(std::string_view bytes) {
  const std::string letters = base64(bytes);
  std::string out;
  out.reserve(letters.size() + letters.size() / kLine * 2 + 2);
  for (std::size_t at = 0; at < letters.size(); at += kLine)
    (out += std::string_view(letters).substr(at, kLine)) += kEnd;
  return out;
}

// RFC 2231 for names that are not plain.
std::string file_name_text(const std::string& name) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  const std::string clean = without_controls(name);
  if (is_plain(clean) && clean.find_first_of("\"\\") == std::string::npos) return "filename=\"" + clean + "\"";
  std::string out = "filename*=UTF-8''";
  for (const char c : clean) {
    const bool is_letter =
        (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '-' || c == '.' || c == '_';
    const auto byte = static_cast<unsigned char>(c);
    out += is_letter ? std::string(1, c) : std::string{'%', kDigits[byte >> 4], kDigits[byte & 15]};
  }
  return out;
}

std::string with_line_ends(std::string_view text) {
  std::string out;
  for (const char c : text) c == '\n' ? out += kEnd : out += c;
  return out;
}

std::string boundary_of(const Mail& mail) {
  Sha256 sha256;
  std::string all = mail.subject + mail.text;
  for (const MailAttachment& one : mail.attachments) all += one.name + one.bytes;
  return "kontor-" + hex_of(sha256.of(all)).substr(0, 32);
}

class Writer {
 public:
  explicit Writer(const Mail& mail) : mail_(mail), boundary_(boundary_of(mail)) {}

  std::string write() {
    line("X-Unsent: 1");
    put("From: ", address_text(mail_.from));
    put("To: ", address_text(mail_.to));
    put("Subject: ", header_text(mail_.subject));
    line("MIME-Version: 1.0");
    line("Content-Type: multipart/mixed; boundary=\"" + boundary_ + "\"");
    line("");
    part("Content-Type: text/plain; charset=UTF-8", "", with_line_ends(mail_.text));
    for (const MailAttachment& one : mail_.attachments)
      part("Content-Type: " + one.media, "Content-Disposition: attachment; " + file_name_text(one.name), one.bytes);
    line("--" + boundary_ + "--");
    return std::move(out_);
  }

 private:
  void line(std::string_view text) { (out_ += text) += kEnd; }
  void put(std::string_view name, const std::string& value) {
    if (!value.empty()) line(std::string(name) + value);
  }
  void part(std::string_view type, const std::string& disposition, std::string_view bytes) {
    line("--" + boundary_);
    line(type);
    put("", disposition);
    line("Content-Transfer-Encoding: base64");
    line("");
    out_ += in_lines(bytes);
  }

  const Mail& mail_;
  std::string boundary_;
  std::string out_;
};

}  // namespace

bool is_mail_address(std::string_view email) {
  const auto at = std::count(email.begin(), email.end(), '@');
  const bool is_clean = std::all_of(email.begin(), email.end(), [](char c) {
    return static_cast<unsigned char>(c) > 0x20 && c != 0x7F &&
           std::string_view("<>,;:\"()[]\\").find(c) == std::string_view::npos;
  });
  return at == 1 && is_clean && is_plain(email) && !email.starts_with('@') && !email.ends_with('@');
}

std::string mail_file(const Mail& mail) { return Writer(mail).write(); }

}  // namespace kontor
