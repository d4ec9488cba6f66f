#!/usr/bin/env bash
# The installed program works by itself: its own data, from any folder, with an empty environment.
#   tests/installed/run.sh CMAKE BUILD_FOLDER
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$1" --install "$2" --prefix "$folder/prefix" >/dev/null
cd "$folder"
kontor() { env -i KONTOR_TODAY=2026-04-08 KONTOR_LANG=en "$folder/prefix/bin/kontor" "$@"; }

# Prints what it ran when a line of the output is not there.
expect() {
  local line=$1 output
  shift
  output=$("$@" 2>&1) || true
  grep -qF -- "$line" <<<"$output" || { printf 'no “%s” in the output of: %s\n%s\n' "$line" "$*" "$output"; exit 1; }
}

expect "$(sed -n 's/^project(kontor VERSION \([^ ]*\).*/\1/p' "$(dirname "$(realpath "$0")")/../../CMakeLists.txt")" kontor --version
expect "" kontor init firm
expect "Entry 1" kontor -C firm post --day 2026-03-05 --text Paper 4930:119.00@V19 1200:-119.00
expect '"66": "19.00"' kontor -C firm --json vat 2026-03
expect "4930" kontor -C firm report trial-balance 2026-03
# The form that is missing is looked for beside the program, not in the build tree.
expect "$folder/prefix/share/kontor/templates/tax/de-ustva-2199.toml" kontor -C firm vat 2199-01
echo "installed: the program finds its data beside itself"
