#!/usr/bin/env bash
# The sample firms through the built program: every figure as it was worked out by hand, a second run changes nothing,
# and a run elsewhere makes the same bytes.
#   tests/samples.sh KONTOR
set -euo pipefail
program=$(realpath "$1")
clients=$(cd "$(dirname "$0")/.." && pwd)/samples/clients.sh
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

# Everything a person keeps, and what the books say.
state() {
  local client
  (cd "$1" && find . -type f ! -name 'book.db*' -print0 | sort -z | xargs -0 sha256sum)
  for client in "$1"/*; do
    "$program" -C "$client" report journal 2026-Q1 --json
    "$program" -C "$client" lines --json
    "$program" -C "$client" invoice list --json
  done
}

bash "$clients" "$program" "$folder/one"
state "$folder/one" >"$folder/first"
bash "$clients" "$program" "$folder/one" >"$folder/again"
state "$folder/one" >"$folder/second"
diff "$folder/first" "$folder/second" || { echo "a second run changed something"; exit 1; }
if grep -E '[1-9][0-9]* (Zeilen neu|neu,|gebucht)' "$folder/again"; then echo "a second run did something"; exit 1; fi
bash "$clients" "$program" "$folder/two" >/dev/null
state "$folder/two" | diff "$folder/first" - || { echo "another run made other bytes"; exit 1; }
