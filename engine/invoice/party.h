// Who sells or buys: name, address and the numbers the tax office and e-invoices want.
#pragma once

#include <string>

namespace kontor {

struct Party {
  std::string id;        // customer number "K-1001"; empty for the client itself
  std::string name;      // firm or person (BT-27, BT-44)
  std::string addition;  // second address line
  std::string street;
  std::string postcode;
  std::string city;
  std::string country = "DE";  // ISO 3166-1 alpha-2
  std::string vat_id;          // USt-IdNr. (BT-31, BT-48)
  std::string tax_number;      // Steuernummer (BT-32)
  std::string email;
  std::string phone;
  std::string contact;     // person
  std::string leitweg_id;  // BT-10 of public buyers
  std::string website;
  std::string register_entry;  // "HRB 12345, Amtsgericht Leipzig" (§ 35a GmbHG)
  std::string management;      // "Geschäftsführerin: Lena Lux"

  bool operator==(const Party&) const = default;
};

struct PaymentAccount {
  std::string iban;  // without blanks
  std::string bic;
  std::string bank;  // name, for people

  bool operator==(const PaymentAccount&) const = default;
};

}  // namespace kontor
