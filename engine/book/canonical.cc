#include "engine/book/canonical.h"

#include <algorithm>
#include <charconv>

#include "engine/base/refusal.h"

namespace kontor {

namespace {

void add_escaped(std::string& out, std::string_view text) {
  for (const char c : text) {
    if (c == '\\')
      out += "\\\\";
    else if (c == '\n')
      out += "\\n";
    else
      out += c;
  }
}

void add_text(std::string& out, std::string_view word, std::string_view text) {
  out += word;
  out += ' ';
  if (text.find('\\') == std::string_view::npos && text.find('\n') == std::string_view::npos)
    out += text;
  else
    add_escaped(out, text);
  out += '\n';
}

void add_amount(std::string& out, Amount amount) {
  out += amount.to_plain();
  if (amount.currency() == kEuro) return;
  out += ' ';
  out += amount.currency().code();
}

std::string text_of(std::string_view written) {
  std::string text;
  for (std::size_t i = 0; i < written.size(); ++i) {
    if (written[i] != '\\' || i + 1 == written.size()) {
      text += written[i];
      continue;
    }
    ++i;
    text += written[i] == 'n' ? '\n' : written[i];
  }
  return text;
}

[[noreturn]] void refuse_bytes(std::string_view line) { refuse(Fault::book_damaged, std::string(line), {}, {"entry"}); }

// Takes the next word off the front.
std::string_view take_word(std::string_view& rest) {
  const std::size_t end = std::min(rest.find(' '), rest.size());
  const std::string_view word = rest.substr(0, end);
  rest.remove_prefix(std::min(end + 1, rest.size()));
  return word;
}

std::int64_t whole_number(std::string_view text) {
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size()) refuse_bytes(text);
  return value;
}

Posting posting_from(std::string_view rest) {
  Posting posting;
  posting.account = take_word(rest);
  const std::string_view amount = take_word(rest);
  posting.amount = Amount::from_plain(amount, rest.empty() ? kEuro : Currency::from_code(rest));
  return posting;
}

TaxFact fact_from(std::string_view rest) {
  TaxFact fact;
  fact.code = take_word(rest);
  fact.account = take_word(rest);
  fact.day = Day::from_iso(take_word(rest));
  fact.base = Amount::from_plain(take_word(rest));
  fact.tax = Amount::from_plain(take_word(rest));
  fact.vat_id = take_word(rest);
  return fact;
}

void read_line(std::string_view line, EntryRecord& entry) {
  std::string_view rest = line;
  const std::string_view word = take_word(rest);
  if (word == "posting")
    entry.postings.push_back(posting_from(rest));
  else if (word == "fact")
    entry.facts.push_back(fact_from(rest));
  else if (word == "entry")
    entry.number = whole_number(rest);
  else if (word == "day")
    entry.day = Day::from_iso(rest);
  else if (word == "recorded")
    entry.day_recorded = Day::from_iso(rest);
  else if (word == "text")
    entry.text = text_of(rest);
  else if (word == "voucher")
    entry.voucher = text_of(rest);
  else if (word == "origin")
    entry.origin = text_of(rest);
  else if (word == "reverses")
    entry.reverses = whole_number(rest);
  else
    refuse_bytes(line);
}

}  // namespace

std::string canonical_bytes(const EntryRecord& entry) {
  std::string out;
  out.reserve(480);
  out.append("entry ").append(std::to_string(entry.number));
  out.append("\nday ").append(entry.day.to_iso());
  out.append("\nrecorded ").append(entry.day_recorded.to_iso()).append("\n");
  add_text(out, "text", entry.text);
  add_text(out, "voucher", entry.voucher);
  add_text(out, "origin", entry.origin);
  if (entry.reverses > 0) out += "reverses " + std::to_string(entry.reverses) + "\n";
  for (const Posting& posting : entry.postings) {
    out.append("posting ").append(posting.account).append(" ");
    add_amount(out, posting.amount);
    out += '\n';
  }
  for (const TaxFact& fact : entry.facts) {
    out.append("fact ").append(fact.code).append(" ").append(fact.account).append(" ").append(fact.day.to_iso());
    out.append(" ").append(fact.base.to_plain()).append(" ").append(fact.tax.to_plain());
    if (!fact.vat_id.empty()) out.append(" ").append(fact.vat_id);
    out += '\n';
  }
  return out;
}

EntryRecord entry_from_canonical(std::string_view bytes) {
  EntryRecord entry;
  std::string_view rest = bytes;
  while (!rest.empty()) {
    const std::string_view line = rest.substr(0, rest.find('\n'));
    try {
      read_line(line, entry);
    } catch (const Refusal&) {
      refuse_bytes(line);
    }
    rest.remove_prefix(std::min(line.size() + 1, rest.size()));
  }
  // Reading is lenient about order, repetition and spelling; writing is not.
  if (canonical_bytes(entry) != bytes) refuse_bytes(bytes.substr(0, bytes.find('\n')));
  return entry;
}

}  // namespace kontor
