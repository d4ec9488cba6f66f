// A book in one SQLite file.
#pragma once

#include <map>
#include <memory>
#include <set>
#include <string>
#include <utility>

#include "engine/book/storage.h"
#include "engine/storage/sqlite.h"

namespace kontor {

class SqliteStorage final : public Storage {
 public:
  // Makes a new book file, mode 0600. Refuses file_exists.
  static std::unique_ptr<SqliteStorage> create(const std::string& path, const std::string& client, Day today);
  // Refuses book_missing, book_damaged, book_too_new; migrates older books unless read_only.
  SqliteStorage(const std::string& path, OpenMode mode);

  void begin() override;
  void commit() override;
  void rollback() noexcept override;

  std::int64_t append(EntryRecord entry) override;
  std::optional<EntryRecord> entry(std::int64_t number) override;
  void each_entry(const Period& period, const std::function<void(const EntryRecord&)>& take) override;
  std::optional<std::int64_t> reversal_of(std::int64_t number) override;
  std::int64_t entry_count() override;
  void each_posting(const std::string& account, const Period& period,
                    const std::function<void(const SheetRow&)>& take) override;
  std::vector<AccountMovement> movements(const Period& period) override;
  std::vector<TaxTotal> tax_totals(const Period& period) override;
  void each_raw_entry(const std::function<void(const RawEntry&)>& take) override;
  void each_raw_posting(const std::function<void(const RawPosting&)>& take) override;
  void each_raw_fact(const std::function<void(const RawFact&)>& take) override;
  std::vector<std::string> own_check() override;
  std::optional<Day> sealed_to() override;
  void seal(Day to, Day day_recorded) override;

  std::vector<BankAccountRecord> bank_accounts() override;
  std::int64_t add_bank_account(const BankAccountRecord& account) override;
  std::optional<StatementFileRecord> file_with_hash(const std::string& hash) override;
  std::int64_t add_file(const StatementFileRecord& file) override;
  void update_file(const StatementFileRecord& file) override;
  std::vector<StatementFileRecord> files() override;
  std::int64_t add_line(const LineRecord& record) override;
  void add_balance(const BalanceRecord& record) override;
  std::vector<BalanceRecord> balances() override;
  std::vector<LineRecord> lines(std::int64_t bank_account, const Period& period) override;
  void each_line_of(std::int64_t bank_account, const Period& period,
                    const std::function<void(const LineRecord&)>& take) override;
  std::vector<LineRecord> pending_lines(std::int64_t bank_account) override;
  void drop_pending(std::int64_t line) override;
  std::optional<Day> last_booked_day(std::int64_t bank_account) override;
  void each_movement(std::int64_t bank_account, const std::function<void(const LineMovement&)>& take) override;
  void each_open_line(const std::function<void(const LineRecord&)>& take) override;
  std::vector<LineRecord> open_lines(std::int64_t after, std::int64_t count) override;
  std::int64_t open_line_count() override;
  void each_line(const Period& period, const std::function<void(const LineRecord&)>& take) override;
  std::optional<LineRecord> line(std::int64_t id) override;
  void decide(const Decision& decision) override;
  void reopen_line(std::int64_t line) override;
  std::optional<Decision> decision_on(std::int64_t line) override;
  void each_precedent(const std::function<void(const Precedent&)>& take) override;
  std::optional<std::int64_t> line_of_entry(std::int64_t entry) override;

  std::int64_t add_item(const OpenItem& item) override;
  std::optional<OpenItem> item(std::int64_t id) override;
  std::vector<OpenItem> open_items() override;
  std::vector<OpenItem> lost_items() override;
  std::vector<OpenItem> items_of_entry(std::int64_t entry) override;
  void settle(const Settlement& settlement) override;
  std::vector<Settlement> settlements(std::int64_t item) override;
  std::vector<Settlement> settlements_of_entry(std::int64_t entry) override;
  std::int64_t next_number(const std::string& counter) override;
  void add_invoice(const InvoiceRecord& invoice) override;
  void set_invoice_state(const std::string& number, InvoiceState state) override;
  void set_deducted_by(const std::string& number, const std::string& final_invoice) override;
  std::optional<InvoiceRecord> invoice(const std::string& number) override;
  std::vector<InvoiceRecord> invoices() override;
  void add_letter(const LetterRecord& letter) override;
  std::optional<LetterRecord> letter(const std::string& number) override;
  std::vector<LetterRecord> letters() override;
  std::vector<LetterRecord> letters_about(const std::string& number) override;
  void add_document(const DocumentRecord& document) override;
  std::optional<DocumentRecord> document(const std::string& hash) override;
  void put_party(const Party& party) override;
  std::optional<Party> party(const std::string& id) override;
  std::vector<Party> parties() override;

 private:
  struct Sums {
    std::int64_t first = 0;   // debit, or base
    std::int64_t second = 0;  // credit, or tax
  };
  void flush_totals();
  void flush_entries();
  void flush_rows();
  void add_to_totals();
  void forget_rows();
  void take_off_open_lines();
  // The last index of the run of numbers without gap that begins at `first`.
  static std::size_t end_of_stretch(const std::vector<std::int64_t>& ids, std::size_t first);
  std::vector<OpenItem> items_of(Query& query);
  // The last number of a counter, read once per transaction and written back at commit.
  std::int64_t& last_number(const std::string& counter);

  Sqlite database_;
  Sha256 sha256_;
  bool in_act_ = false;
  std::map<std::string, std::int64_t, std::less<>> counters_;
  std::optional<Hash> last_hash_;
  RowQueue lines_, lines_open_, entries_, postings_, facts_, decisions_;  // of this act, not yet written
  std::vector<std::int64_t> lines_decided_;                               // to be taken off the open ones
  std::map<std::pair<std::string, int>, Sums> totals_;
  std::map<std::tuple<std::string, std::string, int>, Sums> tax_totals_;
};

}  // namespace kontor
