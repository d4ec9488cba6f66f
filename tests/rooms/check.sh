#!/usr/bin/env bash
# Fails when a room of engine/ includes a room below it, or a library enters by another door.
# The order and the doors are the table tests/rooms/order.
set -euo pipefail
table=tests/rooms/order
awk '
  FILENAME == ARGV[1] {
    if ($0 ~ /^#/ || NF == 0) next
    rank[$1] = ++rooms
    for (i = 2; i <= NF; ++i) { doors[$1, $i] = 1; library[$i] = 1 }
    next
  }
  FNR == 1 { split(FILENAME, path, "/"); room = path[2]; if (!(room in rank)) { print FILENAME ": room " room " is not in the table"; bad = 1 } }
  /^#include "/ {
    split($0, quoted, "\""); split(quoted[2], target, "/")
    if (target[1] != "engine") { print FILENAME ":" FNR ": includes from the root only: " quoted[2]; bad = 1 }
    else if (rank[target[2]] > rank[room]) { print FILENAME ":" FNR ": room " room " includes the lower room " target[2]; bad = 1 }
  }
  /^#include </ {
    header = $2; gsub(/[<>]/, "", header)
    for (l in library) if (header ~ ("^" l) && !((room, l) in doors)) { print FILENAME ":" FNR ": " header " does not enter by room " room; bad = 1 }
  }
  END { exit bad }
' "$table" $(find engine -name '*.h' -o -name '*.cc' | sort)
if grep -nE '\b(double|float)\b|std::regex|strtod|localtime' \
  $(find engine/money engine/ledger engine/tax engine/bank engine/invoice engine/matching -name '*.h' -o -name '*.cc' 2>/dev/null); then
  echo "a word that does not belong into an exact room"
  exit 1
fi
echo "rooms: every include goes one way"
