// What the acts of a book ask of a store. Implemented in engine/storage; every implementation passes one contract test.
// All methods refuse book_locked, book_damaged and disk_failed; none retries after a failed sync.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/book/records.h"
#include "engine/calendar/period.h"
#include "engine/matching/precedent.h"
#include "engine/system/sha256.h"
#include "engine/tax/vat_form.h"

namespace kontor {

// The journal: append-only, numbered without gaps, chained by SHA-256 over the canonical bytes of each entry.
class JournalStore {
 public:
  virtual ~JournalStore() = default;

  // Stores the entry under the next number and returns it. Totals are written at commit.
  virtual std::int64_t append(EntryRecord entry) = 0;
  virtual std::optional<EntryRecord> entry(std::int64_t number) = 0;
  // In the order of numbers, those whose day lies in the period.
  virtual void each_entry(const Period& period, const std::function<void(const EntryRecord&)>& take) = 0;
  // The number of the entry that reverses this one.
  virtual std::optional<std::int64_t> reversal_of(std::int64_t number) = 0;
  virtual std::int64_t entry_count() = 0;

  struct SheetRow {
    Day day;
    std::int64_t entry = 0;
    Amount amount;
  };
  // The postings of one account, by day and number.
  virtual void each_posting(const std::string& account, const Period& period,
                            const std::function<void(const SheetRow&)>& take) = 0;
  // Per account, in the order of account numbers. Whole months cost the number of accounts and months.
  virtual std::vector<AccountMovement> movements(const Period& period) = 0;
  virtual std::vector<TaxTotal> tax_totals(const Period& period) = 0;

  // What `check` needs, straight from the tables and nothing derived.
  struct RawEntry {
    std::int64_t number = 0;
    int day = 0;
    std::string bytes;  // canonical
    Hash hash{};
  };
  virtual void each_raw_entry(const std::function<void(const RawEntry&)>& take) = 0;
  struct RawPosting {
    std::int64_t entry = 0;
    std::int64_t n = 0;
    std::string account;
    int day = 0;
    Amount amount;
  };
  virtual void each_raw_posting(const std::function<void(const RawPosting&)>& take) = 0;
  struct RawFact {
    std::int64_t entry = 0;
    std::int64_t n = 0;
    TaxFact fact;
  };
  virtual void each_raw_fact(const std::function<void(const RawFact&)>& take) = 0;
  // Problems the engine of the store finds in its own file; empty: none.
  virtual std::vector<std::string> own_check() = 0;

  // The last day that is sealed (§ 146 (4) AO); nothing: none.
  virtual std::optional<Day> sealed_to() = 0;
  virtual void seal(Day to, Day day_recorded) = 0;
};

class BankStore {
 public:
  virtual ~BankStore() = default;

  virtual std::vector<BankAccountRecord> bank_accounts() = 0;
  virtual std::int64_t add_bank_account(const BankAccountRecord& account) = 0;
  virtual std::optional<StatementFileRecord> file_with_hash(const std::string& hash) = 0;
  virtual std::int64_t add_file(const StatementFileRecord& file) = 0;
  virtual void update_file(const StatementFileRecord& file) = 0;  // its counts
  virtual std::vector<StatementFileRecord> files() = 0;
  virtual std::int64_t add_line(const LineRecord& line) = 0;
  virtual void add_balance(const BalanceRecord& balance) = 0;
  virtual std::vector<BalanceRecord> balances() = 0;
  // Lines of one bank account with a day in the period, by day and id.
  virtual std::vector<LineRecord> lines(std::int64_t bank_account, const Period& period) = 0;
  // The same one by one, for accounts with more lines than memory should hold.
  virtual void each_line_of(std::int64_t bank_account, const Period& period,
                            const std::function<void(const LineRecord&)>& take) = 0;
  // Lines the bank has announced and not booked. They may go; booked ones never.
  virtual std::vector<LineRecord> pending_lines(std::int64_t bank_account) = 0;
  virtual void drop_pending(std::int64_t line) = 0;
  virtual std::optional<Day> last_booked_day(std::int64_t bank_account) = 0;
  struct LineMovement {
    Day day;
    Amount amount;
    bool open = false;  // not posted yet
  };
  // The booked lines of one bank account, by day.
  virtual void each_movement(std::int64_t bank_account, const std::function<void(const LineMovement&)>& take) = 0;
  // Lines of stage `open`, by id.
  virtual void each_open_line(const std::function<void(const LineRecord&)>& take) = 0;
  // At most `count` of them with ids above `after`, by id: for acts that decide lines as they go.
  virtual std::vector<LineRecord> open_lines(std::int64_t after, std::int64_t count) = 0;
  virtual std::int64_t open_line_count() = 0;
  virtual void each_line(const Period& period, const std::function<void(const LineRecord&)>& take) = 0;
  virtual std::optional<LineRecord> line(std::int64_t id) = 0;
  virtual void decide(const Decision& decision) = 0;                   // the line leaves the open ones
  virtual void reopen_line(std::int64_t line) = 0;                     // its entry was reversed
  virtual std::optional<Decision> decision_on(std::int64_t line) = 0;  // the one that holds
  // The decisions that hold, that no rule made and that name one account, by line.
  virtual void each_precedent(const std::function<void(const Precedent&)>& take) = 0;
  virtual std::optional<std::int64_t> line_of_entry(std::int64_t entry) = 0;
};

class InvoiceStore {
 public:
  virtual ~InvoiceStore() = default;

  virtual std::int64_t add_item(const OpenItem& item) = 0;
  virtual std::optional<OpenItem> item(std::int64_t id) = 0;
  virtual std::vector<OpenItem> open_items() = 0;
  virtual std::vector<OpenItem> lost_items() = 0;                        // written off, as a whole or in part
  virtual std::vector<OpenItem> items_of_entry(std::int64_t entry) = 0;  // that it opened
  virtual void settle(const Settlement& settlement) = 0;
  virtual std::vector<Settlement> settlements(std::int64_t item) = 0;
  virtual std::vector<Settlement> settlements_of_entry(std::int64_t entry) = 0;
  // The next number of a counter, from 1; taken for good when the act is committed.
  virtual std::int64_t next_number(const std::string& counter) = 0;
  virtual void add_invoice(const InvoiceRecord& invoice) = 0;
  virtual void set_invoice_state(const std::string& number, InvoiceState state) = 0;
  // Empty: the advance is free again, because the final invoice was cancelled.
  virtual void set_deducted_by(const std::string& number, const std::string& final_invoice) = 0;
  virtual std::optional<InvoiceRecord> invoice(const std::string& number) = 0;
  virtual std::vector<InvoiceRecord> invoices() = 0;
  virtual void add_letter(const LetterRecord& letter) = 0;
  virtual std::optional<LetterRecord> letter(const std::string& number) = 0;
  virtual std::vector<LetterRecord> letters() = 0;
  virtual std::vector<LetterRecord> letters_about(const std::string& number) = 0;  // that follow it
  virtual void add_document(const DocumentRecord& document) = 0;
  virtual std::optional<DocumentRecord> document(const std::string& hash) = 0;
  virtual void put_party(const Party& party) = 0;
  virtual std::optional<Party> party(const std::string& id) = 0;
  virtual std::vector<Party> parties() = 0;
};

class Storage : public JournalStore, public BankStore, public InvoiceStore {
 public:
  // One act is one transaction; acts do not nest.
  virtual void begin() = 0;
  virtual void commit() = 0;
  virtual void rollback() noexcept = 0;

  // From now on every act runs to its end and is then rolled back: it refuses what it would refuse, and changes
  // nothing.
  void rehearse() { rehearses_ = true; }
  bool rehearses() const { return rehearses_; }

 private:
  bool rehearses_ = false;
};

// Begins at once and rolls back unless it is committed, or when the store only rehearses.
class Transaction {
 public:
  explicit Transaction(Storage& storage) : storage_(storage) { storage_.begin(); }
  ~Transaction() {
    if (!committed_) storage_.rollback();
  }
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  void commit() {
    if (storage_.rehearses()) return;
    storage_.commit();
    committed_ = true;
  }

 private:
  Storage& storage_;
  bool committed_ = false;
};

}  // namespace kontor
