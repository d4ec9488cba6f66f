// Invoices as the invoice room hands them over, complete with totals, for tests of what is made of them.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "engine/invoice/invoice.h"
#include "engine/money/rounding.h"

namespace kontor {

struct SampleLine {
  std::string text;
  std::string quantity = "1";
  std::string price = "100.00";
  std::string rate = "19";
  std::string unit = "HUR";
  std::string detail = "";
  std::string category = "S";
  std::string discount_percent = "0";
};

// A yoga studio writes to a firm in Berlin. Totals follow from the lines: net per line, tax once per category and rate.
class SampleInvoice {
 public:
  SampleInvoice() {
    invoice.number = "RE-2026-0007";
    invoice.date = Day::of(2026, 3, 31);
    invoice.due = Day::of(2026, 4, 14);
    invoice.period = Period::of_month(2026, 3);
    Party& seller = invoice.seller;
    seller.name = "Yogastudio Lux";
    seller.street = "Lindenallee 5";
    seller.postcode = "04109";
    seller.city = "Leipzig";
    seller.vat_id = "DE123456788";
    seller.tax_number = "232/123/45678";
    seller.email = "hallo@yogastudio-lux.example";
    seller.phone = "+49 341 5550123";
    seller.contact = "Lena Lux";
    seller.website = "yogastudio-lux.example";
    Party& buyer = invoice.buyer;
    buyer.id = "K-1001";
    buyer.name = "Brückner & Söhne GmbH";
    buyer.contact = "Zoë Großmann";
    buyer.street = "Bürgermeister-Smidt-Straße 44";
    buyer.postcode = "10115";
    buyer.city = "Berlin";
    invoice.account = {"DE89370400440532013000", "COBADEFFXXX", "Commerzbank Leipzig"};
  }

  SampleInvoice& add(const SampleLine& sample) {
    InvoiceLine line;
    line.text = sample.text;
    line.detail = sample.detail;
    line.unit = sample.unit;
    line.category = sample.category;
    line.quantity = Decimal::from_plain(sample.quantity);
    line.price = Decimal::from_plain(sample.price);
    line.rate = Rate(Decimal::from_plain(sample.rate));
    line.discount_percent = Decimal::from_plain(sample.discount_percent);
    const Amount whole = product(line.quantity, line.price, invoice.currency);
    line.discount = share_of(whole, Rate(line.discount_percent));
    line.net = whole - line.discount;
    invoice.lines.push_back(std::move(line));
    return *this;
  }

  // The invoice with its totals.
  Invoice done() {
    std::map<std::pair<std::string, std::string>, TaxGroup> groups;
    const Amount zero(0, invoice.currency);
    invoice.net = invoice.tax = zero;
    for (const InvoiceLine& line : invoice.lines) {
      const auto key = std::make_pair(line.category, line.rate.percent().to_plain());
      TaxGroup& group = groups.try_emplace(key, TaxGroup{line.category, line.rate, "", note, zero, zero}).first->second;
      group.base += line.net;
      invoice.net += line.net;
    }
    invoice.groups.clear();
    for (auto& [key, group] : groups) {
      group.tax = share_of(group.base, group.rate);
      invoice.tax += group.tax;
      invoice.groups.push_back(group);
    }
    invoice.gross = invoice.net + invoice.tax;
    return invoice;
  }

  Invoice invoice;
  std::string note;  // of every tax group
};

}  // namespace kontor
