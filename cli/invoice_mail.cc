#include "cli/invoices.h"
#include "engine/book/issued_source.h"
#include "engine/exchange/mail.h"
#include "engine/system/files.h"

namespace kontor::cli {

namespace {

// What goes out: an invoice or a letter of the book.
struct Sent {
  std::string number;
  std::string kind;  // the name of its words
  Day date;
  Day due;
  Amount gross;
  std::string about;  // number of the invoice a letter is about
  std::string pdf, xml;
  std::string source;
};

Sent sent_of(Storage& storage, const std::string& number) {
  if (const std::optional<InvoiceRecord> invoice = storage.invoice(number))
    return {number,         std::string(name_of(invoice->kind)),
            invoice->date,  invoice->due,
            invoice->gross, invoice->preceding,
            invoice->pdf,   invoice->xml,
            invoice->source};
  const std::optional<LetterRecord> letter = storage.letter(number);
  if (!letter) refuse(Fault::invoice_unknown, number);
  Sent sent{number,        std::string(name_of(letter->kind)),
            letter->date,  letter->due,
            letter->gross, letter->follows,
            letter->pdf,   "",
            letter->source};
  if (const auto about = storage.invoice(letter->follows); about && sent.source.empty()) sent.source = about->source;
  return sent;
}

// An e-invoice on its own goes with its PDF for people; the XML of a ZUGFeRD invoice lies inside the PDF.
std::vector<MailAttachment> attachments_of(const Client& client, const Sent& sent, InvoiceFormat format) {
  const Archive archive = archive_of(client);
  std::vector<MailAttachment> all;
  if (!sent.pdf.empty())
    all.push_back({file_name_of_number(sent.number) + ".pdf", "application/pdf", archive.read(sent.pdf, ".pdf")});
  if (is_xrechnung(format) && !sent.xml.empty())
    all.push_back({file_name_of_number(sent.number) + ".xml", "application/xml", archive.read(sent.xml, ".xml")});
  return all;
}

Mail mail_of(const Client& client, const Sent& sent, const StatedInvoice& stated, const Wording& words) {
  const Party& firm = client.settings().client;
  const std::vector<std::string> fill{sent.number,
                                      printed(sent.date, words),
                                      printed(sent.due, words),
                                      printed(absolute(sent.gross), words),
                                      sent.about,
                                      firm.contact.empty() ? firm.name : firm.contact + "\n" + firm.name};
  const auto say = [&](const char* key) { return words.say("mail/" + sent.kind + "/" + key, fill); };
  return {{firm.name, firm.email},
          {stated.buyer.contact.empty() ? stated.buyer.name : stated.buyer.contact, stated.buyer.email},
          say("subject"),
          words.say("mail/salutation") + "\n\n" + say("text") + "\n\n" + words.say("mail/greeting", fill) + "\n",
          attachments_of(client, sent, stated.format)};
}

}  // namespace

void write_mails(Context& context, const MailArguments& arguments) {
  const auto client = Client::open(context, Access::read);
  const InvoiceTables tables = load_invoice_tables(context.data());
  const Book book = client->book();
  Json list = Json::array();
  FileBatch files;
  make_folder(client->path("out"));
  for (const std::string& number : arguments.numbers) {
    const Sent sent = sent_of(client->storage(), number);
    InvoiceRecord source;
    source.number = number;
    source.source = sent.source;
    const StatedInvoice stated = stated_of(book, source, tables);
    const Mail mail = mail_of(*client, sent, stated, Wording(context.data() + "/locales", stated.language));
    const std::string path = client->path("out/" + file_name_of_number(number) + ".eml");
    if (!context.options().dry_run) files.add(path, mail_file(mail));
    const bool has_address = is_mail_address(mail.to.email);
    list.push_back({{"number", number},
                    {"to", has_address ? Json(mail.to.email) : Json()},
                    {"subject", mail.subject},
                    {"eml", path}});
    context.say(has_address ? "commands/invoice_mail/one" : "commands/invoice_mail/no_address",
                {number, mail.to.email, stated.buyer.name});
    show_paths(context, {path, ""});
  }
  files.keep();
  context.answer(Json{{"invoices", list}});
}

}  // namespace kontor::cli
