// One spelling for comparing: what a bank prints as "MÜLLER", "Mueller" and "müller" is one name.
#pragma once

#include <string>
#include <string_view>

namespace kontor {

// Lower case; ä ö ü ß become ae oe ue ss; other Latin letters lose their marks (é -> e, ł -> l); control characters,
// bidi marks and every kind of blank become one blank; none at either end. Valid UTF-8 in, valid UTF-8 out.
std::string fold(std::string_view utf8);

// Text that is safe to show: control characters and bidi marks are gone, runs of blanks are one blank.
// Upper and lower case and umlauts stay.
std::string tidy(std::string_view utf8);

// Without blanks, tabulators and line ends at both ends; nothing else is looked at.
std::string_view without_outer_blanks(std::string_view text);

}  // namespace kontor
