// The colours of every document: sRGB (IEC 61966-2-1) as an ICC profile, version 4 (ISO 15076-1).
#pragma once

#include <string>

namespace kontor {

std::string srgb_profile();

}  // namespace kontor
