// A client firm with a book in a fresh temporary folder: what most tests of acts begin with.
#pragma once

#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "engine/book/post.h"
#include "engine/book/vat.h"
#include "engine/report/reports.h"
#include "engine/storage/sqlite_storage.h"
#include "engine/system/files.h"

namespace kontor {

inline std::string template_text(const std::string& name) {
  return read_file(std::string(KONTOR_SOURCE_DIR) + "/templates/" + name);
}

inline Amount eur(std::string_view text) { return Amount::from_plain(text); }

class TemporaryFolder {
 public:
  TemporaryFolder() {
    std::string pattern = (std::filesystem::temp_directory_path() / "kontor-test-XXXXXX").string();
    path_ = ::mkdtemp(pattern.data());
  }
  ~TemporaryFolder() { std::filesystem::remove_all(path_); }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  std::string file(const std::string& name) const { return path_ + "/" + name; }

 private:
  std::string path_;
};

class Firm {
 public:
  explicit Firm(TaxProfile profile, const std::string& chart = "skr03")
      : chart_(ChartOfAccounts::from_table(DataTable::parse(template_text("charts/" + chart + ".csv"), chart))),
        codes_(TaxCodes::from_table(DataTable::parse(template_text("tax/de-codes.csv"), "de-codes.csv"))),
        vat_form_(VatForm::from_toml(template_text("tax/de-ustva-2026.toml"), "de-ustva-2026.toml")),
        deadlines_(Deadlines::from_toml(template_text("tax/de-deadlines.toml"), "de-deadlines.toml")),
        eur_form_(EurForm::from_table(DataTable::parse(template_text("tax/de-eur-2026.csv"), "de-eur-2026.csv"))),
        storage_(SqliteStorage::create(folder_.file("book.db"), "Testfirma", today_)) {
    settings_.client.name = "Testfirma";
    settings_.tax = profile;
    settings_.chart = chart;
  }

  Book book() { return {*storage_, settings_, chart_, codes_, today_}; }
  std::string book_path() const { return folder_.file("book.db"); }
  ClientSettings& settings() { return settings_; }
  Storage& storage() { return *storage_; }
  const ChartOfAccounts& chart() const { return chart_; }
  const EurForm& eur_form() const { return eur_form_; }

  // Postings like "4920:119.00@V19", as on the command line; the VAT id of the customer where there is one.
  std::int64_t post(const std::string& day, const std::vector<std::string>& postings, const std::string& vat_id = "") {
    StatedEntry stated;
    stated.day = Day::from_iso(day);
    stated.text = "Beispiel";
    for (const std::string& text : postings) {
      const std::size_t colon = text.find(':');
      const std::size_t at = std::min(text.find('@'), text.size());
      stated.postings.push_back({text.substr(0, colon), eur(text.substr(colon + 1, at - colon - 1)),
                                 at == text.size() ? "" : text.substr(at + 1), vat_id});
    }
    Book open = book();
    return kontor::post(open, stated);
  }

  // The box as the form shows it; "0" when nothing feeds it.
  std::string box(const std::string& period, const std::string& number) {
    Book open = book();
    const VatReport report = vat_report(open, {vat_form_, deadlines_}, Period::from_text(period));
    const BoxValue* value = report.boxes.find(number);
    return value ? value->text() : "0";
  }

  ZmReport zm(const std::string& period) {
    Book open = book();
    return zm_report(open, {vat_form_, deadlines_}, Period::from_text(period));
  }

  std::string eur_line(const std::string& period, const std::string& kz) {
    for (const EurValue& value : evaluate(eur_form_, storage_->movements(Period::from_text(period)), chart_))
      if (value.line->kz == kz) return value.amount.to_plain();
    return "0.00";
  }

  Amount balance(const std::string& account) {
    for (const AccountMovement& movement : storage_->movements({Day::of(1900, 1, 1), Day::of(2199, 12, 31)}))
      if (movement.account == account) return movement.debit - movement.credit;
    return Amount();
  }

 private:
  TemporaryFolder folder_;
  Day today_ = Day::of(2026, 12, 31);
  ClientSettings settings_;
  ChartOfAccounts chart_;
  TaxCodes codes_;
  VatForm vat_form_;
  Deadlines deadlines_;
  EurForm eur_form_;
  std::unique_ptr<Storage> storage_;
};

}  // namespace kontor
