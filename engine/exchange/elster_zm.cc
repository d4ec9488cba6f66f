#include "engine/exchange/elster_zm.h"

namespace kontor {

std::string elster_zm(const ZmReport& report) {
  std::string text = "#v3.0\n#ve3.2.1\nUmsatzsteuer-Identifikationsnummer (USt-IdNr.),Summe (Euro),Art der Leistung\n";
  for (const ZmLine& line : report.lines) text += line.vat_id + "," + line.amount + "," + line.kind + "\n";
  return text;
}

}  // namespace kontor
