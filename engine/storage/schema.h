// The tables of a book and how an older book becomes a newer one.
#pragma once

#include "engine/storage/sqlite.h"

namespace kontor {

inline constexpr int kSchemaVersion = 6;

// Makes all tables in a fresh file.
void create_schema(Sqlite& database);
// Whether migrate() has something to do; an empty file is none of ours.
bool is_of_older_release(Sqlite& database);
// Brings the file to kSchemaVersion, one version at a time, each in its own transaction. Refuses book_too_new.
void migrate(Sqlite& database);
// Settings of a connection: write-ahead log, full sync, enforced foreign keys.
void prepare_connection(Sqlite& database, OpenMode mode);

}  // namespace kontor
