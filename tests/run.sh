#!/usr/bin/env bash
# Installs what is needed, builds, and passes all tests.
#   tests/run.sh [KIND]   KIND: release (default), dev, asan, fuzz, coverage
#   KONTOR_COMPILER=clang++-14 tests/run.sh dev   with another compiler
set -euo pipefail
cd "$(dirname "$0")/.."
kind=${1:-release}
build=build/$kind${KONTOR_COMPILER:+-$KONTOR_COMPILER}

bash tests/install.sh
export CXX=${KONTOR_COMPILER:-g++}
cmake -S . -B "$build" -G Ninja -DKONTOR_KIND="$kind" -DKONTOR_TESTS=ON >/dev/null
cmake --build "$build"
ctest --test-dir "$build" --output-on-failure --parallel "$(nproc)"
