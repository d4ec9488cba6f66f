// An opened client folder: settings, chart, tax data and the book.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>

#include "cli/context.h"
#include "engine/book/book.h"
#include "engine/book/settings_check.h"
#include "engine/matching/rule_file.h"
#include "engine/pdf/invoice_look.h"
#include "engine/report/reports.h"

namespace kontor::cli {

enum class Access {
  read,
  write,     // with --dry-run only to read
  rehearse,  // to write even with --dry-run: for acts that are rolled back then
};

class Client {
 public:
  // From -C, or by walking up from here. Refuses client_folder_missing, book_missing and what is wrong in kontor.toml.
  static std::unique_ptr<Client> open(const Context& context, Access access);

  Book book() { return {*storage_, settings_, chart_, codes_, today_}; }
  const ClientSettings& settings() const { return settings_; }
  const ChartOfAccounts& chart() const { return chart_; }
  const TaxCodes& codes() const { return codes_; }
  // rules.toml of the folder; no rules without the file. Refuses what is wrong in it.
  Rules rules() const;
  RulesText rules_text() const;
  // Of the folder, else of templates/invoice. Refuses file_not_found and what is wrong in it.
  InvoiceLook look() const { return look_named(settings_.invoice_look, 0); }
  RuleWorld rule_world() const { return {chart_, codes_, own_accounts_}; }
  Storage& storage() { return *storage_; }
  // The path of a file of the folder.
  std::string path(const std::string& name) const { return folder_ + "/" + name; }
  const std::string& folder() const { return folder_; }

  // The form that holds in the period. Refuses form_missing.
  const VatForm& vat_form(const Period& period);
  const EurForm& eur_form(const Period& period);
  const Deadlines& deadlines();
  ReportSources sources(const Wording& wording);

 private:
  InvoiceLook look_named(const std::string& name, int depth) const;

  std::string folder_;
  std::string data_;
  ClientSettings settings_;
  std::vector<OwnAccount> own_accounts_;
  ChartOfAccounts chart_;
  TaxCodes codes_;
  Day today_;
  std::unique_ptr<Storage> storage_;
  std::map<int, VatForm> vat_forms_;
  std::map<int, EurForm> eur_forms_;
  std::optional<Deadlines> deadlines_;
};

// The folder with kontor.toml at or above the start. Refuses client_folder_missing.
std::string find_client_folder(const std::string& start);
ChartOfAccounts load_chart(const std::string& data, const std::string& name);
TaxCodes load_tax_codes(const std::string& data);
// With the chart, tax codes and countries of the data folder.
SettingsFindings check_settings(const std::string& data, const ClientSettings& settings, const SourceText& source);

}  // namespace kontor::cli
