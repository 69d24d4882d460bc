#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# release_tools: programs that analysts use read the files of a release, and find the figures that
# the report gives. SQLite loads the CSV; DuckDB the CSV, the JSON Lines and the data package; both
# answer the queries in tests/sql. LibreOffice opens the CSV for spreadsheets. What is not there is
# skipped, and said. Prints TAP.
#
# DuckDB comes from npm (@duckdb/node-api), when LOBSPIEGEL_NPM is set, and stays in the build
# folder; LOBSPIEGEL_DUCKDB names a node_modules that has it.
set -u

source=$(cd "${LOBSPIEGEL_SOURCE:-$(dirname "$0")/..}" && pwd) || exit 99
build=${LOBSPIEGEL_BUILD:-$source/build}
LOBSPIEGEL_LOCALE=${LOBSPIEGEL_LOCALE:-$build/locale}
export LOBSPIEGEL_LOCALE

scratch=$(mktemp -d) || exit 99
trap 'rm -rf "$scratch"' EXIT
: > "$scratch/wrong"
count=0

# report NAME: one TAP line; it is ok when the file `wrong` holds nothing.
report() {
    count=$((count + 1))
    if [ -s "$scratch/wrong" ]; then
        sed 's/^/# /' "$scratch/wrong"
        echo "not ok $count - $1"
    else
        echo "ok $count - $1"
    fi
    : > "$scratch/wrong"
}

skip() {
    count=$((count + 1))
    echo "ok $count - $1 # SKIP $2"
}

queries='tallies told supply wants'
mkdir "$scratch/small" "$scratch/lob"
"$build/tests/release_files" "$scratch/small" "$source/tests/frameworks/small.yaml" example &&
    "$build/tests/release_files" "$scratch/lob" "$source/frameworks/lob.yaml" chance || exit 99

# --- SQLite ----------------------------------------------------------------------------------

# ask FOLDER QUERY...: the answers of SQLite.
ask() {
    folder=$1
    shift
    for query in "$@"; do
        (cd "$folder" && sqlite3 -batch :memory: ".read '$source/tests/sql/load.sql'" \
            ".read '$source/tests/sql/$query.sql'") || echo "sqlite3 failed: $query"
    done
}

if command -v sqlite3 > /dev/null 2>&1; then
    # shellcheck disable=SC2086 # a list of words
    ask "$scratch/small/csv" $queries > "$scratch/sqlite" 2>&1
    diff "$source/tests/golden/report/release-sql.txt" "$scratch/sqlite" > "$scratch/wrong"
    report 'SQLite reads the CSV and answers as expected'

    # What it says people want, and what nobody teaches, is in the report, word for word.
    ask "$scratch/small/csv" wants | while IFS='	' read -r item score people text; do
        [ "$score" -lt 0 ] || continue
        grep -F "| $text | $score |" "$scratch/small/markdown/report.md" > /dev/null ||
            echo "$item: not in the report: $text $score ($people people)"
    done > "$scratch/wrong"
    ask "$scratch/small/csv" supply | while IFS='	' read -r what item wishes text; do
        grep -F "$text ($wishes w" "$scratch/small/text/report.txt" > /dev/null ||
            echo "$what $item: not in the report: $text $wishes"
    done >> "$scratch/wrong"
    report 'the report gives the same figures'

    ask "$scratch/lob/csv" told > "$scratch/told"
    grep -c . "$scratch/told" | grep -qx 3 || echo "told: $(cat "$scratch/told")" > "$scratch/wrong"
    awk -F'\t' '$3 != 0' "$scratch/told" >> "$scratch/wrong"
    report 'nothing stands beside what is suppressed'
else
    skip 'SQLite reads the CSV' 'there is no sqlite3'
fi

# --- DuckDB ----------------------------------------------------------------------------------

modules=${LOBSPIEGEL_DUCKDB:-$build/scratch/duckdb/node_modules}
if [ ! -d "$modules/@duckdb" ] && [ -n "${LOBSPIEGEL_NPM:-}" ]; then
    mkdir -p "$build/scratch/duckdb"
    (cd "$build/scratch/duckdb" && echo '{"private": true}' > package.json &&
        timeout 60 npm install --no-audit --no-fund --no-save --ignore-scripts \
            --fetch-retries=0 @duckdb/node-api) > "$scratch/npm.log" 2>&1
fi
for format in csv jsonl package; do
    if [ ! -d "$modules/@duckdb" ] || ! command -v node > /dev/null 2>&1; then
        skip "DuckDB reads the $format" 'there is no DuckDB for node; see the start of this file'
        continue
    fi
    set --
    for query in $queries; do
        set -- "$@" "$source/tests/sql/$query.sql"
    done
    node "$source/tests/release_duckdb.js" "$modules" "$format" "$scratch/small/$format" "$@" \
        > "$scratch/duckdb" 2>&1
    diff "$source/tests/golden/report/release-sql.txt" "$scratch/duckdb" > "$scratch/wrong"
    report "DuckDB reads the $format and answers the same"
done

# --- LibreOffice -----------------------------------------------------------------------------

# As a person in the Netherlands opens it: semicolons, UTF-8, Dutch numbers. The flat form of its
# own files shows what each cell became.
if command -v soffice > /dev/null 2>&1; then
    timeout 120 soffice -env:UserInstallation="file://$scratch/office" --headless \
        --infilter='CSV:59,34,76,1,,1043,false,true' --convert-to fods --outdir "$scratch" \
        "$scratch/small/csv-excel/cells-excel.csv" > "$scratch/said" 2>&1
    sheet=$scratch/cells-excel.fods
    if [ -s "$sheet" ]; then
        # A count of 9 in 24 people is 37,5 percent: three cells with numbers.
        for number in 24 9 37.5; do
            grep -q "office:value-type=\"float\" office:value=\"$number\"" "$sheet" ||
                echo "$number is not a number in the sheet" >> "$scratch/wrong"
        done
        grep -q '<text:p>soort rij</text:p>' "$sheet" || echo 'no heads' >> "$scratch/wrong"
        grep -q '<text:p>[^<]*;' "$sheet" && echo 'columns are not apart' >> "$scratch/wrong"
        grep -q 'table:formula' "$sheet" && echo 'there is a formula' >> "$scratch/wrong"
        grep -q 'office:value-type="date"' "$sheet" && echo 'there is a date' >> "$scratch/wrong"
    else
        cat "$scratch/said" > "$scratch/wrong"
    fi
    report 'LibreOffice opens the file for spreadsheets, with columns and decimals right'
else
    skip 'LibreOffice opens the file for spreadsheets' 'there is no soffice'
fi
echo "1..$count"
