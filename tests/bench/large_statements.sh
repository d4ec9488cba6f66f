#!/usr/bin/env bash
# How much memory and time a statement takes that is far larger than any month's.
#   tests/bench/large_statements.sh [ROWS [CASE...]]       (1000000 rows, all cases)
# Needs a release build (KONTOR names another binary), python3 and GNU time. Python only makes the files and is not
# measured. What is missing is said, and nothing is measured then. Each case is run with a hundredth, a tenth and all of
# the rows; camt with a fifth of them, because a million entries would exceed the largest file that is read (512 MiB).
# Prints CPU seconds (user + system), peak memory in MiB, and the exponent of the time over the rows, from the smallest
# and from the middle size on; exit status 1 when a peak exceeds 256 MiB or the time grows faster than rows^1.10.
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
rows=${1:-1000000}
cases=("${@:2}")
[ ${#cases[@]} -gt 0 ] || cases=(utf8 windows long overlap again camt swift read)
kontor=${KONTOR:-$root/build/release/bin/kontor}
command -v python3 >/dev/null || { echo "skipped: python3 is not installed (apt-get install python3)"; exit 0; }
[ -x /usr/bin/time ] || { echo "skipped: GNU time is not installed (apt-get install time)"; exit 0; }

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
export LC_ALL=C.UTF-8 KONTOR_LANG=en KONTOR_TODAY=2026-01-15

printf '%s\n' 'name = "Bench"' 'chart = "skr03"' 'profit = "accrual"' 'vat = "agreed"' 'role = "adviser"' \
  '[[bank]]' 'name = "Giro"' 'iban = "DE02120300000000202051"' 'account = "1200"' >"$folder/bench.toml"
"$kontor" --quiet init "$folder/empty" --from "$folder/bench.toml" 2>"$folder/remarks" ||
  { cat "$folder/remarks" >&2; exit 1; }

make_file() { python3 "$root/tests/bench/large_statement.py" "$@" >"$folder/statement"; }

# Runs a command, which must succeed, and prints its CPU seconds and its peak in MiB.
measured() {
  /usr/bin/time -q -f '%U %S %M' -o "$folder/usage" "$@" >/dev/null 2>"$folder/errors" ||
    { cat "$folder/errors" >&2; exit 1; }
  awk '{ printf "%.3f %.0f\n", $1 + $2, $3 / 1024 }' "$folder/usage"
}
import() { measured "$kontor" -C "$folder/book" --quiet import "$folder/statement"; }

run_case() {
  rm -rf "$folder/book"
  cp -r "$folder/empty" "$folder/book"
  case $1 in
    utf8) make_file "$2" && import ;;
    windows) make_file "$2" --encoding cp1252 && import ;;
    long) make_file "$2" --purpose 290 && import ;;
    overlap) make_file "$2" && import >"$folder/first" && make_file "$(($2 + 10))" --known "$2" && import ;;
    again) make_file "$2" && import >"$folder/first" && import ;;
    swift) make_file "$2" --swift && import ;;
    camt) make_file "$2" --camt && import ;;
    read) make_file "$2" && measured "$kontor" --quiet read "$folder/statement" ;;
    *) echo "no such case: $1" >&2; exit 2 ;;
  esac
}

exponent() { awk -v a="$1" -v b="$2" -v n="$3" 'BEGIN { printf "%.2f", log(b / a) / log(n) }'; }

printf '%-8s %9s %9s %9s %6s %11s\n' case rows bytes/row seconds MiB exponent
status=0
for name in "${cases[@]}"; do
  most=$rows
  [ "$name" != camt ] || most=$((rows / 5))
  small='' middle=''
  for n in $((most / 100)) $((most / 10)) "$most"; do
    figures=$(run_case "$name" "$n")
    read -r seconds peak <<<"$figures"
    bytes=$(($(stat -c %s "$folder/statement") / n))
    grows=''
    if [ "$n" -eq "$most" ]; then
      grows="$(exponent "$small" "$seconds" 100) $(exponent "$middle" "$seconds" 10)"
      [ "$peak" -le 256 ] && awk -v e="${grows% *}" 'BEGIN { exit !(e <= 1.10) }' || { status=1 grows+=' missed'; }
    fi
    printf '%-8s %9d %9d %9s %6d %11s\n' "$name" "$n" "$bytes" "$seconds" "$peak" "$grows"
    [ -n "$small" ] && middle=${middle:-$seconds}
    small=${small:-$seconds}
  done
done
exit $status
