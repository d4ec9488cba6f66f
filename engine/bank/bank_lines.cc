#include "engine/bank/bank_lines.h"

#include <cstring>
#include <functional>
#include <type_traits>

#include "engine/base/ensure.h"

namespace kontor {

namespace {

// Bits of the first byte of packed texts: what is there beside them.
enum Extra : unsigned { kDayValue = 1, kFee = 2, kOriginal = 4, kRate = 8, kReturnReason = 16, kCharges = 32 };

template <typename Value>
void pack_value(std::string& packed, const Value& value) {
  static_assert(std::is_trivially_copyable_v<Value>);
  packed.append(reinterpret_cast<const char*>(&value), sizeof value);
}

// Seven bits of the size in a byte, the lowest first; the eighth says that more follow.
void pack_text(std::string& packed, const std::string& text) {
  std::size_t size = text.size();
  for (; size >= 0x80; size >>= 7) packed.push_back(static_cast<char>((size & 0x7F) | 0x80));
  packed.push_back(static_cast<char>(size));
  packed.append(text);
}

class Unpacker {
 public:
  explicit Unpacker(std::string_view packed) : packed_(packed) {}

  template <typename Value>
  Value value() {
    Value value;
    std::memcpy(static_cast<void*>(&value), packed_.data(), sizeof value);
    packed_.remove_prefix(sizeof value);
    return value;
  }
  template <typename Value>
  void value(std::optional<Value>& into, bool is_there) {
    into.reset();
    if (is_there) into = value<Value>();
  }
  void text(std::string& into) {
    std::size_t size = 0;
    for (unsigned shift = 0;; shift += 7) {
      const auto byte = static_cast<unsigned char>(packed_.front());
      packed_.remove_prefix(1);
      size |= static_cast<std::size_t>(byte & 0x7FU) << shift;
      if (byte < 0x80) break;
    }
    into.assign(packed_.substr(0, size));
    packed_.remove_prefix(size);
  }

 private:
  std::string_view packed_;
};

bool has_usual_fee(const BankLine& line) { return line.fee == Amount(0, line.amount.currency()); }

unsigned extras_of(const BankLine& line) {
  return (line.day_value ? kDayValue : 0U) | (has_usual_fee(line) ? 0U : kFee) |
         (line.amount_original ? kOriginal : 0U) | (line.exchange_rate ? kRate : 0U) |
         (line.return_reason.empty() ? 0U : kReturnReason) | (line.charges ? kCharges : 0U);
}

void pack(const BankLine& line, std::string& packed) {
  packed.clear();
  packed.push_back(static_cast<char>(extras_of(line)));
  if (line.day_value) pack_value(packed, line.day_value->number());
  if (!has_usual_fee(line)) pack_value(packed, line.fee);
  if (line.amount_original) pack_value(packed, *line.amount_original);
  if (line.exchange_rate) pack_value(packed, *line.exchange_rate);
  if (line.charges) pack_value(packed, *line.charges);
  if (!line.return_reason.empty()) pack_text(packed, line.return_reason);
  for (const std::string* text :
       {&line.counterparty, &line.counterparty_account, &line.counterparty_bank, &line.purpose, &line.kind,
        &line.reference, &line.end_to_end, &line.mandate, &line.creditor})
    pack_text(packed, *text);
}

void unpack(std::string_view packed, BankLine& line) {
  Unpacker from(packed);
  const auto extras = from.value<unsigned char>();
  line.day_value.reset();
  if (extras & kDayValue) line.day_value = Day::from_number(from.value<int>());
  line.fee = extras & kFee ? from.value<Amount>() : Amount(0, line.amount.currency());
  from.value(line.amount_original, extras & kOriginal);
  from.value(line.exchange_rate, extras & kRate);
  from.value(line.charges, extras & kCharges);
  line.return_reason.clear();
  if (extras & kReturnReason) from.text(line.return_reason);
  for (std::string* text : {&line.counterparty, &line.counterparty_account, &line.counterparty_bank, &line.purpose,
                            &line.kind, &line.reference, &line.end_to_end, &line.mandate, &line.creditor})
    from.text(*text);
}

}  // namespace

std::uint32_t hash_of_reference(std::string_view reference) {
  if (reference.empty()) return 0;
  const std::uint64_t hash = std::hash<std::string_view>()(reference);
  const auto folded = static_cast<std::uint32_t>(hash ^ (hash >> 32));
  return folded == 0 ? 1 : folded;
}

BankLines::BankLines(const std::vector<BankLine>& lines) : BankLines() {
  for (const BankLine& line : lines) push_back(line);
}

BankLine BankLines::operator[](std::size_t at) const {
  BankLine line;
  read(at, line);
  return line;
}

BankLine BankLines::at(std::size_t at) const {
  ensure(at < size(), "a statement is asked for lines it has");
  return (*this)[at];
}

void BankLines::read(std::size_t at, BankLine& line) const {
  const Facts& facts = facts_[at];
  line.state = facts.state;
  line.day = Day::from_number(facts.day);
  line.amount = Amount(facts.minor_units, facts.currency);
  line.balance_after.reset();
  if (facts.has_balance) line.balance_after = Amount(facts.balance, facts.currency);
  line.line = facts.line;
  unpack(texts_->read(facts.texts, facts.texts_size), line);
  if (facts.reference == 0) line.reference.clear();
}

LineOutline BankLines::outline(std::size_t at) const {
  const Facts& facts = facts_[at];
  LineOutline outline{
      facts.state,    Day::from_number(facts.day), Amount(facts.minor_units, facts.currency), std::nullopt, facts.line,
      facts.reference};
  if (facts.has_balance) outline.balance_after = Amount(facts.balance, facts.currency);
  return outline;
}

BankLines::Facts BankLines::facts_of(const BankLine& line) {
  ensure(!line.balance_after || line.balance_after->currency() == line.amount.currency(),
         "a balance is in the currency of its line");
  pack(line, packed_);
  Facts facts;
  facts.minor_units = line.amount.minor_units();
  facts.balance = line.balance_after ? line.balance_after->minor_units() : 0;
  facts.texts = texts_->add(packed_);
  facts.texts_size = static_cast<std::uint32_t>(packed_.size());
  facts.day = line.day.number();
  facts.line = line.line;
  facts.reference = hash_of_reference(line.reference);
  facts.currency = line.amount.currency();
  facts.state = line.state;
  facts.has_balance = line.balance_after.has_value();
  return facts;
}

void BankLines::push_back(const BankLine& line) { facts_.push_back(facts_of(line)); }

void BankLines::replace(std::size_t at, const BankLine& line) { facts_[at] = facts_of(line); }

void BankLines::clear_balances() {
  for (Facts& facts : facts_) facts.has_balance = false;
}

void BankLines::append(const BankLines& other) {
  for (Facts facts : other.facts_) {
    if (other.texts_ != texts_) facts.texts = texts_->add(other.texts_->read(facts.texts, facts.texts_size));
    facts_.push_back(facts);
  }
}

}  // namespace kontor
