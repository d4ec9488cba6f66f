// What a PDF says about itself: the XMP packet (ISO 16684-1) with the marks of PDF/A-3a, PDF/UA-1 and Factur-X.
#pragma once

#include <string>

#include "engine/calendar/day.h"

namespace kontor {

struct Metadata {
  std::string title;
  std::string author;
  std::string language;      // "de-DE"
  Day day;                   // of making and of the last change
  bool has_invoice = false;  // a factur-x.xml of the profile EN 16931 is attached
};

inline constexpr std::string_view kProducer = "Kontor";
inline constexpr std::string_view kAttachmentName = "factur-x.xml";

std::string xmp_of(const Metadata& metadata);

}  // namespace kontor
