// The one way from a file of a bank to its lines.
#pragma once

#include <string>
#include <vector>

#include "engine/bank/profile.h"
#include "engine/bank/statement.h"
#include "engine/system/paged_bytes.h"

namespace kontor {

class StatementReaders {
 public:
  // The texts of templates/bank/*.toml. When two layouts know a header equally well, the earlier one counts, so pass
  // the files sorted by name. `own` are those of the client, which go before all of them. Refuses what read_profile()
  // refuses.
  static StatementReaders from_profiles(const std::vector<NamedText>& profiles, const std::vector<NamedText>& own = {});

  // Chosen by content, never by name; `file_name` is only for messages. All of the file or nothing: see read_csv(),
  // read_camt() and read_mt940() for what is refused, decode() for the encodings. Refuses file_empty for an empty file
  // and what guard_kind() refuses. Finding: text_damaged, when letters were lost before the file came here (U+FFFD).
  StatementFile read(const PagedBytes& bytes, const std::string& file_name) const;

  const std::vector<CsvLayout>& layouts() const { return layouts_; }

 private:
  std::vector<CsvLayout> layouts_;
};

}  // namespace kontor
