// What a book must not survive unnoticed.
#pragma once

#include <gtest/gtest.h>
#include <sqlite3.h>

#include <string>

namespace kontor {

// Changes the file behind the engine's back, without its triggers.
inline void tamper(const std::string& path, const std::string& sql) {
  sqlite3* database = nullptr;
  ASSERT_EQ(sqlite3_open(path.c_str(), &database), SQLITE_OK);
  EXPECT_EQ(sqlite3_exec(database, sql.c_str(), nullptr, nullptr, nullptr), SQLITE_OK) << sqlite3_errmsg(database);
  sqlite3_close(database);
}

}  // namespace kontor
