#!/usr/bin/env bash
# Kontor against ledger and hledger in one run: the same generated bank year, the same rules, whole processes in turn.
#   tests/bench/against_ledger.sh [ROWS [RUNS]]       (100000 rows, 5 runs)
# Needs a release build (KONTOR names another binary), the packages ledger and python3 (hledger is taken if it is
# there), and the workload generator in $KONTOR_SHARED/tools/bench or in ../shared/tools/bench. Python only makes the
# workload and is not measured. What is missing is said, and nothing is measured then.
# Prints medians of CPU seconds (user + system) and the ratios; exit status 1 when a goal is missed.
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
rows=${1:-100000} runs=${2:-5}
kontor=${KONTOR:-$root/build/release/bin/kontor}
tools=${KONTOR_SHARED:-$root/../shared}/tools/bench
[ -e "$tools/gen_workload.py" ] || { echo "skipped: no workload generator in $tools"; exit 0; }
command -v python3 >/dev/null || { echo "skipped: python3 is not installed (apt-get install python3)"; exit 0; }
command -v ledger >/dev/null || { echo "skipped: ledger is not installed (apt-get install ledger)"; exit 0; }

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
export LC_ALL=C.UTF-8 KONTOR_LANG=en KONTOR_TODAY=2025-01-15
export LEDGER_FILE=/dev/null

prepare() {
  python3 "$tools/gen_workload.py" "$rows" "$folder/work" --what csv,rules,ledger
  python3 "$tools/make_ledger_rules.py" "$folder/work/rules.tsv" "$folder/work/rules.ledger"
  sed '1s/.*/date,amount,payee,iban,note,code/' "$folder/work/generic.csv" >"$folder/work/ledger.csv"
  printf '%s\n' 'name = "Bench"' 'chart = "skr03"' 'profit = "accrual"' 'vat = "agreed"' 'role = "adviser"' \
    '[[bank]]' 'name = "Giro"' 'iban = "DE12500500000000123456"' 'account = "1200"' >"$folder/bench.toml"
  # The IBAN of the workload has wrong check digits, which init remarks.
  "$kontor" --quiet init "$folder/empty" --from "$folder/bench.toml" 2>"$folder/remarks" ||
    { cat "$folder/remarks" >&2; exit 1; }
  python3 "$root/tests/bench/rules_from_workload.py" "$folder/work/rules.tsv" "$folder/empty/rules.toml"
}

# Runs a command and prints its CPU seconds.
cpu_of() {
  local TIMEFORMAT='%U %S'
  { time "$@" >/dev/null 2>&1; } 2>&1 | awk '{ printf "%.3f\n", $1 + $2 }'
}
kontor_import() { "$kontor" -C "$folder/book" --quiet import "$folder/work/camt.csv"; }
kontor_assign() { "$kontor" -C "$folder/book" --quiet assign; }
# A few milliseconds are too short for the shell's clock: so often, and divided again by the median.
balances_at_once=20
kontor_balance() {
  for ((i = 0; i < balances_at_once; ++i)); do "$kontor" -C "$folder/book" report trial-balance 2024; done
}
ledger_convert() {
  ledger --args-only -f "$folder/work/rules.ledger" convert "$folder/work/ledger.csv" \
    --input-date-format %Y-%m-%d --account Aktiva:Bank:Sparkasse
}
ledger_balance() { ledger --args-only -f "$folder/work/ledger.journal" bal; }
hledger_balance() { hledger -f "$folder/work/ledger.journal" balance; }

names=(kontor_import kontor_assign ledger_convert kontor_balance ledger_balance)
command -v hledger >/dev/null && names+=(hledger_balance)
measure() {
  for ((run = 1; run <= runs; ++run)); do
    rm -rf "$folder/book"
    cp -r "$folder/empty" "$folder/book"
    for name in "${names[@]}"; do
      case $name-$run in hledger_balance-[2-9]*) continue ;; esac
      cpu_of "$name" >>"$folder/$name"
    done
  done
}
median() {
  local of=1
  [ "$1" != kontor_balance ] || of=$balances_at_once
  sort -n "$folder/$1" | awk -v of="$of" '{ value[NR] = $1 } END { print value[int((NR + 1) / 2)] / of }'
}
ratio() { awk -v a="$1" -v b="$2" 'BEGIN { printf "%.1f", a / (b > 0 ? b : 0.0005) }'; }

prepare
measure
posted=$("$kontor" -C "$folder/book" --json status | awk -F'[:,]' '/"entries"/ { gsub(/ /, "", $2); print $2 }')
echo "$rows rows, 200 rules, $runs runs in turn; CPU seconds, median:"
for name in "${names[@]}"; do printf '  %-16s %8s\n' "$name" "$(median "$name")"; done
both=$(awk -v a="$(median kontor_import)" -v b="$(median kontor_assign)" 'BEGIN { print a + b }')
imports=$(ratio "$(median ledger_convert)" "$both")
balances=$(ratio "$(median ledger_balance)" "$(median kontor_balance)")
echo "entries posted: $posted of $rows"
echo "import and assign (with VAT, proof and durable store) against ledger convert: $imports times faster (goal 3)"
echo "trial balance against ledger: $balances times faster (goal 100)"
[ "${names[-1]}" != hledger_balance ] || echo "trial balance against hledger: $(ratio "$(median hledger_balance)" "$(median kontor_balance)") times faster"
awk -v i="$imports" -v b="$balances" -v p="$posted" -v n="$rows" 'BEGIN { exit !(i >= 3 && b >= 100 && p == n) }'
