// The commands, one file each. Each adds its arguments to the parser and says what to run.
#pragma once

#include <CLI/App.hpp>
#include <functional>

#include "cli/context.h"

namespace kontor::cli {

// What the parser chose; run after all arguments were read.
using Action = std::function<void(Context&)>;

struct Parser {
  CLI::App& app;
  const Wording& wording;
  Action& chosen;
  const Wording* more_aliases = nullptr;  // a second language whose names of commands hold too

  // A command with the words of commands/<name>: about, and its alias in the reader's language, also without umlauts.
  CLI::App* command(const std::string& name) const { return command(app, name, name); }
  CLI::App* command(CLI::App& parent, const std::string& name, const std::string& key) const;
  // The help of an argument: commands/<command>/arguments/<name>.
  std::string help(const std::string& command, const std::string& name) const;
};

void add_init(const Parser& parser);
void add_read(const Parser& parser);
void add_import(const Parser& parser);
void add_proof(const Parser& parser);
void add_assign(const Parser& parser);
void add_lines(const Parser& parser);
void add_decide(const Parser& parser);
void add_post(const Parser& parser);
void add_reverse(const Parser& parser);
void add_invoice(const Parser& parser);
void add_party(const Parser& parser);
void add_vat(const Parser& parser);
void add_report(const Parser& parser);
void add_check(const Parser& parser);
void add_close(const Parser& parser);
void add_status(const Parser& parser);
void add_help(const Parser& parser);
void add_completion(const Parser& parser);

// "ACCOUNT:AMOUNT[@TAX_CODE]". Refuses usage_wrong and number_malformed.
struct PostingArgument {
  std::string account;
  Amount amount;
  std::string tax_code;
};
PostingArgument posting_argument(const std::string& text, const Wording& wording);
// Accounts are figures alone; anything else in their place is the number of an invoice.
bool is_account(const std::string& text);

// What to say about a word that is no command of the application, with the nearest one.
std::string unknown_command(const CLI::App& app, const std::string& word, const Wording& wording);

// What `kontor` alone prints.
void print_welcome(Context& context);

}  // namespace kontor::cli
