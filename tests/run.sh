#!/usr/bin/env bash
# Installs what is needed, builds, and passes all tests.
#   tests/run.sh [KIND]   KIND: release (default), dev, asan, fuzz, coverage
#   KONTOR_COMPILER=clang++-14 tests/run.sh dev   with another compiler
set -euo pipefail
cd "$(dirname "$0")/.."
kind=${1:-release}
compiler=${KONTOR_COMPILER:-}
more=()
case $kind in
  fuzz) more=(clang libclang-rt-dev) compiler=${compiler:-clang++} ;;
  coverage) more=(gcovr) ;;
esac
build=build/$kind${compiler:+-$compiler}

bash tests/install.sh all "${more[@]}"
export CXX=${compiler:-g++}
cmake -S . -B "$build" -G Ninja -DKONTOR_KIND="$kind" -DKONTOR_TESTS=ON >/dev/null
if [ -t 1 ]; then quiet=(); else quiet=(--quiet); fi
echo "Building $build"
cmake --build "$build" -- "${quiet[@]}"

status=0
ctest --test-dir "$build" --output-on-failure --no-tests=error --parallel "$(nproc)" \
  --output-junit tests.xml || status=$?
if [ "$kind" = coverage ]; then
  # clang writes notes that only its own reader understands.
  reader=$([[ $CXX != clang* ]] || echo "--gcov-executable=llvm-cov${CXX#clang++} gcov")
  gcovr --root . --filter engine/ --filter cli/ --object-directory "$build" ${reader:+"$reader"} \
    --txt "$build/coverage.txt" --print-summary
  echo "every file: $build/coverage.txt"
fi
count() { grep -m 1 -oP "$1=\"\K[0-9]+" "$build/tests.xml" || echo 0; }
echo "$(($(count tests) - $(count failures) - $(count skipped))) passed, $(count failures) failed, $(count skipped) skipped"
exit $status
