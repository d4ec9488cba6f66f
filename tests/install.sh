#!/usr/bin/env bash
# Installs the packages of tests/packages that are missing; with sudo where not root. Quick when nothing is missing.
#   tests/install.sh [all|build] [PACKAGE...]   build: only what building needs; further packages besides
set -euo pipefail
cd "$(dirname "$0")/.."
missing=()
while read -r package _; do
  [ "$package:${1:-}" != '[tests]:build' ] || break
  case $package in '' | '#'* | '['*) continue ;; esac
  dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing+=("$package")
done < <(cat tests/packages; printf "%s\n" "${@:2}")
((${#missing[@]})) || exit 0
echo "Installing ${#missing[@]} packages: ${missing[*]}"
as_root=()
[ "$(id -u)" = 0 ] || as_root=(sudo)
"${as_root[@]}" apt-get update -qq
DEBIAN_FRONTEND=noninteractive "${as_root[@]}" apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
