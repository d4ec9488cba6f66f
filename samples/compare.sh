# Compares what Kontor says with the figures in expected/ of a firm. Sourced by clients.sh.
wrong=0

# rows KEY...: from indented JSON, "a;b;c" for every object that has all these keys.
rows() {
  awk -v keys="$*" '
    BEGIN { count = split(keys, wanted, " ") }
    /^ *"[^"]+": / {
      depth = index($0, "\""); name = substr($0, depth + 1); sub(/": .*/, "", name)
      value = substr($0, depth + length(name) + 4); sub(/,$/, "", value); gsub(/^"|"$/, "", value)
      held[depth, name] = value
    }
    /^ *},?$/ {
      depth = index($0, "}") + 2; line = ""; whole = 1
      for (i = 1; i <= count; ++i) {
        if (!((depth, wanted[i]) in held)) whole = 0
        else line = line (i > 1 ? ";" : "") held[depth, wanted[i]]
      }
      if (whole) print line
      for (place in held) if (substr(place, 1, index(place, SUBSEP) - 1) + 0 >= depth) delete held[place]
    }'
}

# expect NAME FILE: standard input has the lines of this file (without its heading), in any order.
expect() {
  local difference
  if difference=$(diff <(sed 1d "$2" | sort) <(sort)); then
    say "$1" "wie erwartet"
  else
    say "$1" "ANDERS ALS ERWARTET (< ${2#"$samples"/}, > Kontor)"
    sed -n 's/^[<>]/      &/p' <<<"$difference"
    wrong=1
  fi
}

# verify NAME COMMAND...: a command that says whether all is well.
verify() {
  if "$program" -C "$client" --quiet "${@:2}"; then say "$1" "in Ordnung"; else wrong=1; fi
}

# Zero figures are not in expected/: a form leaves them out.
without_zeros() { grep -vE ';-?0(\.00)?$' || true; }
without_totals() { grep -vE '^(null)?;' || true; }

vat_boxes() {
  local period
  for period in "${periods[@]}"; do
    kontor vat "$period" --json | sed -nE "s/^ +\"([0-9]+)\": \"(.*)\",?$/$period;\1;\2/p" | without_zeros
  done
}

statements() {
  local file
  for file in "$1"/statements/*; do
    kontor read --json "$file" | rows booked pending sum first_day last_day | sed "s/^/${file##*/};/"
  done
}

# Every invoice and every cancellation lies in out/ as PDF and as XML.
documents() {
  local number file count=0
  for number in $(kontor invoice list --json | rows number); do
    for file in "$client/out/$number".{pdf,xml}; do
      if [ -s "$file" ]; then ((count += 1)); else say "fehlt" "$file"; wrong=1; fi
    done
  done
  say "PDF und XML" "$count Dateien"
}

compare() {
  local expected=$1/expected
  statements "$1" | expect "Auszüge" "$expected/statements.csv"
  kontor invoice list --json | rows number date net tax gross due state | grep -v ';cancellation$' |
    expect "Rechnungen" "$expected/invoices.csv"
  documents
  kontor proof 2026-Q1 --json | rows iban opening closing | expect "Bankkonto" "$expected/bank.csv"
  verify "Abstimmung" proof 2026-Q1
  verify "Buch" check
  vat_boxes | expect "Voranmeldungen" "$expected/vat.csv"
  [ ! -e "$expected/zm.csv" ] ||
    kontor vat zm 2026-Q1 --json | rows vat_id kind amount | expect "Zusammenf. Meldung" "$expected/zm.csv"
  [ ! -e "$expected/eur.csv" ] ||
    kontor report eur 2026-Q1 --json | rows kz amount | without_zeros | expect "EÜR" "$expected/eur.csv"
  kontor report trial-balance 2026-Q1 --json | rows account balance | without_totals | without_zeros |
    expect "Salden" "$expected/trial-balance.csv"
  kontor report open-items 2026-Q1 --json | rows number gross open | without_totals |
    expect "Offene Posten" "$expected/open-items.csv"
}
