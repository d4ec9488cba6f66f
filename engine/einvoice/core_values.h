// Values of foreign e-invoices: what cannot be read becomes a finding and the element counts as missing.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "engine/base/finding.h"
#include "engine/calendar/day.h"
#include "engine/money/decimal.h"
#include "engine/xml/xml_reader.h"

namespace kontor {

class CoreValues {
 public:
  explicit CoreValues(std::string file) : file_(std::move(file)) {}

  // xs:decimal ("+1", "1." and ".5" too). `term` is the number of the norm, for messages: "BT-115". nullptr and empty
  // elements are no number.
  std::optional<Decimal> number(const XmlNode* element, std::string_view term);
  // xs:date, with or without a time zone, which a day does not have.
  std::optional<Day> iso_day(const XmlNode* element, std::string_view term);
  // The format 102 of UNTDID 2379: "20260331".
  std::optional<Day> compact_day(const XmlNode* element, std::string_view term);

  void add(Finding finding) { findings_.push_back(std::move(finding)); }
  Where place(const XmlNode& element, std::string_view term) const { return {file_, element.line, std::string(term)}; }
  Findings take() { return std::move(findings_); }

 private:
  void malformed(const XmlNode& element, std::string_view term);

  std::string file_;
  Findings findings_;
};

}  // namespace kontor
