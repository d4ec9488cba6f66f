#!/usr/bin/env bash
# Fails when a room of engine/ includes a room below it, a library enters by another door, or a word is used where it
# does not belong. The order of the rooms and the doors are the table tests/rooms/order, the words tests/rooms/words.
set -euo pipefail
bad=0

# Of every file the first folder below engine/ is its room; all of cli/ is one room below the others.
awk '
  FILENAME == ARGV[1] {
    if ($0 ~ /^#/ || NF == 0) next
    rank[$1] = ++rooms
    for (i = 2; i <= NF; ++i) { doors[$1, $i] = 1; library[$i] = 1 }
    next
  }
  FNR == 1 {
    split(FILENAME, path, "/")
    room = path[1] == "engine" ? path[2] : path[1]
    if (!(room in rank)) { print FILENAME ": room " room " is not in the table"; bad = 1 }
  }
  /^[ \t]*#[ \t]*include[ \t]*"/ {
    split($0, quoted, "\""); split(quoted[2], target, "/")
    to = target[1] == "engine" ? target[2] : target[1] == "cli" ? "cli" : ""
    if (!(to in rank)) { print FILENAME ":" FNR ": includes from the root only: " quoted[2]; bad = 1 }
    else if (rank[to] > rank[room]) { print FILENAME ":" FNR ": room " room " includes the lower room " to; bad = 1 }
  }
  /^[ \t]*#[ \t]*include[ \t]*</ {
    split($0, quoted, /[<>]/)
    for (l in library) if (quoted[2] ~ ("^" l) && !((room, l) in doors)) { print FILENAME ":" FNR ": " quoted[2] " does not enter by room " room; bad = 1 }
  }
  END { exit bad }
' tests/rooms/order $(find engine cli -name '*.h' -o -name '*.cc' | sort) || bad=1

# Comments and texts may use any word.
while IFS=$'\t' read -r word rooms; do
  case $word in '' | '#'*) continue ;; esac
  folders=()
  for room in $rooms; do [ ! -d "$room" ] || folders+=("$room"); done
  if found=$(grep -rnP --include='*.h' --include='*.cc' "^(?!\s*//)(?:[^\"/]|/(?!/)|\"[^\"]*\")*?$word" "${folders[@]}"); then
    printf '%s\n  %s does not belong into %s\n' "$found" "$word" "$rooms"
    bad=1
  fi
done <tests/rooms/words
[ $bad -eq 0 ] && echo "rooms: every include goes one way, every word is where it belongs"
exit $bad
