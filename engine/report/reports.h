// The catalogue of reports: each reads the book and gives one Document. A new report is one file and one line here.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/book/book.h"
#include "engine/report/document.h"
#include "engine/tax/deadlines.h"
#include "engine/tax/eur_form.h"
#include "engine/tax/vat_form.h"
#include "engine/text/wording.h"

namespace kontor {

// What a report may look at besides the book.
struct ReportSources {
  const Wording& wording;
  // The form that holds in the period. Refuses form_missing.
  std::function<const VatForm&(const Period&)> vat_form;
  std::function<const EurForm&(const Period&)> eur_form;
  std::function<const Deadlines&()> deadlines;
};

Document trial_balance(Book& book, const Period& period, const ReportSources& sources);
Document journal(Book& book, const Period& period, const ReportSources& sources);
Document ledger(Book& book, const Period& period, const ReportSources& sources);
Document eur(Book& book, const Period& period, const ReportSources& sources);
Document vat(Book& book, const Period& period, const ReportSources& sources);
Document zm(Book& book, const Period& period, const ReportSources& sources);
Document open_items(Book& book, const Period& period, const ReportSources& sources);

struct ReportEntry {
  std::string_view name;  // as on the command line
  Document (*make)(Book&, const Period&, const ReportSources&);
};

const std::vector<ReportEntry>& report_catalogue();

// Title, client, period and day as every report has them; words from report/<key>.
Document new_document(const Book& book, const Period& period, const Wording& wording, std::string_view key);
// "März 2026", "1. Quartal 2026", "2026" or "01.01.2026 – 15.03.2026".
std::string period_words(const Period& period, const Wording& wording);
const std::string& name_of(const Account& account, const Wording& wording);

}  // namespace kontor
