#include "engine/book/write_off.h"

#include <optional>
#include <utility>

#include "engine/base/refusal.h"
#include "engine/book/post.h"
#include "engine/book/settle.h"

namespace kontor {

namespace {

OpenItem demand_open_claim(Book& book, const WriteOffRequest& request) {
  const std::optional<InvoiceRecord> invoice = book.storage.invoice(request.invoice);
  if (!invoice) refuse(Fault::invoice_unknown, request.invoice);
  std::optional<OpenItem> item = book.storage.item(invoice->item);
  if (item && item->open().is_zero() && !item->lost.is_zero())
    refuse(Fault::invoice_written_off, request.invoice, {},
           {std::to_string(book.storage.settlements(item->id).back().entry)});
  if (!item || item->open().is_zero() || item->open().is_negative()) refuse(Fault::invoice_settled, request.invoice);
  if (request.day < item->day) refuse(Fault::loss_before_invoice, request.day.to_iso(), {}, {item->day.to_iso()});
  return *std::move(item);
}

}  // namespace

WriteOff write_off(Book& book, const WriteOffRequest& request) {
  Transaction act(book.storage);
  const OpenItem item = demand_open_claim(book, request);
  EntryRecord entry = loss_entry(book, item, request.day);
  entry.text = item.number + (item.party_name.empty() ? "" : " " + item.party_name) + ": " + kept_words(request.reason);
  entry.voucher = item.number;
  entry.origin = "loss " + item.number;
  WriteOff done{0, item.open(), Amount()};
  for (const TaxFact& fact : entry.facts) done.tax -= fact.tax;
  done.entry = record(book, std::move(entry));
  book.storage.settle({item.id, done.entry, request.day, item.open(), Amount(), item.open()});
  act.commit();
  return done;
}

}  // namespace kontor
