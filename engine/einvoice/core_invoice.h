// The core invoice of EN 16931-1: what an e-invoice says, whatever its syntax. Writers of CII and UBL print it, readers
// of both fill it, and rules are checked on it. BT and BG are the numbers of the norm.
//
// A foreign invoice is kept as it stands: numbers with the decimals they were given, codes that may be wrong. Empty
// strings and missing numbers mean that the element is not there.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "engine/calendar/day.h"
#include "engine/money/decimal.h"

namespace kontor {

struct Identifier {
  std::string value;
  std::string scheme;

  bool empty() const { return value.empty(); }
  bool operator==(const Identifier&) const = default;
};

struct CoreNote {
  std::string subject;  // BT-21, UNTDID 4451
  std::string text;     // BT-22

  bool operator==(const CoreNote&) const = default;
};

struct CorePeriod {
  std::optional<Day> first;
  std::optional<Day> last;

  bool operator==(const CorePeriod&) const = default;
};

// BG-5, BG-8, BG-12, BG-15
struct CoreAddress {
  std::string line_one, line_two, line_three;
  std::string city;
  std::string postcode;
  std::string subdivision;
  std::string country;  // ISO 3166-1 alpha-2

  bool operator==(const CoreAddress&) const = default;
};

// BG-6, BG-9
struct CoreContact {
  std::string name;
  std::string phone;
  std::string email;

  bool operator==(const CoreContact&) const = default;
};

// BG-4 seller, BG-7 buyer, BG-10 payee, BG-11 tax representative
struct CoreParty {
  std::vector<Identifier> ids;         // BT-29, BT-46, BT-60
  std::string name;                    // BT-27, BT-44, BT-59, BT-62
  std::string trading_name;            // BT-28, BT-45
  Identifier registration;             // BT-30, BT-47, BT-61
  std::string vat_id;                  // BT-31, BT-48, BT-63
  std::string tax_number;              // BT-32
  std::string description;             // BT-33
  Identifier electronic_address;       // BT-34, BT-49
  std::optional<CoreAddress> address;  // BG-5, BG-8, BG-12
  std::optional<CoreContact> contact;  // BG-6, BG-9

  bool operator==(const CoreParty&) const = default;
};

// BG-13, BG-15
struct CoreDelivery {
  std::string name;                    // BT-70
  Identifier location;                 // BT-71
  std::optional<Day> day;              // BT-72
  std::optional<CoreAddress> address;  // BG-15

  bool empty() const { return name.empty() && location.empty() && !day && !address; }
  bool operator==(const CoreDelivery&) const = default;
};

struct CoreCard {
  std::string number;  // BT-87
  std::string holder;  // BT-88

  bool operator==(const CoreCard&) const = default;
};

struct CoreAccount {
  std::string number;  // BT-84, an IBAN in SEPA
  std::string name;    // BT-85
  std::string bic;     // BT-86

  bool operator==(const CoreAccount&) const = default;
};

// BG-19
struct CoreDirectDebit {
  std::string mandate;   // BT-89
  std::string creditor;  // BT-90
  std::string account;   // BT-91

  bool empty() const { return mandate.empty() && creditor.empty() && account.empty(); }
  bool operator==(const CoreDirectDebit&) const = default;
};

// BG-16
struct CorePayment {
  std::string code;                   // BT-81, UNTDID 4461
  std::string text;                   // BT-82
  std::vector<CoreAccount> accounts;  // BG-17
  std::optional<CoreCard> card;       // BG-18
  bool operator==(const CorePayment&) const = default;
};

// BG-20 and BG-21 of the document, BG-27 and BG-28 of a line
struct CoreAllowance {
  bool is_charge = false;
  std::optional<Decimal> amount;   // BT-92, BT-99, BT-136, BT-141
  std::optional<Decimal> base;     // BT-93 ...
  std::optional<Decimal> percent;  // BT-94 ...
  std::string category;            // BT-95, BT-102; empty on lines
  std::optional<Decimal> rate;     // BT-96, BT-103
  std::string reason;              // BT-97 ...
  std::string reason_code;         // BT-98 ...

  bool operator==(const CoreAllowance&) const = default;
};

// BG-22
struct CoreTotals {
  std::optional<Decimal> lines;              // BT-106
  std::optional<Decimal> allowances;         // BT-107
  std::optional<Decimal> charges;            // BT-108
  std::optional<Decimal> net;                // BT-109
  std::optional<Decimal> tax;                // BT-110
  std::optional<Decimal> tax_in_accounting;  // BT-111
  std::optional<Decimal> gross;              // BT-112
  std::optional<Decimal> prepaid;            // BT-113
  std::optional<Decimal> rounding;           // BT-114
  std::optional<Decimal> third_party;        // BT-DEX-002 of the extension of XRechnung, all together
  std::optional<Decimal> due;                // BT-115

  bool operator==(const CoreTotals&) const = default;
};

// BG-23
struct CoreTaxGroup {
  std::optional<Decimal> base;  // BT-116
  std::optional<Decimal> tax;   // BT-117
  std::string category;         // BT-118
  std::optional<Decimal> rate;  // BT-119
  std::string reason;           // BT-120
  std::string reason_code;      // BT-121

  bool operator==(const CoreTaxGroup&) const = default;
};

// BG-24
struct CoreAttachment {
  std::string id;           // BT-122
  std::string description;  // BT-123
  std::string location;     // BT-124
  std::string content;      // BT-125, base64 as it stands
  std::string mime;         // BT-125-1
  std::string file_name;    // BT-125-2

  bool operator==(const CoreAttachment&) const = default;
};

// BG-3
struct CoreReference {
  std::string number;      // BT-25
  std::optional<Day> day;  // BT-26

  bool operator==(const CoreReference&) const = default;
};

struct CoreClassification {
  std::string code;     // BT-158
  std::string list;     // BT-158-1
  std::string version;  // BT-158-2

  bool operator==(const CoreClassification&) const = default;
};

// BG-25
struct CoreLine {
  std::string id;                                               // BT-126
  std::string note;                                             // BT-127
  Identifier object;                                            // BT-128
  std::optional<Decimal> quantity;                              // BT-129
  std::string unit;                                             // BT-130
  std::optional<Decimal> net;                                   // BT-131
  std::string order_line;                                       // BT-132
  std::string cost_centre;                                      // BT-133
  std::optional<CorePeriod> period;                             // BG-26
  std::vector<CoreAllowance> allowances;                        // BG-27, BG-28
  std::optional<Decimal> price;                                 // BT-146
  std::optional<Decimal> price_discount;                        // BT-147
  std::optional<Decimal> price_gross;                           // BT-148
  std::optional<Decimal> price_quantity;                        // BT-149
  std::string price_unit;                                       // BT-150
  std::string category;                                         // BT-151
  std::optional<Decimal> rate;                                  // BT-152
  std::string name;                                             // BT-153
  std::string description;                                      // BT-154
  std::string seller_item;                                      // BT-155
  std::string buyer_item;                                       // BT-156
  Identifier standard_item;                                     // BT-157
  std::vector<CoreClassification> classifications;              // BT-158
  std::string origin;                                           // BT-159
  std::vector<std::pair<std::string, std::string>> attributes;  // BG-32: BT-160, BT-161
  int place = 0;                                                // line of the file it was read from; 0: none

  bool operator==(const CoreLine&) const = default;
};

struct CoreInvoice {
  std::string process;                          // BT-23
  std::string specification;                    // BT-24
  std::string number;                           // BT-1
  std::optional<Day> date;                      // BT-2
  std::string type;                             // BT-3, UNTDID 1001
  std::string currency;                         // BT-5
  std::string currency_accounting;              // BT-6
  std::optional<Day> tax_point;                 // BT-7
  std::string tax_point_code;                   // BT-8, UNTDID 2005 as CII has it
  std::optional<Day> due;                       // BT-9
  std::string buyer_reference;                  // BT-10
  std::string project;                          // BT-11
  std::string contract;                         // BT-12
  std::string order;                            // BT-13
  std::string sales_order;                      // BT-14
  std::string receiving_advice;                 // BT-15
  std::string despatch_advice;                  // BT-16
  std::string tender;                           // BT-17
  Identifier object;                            // BT-18
  std::string cost_centre;                      // BT-19
  std::string terms;                            // BT-20
  std::string payment_reference;                // BT-83
  std::vector<CoreNote> notes;                  // BG-1
  std::vector<CoreReference> preceding;         // BG-3
  CoreParty seller;                             // BG-4
  CoreParty buyer;                              // BG-7
  std::optional<CoreParty> payee;               // BG-10
  std::optional<CoreParty> tax_representative;  // BG-11
  std::optional<CoreDelivery> delivery;         // BG-13
  std::optional<CorePeriod> period;             // BG-14
  std::vector<CorePayment> payments;            // BG-16
  CoreDirectDebit direct_debit;                 // BG-19
  std::vector<CoreAllowance> allowances;        // BG-20, BG-21
  CoreTotals totals;                            // BG-22
  std::vector<CoreTaxGroup> groups;             // BG-23
  std::vector<CoreAttachment> attachments;      // BG-24
  std::vector<CoreLine> lines;                  // BG-25

  bool operator==(const CoreInvoice&) const = default;
};

}  // namespace kontor
