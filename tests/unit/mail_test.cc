// Messages for mail programs: what a hostile customer name or subject may not do to them.
#include "engine/exchange/mail.h"

#include <gtest/gtest.h>

#include "engine/system/base64.h"

namespace kontor {
namespace {

Mail plain_mail() {
  return {
      {"Studio Lux", "hallo@lux.example"}, {"Krume GmbH", "post@krume.example"}, "Rechnung RE-1", "Guten Tag\n", {}};
}

bool has(const std::string& text, const std::string& piece) { return text.find(piece) != std::string::npos; }

TEST(MailTest, ASubjectCannotBeginAnotherHeader) {
  Mail mail = plain_mail();
  mail.subject = "Rechnung\r\nBcc: all@evil.example";
  EXPECT_FALSE(has(mail_file(mail), "\r\nBcc:"));
  EXPECT_TRUE(has(mail_file(mail), "Subject: Rechnung  Bcc: all@evil.example\r\n"));
}

TEST(MailTest, ANameCannotBringAnotherAddress) {
  Mail mail = plain_mail();
  mail.to.name = "\"Krume\" <all@evil.example>,\r\n";
  EXPECT_FALSE(has(mail_file(mail), "evil.example"));
}

TEST(MailTest, WhatIsNoAddressIsLeftOut) {
  for (const char* text : {"", "krume", "a@b@c", "a@b.example, c@d.example", "a@b.example>\r\nBcc: x@y.example",
                           "@b.example", "a@", "a b@c.example", "käthe@krume.example"}) {
    EXPECT_FALSE(is_mail_address(text)) << text;
    Mail mail = plain_mail();
    mail.to.email = text;
    EXPECT_FALSE(has(mail_file(mail), "To:")) << text;
  }
  EXPECT_TRUE(is_mail_address("jana.ohlsen+kontor@krume.example"));
}

TEST(MailTest, LongSubjectsAreEncodedWithoutCuttingACharacter) {
  Mail mail = plain_mail();
  mail.subject.clear();
  for (int i = 0; i < 60; ++i) mail.subject += "ß";
  const std::string text = mail_file(mail);
  const std::size_t begin = text.find("Subject: "), end = text.find("\r\nMIME");
  EXPECT_EQ(text.substr(begin, end - begin),
            "Subject: =?UTF-8?B?w5/Dn8Ofw5/Dn8Ofw5/Dn8Ofw5/Dn8Ofw5/Dn8Ofw5/Dn8Ofw5/Dn8Ofw58=?=\r\n"
            " =?UTF-8?B?w5/Dn8Ofw5/Dn8Ofw5/Dn8Ofw5/Dn8Ofw5/Dn8Ofw5/Dn8Ofw5/Dn8Ofw58=?=\r\n"
            " =?UTF-8?B?w5/Dn8Ofw5/Dn8Ofw5/Dn8Ofw5/Dn8Ofw5/Dn8Ofw58=?=");
}

TEST(MailTest, ANameOfAFileKeepsItsUmlauts) {
  Mail mail = plain_mail();
  mail.attachments.push_back({"Töpferei \"1\".pdf", "application/pdf", "x"});
  EXPECT_TRUE(has(mail_file(mail), "filename*=UTF-8''T%C3%B6pferei%20%221%22.pdf\r\n"));
}

TEST(MailTest, TheSameMailHasTheSameBytesAndOtherTextAnotherBoundary) {
  Mail mail = plain_mail();
  EXPECT_EQ(mail_file(mail), mail_file(plain_mail()));
  mail.text += "\n";
  EXPECT_NE(mail_file(mail).substr(0, 300), mail_file(plain_mail()).substr(0, 300));
}

TEST(Base64Test, PadsAndGoesOnBeyondOnePiece) {
  EXPECT_EQ(base64(""), "");
  EXPECT_EQ(base64("f"), "Zg==");
  EXPECT_EQ(base64("fo"), "Zm8=");
  EXPECT_EQ(base64("foo"), "Zm9v");
  const std::string large((std::size_t{3} << 20) + 1, '\0');
  const std::string text = base64(large);
  EXPECT_EQ(text.size(), (large.size() + 2) / 3 * 4);
  EXPECT_TRUE(text.ends_with("AA=="));
}

}  // namespace
}  // namespace kontor
