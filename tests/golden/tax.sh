#!/usr/bin/env bash
# Posts the examples of tests/golden/tax-examples.txt with the real program and compares every box of the forms.
#   tests/golden/tax.sh KONTOR_BINARY
set -uo pipefail
kontor=$(realpath "$1")
examples=$(dirname "$(realpath "$0")")/tax-examples.txt
export KONTOR_TODAY=2026-12-31 KONTOR_LANG=en LC_ALL=C.UTF-8 NO_COLOR=1
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
checked=0 wrong=0

# What one chart calls an account that is written 8400/4400; without a slash both call it the same.
in_chart() {
  local account=${1%%:*} rest=
  [[ $1 != *:* ]] || rest=:${1#*:}
  if [[ $chart = skr03 ]]; then account=${account%/*}; else account=${account#*/}; fi
  printf '%s%s' "$account" "$rest"
}

new_firm() {
  example=$1 client=$folder/$chart-$1
  printf 'name = "Beispiel"\ncountry = "DE"\nchart = "%s"\nprofit = "%s"\nvat = "%s"\nvat_period = "month"\n' \
    "$chart" "$2" "$3" >"$folder/firm.toml"
  "$kontor" init "$client" --from "$folder/firm.toml" >/dev/null || exit 1
}

post() {
  local postings=() posting
  for posting in "${@:2}"; do postings+=("$(in_chart "$posting")"); done
  "$kontor" -C "$client" --quiet post --day "$1" --text "$example" "${postings[@]}" >/dev/null || wrong=$((wrong + 1))
}

# A box that no posting feeds is not shown; it stands for zero.
compare() {
  local what=$1 expected=$2 actual=$3
  checked=$((checked + 1))
  [[ $actual = "$expected" ]] || { [[ -z $actual ]] && [[ $expected =~ ^0(\.00)?$ ]]; } && return
  echo "$chart $example: $what is ${actual:-absent}, not $expected"
  wrong=$((wrong + 1))
}

vat() {
  local form box
  form=$("$kontor" -C "$client" --json vat "$1") || wrong=$((wrong + 1))
  for box in "${@:2}"; do
    compare "UStVA $1 box ${box%=*}" "${box#*=}" "$(jq -r --arg box "${box%=*}" '.boxes[$box] // empty' <<<"$form")"
  done
}

eur() {
  local form box
  form=$("$kontor" -C "$client" --json report eur "$1") || wrong=$((wrong + 1))
  for box in "${@:2}"; do
    compare "EÜR $1 box ${box%=*}" "${box#*=}" \
      "$(jq -r --arg kz "${box%=*}" '.lines[] | select(.kz == $kz) | .amount' <<<"$form")"
  done
}

balance() {
  local sum=0 account table
  table=$("$kontor" -C "$client" --json report trial-balance 2026) || wrong=$((wrong + 1))
  for account in "${@:1:$#-2}"; do
    account=$(in_chart "$account")
    sum=$((sum + $(jq -r --arg account "$account" \
      '[.lines[] | select(.account == $account) | .balance | sub("[.]"; "") | tonumber] | add // 0' <<<"$table")))
  done
  compare "balance of ${*:1:$#-2}" "${!#}" "$(awk -v cents="$sum" 'BEGIN { printf "%.2f", cents / 100 }')"
}

for chart in skr03 skr04; do
  while read -r verb arguments; do
    read -ra words <<<"$arguments"
    case $verb in
      example) new_firm "${words[@]}" ;;
      post) post "${words[@]}" ;;
      vat) vat "${words[@]}" ;;
      eur) eur "${words[@]}" ;;
      balance) balance "${words[@]}" ;;
    esac
  done < <(grep -v '^#' "$examples")
done
echo "$checked values of the forms compared, $wrong wrong"
[[ $wrong -eq 0 && $checked -gt 0 ]]
