// One client's book: the store and everything that gives its figures meaning. The acts are free functions on it.
#pragma once

#include "engine/book/settings.h"
#include "engine/book/storage.h"
#include "engine/ledger/chart_of_accounts.h"
#include "engine/tax/tax_code.h"

namespace kontor {

struct Book {
  Storage& storage;
  const ClientSettings& settings;
  const ChartOfAccounts& chart;
  const TaxCodes& codes;
  Day today;
};

}  // namespace kontor
