#!/usr/bin/env bash
# Runs case files: shell commands with the output a user sees.
#   tests/cases/run.sh KONTOR_BINARY FILE...
# A case file: lines beginning with "$ " are commands, the lines below are their whole output (standard output and
# standard error), "[3]" at the end is the exit status when it is not 0. Lines beginning with "#" are remarks.
# Every file runs in a fresh folder with the date 2026-04-08, German words and no colours.
set -uo pipefail
kontor=$(realpath "$1")
shift
export KONTOR_TODAY=2026-04-08 KONTOR_LANG=de LC_ALL=C.UTF-8 NO_COLOR=1
export PATH="$(dirname "$kontor"):$PATH"
export DATA="$(realpath "$(dirname "$0")/data")"
export STATEMENTS="$(realpath "$(dirname "$0")/../statements")"
export SAMPLES="$(realpath "$(dirname "$0")/../../samples")"
failed=0

run_case() {
  local file=$1 folder actual
  folder=$(mktemp -d)
  actual=$folder.actual
  (
    cd "$folder" || exit 1
    while IFS= read -r line || [ -n "$line" ]; do
      case $line in
        '$ '*)
          printf '%s\n' "$line"
          bash -c "${line#\$ }" 2>&1 </dev/null
          status=$?
          [ $status -eq 0 ] || printf '[%s]\n' $status
          ;;
        '#'*) printf '%s\n' "$line" ;;
        '') printf '\n' ;;
      esac
    done <"$file"
  ) | cat -s >"$actual"
  if ! diff -u --label expected --label actual <(cat -s "$file") "$actual"; then
    echo "FAILED: $file"
    failed=1
    [ -z "${KONTOR_ACCEPT:-}" ] || cp "$actual" "$file"
  fi
  rm -rf "$folder" "$actual"
}

for file in "$@"; do run_case "$(realpath "$file")"; done
exit $failed
