#!/bin/sh
# manual.sh PAGE: mandoc has nothing to say about the manual page, and no line
# of it is wider than a terminal. Exits 77 when mandoc is not installed.
# SPDX-License-Identifier: Apache-2.0
set -eu
command -v mandoc >/dev/null || { echo "skipped: no mandoc"; exit 77; }
[ -f "$1" ] || { echo "$1: there is no manual page"; exit 1; }
mandoc -Tlint -Wwarning "$1"
wide=$(mandoc -Tascii -Owidth=78 "$1" | col -bx | awk 'length > 80') || true
[ -z "$wide" ] || { echo "wider than 80 columns:"; echo "$wide"; exit 1; }
