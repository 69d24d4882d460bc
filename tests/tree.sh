#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# tree: the sources are complete, described, licensed, short and translated. Prints TAP.
set -u
LC_ALL=C
export LC_ALL

top=${LOBSPIEGEL_SOURCE:-$(dirname "$0")/..}
cd "$top" || exit 99
scratch=$(mktemp -d) || exit 99
trap 'rm -rf "$scratch"' EXIT

file_lines_max=500
function_lines_max=70

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

wrong() {
    echo "$1" >> "$scratch/wrong"
}

# Our own files, without what the build makes. (After `autoreconf` m4/ and po/ hold copies of
# gettext's files, so there we name ours.)
find src tests frameworks man completion doc .ci .github -type f 2> /dev/null |
    grep -v -e '\.o$' -e '\.log$' -e '\.trs$' -e '/\.' -e '~$' > "$scratch/own"
for file in .ci/run bootstrap configure.ac Makefile.am m4/lobspiegel.m4 po/Makevars po/POTFILES.in \
    po/LINGUAS po/*.po HACKING README README.md NEWS CONTRIBUTING CHANGELOG.md; do
    [ -f "$file" ] && echo "$file"
done >> "$scratch/own"
sort -u -o "$scratch/own" "$scratch/own"

grep -E '^src/.*\.[ch]$' "$scratch/own" > "$scratch/code"
grep -E '^tests/[^/]*\.(c|h|sh)$' "$scratch/own" > "$scratch/tests"

# --- described, built, licensed --------------------------------------------------------------

if [ -f HACKING ]; then
    cat "$scratch/code" "$scratch/tests" > "$scratch/described"
    while read -r file; do
        name=${file##*/}
        grep -F -w -e "$name" HACKING > /dev/null || wrong "$file is not named in HACKING"
    done < "$scratch/described"
else
    wrong 'there is no file HACKING'
fi
report 'HACKING names every source file'

while read -r file; do
    grep -F -w -e "$file" Makefile.am > /dev/null || wrong "$file is not in Makefile.am"
done < "$scratch/code"
while read -r file; do
    grep -F -w -e "$file" Makefile.am > /dev/null || wrong "$file is not in Makefile.am"
done < "$scratch/tests"
report 'Makefile.am names every source file'

for file in $(grep -E '\.(c|h|sh|yaml|yml|py)$' "$scratch/own") bootstrap .ci/run configure.ac \
    Makefile.am m4/lobspiegel.m4; do
    case $file in tests/corpus/*) continue ;; esac
    head -n 3 "$file" | grep 'SPDX-License-Identifier:' > /dev/null ||
        wrong "$file has no SPDX-License-Identifier in its first three lines"
done
report 'every file tells its licence'

grep -E '\.c$' "$scratch/code" > "$scratch/c"
while read -r file; do
    first=$(sed -n -e 's/^#include //p' "$file" | head -n 1)
    [ "$first" = '<config.h>' ] || wrong "$file: the first include is ${first:-nothing}"
done < "$scratch/c"
report 'every C file starts with config.h'

# --- short -----------------------------------------------------------------------------------

while read -r file; do
    lines=$(wc -l < "$file")
    [ "$lines" -le $file_lines_max ] || wrong "$file has $lines lines (at most $file_lines_max)"
done < "$scratch/c"
report "no C file in src/ is over $file_lines_max lines"

# A function runs from a line in column 0 that ends in { to the next } alone in column 0.
while read -r file; do
    awk -v most=$function_lines_max -v file="$file" '
        /^[^ \t#\/}].*\{$/ || /^\{$/ { if (!start) { start = NR; name = $0 } }
        /^}/ {
            if (start && $0 == "}" && NR - start + 1 > most)
                print file ":" start ": " NR - start + 1 " lines (at most " most "): " name
            start = 0
        }' "$file"
done < "$scratch/c" > "$scratch/wrong"
report "no function in src/ is over $function_lines_max lines"

# --- nothing of one machine ------------------------------------------------------------------

while read -r file; do
    grep -nE '(^|[^A-Za-z0-9_.*-])/(work/[A-Za-z0-9]|(home|Users)/[A-Za-z0-9_-]+/|root/)' "$file" |
        sed "s|^|$file:|"
done < "$scratch/own" | grep -v '^tests/tree\.sh:' > "$scratch/wrong"
report 'no path of one machine'

registries='artifactory|nexus|jfrog|pypi|npmjs|crates\.io|rubygems|proxy\.golang|apt-?(mirror|proxy|cacher)|debian\.org/debian|ubuntu\.com/ubuntu'
while read -r file; do
    grep -nEi "https?://[^ ]*($registries)" "$file" | sed "s|^|$file:|"
done < "$scratch/own" | grep -v '^tests/tree\.sh:' > "$scratch/wrong"
report 'no address of a package server'

# --- translated ------------------------------------------------------------------------------

xargs grep -lE '(^|[^A-Za-z0-9_])(N?_|ngettext)\(("|$)' < "$scratch/code" |
    sort > "$scratch/marked"
grep -v -e '^#' -e '^$' po/POTFILES.in > "$scratch/potfiles"
sort -C "$scratch/potfiles" || wrong 'po/POTFILES.in is not sorted'
comm -23 "$scratch/marked" "$scratch/potfiles" |
    sed 's/$/ has texts to translate and is not in POTFILES.in/' >> "$scratch/wrong"
comm -13 "$scratch/marked" "$scratch/potfiles" |
    sed 's/$/ is in POTFILES.in and has no texts to translate/' >> "$scratch/wrong"
report 'POTFILES.in names the files with texts to translate'

# identities FILE: the texts to translate, one per line, sorted.
identities() {
    msgattrib --no-obsolete --no-wrap --no-location "$1" 2> /dev/null | awk '
        /^msgctxt / || /^msgid / || /^msgid_plural / { keep = 1; text = text "|" }
        /^msgstr/ { if (text != "") print text; text = ""; keep = 0 }
        keep && match($0, /".*"$/) { text = text substr($0, RSTART + 1, RLENGTH - 2) }' |
        grep -v '^|$' | sort
}

if command -v xgettext > /dev/null && command -v msgfmt > /dev/null; then
    options=$(sed -n '/^XGETTEXT_OPTIONS/,/[^\\]$/p' po/Makevars |
        sed -e 's/^XGETTEXT_OPTIONS *=//' -e 's/\\$//' | tr '\n' ' ')
    # shellcheck disable=SC2086 # the options are words
    xgettext $options --files-from="$scratch/potfiles" --force-po -o "$scratch/now.pot" \
        2> "$scratch/complaints"
    identities "$scratch/now.pot" > "$scratch/texts"
    while read -r language; do
        po=po/$language.po
        msgfmt --check-format --check-header -o /dev/null "$po" 2>> "$scratch/wrong"
        report "$po is well formed"

        msgfmt --statistics -o /dev/null "$po" 2>&1 |
            grep -E 'fuzzy|untranslated' >> "$scratch/wrong"
        report "$po is complete"

        identities "$po" > "$scratch/translated"
        comm -23 "$scratch/texts" "$scratch/translated" |
            sed "s|^|$po lacks: |" >> "$scratch/wrong"
        comm -13 "$scratch/texts" "$scratch/translated" |
            sed "s|^|$po has what the sources have no more: |" >> "$scratch/wrong"
        report "$po has the texts of the sources, no more and no less"
    done < po/LINGUAS
else
    count=$((count + 1))
    echo "ok $count - translations # SKIP needs msgfmt and xgettext"
fi

echo "1..$count"
