// EXPECT_REFUSAL(expression, Fault::x): the expression throws a Refusal whose first finding has this fault.
#pragma once

#include <gtest/gtest.h>

#include <optional>

#include "engine/base/refusal.h"

namespace kontor {

template <typename Act>
std::optional<Fault> fault_of(Act act) {
  try {
    act();
  } catch (const Refusal& refusal) {
    return refusal.findings().front().fault;
  }
  return std::nullopt;
}

}  // namespace kontor

#define EXPECT_REFUSAL(expression, fault) \
  EXPECT_EQ(::kontor::fault_of([&] { static_cast<void>(expression); }), std::optional<::kontor::Fault>(fault))
