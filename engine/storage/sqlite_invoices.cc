#include "engine/storage/sqlite_storage.h"

namespace kontor {

namespace {

#define ITEM_COLUMNS                                                                                           \
  "SELECT id, party, party_name, number, day, due, gross, settled, entry, skonto_percent, skonto_last, lost, " \
  "advance FROM "                                                                                              \
  "open_item "
#define INVOICE_COLUMNS                                                                                           \
  "SELECT number, state, date, due, party, party_name, vat_id, currency, net, tax, gross, entry, item, cancels, " \
  "pdf, xml, source, kind, deducted_by FROM invoice "
#define PARTY_COLUMNS                                                                                       \
  "SELECT id, name, addition, street, postcode, city, country, vat_id, tax_number, email, phone, contact, " \
  "leitweg_id FROM party "

Day day_at(const Query& query, int column) { return Day::from_number(static_cast<int>(query.integer(column))); }

InvoiceRecord invoice_of(const Query& query) {
  InvoiceRecord invoice;
  invoice.number = query.text(0);
  invoice.state = static_cast<InvoiceState>(query.integer(1));
  invoice.date = day_at(query, 2);
  invoice.due = day_at(query, 3);
  invoice.party = query.text(4);
  invoice.party_name = query.text(5);
  invoice.vat_id = query.text(6);
  invoice.currency = query.text(7);
  invoice.net = Amount(query.integer(8));
  invoice.tax = Amount(query.integer(9));
  invoice.gross = Amount(query.integer(10));
  invoice.entry = query.integer(11);
  invoice.item = query.integer(12);
  invoice.preceding = query.text(13);
  invoice.pdf = query.text(14);
  invoice.xml = query.text(15);
  invoice.source = query.text(16);
  invoice.kind = static_cast<InvoiceKind>(query.integer(17));
  invoice.deducted_by = query.text(18);
  return invoice;
}

Party party_of(const Query& query) {
  Party party;
  party.id = query.text(0);
  party.name = query.text(1);
  party.addition = query.text(2);
  party.street = query.text(3);
  party.postcode = query.text(4);
  party.city = query.text(5);
  party.country = query.text(6);
  party.vat_id = query.text(7);
  party.tax_number = query.text(8);
  party.email = query.text(9);
  party.phone = query.text(10);
  party.contact = query.text(11);
  party.leitweg_id = query.text(12);
  return party;
}

std::vector<Settlement> settlements_of(Query& query) {
  std::vector<Settlement> out;
  while (query.step())
    out.push_back({query.integer(0), query.integer(1), day_at(query, 2), Amount(query.integer(3)),
                   Amount(query.integer(4)), Amount(query.integer(5))});
  return out;
}

}  // namespace

std::int64_t SqliteStorage::add_item(const OpenItem& item) {
  const std::int64_t id = next_number("open_item");
  Query query = database_.query(
      "INSERT INTO open_item (book, id, party, party_name, number, day, due, gross, settled, entry, skonto_percent, "
      "skonto_last, advance) VALUES (1, ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, nullif(?11, -1000000), ?12)");
  query
      .with(id, item.party, item.party_name, item.number, item.day.number(), item.due.number(),
            item.gross.minor_units(), item.settled.minor_units(), item.entry, item.skonto_percent.to_plain(),
            item.skonto_last ? item.skonto_last->number() : -1000000, item.advance ? 1 : 0)
      .run();
  for (std::size_t i = 0; i < item.shares.size(); ++i) {
    const ItemShare& share = item.shares[i];
    database_
        .query("INSERT INTO item_share (book, item, n, tax_code, account, net, tax) VALUES (1, ?1, ?2, ?3, ?4, ?5, ?6)")
        .with(id, static_cast<std::int64_t>(i + 1), share.tax_code, share.account, share.net.minor_units(),
              share.tax.minor_units())
        .run();
  }
  return id;
}

std::vector<OpenItem> SqliteStorage::items_of(Query& query) {
  std::vector<OpenItem> items;
  while (query.step()) {
    OpenItem item;
    item.id = query.integer(0);
    item.party = query.text(1);
    item.party_name = query.text(2);
    item.number = query.text(3);
    item.day = day_at(query, 4);
    item.due = day_at(query, 5);
    item.gross = Amount(query.integer(6));
    item.settled = Amount(query.integer(7));
    item.entry = query.integer(8);
    item.skonto_percent = Decimal::from_plain(query.view(9));
    if (!query.is_null(10)) item.skonto_last = day_at(query, 10);
    item.lost = Amount(query.integer(11));
    item.advance = query.integer(12) != 0;
    items.push_back(std::move(item));
  }
  for (OpenItem& item : items) {
    Query shares =
        database_.look_up("SELECT tax_code, account, net, tax FROM item_share WHERE book = 1 AND item = ?1 ORDER BY n");
    shares.with(item.id);
    while (shares.step())
      item.shares.push_back({shares.text(0), shares.text(1), Amount(shares.integer(2)), Amount(shares.integer(3))});
  }
  return items;
}

std::optional<OpenItem> SqliteStorage::item(std::int64_t id) {
  Query query = database_.look_up(ITEM_COLUMNS "WHERE book = 1 AND id = ?1");
  query.with(id);
  std::vector<OpenItem> items = items_of(query);
  if (items.empty()) return std::nullopt;
  return std::move(items.front());
}

std::vector<OpenItem> SqliteStorage::open_items() {
  Query query = database_.query(ITEM_COLUMNS "WHERE book = 1 AND gross <> settled ORDER BY id");
  return items_of(query);
}

std::vector<OpenItem> SqliteStorage::lost_items() {
  Query query = database_.query(ITEM_COLUMNS "WHERE book = 1 AND lost <> 0 ORDER BY id");
  return items_of(query);
}

std::vector<OpenItem> SqliteStorage::items_of_entry(std::int64_t entry) {
  Query query = database_.query(ITEM_COLUMNS "WHERE book = 1 AND entry = ?1 ORDER BY id");
  query.with(entry);
  return items_of(query);
}

void SqliteStorage::settle(const Settlement& settlement) {
  database_
      .look_up(
          "INSERT INTO settlement (book, item, n, entry, day, cents, discount, lost) VALUES (1, ?1, ?2, ?3, ?4, ?5, "
          "?6, ?7)")
      .with(settlement.item, next_number("settlement"), settlement.entry, settlement.day.number(),
            settlement.amount.minor_units(), settlement.discount.minor_units(), settlement.lost.minor_units())
      .run();
  database_.look_up("UPDATE open_item SET settled = settled + ?2, lost = lost + ?3 WHERE book = 1 AND id = ?1")
      .with(settlement.item, settlement.amount.minor_units(), settlement.lost.minor_units())
      .run();
}

std::vector<Settlement> SqliteStorage::settlements(std::int64_t item) {
  Query query = database_.query(
      "SELECT item, entry, day, cents, discount, lost FROM settlement WHERE book = 1 AND item = ?1 ORDER BY n");
  query.with(item);
  return settlements_of(query);
}

std::vector<Settlement> SqliteStorage::settlements_of_entry(std::int64_t entry) {
  Query query = database_.query(
      "SELECT item, entry, day, cents, discount, lost FROM settlement WHERE book = 1 AND entry = ?1 ORDER BY item, n");
  query.with(entry);
  return settlements_of(query);
}

void SqliteStorage::add_invoice(const InvoiceRecord& invoice) {
  database_
      .query(
          "INSERT INTO invoice (book, number, n, state, date, due, party, party_name, vat_id, currency, net, tax, "
          "gross, entry, item, cancels, pdf, xml, source, kind, deducted_by) "
          "VALUES (1, ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20)")
      .with(invoice.number, next_number("invoice"), static_cast<int>(invoice.state), invoice.date.number(),
            invoice.due.number(), invoice.party, invoice.party_name, invoice.vat_id, invoice.currency,
            invoice.net.minor_units(), invoice.tax.minor_units(), invoice.gross.minor_units(), invoice.entry,
            invoice.item, invoice.preceding, invoice.pdf, invoice.xml, invoice.source, static_cast<int>(invoice.kind),
            invoice.deducted_by)
      .run();
}

void SqliteStorage::set_invoice_state(const std::string& number, InvoiceState state) {
  database_.query("UPDATE invoice SET state = ?2 WHERE book = 1 AND number = ?1")
      .with(number, static_cast<int>(state))
      .run();
}

void SqliteStorage::set_deducted_by(const std::string& number, const std::string& final_invoice) {
  database_.query("UPDATE invoice SET deducted_by = ?2 WHERE book = 1 AND number = ?1")
      .with(number, final_invoice)
      .run();
}

std::optional<InvoiceRecord> SqliteStorage::invoice(const std::string& number) {
  Query query = database_.query(INVOICE_COLUMNS "WHERE book = 1 AND number = ?1");
  if (!query.with(number).step()) return std::nullopt;
  return invoice_of(query);
}

std::vector<InvoiceRecord> SqliteStorage::invoices() {
  std::vector<InvoiceRecord> out;
  Query query = database_.query(INVOICE_COLUMNS "WHERE book = 1 ORDER BY n");
  while (query.step()) out.push_back(invoice_of(query));
  return out;
}

void SqliteStorage::add_document(const DocumentRecord& document) {
  database_.query("INSERT OR IGNORE INTO document (book, hash, name, media, size) VALUES (1, ?1, ?2, ?3, ?4)")
      .with(document.hash, document.name, document.media, document.size)
      .run();
}

std::optional<DocumentRecord> SqliteStorage::document(const std::string& hash) {
  Query query = database_.query("SELECT hash, name, media, size FROM document WHERE book = 1 AND hash = ?1");
  if (!query.with(hash).step()) return std::nullopt;
  return DocumentRecord{query.text(0), query.text(1), query.text(2), query.integer(3)};
}

void SqliteStorage::put_party(const Party& party) {
  database_
      .query(
          "INSERT OR REPLACE INTO party (book, id, name, addition, street, postcode, city, country, vat_id, "
          "tax_number, email, phone, contact, leitweg_id) "
          "VALUES (1, ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)")
      .with(party.id, party.name, party.addition, party.street, party.postcode, party.city, party.country, party.vat_id,
            party.tax_number, party.email, party.phone, party.contact, party.leitweg_id)
      .run();
}

std::optional<Party> SqliteStorage::party(const std::string& id) {
  Query query = database_.query(PARTY_COLUMNS "WHERE book = 1 AND id = ?1");
  if (!query.with(id).step()) return std::nullopt;
  return party_of(query);
}

std::vector<Party> SqliteStorage::parties() {
  std::vector<Party> out;
  Query query = database_.query(PARTY_COLUMNS "WHERE book = 1 ORDER BY id");
  while (query.step()) out.push_back(party_of(query));
  return out;
}

}  // namespace kontor
