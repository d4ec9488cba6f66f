// Files people take for statements are called by their name.
#include "engine/bank/foreign_file.h"

#include <gtest/gtest.h>

#include "tests/unit/expect_refusal.h"

namespace kontor {
namespace {

using namespace std::string_view_literals;

TEST(ForeignFileTest, EveryKindIsCalledByItsName) {
  const std::vector<std::pair<std::string_view, Fault>> files{
      {"%PDF-1.7\n", Fault::file_is_pdf},
      {"\x89PNG\r\n\x1A\n"sv, Fault::file_is_image},
      {"\xFF\xD8\xFF\xE0\0\x10JFIF"sv, Fault::file_is_image},
      {"PK\x03\x04\x14\0\0\0auszug.xml"sv, Fault::file_is_archive},
      {"PK\x03\x04\x14\0\0\0[Content_Types].xml xl/workbook.xml"sv, Fault::file_is_workbook},
      {"PK\x03\x04\x14\0\0\0mimetypeapplication/vnd.oasis.opendocument.spreadsheet"sv, Fault::file_is_workbook},
      {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv, Fault::file_is_workbook},
      {"\xEF\xBB\xBF\n<!DOCTYPE HTML PUBLIC>", Fault::file_is_web_page},
      {"<html lang=\"de\">", Fault::file_is_web_page},
      {"OFXHEADER:100\nDATA:OFXSGML\n", Fault::file_is_other_software},
      {"<?xml version=\"1.0\"?>\n<?OFX OFXHEADER=\"200\"?>\n<OFX>", Fault::file_is_other_software},
      {"!Type:Bank\nD03/17/2026\n", Fault::file_is_other_software},
      {"{\"transactions\": []}", Fault::file_is_json},
      {"[ {\"amount\": 1}]", Fault::file_is_json},
  };
  for (const auto& file : files) {
    SCOPED_TRACE(file.first);
    EXPECT_REFUSAL(guard_kind(file.first, "auszug"), file.second);
  }
}

TEST(ForeignFileTest, StatementsPass) {
  for (const std::string_view bytes :
       {"\"Girokonto\";\"DE02\"\n"sv, "<?xml version=\"1.0\"?><Document>"sv, "Buchungstag;Betrag\n"sv,
        "\xFF\xFE"
        "B\0u\0"sv,
        "[nicht JSON];Betrag\n"sv})
    EXPECT_EQ(fault_of([&] { guard_kind(bytes, "auszug"); }), std::nullopt) << bytes;
}

}  // namespace
}  // namespace kontor
