// Every way in which data can be wrong, as one closed list.
// The order is the precedence: when one line has several faults, the first of this list is told first.
// The words a person reads for a fault live in locales/; tests assert on the fault, never on its words.
#pragma once

#include <array>
#include <string_view>

namespace kontor {

// clang-format off
#define KONTOR_FAULTS(X) \
  /* files and text */ \
  X(file_not_found) \
  X(file_unreadable) \
  X(file_unwritable) \
  X(file_exists) \
  X(library_unreadable) \
  X(book_exists) \
  X(file_too_large) \
  X(file_empty) \
  X(text_undecodable) \
  /* numbers and days */ \
  X(number_malformed) \
  X(number_too_many_decimals) \
  X(amount_overflow) \
  X(currency_unknown) \
  X(currency_mixed) \
  X(division_by_zero) \
  X(allotment_without_shares) \
  X(day_malformed) \
  X(day_out_of_range) \
  X(period_malformed) \
  /* our own data files and the client's settings */ \
  X(table_column_missing) \
  X(table_row_malformed) \
  X(toml_malformed) \
  X(toml_foreign_character) \
  X(key_missing) \
  X(key_unknown) \
  X(key_malformed) \
  X(chart_unknown) \
  X(tax_number_malformed) \
  X(account_no_bank) \
  X(bank_doubled) \
  X(country_without_law) \
  /* accounts and entries */ \
  X(account_malformed) \
  X(account_unknown) \
  X(account_doubled) \
  X(account_kind_unknown) \
  X(account_role_missing) \
  X(entry_without_text) \
  X(entry_too_short) \
  X(posting_zero) \
  X(entry_unbalanced) \
  X(reversal_before_entry) \
  X(reversal_without_reason) \
  /* tax */ \
  X(tax_code_unknown) \
  X(tax_code_not_for_small_business) \
  X(tax_code_only_for_small_business) \
  X(tax_code_outside_its_time) \
  X(tax_code_left_out) \
  X(tax_due_early) \
  X(tax_code_not_for_account) \
  X(zm_customer_needed) \
  X(zm_customer_missing) \
  X(zm_differs) \
  X(zm_customer_unused) \
  X(party_without_vat_id) \
  X(formula_malformed) \
  X(form_missing) \
  /* XML */ \
  X(xml_malformed) \
  X(xml_doctype) \
  X(xml_too_deep) \
  /* ZIP files */ \
  X(zip_malformed) \
  X(zip_encrypted) \
  X(zip_nested) \
  X(zip_left) \
  X(zip_name_unsafe) \
  X(zip_too_large) \
  X(zip_empty) \
  /* statements */ \
  X(file_is_pdf) \
  X(file_is_image) \
  X(file_is_archive) \
  X(file_is_workbook) \
  X(file_is_web_page) \
  X(file_is_json) \
  X(file_is_other_software) \
  X(statement_unknown) \
  X(statement_cut_off) \
  X(row_cut) \
  X(statement_day_malformed) \
  X(statement_amount_malformed) \
  X(statement_word_unknown) \
  X(day_order_open) \
  X(decimal_mark_open) \
  X(fee_differs) \
  X(statement_field_missing) \
  X(statement_field_malformed) \
  X(payout_differs) \
  X(profile_not_drafted) \
  X(answer_unknown) \
  X(answer_missing) \
  X(profile_unconfirmed) \
  X(statement_without_lines) \
  X(xml_not_a_statement) \
  X(balance_chain_broken) \
  X(balance_differs) \
  X(entry_currency_differs) \
  X(batch_differs) \
  X(interim_total_differs) \
  X(statement_repeated) \
  X(reference_damaged) \
  X(text_damaged) \
  X(column_new) \
  /* matching */ \
  X(rule_without_condition) \
  X(pattern_malformed) \
  X(pattern_not_folded) \
  X(split_malformed) \
  X(rules_too_many) \
  X(rule_misses_line) \
  X(proposal_missing) \
  /* invoices */ \
  X(invoice_file_of_letter) \
  X(invoice_not_overdue) \
  X(invoice_without_payment) \
  X(reminders_used_up) \
  X(receivable_of_invoice) \
  X(receivables_differ) \
  X(credit_other_customer) \
  X(credit_other_tax) \
  X(buyer_in_eu) \
  X(export_to_eu) \
  X(income_before_payment) \
  X(skonto_too_large) \
  X(supply_in_closed_period) \
  X(bank_account_doubtful) \
  X(amount_too_large) \
  X(invoice_without_lines) \
  X(unit_unknown) \
  X(invoice_prices_mixed) \
  X(charge_without_amount) \
  X(invoice_quantity_zero) \
  X(invoice_line_without_text) \
  X(invoice_total_not_positive) \
  X(invoice_seller_incomplete) \
  X(invoice_seller_without_tax_number) \
  X(invoice_seller_without_vat_id) \
  X(invoice_buyer_incomplete) \
  X(invoice_buyer_without_vat_id) \
  X(country_unknown) \
  X(vat_id_malformed) \
  X(vat_id_not_of_other_state) \
  X(invoice_supply_missing) \
  X(small_invoice_too_large) \
  X(small_invoice_not_with_code) \
  X(small_invoice_without_xml) \
  X(invoice_day_ahead) \
  X(invoice_supply_long_ago) \
  X(invoice_day_before_last) \
  X(tax_code_not_for_invoices) \
  X(invoice_categories_mixed) \
  X(invoice_currency_foreign) \
  X(iban_malformed) \
  X(invoice_due_before_date) \
  X(skonto_senseless) \
  X(skonto_after_due) \
  X(xrechnung_incomplete) \
  X(invoice_number_taken) \
  X(cancellation_before_invoice) \
  X(credit_without_invoice) \
  X(credit_exceeds_invoice) \
  X(credit_of_correction) \
  X(invoice_corrected) \
  X(advance_unknown) \
  X(advance_unpaid) \
  X(advance_deducted) \
  X(advance_other_customer) \
  X(advance_not_with_code) \
  X(deduction_without_line) \
  X(interest_rate_unknown) \
  X(cancellation_of_cancellation) \
  X(entry_of_invoice) \
  X(document_missing) \
  X(document_damaged) \
  X(party_column_missing) \
  X(party_doubled) \
  X(party_exists) \
  /* e-invoices of others */ \
  X(pdf_unreadable) \
  X(pdf_without_invoice) \
  X(einvoice_unknown) \
  X(einvoice_not_imported) \
  X(einvoice_value_malformed) \
  X(einvoice_value_missing) \
  X(einvoice_profile_unknown) \
  X(einvoice_old) \
  X(einvoice_totals_differ) \
  X(check_file_unknown) \
  /* PDF and workbooks */ \
  X(font_missing) \
  X(font_unreadable) \
  X(glyph_missing) \
  X(logo_unreadable) \
  X(logo_cmyk) \
  /* the book */ \
  X(client_folder_missing) \
  X(book_missing) \
  X(book_locked) \
  X(book_damaged) \
  X(book_too_new) \
  X(disk_failed) \
  X(entry_unknown) \
  X(entry_already_reversed) \
  X(entry_is_reversal) \
  X(line_unknown) \
  X(line_already_posted) \
  X(line_not_booked) \
  X(parts_differ) \
  X(entry_before_line) \
  X(bank_account_unknown) \
  X(bank_account_ambiguous) \
  X(bank_account_differs) \
  X(line_similar) \
  X(line_missing) \
  X(line_late) \
  X(line_in_future) \
  X(line_sealed) \
  X(notification_only) \
  X(invoice_unknown) \
  X(invoice_settled) \
  X(invoice_written_off) \
  X(loss_before_invoice) \
  X(loss_recovered) \
  X(credit_used) \
  X(credit_missing) \
  X(offset_other_customer) \
  X(offset_too_early) \
  X(overpaid) \
  X(payment_other_direction) \
  X(invoice_already_cancelled) \
  X(party_unknown) \
  X(period_closed) \
  X(period_not_over) \
  X(lines_open) \
  X(authority_missing) \
  X(chain_broken) \
  X(totals_differ) \
  X(tax_facts_differ) \
  X(line_without_entry) \
  X(item_differs) \
  X(invoice_differs) \
  X(tax_unplaced) \
  X(tax_without_code) \
  X(balance_gap) \
  X(balance_unproven) \
  X(statement_missing) \
  X(entries_without_line) \
  X(opening_differs) \
  X(ledger_differs) \
  /* the command line */ \
  X(usage_wrong)
// clang-format on

enum class Fault {
#define KONTOR_FAULT_ENUM(name) name,
  KONTOR_FAULTS(KONTOR_FAULT_ENUM)
#undef KONTOR_FAULT_ENUM
};

inline constexpr auto kFaultNames = std::to_array<std::string_view>({
#define KONTOR_FAULT_NAME(name) #name,
    KONTOR_FAULTS(KONTOR_FAULT_NAME)
#undef KONTOR_FAULT_NAME
});

// The stable snake_case name, as printed in JSON and used as key in locales/.
constexpr std::string_view name_of(Fault fault) { return kFaultNames.at(static_cast<std::size_t>(fault)); }

}  // namespace kontor
