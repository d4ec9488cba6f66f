#include "engine/bank/column_dictionary.h"

#include "engine/text/fold.h"

namespace kontor {

namespace {

bool fits(Field field, CellKind kind) {
  switch (field) {
    case Field::day:
    case Field::day_value:
      return kind == CellKind::day;
    case Field::amount:
    case Field::gross:
    case Field::debit:
    case Field::credit:
    case Field::fee:
    case Field::balance:
    case Field::amount_original:
      return kind == CellKind::amount;
    case Field::currency:
    case Field::currency_original:
      return kind == CellKind::currency;
    case Field::account:
    case Field::counterparty_account:
      return kind == CellKind::iban || kind == CellKind::text;
    case Field::amount_in:
    case Field::currency_in:
    case Field::payout:
    case Field::exchange_rate:
    case Field::nothing:
      return false;
    default:
      return kind == CellKind::text;
  }
}

}  // namespace

ColumnDictionary::ColumnDictionary(const std::vector<CsvLayout>& layouts) {
  for (const CsvLayout& layout : layouts) {
    for (std::size_t field = 0; field < kFieldCount; ++field)
      for (const std::string& name : layout.columns.at(field)) {
        const bool is_instead = static_cast<Field>(field) == Field::amount && layout.columns.at(field).size() > 1;
        if (is_instead) continue;  // "Soll" where "Betrag" is empty
        add(name, static_cast<Field>(field));
        if (const auto also = layout.also.find(name); also != layout.also.end())
          for (const std::string& other : also->second) add(other, static_cast<Field>(field));
      }
    const auto take = [](std::set<std::string>& words, const std::vector<std::string>& more) {
      for (const std::string& word : more)
        if (!word.empty()) words.insert(fold(word));
    };
    take(booked, layout.booked);
    take(pending, layout.pending);
    take(pending, layout.pending_days);
    take(information, layout.information);
    take(positive, layout.positive);
    take(negative, layout.negative);
  }
}

std::optional<Field> ColumnDictionary::field_of(const std::string& name, CellKind kind) const {
  const auto found = votes_.find(fold(name));
  if (found == votes_.end()) return std::nullopt;
  std::optional<Field> best;
  int most = 0;
  for (const auto& [field, votes] : found->second)
    if (votes > most && fits(field, kind)) {
      best = field;
      most = votes;
    }
  return best;
}

void ColumnDictionary::add(const std::string& name, Field field) {
  ++votes_[fold(name.substr(0, name.find('#')))][field];
}

}  // namespace kontor
