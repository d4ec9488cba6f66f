// One Ntry of a CAMT message -> one BankLine.
#pragma once

#include <optional>
#include <string>

#include "engine/bank/bank_line.h"
#include "engine/base/finding.h"
#include "engine/xml/xml_reader.h"

namespace kontor {

struct CamtAccount {
  std::string id;  // IBAN, or the account number
  Currency currency;
};

// Amount in the currency of its attribute, `otherwise` without one; the sign is that of the CdtDbtInd beside it.
Amount signed_amount(const XmlNode& beside, Currency otherwise, const std::string& file);
// The day of a DtTm or Dt below this element, as written, without a change of time zone. None when there is neither.
std::optional<Day> camt_day(const XmlNode* element, const std::string& file);

BankLine line_of(const XmlNode& entry, const CamtAccount& account, const std::string& file, Findings& findings);

}  // namespace kontor
