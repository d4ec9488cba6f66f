// Files that appear together or not at all.
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <filesystem>

#include "engine/system/files.h"
#include "tests/unit/expect_refusal.h"
#include "tests/unit/firm.h"

namespace kontor {
namespace {

class FileBatchTest : public testing::Test {
 protected:
  std::string path(const std::string& name) const { return folder_.file(name); }
  std::vector<std::string> all() const { return files_in(folder_.file(""), ""); }

  TemporaryFolder folder_;
};

TEST_F(FileBatchTest, NothingIsInPlaceBeforeTheBatchIsKept) {
  FileBatch batch;
  batch.add(path("a.pdf"), "eins");
  batch.add(path("b.pdf"), "zwei", FileMode::archived);
  EXPECT_FALSE(file_exists(path("a.pdf")));
  batch.keep();
  EXPECT_EQ(all(), (std::vector<std::string>{"a.pdf", "b.pdf"}));
  EXPECT_EQ(read_file(path("a.pdf")), "eins");
  struct stat status {};
  ASSERT_EQ(::stat(path("b.pdf").c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777, 0444U);
}

TEST_F(FileBatchTest, ABatchThatIsNotKeptLeavesNothingAndTheOldFilesAlone) {
  write_file(path("a.pdf"), "alt");
  {
    FileBatch batch;
    batch.add(path("a.pdf"), "neu");
    batch.add(path("b.pdf"), "neu");
  }
  EXPECT_EQ(all(), std::vector<std::string>{"a.pdf"});
  EXPECT_EQ(read_file(path("a.pdf")), "alt");
}

TEST_F(FileBatchTest, ManyFilesAppearAsFewDo) {
  FileBatch batch;
  for (int i = 0; i < 40; ++i) batch.add(path(std::to_string(i)), std::to_string(i));
  batch.keep();
  ASSERT_EQ(all().size(), 40U);
  for (int i = 0; i < 40; ++i) EXPECT_EQ(read_file(path(std::to_string(i))), std::to_string(i));
}

TEST_F(FileBatchTest, TheLastBytesForAPathCount) {
  FileBatch batch;
  batch.add(path("a.pdf"), "eins");
  batch.add(path("a.pdf"), "zwei");
  batch.keep();
  EXPECT_EQ(read_file(path("a.pdf")), "zwei");
}

TEST_F(FileBatchTest, AFolderThatIsNotThereIsARefusalAndTheRestIsTakenAway) {
  {
    FileBatch batch;
    batch.add(path("a.pdf"), "eins");
    EXPECT_REFUSAL(batch.add(path("nicht/da.pdf"), "zwei"), Fault::file_unwritable);
  }
  EXPECT_EQ(all(), std::vector<std::string>{});
}

}  // namespace
}  // namespace kontor
