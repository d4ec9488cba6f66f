// The tables of templates/ that a reader needs.
#pragma once

#include <string>

#include "engine/base/data_table.h"
#include "engine/system/files.h"

namespace kontor::fuzz {

inline DataTable template_table(const std::string& name) {
  return DataTable::parse(read_file(KONTOR_SOURCE_DIR "/templates/" + name), name);
}

}  // namespace kontor::fuzz
