// `import --learn`: a profile for a CSV file that no profile knows, proposed, asked about and written on a yes.
#pragma once

#include <string>
#include <vector>

#include "cli/client.h"
#include "cli/context.h"
#include "cli/statements.h"

namespace kontor::cli {

struct LearnArguments {
  bool learn = false;
  std::string bank;                  // a name for it
  std::vector<std::string> answers;  // KEY=ANSWER
};

// Whether the file was refused for want of a profile, or because the one there is leaves open how it is read.
bool can_be_learned(const ReadFile& file);

// Shows what each column seems to be, asks what the file leaves open (on a terminal, or by `answers`), reads the file
// with the new profile, and writes it into the folder bank/ of the client when confirmed. Then the file is read; else
// its findings say what is missing. `proposal` is the object `profile` of --json.
ReadFile learn(Context& context, Client& client, const ReadFile& file, const LearnArguments& arguments, Json& proposal);

}  // namespace kontor::cli
