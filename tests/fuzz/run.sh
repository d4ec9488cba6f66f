#!/usr/bin/env bash
# Hunts for inputs that a reader neither reads nor refuses.
#   tests/fuzz/run.sh SECONDS [TARGET...]   each target for so long; what is found lies in build/fuzz-*/found/TARGET
# A file that was found goes into tests/fuzz/corpus/TARGET with the repair, and is replayed by the normal tests.
set -euo pipefail
cd "$(dirname "$0")/../.."
seconds=${1:?tests/fuzz/run.sh SECONDS [TARGET...]}
shift
compiler=${KONTOR_COMPILER:-clang++}
command -v "$compiler" >/dev/null || { echo "$compiler is not installed; apt install clang, or set KONTOR_COMPILER" >&2; exit 1; }
build=build/fuzz-$compiler
CXX=$compiler cmake -S . -B "$build" -G Ninja -DKONTOR_KIND=fuzz -DKONTOR_TESTS=ON >/dev/null
cmake --build "$build" --target fuzz_targets
[ $# -gt 0 ] || set -- $(cd tests/fuzz/corpus && ls)
failed=0
for target in "$@"; do
  mkdir -p "$build/found/$target" "$build/grown/$target"
  dictionary=tests/fuzz/$target.dict
  if "$build/fuzz_$target" -max_total_time="$seconds" -timeout=10 -rss_limit_mb=2048 -print_final_stats=1 \
    -artifact_prefix="$build/found/$target/" $([ ! -f "$dictionary" ] || echo "-dict=$dictionary") \
    "$build/grown/$target" "tests/fuzz/corpus/$target" >"$build/found/$target.log" 2>&1; then
    echo "$target: nothing found in $seconds s, $(grep -o 'number_of_executed_units: [0-9]*' "$build/found/$target.log" | grep -o '[0-9]*') inputs"
  else
    echo "$target: FOUND SOMETHING, see $build/found/$target.log"
    grep -m 3 -E 'ERROR|runtime error|SUMMARY|does not hold' "$build/found/$target.log" || true
    failed=1
  fi
done
exit $failed
