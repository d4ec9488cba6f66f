// The account of claims beside the open items: what was posted there by hand belongs to no invoice of the book.
#pragma once

#include <string>
#include <vector>

#include "engine/book/book.h"

namespace kontor {

// The balance less what is open of the items; below zero: somebody took an invoice off the account without settling it.
Amount receivables_by_hand(const Book& book);

// A payment of an invoice settles its open item, because income and VAT may wait for it (§ 11 EStG, § 13 (1) Nr. 1 b
// UStG). Refuses receivable_of_invoice, naming open invoices, when postings take more off the account than was put
// there by hand while invoices are open.
void demand_invoice_named(const Book& book, const std::vector<Posting>& postings);

}  // namespace kontor
