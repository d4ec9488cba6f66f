#include "engine/bank/mt940_labels.h"

#include <algorithm>
#include <array>
#include <optional>

#include "engine/bank/cell.h"
#include "engine/text/fold.h"

namespace kontor {

namespace {

using FieldOf = std::string SwiftDetails::*;

struct Label {
  std::string_view text;
  FieldOf field;  // nullptr: of no use here
};

constexpr auto kLabels = std::to_array<Label>({{"SVWZ+", &SwiftDetails::purpose},
                                               {"EREF+", &SwiftDetails::end_to_end},
                                               {"KREF+", nullptr},
                                               {"MREF+", &SwiftDetails::mandate},
                                               {"CRED+", &SwiftDetails::creditor},
                                               {"DEBT+", nullptr},
                                               {"COAM+", &SwiftDetails::charges},
                                               {"OAMT+", &SwiftDetails::original},
                                               {"ABWA+", nullptr},
                                               {"ABWE+", nullptr},
                                               {"BREF+", nullptr},
                                               {"RREF+", nullptr},
                                               {"RTRN+", &SwiftDetails::return_reason},
                                               {"PURP+", nullptr},
                                               {"IBAN+", &SwiftDetails::counterparty_account},
                                               {"BIC+", &SwiftDetails::counterparty_bank},
                                               {"ANAM+", &SwiftDetails::counterparty}});

// The older way of the cooperative banks, which repeat at the end of the purpose what its labels said already.
constexpr auto kOldLabels = std::to_array<Label>({{"EREF: ", &SwiftDetails::end_to_end},
                                                  {"MREF: ", &SwiftDetails::mandate},
                                                  {"CRED: ", &SwiftDetails::creditor},
                                                  {"IBAN: ", &SwiftDetails::counterparty_account},
                                                  {"BIC: ", &SwiftDetails::counterparty_bank},
                                                  {"ABWA: ", nullptr},
                                                  {"ABWE: ", nullptr}});

constexpr auto kKeyWords = std::to_array<Label>({{"TRTP", &SwiftDetails::kind},
                                                 {"IBAN", &SwiftDetails::counterparty_account},
                                                 {"BIC", &SwiftDetails::counterparty_bank},
                                                 {"NAME", &SwiftDetails::counterparty},
                                                 {"REMI", &SwiftDetails::purpose},
                                                 {"EREF", &SwiftDetails::end_to_end},
                                                 {"MARF", &SwiftDetails::mandate},
                                                 {"CSID", &SwiftDetails::creditor},
                                                 {"RTRN", &SwiftDetails::return_reason},
                                                 {"OCMT", &SwiftDetails::original},
                                                 {"CHGS", &SwiftDetails::charges},
                                                 {"CNTP", nullptr},
                                                 {"ORDP", nullptr},
                                                 {"BENM", nullptr},
                                                 {"PREF", nullptr},
                                                 {"PURP", nullptr},
                                                 {"ADDR", nullptr},
                                                 {"ISDT", nullptr},
                                                 {"SVCL", nullptr},
                                                 {"EXCH", nullptr},
                                                 {"ULTC", nullptr},
                                                 {"ULTD", nullptr},
                                                 {"UCRD", nullptr},
                                                 {"UDTR", nullptr}});

template <std::size_t N>
const Label* label_at(const std::array<Label, N>& labels, std::string_view text) {
  const auto found =
      std::find_if(labels.begin(), labels.end(), [&](const Label& label) { return text.starts_with(label.text); });
  return found == labels.end() ? nullptr : &*found;
}

bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }

// A reference ends where the older labels begin that some banks append to it.
std::size_t reference_size(std::string_view reference) {
  for (std::size_t at = reference.find(' '); at != std::string_view::npos; at = reference.find(' ', at + 1))
    if (label_at(kOldLabels, reference.substr(at + 1)) != nullptr) return at;
  return reference.size();
}

void fill(SwiftDetails& details, FieldOf field, std::string_view text) {
  if (field == nullptr || !(details.*field).empty()) return;
  std::string value = tidy(text);
  if (field == &SwiftDetails::end_to_end) value.resize(reference_size(value));
  if (value == "NOTPROVIDED" || value == "NONREF") return;
  const bool without_blanks = field == &SwiftDetails::counterparty_account || field == &SwiftDetails::counterparty_bank;
  if (without_blanks) value.erase(std::remove(value.begin(), value.end(), ' '), value.end());
  details.*field = std::move(value);
}

void add_purpose(SwiftDetails& details, std::string_view text) {
  const std::string more = tidy(text);
  if (!details.purpose.empty() && !more.empty()) details.purpose.push_back(' ');
  details.purpose += more;
}

// Where the repeated labels of the older way begin: two of them at least, so that one in a person's text stays text.
std::optional<std::size_t> old_labels_at(std::string_view text) {
  std::optional<std::size_t> first;
  int count = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if ((at > 0 && text[at - 1] != ' ') || label_at(kOldLabels, text.substr(at)) == nullptr) continue;
    if (!first) first = at;
    ++count;
  }
  return count > 1 ? first : std::nullopt;
}

void read_old_labels(std::string_view text, SwiftDetails& details) {
  while (!text.empty()) {
    const Label* label = label_at(kOldLabels, text);
    text.remove_prefix(label->text.size());
    std::size_t end = 0;
    while (end < text.size() && !(text[end] == ' ' && label_at(kOldLabels, text.substr(end + 1)) != nullptr)) ++end;
    fill(details, label->field, text.substr(0, end));
    text.remove_prefix(std::min(text.size(), end + 1));
  }
}

// ING of the Netherlands: account/bank/name/city behind one key word.
void read_counterparty(std::string_view text, SwiftDetails& details) {
  for (const FieldOf field :
       {&SwiftDetails::counterparty_account, &SwiftDetails::counterparty_bank, &SwiftDetails::counterparty}) {
    const std::size_t end = std::min(text.find('/'), text.size());
    fill(details, field, text.substr(0, end));
    text.remove_prefix(std::min(text.size(), end + 1));
  }
}

// The key word between the slash at `at` and the next one.
const Label* key_word_at(std::string_view text, std::size_t at) {
  if (text[at] != '/') return nullptr;
  const std::size_t end = text.find('/', at + 1);
  if (end == std::string_view::npos) return nullptr;
  const std::string_view word = text.substr(at + 1, end - at - 1);
  const Label* label = label_at(kKeyWords, word);
  return label != nullptr && label->text == word ? label : nullptr;
}

}  // namespace

bool begins_with_label(std::string_view text) { return label_at(kLabels, text) != nullptr; }

void read_labels(std::string_view text, SwiftDetails& details) {
  FieldOf field = &SwiftDetails::purpose;
  std::size_t begin = 0;
  const auto close = [&](std::size_t end) {
    const std::string_view part = text.substr(begin, end - begin);
    if (field == &SwiftDetails::purpose)
      add_purpose(details, part);
    else
      fill(details, field, part);
  };
  for (std::size_t at = 0; at < text.size(); ++at) {
    const Label* label = at == 0 || !is_capital(text[at - 1]) ? label_at(kLabels, text.substr(at)) : nullptr;
    if (label == nullptr) continue;
    close(at);
    field = label->field;
    begin = at + label->text.size();
    at = begin - 1;
  }
  close(text.size());
  if (const auto at = old_labels_at(details.purpose)) {
    const std::string repeated = details.purpose.substr(*at);
    details.purpose = tidy(std::string_view(details.purpose).substr(0, *at));
    read_old_labels(repeated, details);
  }
}

bool read_slashes(std::string_view text, SwiftDetails& details) {
  if (text.empty() || key_word_at(text, 0) == nullptr) return false;
  for (std::size_t at = 0; at < text.size();) {
    const Label& label = *key_word_at(text, at);
    const std::size_t begin = at + label.text.size() + 2;
    std::size_t end = begin;
    while (end < text.size() && key_word_at(text, end) == nullptr) ++end;
    // Two slashes between two key words; a key word that borrows the slash before it begins there.
    std::string_view value = begin > 0 && begin <= text.size() ? text.substr(begin, end - begin) : std::string_view();
    if (label.text == "REMI" && value.starts_with("USTD//")) value.remove_prefix(6);
    while (!value.empty() && value.back() == '/') value.remove_suffix(1);
    if (label.text == "CNTP")
      read_counterparty(value, details);
    else
      fill(details, label.field, value);
    at = end;
  }
  return true;
}

}  // namespace kontor
