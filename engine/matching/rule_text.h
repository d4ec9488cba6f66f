// Writing rules.toml: new rules go in, everything else stays as people wrote it.
#pragma once

#include <string>
#include <string_view>

#include "engine/ledger/chart_of_accounts.h"
#include "engine/matching/rule.h"

namespace kontor {

// The rule as it is written into the file, ending with a line feed.
std::string toml_of(const Rule& rule);

// The text with the rule in front of the [[rule]] that begins at this line (and of the comment right above it), or at
// the end for line 0. Nothing else changes.
std::string with_rule(const std::string& text, const Rule& rule, int before_line);

// Rules written for one chart, for its sister chart: on the lines of `account` and `note`, every account number
// becomes its twin.
std::string for_sister_chart(std::string_view rules, const ChartOfAccounts& chart);

}  // namespace kontor
