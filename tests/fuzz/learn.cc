// A CSV file nobody knows: a profile is proposed for it, written, read again, and reads the file or refuses it.
#include <algorithm>
#include <filesystem>

#include "engine/bank/profile_draft.h"
#include "engine/bank/profile_text.h"
#include "engine/bank/statement_reader.h"
#include "engine/system/environment.h"
#include "engine/system/files.h"
#include "engine/text/decode.h"
#include "tests/fuzz/target.h"

using namespace kontor;

namespace {

StatementReaders readers_of_all_banks() {
  std::vector<NamedText> profiles;
  for (const auto& entry : std::filesystem::directory_iterator(KONTOR_SOURCE_DIR "/templates/bank"))
    if (entry.path().extension() == ".toml")
      profiles.push_back({entry.path().filename().string(), read_file(entry.path().string())});
  std::sort(profiles.begin(), profiles.end(), [](const auto& a, const auto& b) { return a.name < b.name; });
  return StatementReaders::from_profiles(profiles);
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const StatementReaders readers = readers_of_all_banks();
  static const Wording wording(data_folder() + "/locales", "de");
  return fuzz::read([&] {
    const std::string text = decode(fuzz::bytes_of(data, size), "fuzz.csv").text;
    DraftRequest request{text, "fuzz.csv", "", {}};
    ProfileDraft draft = draft_profile(request, readers.layouts());
    for (int rounds = 0; !draft.questions.empty(); ++rounds) {
      fuzz::demand(rounds < 64, "questions come to an end");
      request.answers[draft.questions.front().key] = draft.questions.front().options.front();
      draft = draft_profile(request, readers.layouts());
    }
    StatementReaders::from_profiles({}, {{"fuzz.toml", profile_text(draft, wording)}}).read(text, "fuzz.csv");
  });
}
