#!/usr/bin/env bash
# Keeps the books of the sample firms and compares every figure with what was worked out by hand.
#   samples/clients.sh KONTOR OUT   OUT gets one client folder for each firm; what is done there already stays
set -euo pipefail
program=$(realpath "$1")
out=$(realpath -m "$2")
samples=$(cd "$(dirname "$0")" && pwd)
export KONTOR_TODAY=2026-04-08 KONTOR_LANG=de LC_ALL=C.UTF-8
shopt -s lastpipe  # what is piped into expect is judged in this shell
source "$samples/compare.sh"

# Acts on the client at hand. Exit status 1 means that questions are open: the next step answers them.
kontor() { "$program" -C "$client" "$@" || [ $? -eq 1 ]; }
do_it() { kontor --quiet "$@"; }
say() { printf '  %s%*s %s\n' "$1" $((20 - ${#1})) '' "$2"; }  # %-20s would count bytes

# decisions.sh of a firm is a list of these four; what is done already is passed over.

# entry VOUCHER DAY TEXT ACCOUNT:AMOUNT[@CODE]...
entry() {
  grep -qx "$1" <<<"$vouchers" || do_it post --voucher "$1" --day "$2" --text "$3" "${@:4}"
}

# balance DAY AMOUNT: what the account held at the end of the day
balance() { do_it proof "${1%-*}" --balance "$1:$2" 2>/dev/null; }

# cancel NUMBER DAY REASON
cancel() {
  grep -qx "$1;cancelled" <<<"$invoices" || do_it invoice cancel "$1" --day "$2" --reason "$3"
}

# decide DAY AMOUNT ...: the first open line of this day with this amount, then as for kontor decide
decide() {
  local lines line
  lines=$(kontor lines --json | rows day amount state id)
  line=$(grep -m1 "^$1;$2;open;" <<<"$lines" | cut -d';' -f4) || line=
  if [ -n "$line" ]; then do_it decide "$line" "${@:3}"; return; fi
  grep -q "^$1;$2;" <<<"$lines" || { echo "Keine Bankzeile vom $1 mit $2." >&2; exit 1; }
}

keep_books() {
  local firm=$1 issued files
  [ -e "$client/book.db" ] || "$program" --quiet init "$client" --from "$firm/kontor.toml"
  do_it party import "$firm/parties.csv"
  files=("$firm"/statements/*)
  say "${#files[@]} Auszüge" "$(kontor import --account "$account" --json "${files[@]}" | rows new known |
    awk -F';' '{ new += $1; known += $2 } END { print new " Zeilen neu, " known " schon bekannt" }')"
  files=("$firm"/invoices/*.toml)
  invoices=$(kontor invoice list --json | rows number state)
  issued=$(grep -cE ';(issued|cancelled)$' <<<"$invoices" || true)
  ((issued == ${#files[@]})) || do_it invoice issue "${files[@]:issued}"
  say "${#files[@]} Rechnungen" "$((${#files[@]} - issued)) neu, PDF/A-3 mit E-Rechnung"
  invoices=$(kontor invoice list --json | rows number state)
  vouchers=$(kontor report journal 2026-Q1 --json | rows voucher | sort -u)
  say "Regeln, Zahlungen" "$(kontor assign --json | rows posted asked proposed |
    awk -F';' '{ print $1 " gebucht, " $2 + $3 " offene Fragen" }')"
  source "$firm/decisions.sh"
  say "nach den Antworten" "$(kontor assign --json | rows posted asked proposed |
    awk -F';' '{ print $1 " gebucht, " $2 + $3 " offene Fragen" }')"
}

write_reports() {
  local month
  for month in "${periods[@]}"; do do_it --yes vat "$month" -o "$client/out/ustva-$month.xlsx"; done
  [ ! -e "$1/expected/zm.csv" ] || do_it --yes vat zm 2026-Q1 -o "$client/out/zm-2026-Q1.csv"
  [ ! -e "$1/expected/eur.csv" ] || do_it --yes report eur 2026-Q1 -o "$client/out/euer-2026-Q1.xlsx"
  do_it --yes report trial-balance 2026-Q1 -o "$client/out/summen-und-salden-2026-Q1.xlsx"
  do_it --yes report journal 2026-Q1 -o "$client/out/journal-2026-Q1.xlsx"
}

for firm in "$samples"/*/kontor.toml; do
  firm=${firm%/kontor.toml}
  client=$out/${firm##*/}
  account=$(sed -n '/^\[\[bank\]\]/,$ s/^iban = "\(.*\)"/\1/p' "$firm/kontor.toml")
  mapfile -t periods < <(sed 1d "$firm/expected/vat.csv" | cut -d';' -f1 | sort -u)
  sed -n 's/^name = "\(.*\)"/\n\1/p' "$firm/kontor.toml" | head -2
  keep_books "$firm"
  write_reports "$firm"
  compare "$firm"
done

echo
echo "Was wo liegt (FIRMA: agentur, keramik, yogastudio)"
say "Rechnungen" "$out/FIRMA/out/*.pdf, *.xml"
say "Voranmeldungen" "$out/FIRMA/out/ustva-*.xlsx"
say "EÜR, Salden, Journal" "$out/FIRMA/out/*.xlsx"
say "Bücher" "$out/FIRMA/book.db"
say "von Hand gerechnet" "$samples/FIRMA/EXPECTED.md"
say "selbst weiter" "$program -C $out/yogastudio lines"
exit $wrong
