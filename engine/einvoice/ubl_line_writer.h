// Lines of a UBL invoice, and the pieces that lines and document have in common.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "engine/einvoice/core_invoice.h"
#include "engine/xml/xml_writer.h"

namespace kontor {

struct UblPieces {
  XmlWriter& xml;
  const std::string& currency;  // of every amount

  // <outer><inner>text</inner></outer>, or nothing.
  void wrapped(std::string_view outer, std::string_view inner, std::string_view text) const;
  void amount(std::string_view name, const std::optional<Decimal>& number) const;
  // `tax_point` is BT-8 in the words of UBL; empty: none.
  void period(const CorePeriod& period, std::string_view tax_point) const;
  void allowance(const CoreAllowance& allowance) const;
  // A reference to what is invoiced (BT-18, BT-128), or nothing.
  void object(std::string_view name, const Identifier& object) const;
};

void write_ubl_line(const UblPieces& pieces, const CoreLine& line, bool of_credit_note);

}  // namespace kontor
