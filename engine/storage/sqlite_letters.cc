#include "engine/storage/sqlite_storage.h"

namespace kontor {

namespace {

#define LETTER_COLUMNS                                                                                              \
  "SELECT number, kind, date, due, party, party_name, currency, net, tax, gross, follows, level, pdf, source FROM " \
  "letter "

LetterRecord letter_of(const Query& query) {
  LetterRecord letter;
  letter.number = query.text(0);
  letter.kind = static_cast<LetterKind>(query.integer(1));
  letter.date = Day::from_number(static_cast<int>(query.integer(2)));
  letter.due = Day::from_number(static_cast<int>(query.integer(3)));
  letter.party = query.text(4);
  letter.party_name = query.text(5);
  letter.currency = query.text(6);
  letter.net = Amount(query.integer(7));
  letter.tax = Amount(query.integer(8));
  letter.gross = Amount(query.integer(9));
  letter.follows = query.text(10);
  letter.level = static_cast<int>(query.integer(11));
  letter.pdf = query.text(12);
  letter.source = query.text(13);
  return letter;
}

std::vector<LetterRecord> letters_of(Query& query) {
  std::vector<LetterRecord> out;
  while (query.step()) out.push_back(letter_of(query));
  return out;
}

}  // namespace

void SqliteStorage::add_letter(const LetterRecord& letter) {
  database_
      .query(
          "INSERT INTO letter (book, number, n, kind, date, due, party, party_name, currency, net, tax, gross, "
          "follows, "
          "level, pdf, source) VALUES (1, ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)")
      .with(letter.number, next_number("letter"), static_cast<int>(letter.kind), letter.date.number(),
            letter.due.number(), letter.party, letter.party_name, letter.currency, letter.net.minor_units(),
            letter.tax.minor_units(), letter.gross.minor_units(), letter.follows, letter.level, letter.pdf,
            letter.source)
      .run();
}

std::optional<LetterRecord> SqliteStorage::letter(const std::string& number) {
  Query query = database_.query(LETTER_COLUMNS "WHERE book = 1 AND number = ?1");
  if (!query.with(number).step()) return std::nullopt;
  return letter_of(query);
}

std::vector<LetterRecord> SqliteStorage::letters() {
  Query query = database_.query(LETTER_COLUMNS "WHERE book = 1 ORDER BY n");
  return letters_of(query);
}

std::vector<LetterRecord> SqliteStorage::letters_about(const std::string& number) {
  Query query = database_.query(LETTER_COLUMNS "WHERE book = 1 AND follows = ?1 ORDER BY n");
  return letters_of(query.with(number));
}

}  // namespace kontor
