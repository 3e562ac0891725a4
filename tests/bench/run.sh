#!/bin/sh
# run.sh PROGRAM [--runs N] [--corpus FOLDER] [PART...]: times the program,
# and bench_set and bench_lines beside it, against other programs.
# SPDX-License-Identifier: Apache-2.0
set -eu
here=$(cd "$(dirname "$0")" && pwd)
exec python3 -B "$here/bench.py" "$@"
