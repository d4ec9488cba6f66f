#!/usr/bin/env bash
# clang-tidy over engine/ and cli/ with the checks of .clang-tidy; every finding is an error.
#   tests/tidy.sh [FILE...]   default: all sources
set -euo pipefail
cd "$(dirname "$0")/.."
for version in -14 -19 ''; do
  command -v "run-clang-tidy$version" >/dev/null && break
done
command -v "run-clang-tidy$version" >/dev/null || { echo "run-clang-tidy is not installed: apt install clang-tidy" >&2; exit 1; }
build=build/tidy
CXX=${KONTOR_COMPILER:-clang++} cmake -S . -B "$build" -G Ninja -DKONTOR_KIND=dev -DKONTOR_TESTS=OFF >/dev/null
cmake --build "$build" --target bundles >/dev/null
[ $# -gt 0 ] || set -- '/(engine|cli)/.*\.cc$'
"run-clang-tidy$version" -quiet -p "$build" -j "$(nproc)" "$@" 2>/dev/null | grep -vE '^clang-tidy|^$' | tee "$build/findings" || true
! grep -qE '(warning|error):' "$build/findings"
echo "clang-tidy: nothing found"
