#!/usr/bin/env bash
# The quickest look at Kontor, on a fresh Debian 12 or 13: installs what is needed, builds, and keeps the books of three
# invented firms for the first quarter of 2026. A second start is quick and changes nothing.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
build=$root/build/release

bash "$root/tests/install.sh" build
[ -e "$build/build.ninja" ] || cmake -S "$root" -B "$build" -G Ninja -DKONTOR_KIND=release -DKONTOR_TESTS=OFF >/dev/null
cmake --build "$build" --target kontor
echo
exec bash "$root/samples/clients.sh" "$build/bin/kontor" "$root/samples/out"
