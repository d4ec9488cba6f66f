#!/usr/bin/env bash
# The judge of workbooks: LibreOffice recalculates every sheet, and each figure must equal the engine's.
#   tests/workbook.sh KONTOR_BINARY
# Stored values of formulas are spoiled first, so only a recalculated one can be right. Skipped without LibreOffice.
set -euo pipefail
kontor=$(realpath "$1")
command -v soffice >/dev/null || { echo "skipped: LibreOffice (soffice) is not installed"; exit 77; }
command -v zip >/dev/null || { echo "skipped: zip is not installed"; exit 77; }
export KONTOR_TODAY=2026-04-08 KONTOR_LANG=de LC_ALL=C.UTF-8
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

post() { "$kontor" -q -C firm post --day "$1" --text "$2" "${@:3}"; }
"$kontor" -q init firm
post 2025-12-31 "Eröffnung" 1200:12345.67 9000:-12345.67
for month in 01 02 03; do
  post 2026-$month-01 "Miete, Vorderhaus; 1. OG \"links\"" 4210:1450.10 1200:-1450.10
  post 2026-$month-05 "=1+1" 4920:47.60@V19 1200:-47.60
  post 2026-$month-11 "Kursgebühren" 1200:1190.33 8400:-1190.33@U19
  post 2026-$month-15 "@SUM(A1) Bücher" 1200:107.01 8300:-107.01@U7
  post 2026-$month-20 "-2+3" 1800:800.00 1200:-800.00
done

# Always recalculate when a workbook is opened.
mkdir -p profile/user
cat >profile/user/registrymodifications.xcu <<'XCU'
<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
XCU

# Every stored value of a formula becomes 0.
spoil() {
  mkdir spoiled && (cd spoiled && unzip -q "../$1" && sed -i -E 's#(</f><v>)[^<]*#\10#g' xl/worksheets/*.xml && zip -qr "../$1.new" .)
  rm -rf spoiled && mv "$1.new" "$1"
}

# All sheets as CSV: ';' between cells, values as stored and not as shown.
sheets_of() {
  soffice "-env:UserInstallation=file://$folder/profile" --headless \
    --convert-to 'csv:Text - txt - csv (StarCalc):59,34,76,1,,1033,false,false,false,false,false,-1' "$1" >/dev/null 2>&1
  cat "${1%.xlsx}"-*.csv
}

# The amounts of a sheet in the order of its rows; $1: the numbers of the columns that hold them.
amounts_of() {
  sed -E 's/"(-?[0-9.]+)"/\1/g' | awk -F';' -v columns="$1" 'BEGIN { n = split(columns, c, " ") }
    { gsub(/"[^"]*"/, "text"); for (i = 1; i <= n; ++i) if ($c[i] ~ /^-?[0-9]+(\.[0-9]+)?$/) printf "%.2f\n", $c[i] }'
}

failed=0
for report in trial-balance journal ledger eur vat; do
  "$kontor" -q -C firm report "$report" 2026 -o "$report.xlsx"
  "$kontor" -q -C firm --json report "$report" 2026 >"$report.json"
  formulas=$(unzip -p "$report.xlsx" 'xl/worksheets/*.xml' | { grep -o '<f>' || true; } | wc -l)
  spoil "$report.xlsx"
  jq -r 'to_entries[].value | select(type == "array") | .[] | objects | to_entries[] | select(.value | type == "string" and test("^-?[0-9]+\\.[0-9]{2}$")) | .value' \
    "$report.json" >expected
  sheets_of "$report.xlsx" >sheet.csv
  columns=$(jq -r '[[to_entries[].value | select(type == "array")][0][0] | keys_unsorted | to_entries[] | select(.value | IN("opening", "debit", "credit", "balance", "base", "tax", "exact", "amount")) | .key + 1] | join(" ")' "$report.json")
  amounts_of "$columns" <sheet.csv >actual
  if diff expected actual >difference; then
    echo "$report: $(wc -l <expected) figures, $formulas of them formulas, equal the engine's"
  else
    echo "$report: the recalculated figures differ"; head -20 difference; failed=1
  fi
  if grep -qE 'Err:|#NAME|#REF|#VALUE' sheet.csv; then echo "$report: an error in a cell"; failed=1; fi
done
exit $failed
