#!/bin/sh
# Validates PDF files with veraPDF: one line per file and flavour.
#
#   verapdf.sh [-v] FLAVOUR[,FLAVOUR...] FILE...     for example 2a,ua1
#   verapdf.sh --fetch                               only fetches veraPDF
#
# Prints "PASS flavour file" or "FAIL flavour file: rule xCOUNT, ...", where a
# rule is clause-test as in veraPDF's list of rules; -v adds an example of
# each failure. Exits 0 if all passed, 1 if one failed, 2 if called wrongly,
# 77 ("skipped" to CTest) if veraPDF is neither here nor to be had.
# SPDX-License-Identifier: Apache-2.0
set -eu
export LC_ALL=C
here=$(cd "$(dirname "$0")" && pwd)
tools=$(cd "$here/../../.." && pwd)/out/tools
jars=$tools/verapdf

# skip TEXT...: ends; veraPDF cannot be had.
skip() {
    echo "skipped: $*"
    exit 77
}

# fetch: brings veraPDF to out/tools/verapdf/, complete or not at all.
fetch() {
    command -v java >/dev/null || skip "veraPDF needs Java"
    [ ! -d "$jars" ] || return 0
    command -v mvn >/dev/null || skip "fetching veraPDF needs Maven"
    mkdir -p "$tools"
    new=$(mktemp -d "$tools/verapdf.XXXXXX")
    if timeout 300 mvn -B -q -f "$here/pom.xml" \
        dependency:copy-dependencies -DincludeScope=runtime \
        -DoutputDirectory="$new" >"$tools/verapdf.log" 2>&1
    then
        chmod 755 "$new"
        # Another process may have been faster; its copy is as good.
        mv -T "$new" "$jars" 2>/dev/null || rm -rf "$new"
    else
        rm -rf "$new"
        skip "Maven could not fetch veraPDF (see out/tools/verapdf.log)"
    fi
}

# report FLAVOUR: turns veraPDF's XML, one element in a line, into our lines.
report() {
    awk -v flavour="$1" -v verbose="$verbose" '
    function attribute(key,   text) {
        if (!match($0, " " key "=\"[^\"]*\"")) return ""
        text = substr($0, RSTART, RLENGTH)
        return substr(text, length(key) + 4, length(text) - length(key) - 4)
    }
    function plain(text) {
        gsub(/^ *<[^>]*>|<[^>]*>$/, "", text)
        gsub(/&lt;/, "<", text)
        gsub(/&gt;/, ">", text)
        gsub(/&quot;/, "\"", text)
        gsub(/&apos;/, "\047", text)
        gsub(/&amp;/, "\\&", text)
        return text
    }
    # Adds RULE to the sorted list RULES; veraPDF has no order of its own.
    function insert(rules, rule,   part, i, n, out) {
        n = split(rules, part, ", ")
        for (i = 1; i <= n && part[i] < rule; i++)
            out = out part[i] ", "
        out = out rule
        for (; i <= n; i++)
            out = out ", " part[i]
        return out
    }
    /<job>/ { name = rules = examples = why = ""; ok = 0 }
    /<name>/ { name = plain($0) }
    /<validationReport .*isCompliant="true"/ { ok = 1 }
    /<rule .*status="failed"/ {
        rule = attribute("clause") "-" attribute("testNumber")
        rules = insert(rules, rule " x" attribute("failedChecks"))
    }
    /<context>/ { place = plain($0) }
    /<errorMessage>/ {
        examples = examples "\n  " rule ": " plain($0) "\n    " place
    }
    /<exceptionMessage>/ { why = plain($0) }
    /<\/job>/ {
        printf "%s %s %s", ok ? "PASS" : "FAIL", flavour, name
        if (!ok) printf ": %s", rules == "" ? why : rules
        print verbose ? examples : ""
    }'
}

# validate FLAVOUR FILE...: one JVM for all files. False if one failed.
validate() {
    flavour=$1
    shift
    java -cp "$jars/*" org.verapdf.apps.GreenfieldCliWrapper \
        --flavour "$flavour" --format xml --nonpdfext \
        --maxfailuresdisplayed 1 "$@" 2>"$work/err" |
        report "$flavour" >"$work/lines"
    cat "$work/lines"
    # What veraPDF cannot open it may leave out of its report.
    passed=$(grep -c '^PASS ' "$work/lines") || true
    done=$(grep -c '^[PF]A[SI][SL] ' "$work/lines") || true
    if [ "$done" -ne $# ]; then
        echo "FAIL $flavour: $# files given, $done reported"
        cat "$work/err"
    fi
    [ "$passed" -eq $# ]
}

verbose=0
if [ "${1:-}" = -v ]; then
    verbose=1
    shift
fi
if [ "${1:-}" = --fetch ]; then
    fetch
    exit 0
fi
if [ $# -lt 2 ]; then
    echo "usage: verapdf.sh [-v] FLAVOUR[,FLAVOUR...] FILE..." >&2
    exit 2
fi
flavours=$(echo "$1" | tr , ' ')
shift
for file; do
    [ -f "$file" ] || { echo "verapdf.sh: no file $file" >&2; exit 2; }
done
fetch
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
status=0
for flavour in $flavours; do
    validate "$flavour" "$@" || status=1
done
exit $status
