#include "engine/einvoice/core_rules.h"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

namespace kontor {

namespace {

// Which profiles have the element; the later ones have all of the earlier.
enum class Since { minimum, basic_wl, basic };

struct Demand {
  std::string_view rule;
  std::string_view term;
  Since since;
  bool (*holds)(const CoreInvoice&);
};

bool has_seller_number(const CoreInvoice& invoice) {
  const CoreParty& seller = invoice.seller;
  return !seller.ids.empty() || !seller.registration.empty() || !seller.vat_id.empty();
}

bool tells_when_to_pay(const CoreInvoice& invoice) {
  const std::optional<Decimal>& due = invoice.totals.due;
  return !due || due->is_zero() || due->is_negative() || invoice.due || !invoice.terms.empty();
}

constexpr auto kDemands = std::to_array<Demand>({
    {"BR-01", "BT-24", Since::minimum, [](const CoreInvoice& one) { return !one.specification.empty(); }},
    {"BR-04", "BT-3", Since::minimum, [](const CoreInvoice& one) { return !one.type.empty(); }},
    {"BR-08", "BG-5", Since::minimum, [](const CoreInvoice& one) { return one.seller.address.has_value(); }},
    {"BR-09", "BT-40", Since::minimum,
     [](const CoreInvoice& one) { return !one.seller.address || !one.seller.address->country.empty(); }},
    {"BR-10", "BG-8", Since::basic_wl, [](const CoreInvoice& one) { return one.buyer.address.has_value(); }},
    {"BR-11", "BT-55", Since::basic_wl,
     [](const CoreInvoice& one) { return !one.buyer.address || !one.buyer.address->country.empty(); }},
    {"BR-12", "BT-106", Since::basic_wl, [](const CoreInvoice& one) { return one.totals.lines.has_value(); }},
    {"BR-15", "BT-115", Since::minimum, [](const CoreInvoice& one) { return one.totals.due.has_value(); }},
    {"BR-16", "BG-25", Since::basic, [](const CoreInvoice& one) { return !one.lines.empty(); }},
    {"BR-CO-18", "BG-23", Since::basic_wl, [](const CoreInvoice& one) { return !one.groups.empty(); }},
    {"BR-CO-25", "BT-9", Since::basic_wl, tells_when_to_pay},
    {"BR-CO-26", "BT-31", Since::minimum, has_seller_number},
});

// XRechnung 3.0; the addresses are rules of Peppol that it took over.
constexpr auto kGermanDemands = std::to_array<Demand>({
    {"BR-DE-1", "BG-16", Since::basic, [](const CoreInvoice& one) { return !one.payments.empty(); }},
    {"BR-DE-2", "BG-6", Since::basic, [](const CoreInvoice& one) { return one.seller.contact.has_value(); }},
    {"BR-DE-3", "BT-37", Since::basic,
     [](const CoreInvoice& one) { return !one.seller.address || !one.seller.address->city.empty(); }},
    {"BR-DE-4", "BT-38", Since::basic,
     [](const CoreInvoice& one) { return !one.seller.address || !one.seller.address->postcode.empty(); }},
    {"BR-DE-5", "BT-41", Since::basic,
     [](const CoreInvoice& one) { return !one.seller.contact || !one.seller.contact->name.empty(); }},
    {"BR-DE-6", "BT-42", Since::basic,
     [](const CoreInvoice& one) { return !one.seller.contact || !one.seller.contact->phone.empty(); }},
    {"BR-DE-7", "BT-43", Since::basic,
     [](const CoreInvoice& one) { return !one.seller.contact || !one.seller.contact->email.empty(); }},
    {"BR-DE-8", "BT-52", Since::basic,
     [](const CoreInvoice& one) { return !one.buyer.address || !one.buyer.address->city.empty(); }},
    {"BR-DE-9", "BT-53", Since::basic,
     [](const CoreInvoice& one) { return !one.buyer.address || !one.buyer.address->postcode.empty(); }},
    {"BR-DE-15", "BT-10", Since::basic, [](const CoreInvoice& one) { return !one.buyer_reference.empty(); }},
    {"PEPPOL-EN16931-R010", "BT-49", Since::basic,
     [](const CoreInvoice& one) { return !one.buyer.electronic_address.empty(); }},
    {"PEPPOL-EN16931-R020", "BT-34", Since::basic,
     [](const CoreInvoice& one) { return !one.seller.electronic_address.empty(); }},
});

struct LineDemand {
  std::string_view rule;
  std::string_view term;
  bool (*holds)(const CoreLine&);
};

constexpr auto kLineDemands = std::to_array<LineDemand>({
    {"BR-21", "BT-126", [](const CoreLine& line) { return !line.id.empty(); }},
    {"BR-22", "BT-129", [](const CoreLine& line) { return line.quantity.has_value(); }},
    {"BR-23", "BT-130", [](const CoreLine& line) { return !line.unit.empty(); }},
    {"BR-24", "BT-131", [](const CoreLine& line) { return line.net.has_value(); }},
    {"BR-25", "BT-153", [](const CoreLine& line) { return !line.name.empty(); }},
    {"BR-26", "BT-146", [](const CoreLine& line) { return line.price.has_value(); }},
    {"BR-CO-4", "BT-151", [](const CoreLine& line) { return !line.category.empty(); }},
});

// The categories of UNTDID 5305 by what the norm asks of their groups.
struct Category {
  std::string_view code;
  std::string_view rules;     // "BR-S" of BR-S-08
  bool has_rates = false;     // a group for every rate, and a tolerance below one unit of the currency
  bool needs_reason = false;  // BT-120 or BT-121
};
constexpr auto kCategories = std::to_array<Category>({{"S", "BR-S", true, false},
                                                      {"Z", "BR-Z", false, false},
                                                      {"E", "BR-E", false, true},
                                                      {"AE", "BR-AE", false, true},
                                                      {"K", "BR-IC", false, true},
                                                      {"G", "BR-G", false, true},
                                                      {"O", "BR-O", false, true},
                                                      {"L", "BR-AF", true, false},
                                                      {"M", "BR-AG", true, false}});

const Category* category_of(std::string_view code) {
  const auto found = std::find_if(kCategories.begin(), kCategories.end(),
                                  [&](const Category& category) { return category.code == code; });
  return found == kCategories.end() ? nullptr : &*found;
}

Decimal or_zero(const std::optional<Decimal>& number) { return number.value_or(Decimal(0)); }

class CoreRules {
 public:
  CoreRules(const CoreInvoice& invoice, std::string_view profile, const std::string& file)
      : invoice_(invoice), profile_(profile), file_(file) {}

  Findings run() {
    demand_all(kDemands);
    if (profile_.starts_with("XRECHNUNG")) demand_all(kGermanDemands);
    // Lines of the extended profiles may be headings and parts of other lines.
    if (profile_ != "EXTENDED" && profile_ != "XRECHNUNG EXTENSION") {
      for (const CoreLine& line : invoice_.lines) demand_of(line);
      compare_bases();
    }
    for (const CoreTaxGroup& group : invoice_.groups) demand_reason(group);
    return std::move(findings_);
  }

 private:
  Since level() const {
    if (profile_ == "MINIMUM") return Since::minimum;
    return profile_ == "BASIC WL" ? Since::basic_wl : Since::basic;
  }

  template <typename Demands>
  void demand_all(const Demands& demands) {
    for (const Demand& demand : demands)
      if (demand.since <= level() && !demand.holds(invoice_)) missing(demand.rule, demand.term, 0);
  }

  void demand_of(const CoreLine& line) {
    for (const LineDemand& demand : kLineDemands)
      if (!demand.holds(line)) missing(demand.rule, demand.term, line.place);
  }

  void demand_reason(const CoreTaxGroup& group) {
    const Category* category = category_of(group.category);
    if (category != nullptr && category->needs_reason && group.reason.empty() && group.reason_code.empty())
      missing(std::string(category->rules) + "-10", "BT-120", 0);
  }

  // The base of a group is what its lines and the allowances and charges of the document come to (BR-S-08 ...).
  void compare_bases() {
    if (invoice_.lines.empty()) return;
    std::map<Key, Decimal> sums;
    const auto add = [&](const std::string& code, const std::optional<Decimal>& rate, const Decimal& amount) {
      Decimal& sum = sums[key_of(code, rate)];
      sum = sum + amount;
    };
    for (const CoreLine& line : invoice_.lines) add(line.category, line.rate, or_zero(line.net));
    for (const CoreAllowance& one : invoice_.allowances)
      add(one.category, one.rate, one.is_charge ? or_zero(one.amount) : Decimal(0) - or_zero(one.amount));
    for (const CoreTaxGroup& group : invoice_.groups) compare(group, sums[key_of(group.category, group.rate)]);
  }

  void compare(const CoreTaxGroup& group, const Decimal& sum) {
    const Category* category = category_of(group.category);
    if (category == nullptr || !group.base) return;
    const Decimal difference = *group.base < sum ? sum - *group.base : *group.base - sum;
    if (difference.is_zero() || (category->has_rates && difference < Decimal(1))) return;
    findings_.push_back({Fault::einvoice_totals_differ,
                         {file_, 0, "BT-116"},
                         group.base->to_plain(),
                         {"terms/BT-116", sum.to_plain(), std::string(category->rules) + "-08"}});
  }

  using Key = std::pair<std::string, std::string>;
  static Key key_of(const std::string& code, const std::optional<Decimal>& rate) {
    const Category* category = category_of(code);
    const bool by_rate = category != nullptr && category->has_rates;
    return {code, by_rate ? or_zero(rate).without_trailing_zeros().to_plain() : ""};
  }

  void missing(std::string_view rule, std::string_view term, int line) {
    findings_.push_back({Fault::einvoice_value_missing,
                         {file_, line, std::string(term)},
                         std::string(term) + ", " + std::string(rule),
                         {"terms/" + std::string(term)}});
  }

  const CoreInvoice& invoice_;
  std::string_view profile_;
  const std::string& file_;
  Findings findings_;
};

}  // namespace

Findings check_core_rules(const CoreInvoice& invoice, std::string_view profile, const std::string& file) {
  return CoreRules(invoice, profile, file).run();
}

}  // namespace kontor
