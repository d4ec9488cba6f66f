// A message with attachments as a file that mail programs open as a draft (RFC 5322, MIME; X-Unsent for Outlook).
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace kontor {

struct MailAddress {
  std::string name;
  std::string email;
};

struct MailAttachment {
  std::string name;   // "RE-2026-0001.pdf"
  std::string media;  // "application/pdf"
  std::string bytes;
};

struct Mail {
  MailAddress from;
  MailAddress to;  // without an email: whoever sends it fills it in
  std::string subject;
  std::string text;  // UTF-8, lines end with "\n"
  std::vector<MailAttachment> attachments;
};

// Something with one @ and nothing that could end a header or begin another address.
bool is_mail_address(std::string_view email);

// The same mail makes the same bytes: there is no date in it, the program that sends it writes one.
std::string mail_file(const Mail& mail);

}  // namespace kontor
