// ZIP files with statements in them, and those that are made to do harm.
#include <gtest/gtest.h>
#include <zip.h>

#include <array>

#include "engine/zip/zip_reader.h"
#include "tests/unit/expect_refusal.h"

namespace kontor {
namespace {

using Files = std::vector<std::pair<std::string, std::string>>;

// An archive as any program would write it; with a password its files are encrypted.
std::string zip_of(const Files& files, const char* password = nullptr) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* target = zip_source_buffer_create(nullptr, 0, 0, &error);
  zip_source_keep(target);
  zip_t* archive = zip_open_from_source(target, ZIP_TRUNCATE, &error);
  for (const auto& [name, bytes] : files) {
    const zip_int64_t at = zip_file_add(archive, name.c_str(),
                                        zip_source_buffer(archive, bytes.data(), bytes.size(), 0), ZIP_FL_ENC_GUESS);
    EXPECT_GE(at, 0) << name;
    if (password != nullptr) zip_file_set_encryption(archive, static_cast<zip_uint64_t>(at), ZIP_EM_AES_256, password);
  }
  EXPECT_EQ(zip_close(archive), 0);
  zip_source_open(target);
  std::string out;
  std::array<char, 4096> chunk;
  for (zip_int64_t got = 0; (got = zip_source_read(target, chunk.data(), chunk.size())) > 0;)
    out.append(chunk.data(), static_cast<std::size_t>(got));
  zip_source_close(target);
  zip_source_free(target);
  return out;
}

Files read(std::string_view bytes, ZipLimits limits = {}) {
  Files files;
  for (const ZippedFile& file : read_zip(bytes, "auszug.zip", limits)) files.emplace_back(file.name, file.bytes);
  return files;
}

const std::string kLong(100'000, 'x');
const Files kFiles{{"2026/maerz.xml", "<Document/>"}, {"april.csv", kLong}};

TEST(ZipTest, FilesComeInTheirOrderWithTheirNames) { EXPECT_EQ(read(zip_of(kFiles)), kFiles); }

TEST(ZipTest, WhatIsNoDeliveryIsLeftOut) {
  EXPECT_EQ(read(zip_of({{"__MACOSX/._a.xml", "mac"}, {"a.xml", "<a/>"}, {"leer.xml", ""}, {"b/.DS_Store", "mac"}})),
            (Files{{"a.xml", "<a/>"}}));
}

TEST(ZipTest, NamesAreTextThatIsSafeToShow) {
  EXPECT_EQ(read(zip_of({{"Umsa\xCC\x88tze\\M\xC3\xA4rz.csv", "1"}})).at(0).first.find("/M\xC3\xA4rz.csv") !=
                std::string::npos,
            true);
  EXPECT_EQ(read(zip_of({{"a\x1B[31m.csv", "1"}})).at(0).first.find('\x1B'), std::string::npos);
}

TEST(ZipTest, AnArchiveWithoutContentIsRefused) {
  EXPECT_REFUSAL(read(zip_of({{"leer.xml", ""}})), Fault::zip_empty);
  EXPECT_REFUSAL(read(std::string("PK\x05\x06", 4) + std::string(18, '\0')), Fault::zip_empty);
}

TEST(ZipTest, ADamagedArchiveIsRefused) {
  const std::string whole = zip_of(kFiles);
  for (const std::size_t size : {4UL, 30UL, whole.size() / 2, whole.size() - 1})
    EXPECT_REFUSAL(read(whole.substr(0, size)), Fault::zip_malformed) << size;
  std::string wrong = zip_of({{"a.xml", "<Document/>"}});
  wrong.at(wrong.find("<Document/>") + 1) = 'd';
  EXPECT_REFUSAL(read(wrong), Fault::zip_malformed) << "the checksum tells";
}

TEST(ZipTest, APasswordIsNotAskedFor) { EXPECT_REFUSAL(read(zip_of(kFiles, "geheim")), Fault::zip_encrypted); }

TEST(ZipTest, AnArchiveInAnArchiveIsRefused) {
  EXPECT_REFUSAL(read(zip_of({{"a.xml", "<a/>"}, {"innen.zip", zip_of(kFiles)}})), Fault::zip_nested);
}

TEST(ZipTest, NamesThatLeadOutOfTheArchiveAreRefused) {
  for (const std::string name : {"../a.xml", "a/../../b.xml", "/etc/passwd", "C:\\a.xml", "..\\a.xml", ".."})
    EXPECT_REFUSAL(read(zip_of({{name, "x"}})), Fault::zip_name_unsafe) << name;
  EXPECT_EQ(read(zip_of({{"a..b.xml", "x"}})).size(), 1U);
}

TEST(ZipTest, ABombIsRefusedBeforeItIsWhole) {
  EXPECT_REFUSAL(read(zip_of({{"bombe.csv", std::string(std::size_t{65} << 20, '0')}})), Fault::zip_too_large);
  EXPECT_REFUSAL(read(zip_of({{"a", std::string(600, 'a')}, {"b", std::string(600, 'b')}}), {1000, 10}),
                 Fault::zip_too_large)
      << "the limit is for all files together";
  EXPECT_REFUSAL(read(zip_of({{"a", "1"}, {"b", "2"}, {"c", "3"}}), {1000, 2}), Fault::zip_too_large);
}

TEST(ZipTest, SizesThatLieAreNotBelieved) {
  // The size of the only file, in its own head and in the directory: far less than it unpacks to.
  std::string lie = zip_of({{"a.csv", std::string(100'000, 'a')}});
  const std::string size{'\xA0', '\x86', '\x01', '\0'};
  for (std::size_t at = 0; (at = lie.find(size, at)) != std::string::npos;)
    lie.replace(at, 4, std::string("\x05\0\0\0", 4));
  EXPECT_REFUSAL(read(lie), Fault::zip_malformed);
}

}  // namespace
}  // namespace kontor
