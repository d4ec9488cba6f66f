#include "engine/pdf/colour_profile.h"

#include <array>
#include <cmath>
#include <cstdint>
#include <initializer_list>
#include <vector>

namespace kontor {

namespace {

void put(std::string& bytes, std::uint32_t value, int size = 4) {
  for (int shift = 8 * (size - 1); shift >= 0; shift -= 8) bytes += static_cast<char>(value >> shift & 0xFF);
}

std::uint32_t fixed(double value) { return static_cast<std::uint32_t>(std::lround(value * 65536)); }

// An element of the type XYZ, sf32 or para: its name and fixed point numbers.
std::string numbers(std::string type, std::initializer_list<double> values) {
  put(type, 0);
  for (const double value : values) put(type, fixed(value));
  return type;
}

std::string words(std::string_view ascii) {
  std::string text = "mluc";
  put(text, 0);
  put(text, 1);   // one language
  put(text, 12);  // bytes of its record
  text += "enUS";
  put(text, static_cast<std::uint32_t>(ascii.size() * 2));
  put(text, 28);  // where the words begin
  for (const char c : ascii) put(text, static_cast<unsigned char>(c), 2);
  return text;
}

// c = (a x + b)^g above d, and c x below: the curve of sRGB.
std::string curve() {
  std::string text = "para";
  put(text, 0);
  put(text, 3, 2);
  put(text, 0, 2);
  for (const double value : {2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045}) put(text, fixed(value));
  return text;
}

std::string header(std::size_t size) {
  std::string text;
  put(text, static_cast<std::uint32_t>(size));
  put(text, 0);
  put(text, 0x04400000);  // version 4.4
  text += "mntrRGB XYZ ";
  for (const std::uint32_t part : {2026U, 1U, 1U, 0U, 0U, 0U}) put(text, part, 2);
  text += "acsp";
  text.append(28, '\0');
  for (const double white : {0.9642, 1.0, 0.8249}) put(text, fixed(white));  // D50
  text.append(48, '\0');
  return text;
}

}  // namespace

std::string srgb_profile() {
  struct Tag {
    const char* name;
    std::size_t element;
  };
  // Primaries and white are adapted from D65 to D50 by the Bradford matrix, which `chad` states.
  const std::vector<std::string> elements = {
      words("sRGB"),
      words("CC0"),
      numbers("XYZ ", {0.9642, 1.0, 0.8249}),
      numbers("XYZ ", {0.43607, 0.22249, 0.01392}),
      numbers("XYZ ", {0.38515, 0.71687, 0.09708}),
      numbers("XYZ ", {0.14307, 0.06061, 0.71410}),
      curve(),
      numbers("sf32", {1.04788, 0.02292, -0.05022, 0.02959, 0.99048, -0.01707, -0.00925, 0.01508, 0.75168}),
  };
  constexpr std::array<Tag, 10> kTags{{{"desc", 0},
                                       {"cprt", 1},
                                       {"wtpt", 2},
                                       {"rXYZ", 3},
                                       {"gXYZ", 4},
                                       {"bXYZ", 5},
                                       {"rTRC", 6},
                                       {"gTRC", 6},
                                       {"bTRC", 6},
                                       {"chad", 7}}};
  constexpr std::size_t kDataAt = 128 + 4 + 12 * kTags.size();
  std::vector<std::size_t> at;
  std::string data;
  for (const std::string& element : elements) {
    at.push_back(kDataAt + data.size());
    data += element;
    data.append((4 - data.size() % 4) % 4, '\0');
  }
  std::string profile = header(kDataAt + data.size());
  put(profile, kTags.size());
  for (const Tag& tag : kTags) {
    profile += tag.name;
    put(profile, static_cast<std::uint32_t>(at[tag.element]));
    put(profile, static_cast<std::uint32_t>(elements[tag.element].size()));
  }
  return profile + data;
}

}  // namespace kontor
