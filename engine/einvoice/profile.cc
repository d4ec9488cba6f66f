#include "engine/einvoice/profile.h"

#include <algorithm>
#include <array>
#include <string>

namespace kontor {

namespace {

struct Profile {
  std::string_view identifier;
  std::string_view name;
  bool is_prefix = false;  // a version follows
};

// Sources: Factur-X 1.09 and ZUGFeRD 2.x, chapter on profiles; ZUGFeRD 1.0; XRechnung 1.2 to 3.0; Peppol BIS Billing 3.
constexpr std::string_view kCore = "urn:cen.eu:en16931:2017";
constexpr auto kProfiles = std::to_array<Profile>({
    {"urn:factur-x.eu:1p0:minimum", "MINIMUM"},
    {"urn:zugferd.de:2p0:minimum", "MINIMUM"},
    {"urn:factur-x.eu:1p0:basicwl", "BASIC WL"},
    {"urn:zugferd.de:2p0:basicwl", "BASIC WL"},
    {"#compliant#urn:factur-x.eu:1p0:basic", "BASIC"},
    {"#compliant#urn:zugferd.de:2p0:basic", "BASIC"},
    {"", "EN 16931"},
    {"#conformant#urn:factur-x.eu:1p0:extended", "EXTENDED"},
    {"#conformant#urn:zugferd.de:2p0:extended", "EXTENDED"},
    {"#compliant#urn:xeinkauf.de:kosit:xrechnung_3.0#compliant#urn:xeinkauf.de:kosit:xrechnung:cvd_", "XRECHNUNG CVD",
     true},
    {"#compliant#urn:xeinkauf.de:kosit:xrechnung_3.0#conformant#urn:xeinkauf.de:kosit:extension:xrechnung_",
     "XRECHNUNG EXTENSION", true},
    {"#compliant#urn:xeinkauf.de:kosit:xrechnung_", "XRECHNUNG", true},
    {"#compliant#urn:xoev-de:kosit:standard:xrechnung_", "XRECHNUNG", true},
    {"#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0", "PEPPOL BIS BILLING 3"},
    {"urn:ferd:CrossIndustryDocument:invoice:1p0:basic", "BASIC"},
    {"urn:ferd:CrossIndustryDocument:invoice:1p0:comfort", "COMFORT"},
    {"urn:ferd:CrossIndustryDocument:invoice:1p0:extended", "EXTENDED"},
    {"urn:ferd:invoice:rc:", "COMFORT", true},
});

bool fits(const Profile& profile, std::string_view specification) {
  std::string identifier(profile.identifier.starts_with("urn:") ? "" : kCore);
  identifier += profile.identifier;
  return profile.is_prefix ? specification.starts_with(identifier) : specification == identifier;
}

}  // namespace

std::string_view profile_of(std::string_view specification) {
  const auto found = std::find_if(kProfiles.begin(), kProfiles.end(),
                                  [&](const Profile& profile) { return fits(profile, specification); });
  return found == kProfiles.end() ? std::string_view() : found->name;
}

}  // namespace kontor
