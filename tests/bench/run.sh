#!/bin/sh
# run.sh PROGRAM [RUNS]: times the build of the sample workspace and compares
# it with ordinary tools on the same machine in the same run. Prints figures;
# asserts none.
# SPDX-License-Identifier: Apache-2.0
set -eu
program=$(realpath "${1:?usage: run.sh PROGRAM [RUNS]}")
runs=${2:-5}
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$program" -q init "$work/sample" --sample
python3 -B "$here/measure.py" "$program" "$work" "$runs"
