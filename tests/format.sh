#!/usr/bin/env bash
# Fails when a source file is not laid out by .clang-format. Exit 77 (skipped) without clang-format 14: other versions
# lay out differently.
set -euo pipefail
cd "$(dirname "$0")/.."
tool=$(command -v clang-format-14) || { echo "clang-format-14 is not installed; skipped"; exit 77; }
find engine cli tests -name '*.cc' -o -name '*.h' | sort | xargs "$tool" --dry-run --Werror
echo "format: every file is laid out by .clang-format"
