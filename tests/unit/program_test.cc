#include "engine/system/program.h"

#include <gtest/gtest.h>

namespace kontor {
namespace {

TEST(ProgramTest, ItAnswersWithTheStatusOfTheProgramOrWithNothing) {
  EXPECT_EQ(run_program("true", {}), 0);
  EXPECT_EQ(run_program("sh", {"-c", "exit 7"}), 7);
  EXPECT_EQ(run_program("sh", {"-c", "kill -9 $$"}), -1);
  EXPECT_EQ(run_program("kontor-has-no-such-program", {}), std::nullopt);
  EXPECT_EQ(run_program("test", {"a b; exit 1", "=", "a b; exit 1"}), 0) << "no shell takes words apart";
}

}  // namespace
}  // namespace kontor
