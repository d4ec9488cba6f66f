#include "cli/client.h"

#include <filesystem>

#include "cli/invoices.h"
#include "engine/book/assign.h"
#include "engine/storage/sqlite_storage.h"
#include "engine/system/files.h"

namespace kontor::cli {

namespace {

std::string read_template(const std::string& path, const std::string& what) {
  if (!file_exists(path)) refuse(Fault::form_missing, what, {path, 0, ""});
  return read_file(path);
}

std::string names_of_charts(const std::string& folder) {
  std::string names;
  for (const std::string& path : files_in(folder, ".csv")) {
    const std::string file = file_name_of(path);
    names += (names.empty() ? "" : ", ") + file.substr(0, file.size() - ending_of(file).size());
  }
  return names;
}

}  // namespace

std::string find_client_folder(const std::string& start) {
  std::error_code ignored;
  std::filesystem::path folder = std::filesystem::absolute(start.empty() ? "." : start, ignored).lexically_normal();
  if (!folder.has_filename() && folder.has_relative_path()) folder = folder.parent_path();  // "a/b/" is "a/b"
  for (;; folder = folder.parent_path()) {
    if (file_exists((folder / "kontor.toml").string())) return folder.string();
    if (!start.empty() || folder == folder.root_path()) break;
  }
  refuse(Fault::client_folder_missing, start.empty() ? "." : start);
}

ChartOfAccounts load_chart(const std::string& data, const std::string& name) {
  const std::string folder = data + "/templates/charts";
  const std::string path = folder + "/" + name + ".csv";
  if (!file_exists(path)) refuse(Fault::chart_unknown, name, {}, {names_of_charts(folder)});
  return ChartOfAccounts::from_table(DataTable::parse(read_file(path), path));
}

TaxCodes load_tax_codes(const std::string& data) {
  const std::string path = data + "/templates/tax/de-codes.csv";
  return TaxCodes::from_table(DataTable::parse(read_file(path), path));
}

SettingsFindings check_settings(const std::string& data, const ClientSettings& settings, const SourceText& source) {
  const ChartOfAccounts chart = load_chart(data, settings.chart);
  const TaxCodes codes = load_tax_codes(data);
  const InvoiceTables tables = load_invoice_tables(data);
  return check_settings(settings, source, {chart, codes, tables.countries});
}

std::unique_ptr<Client> Client::open(const Context& context, Access access) {
  auto client = std::make_unique<Client>();
  client->folder_ = find_client_folder(context.options().client_folder);
  client->data_ = context.data();
  const std::string settings = client->path("kontor.toml");
  client->settings_ = settings_from_toml(read_file(settings), settings);
  client->own_accounts_ = own_accounts(client->settings_);
  client->chart_ = load_chart(client->data_, client->settings_.chart);
  client->codes_ = load_tax_codes(client->data_);
  client->today_ = context.today();
  const bool writes = access == Access::rehearse || (access == Access::write && !context.options().dry_run);
  client->storage_ =
      std::make_unique<SqliteStorage>(client->path("book.db"), writes ? OpenMode::read_write : OpenMode::read_only);
  if (context.options().dry_run) client->storage_->rehearse();
  return client;
}

// The look of kontor.toml: a file of the client's own folder, or one that comes with Kontor.
// A look of the folder may rest on one of the same name in templates/invoice, or on another one of the folder.
InvoiceLook Client::look_named(const std::string& name, int depth) const {
  constexpr int kDepthMax = 4;
  const std::string own = path(name + ".toml");
  const std::string shared = data_ + "/templates/invoice/" + name + ".toml";
  const std::string& file = file_exists(own) && depth < kDepthMax ? own : shared;
  return invoice_look_from_toml(read_file(file), file, folder_of(file), [&](const std::string& base) {
    return look_named(base, base == name ? kDepthMax : depth + 1);
  });
}

RulesText Client::rules_text() const {
  const std::string file = path("rules.toml");
  return {file_exists(file) ? read_file(file) : "", file};
}

Rules Client::rules() const {
  const RulesText rules = rules_text();
  return rules_from_toml(rules.text, rules.file, rule_world());
}

const VatForm& Client::vat_form(const Period& period) {
  const int year = period.first.year();
  if (const auto found = vat_forms_.find(year); found != vat_forms_.end()) return found->second;
  const std::string path = data_ + "/templates/tax/de-ustva-" + std::to_string(year) + ".toml";
  return vat_forms_.emplace(year, VatForm::from_toml(read_template(path, "UStVA " + std::to_string(year)), path))
      .first->second;
}

const EurForm& Client::eur_form(const Period& period) {
  const int year = period.first.year();
  if (const auto found = eur_forms_.find(year); found != eur_forms_.end()) return found->second;
  const std::string path = data_ + "/templates/tax/de-eur-" + std::to_string(year) + ".csv";
  const std::string text = read_template(path, "EÜR " + std::to_string(year));
  return eur_forms_.emplace(year, EurForm::from_table(DataTable::parse(text, path))).first->second;
}

const Deadlines& Client::deadlines() {
  const std::string path = data_ + "/templates/tax/de-deadlines.toml";
  if (!deadlines_) deadlines_ = Deadlines::from_toml(read_file(path), path);
  return *deadlines_;
}

ReportSources Client::sources(const Wording& wording) {
  return {wording, [this](const Period& period) -> const VatForm& { return vat_form(period); },
          [this](const Period& period) -> const EurForm& { return eur_form(period); },
          [this]() -> const Deadlines& { return deadlines(); }};
}

}  // namespace kontor::cli
