#include "engine/bank/profile_text.h"

#include <algorithm>
#include <array>

#include "engine/base/ensure.h"
#include "engine/text/fold.h"
#include "engine/text/toml_string.h"

namespace kontor {

namespace {

constexpr std::string_view kKinds[] = {"empty", "day", "amount", "iban", "currency", "text"};

// What a comment can hold: one line of tidy text.
std::string comment(std::string_view text) {
  constexpr std::size_t kLengthMax = 60;
  std::string tidied = tidy(text);
  if (tidied.size() <= kLengthMax) return tidied;
  std::size_t end = kLengthMax;
  while (end > 0 && (static_cast<unsigned char>(tidied[end]) & 0xC0) == 0x80) --end;
  return tidied.substr(0, end) + "…";
}

class ProfileWriter {
 public:
  ProfileWriter(const ProfileDraft& draft, const Wording& wording) : draft_(draft), wording_(wording) {}

  std::string write() {
    out_ = "# " + wording_.say("learn/file_about", {comment(draft_.bank)}) + "\n";
    key("bank", toml_string(draft_.bank));
    out_ += "\n[[layout]]\n";
    key("id", toml_string(draft_.id));
    key("separator", toml_string(std::string_view(&draft_.style.separator, 1)));
    key("quotes", toml_string("line"));
    key("day", toml_string(pattern_of(draft_.day)));
    key("decimal", toml_string(std::string_view(&draft_.number.decimal, 1)));
    key("thousands", toml_string(std::string_view(&draft_.number.thousands, 1)));
    if (draft_.reversed) key("reversed", "true  # " + wording_.say("learn/reversed"));
    if (!draft_.chatter.empty()) key("chatter", toml_array(draft_.chatter));
    write_names();
    write_columns();
    write_words();
    if (!draft_.account_label.empty()) {
      out_ += "[[layout.fact]]\n";
      key("is", toml_string("account"));
      key("label", toml_string(draft_.account_label));
    }
    return std::move(out_);
  }

 private:
  void key(std::string_view name, std::string_view value) {
    out_ += name;
    out_ += " = ";
    out_ += value;
    out_.push_back('\n');
  }

  // "Betrag#2": the second column of this name.
  std::string name_at(std::size_t at) const {
    const std::string& name = draft_.columns[at].name;
    std::size_t which = 1;
    for (std::size_t i = 0; i < at; ++i) which += draft_.columns[i].name == name ? 1U : 0U;
    return which == 1 ? name : name + "#" + std::to_string(which);
  }

  void write_names() {
    std::vector<std::string> needed, optional;
    for (std::size_t i = 0; i < draft_.columns.size(); ++i) {
      if (draft_.columns[i].name.empty()) continue;
      (!draft_.has_header || draft_.columns[i].field ? needed : optional).push_back(name_at(i));
    }
    if (draft_.has_header) {
      key("header", toml_array(needed));
      if (!optional.empty()) key("optional", toml_array(optional));
      return;
    }
    key("cells", toml_array(needed));
    out_ += "[layout.shape]\n";
    for (const DraftColumn& column : draft_.columns)
      if (column.field && column.kind != CellKind::text)
        key(toml_string(column.name), toml_string(kKinds[static_cast<std::size_t>(column.kind)]));
  }

  void write_columns() {
    out_ += "[layout.columns]\n";
    for (std::size_t field = 0; field < kFieldCount; ++field) {
      std::vector<std::string> names;
      for (std::size_t i = 0; i < draft_.columns.size(); ++i) {
        const DraftColumn& column = draft_.columns[i];
        if (column.field != static_cast<Field>(field)) continue;
        names.push_back(name_at(i));
        out_ += "# " + comment(column.name) + ": " + reason_of(column, wording_);
        if (!column.example.empty()) out_ += "; " + wording_.say("learn/example", {comment(column.example)});
        out_.push_back('\n');
      }
      if (names.empty()) continue;
      key(name_of(static_cast<Field>(field)), names.size() == 1 ? toml_string(names.front()) : toml_array(names));
    }
    for (const DraftColumn& column : draft_.columns)
      if (!column.field && !column.name.empty())
        out_ += "# " + comment(column.name) + ": " + wording_.say("learn/unused") + "\n";
  }

  void write_words() {
    if (!draft_.positive.empty() || !draft_.negative.empty()) {
      out_ += "[layout.direction]\n";
      key("positive", toml_array(draft_.positive));
      key("negative", toml_array(draft_.negative));
    }
    if (draft_.booked.empty() && draft_.pending.empty() && draft_.information.empty()) return;
    out_ += "[layout.state]\n";
    if (!draft_.booked.empty()) key("booked", toml_array(draft_.booked));
    if (!draft_.pending.empty()) key("pending", toml_array(draft_.pending));
    if (!draft_.information.empty()) key("information", toml_array(draft_.information));
  }

  const ProfileDraft& draft_;
  const Wording& wording_;
  std::string out_;
};

}  // namespace

std::string reason_of(const DraftColumn& column, const Wording& wording) {
  if (column.by_name) return wording.say("learn/by_name");
  return wording.say("learn/kinds/" + std::string(kKinds[static_cast<std::size_t>(column.kind)]));
}

std::string profile_text(const ProfileDraft& draft, const Wording& wording) {
  ensure(draft.questions.empty(), "a profile is written when every question has its answer");
  return ProfileWriter(draft, wording).write();
}

}  // namespace kontor
