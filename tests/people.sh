#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# people: three whole people (tests/people/README says who they are) get the papers in
# tests/golden/people, in every form and both languages; LOBSPIEGEL_UPDATE=1 writes these anew.
# What a trainer expects of them is in report_people.c. Prints TAP.
set -u

source=$(cd "${LOBSPIEGEL_SOURCE:-$(dirname "$0")/..}" && pwd) || exit 99
build=${LOBSPIEGEL_BUILD:-$source/build}
program=${LOBSPIEGEL_PROGRAM:-$build/lobspiegel}
LOBSPIEGEL_FRAMEWORKS=${LOBSPIEGEL_FRAMEWORKS:-$source/frameworks}
LOBSPIEGEL_LOCALE=${LOBSPIEGEL_LOCALE:-$build/locale}
LC_ALL=C.UTF-8
export LOBSPIEGEL_FRAMEWORKS LOBSPIEGEL_LOCALE LC_ALL

people=$source/tests/people
golden=$source/tests/golden/people
scratch=$(mktemp -d) || exit 99
trap 'rm -rf "$scratch"' EXIT
HOME=$scratch/home XDG_DATA_HOME=$scratch/data XDG_CONFIG_HOME=$scratch/config
export HOME XDG_DATA_HOME XDG_CONFIG_HOME
mkdir -p "$HOME" "$XDG_DATA_HOME" "$XDG_CONFIG_HOME" || exit 99
[ "${LOBSPIEGEL_UPDATE:-}" = 1 ] && mkdir -p "$golden"

count=0
: > "$scratch/wrong"

wrong() {
    echo "$1" >> "$scratch/wrong"
}

report() { # NAME: one TAP line; it is ok when nothing was wrong
    count=$((count + 1))
    if [ -s "$scratch/wrong" ]; then
        head -n 40 "$scratch/wrong" | sed 's/^/# /'
        echo "not ok $count - $1"
    else
        echo "ok $count - $1"
    fi
    : > "$scratch/wrong"
}

# The content hash of the questionnaire is the one thing in a paper that says nothing about a
# person, and it changes with every comma of the questionnaire.
without_hash() {
    sed -e 's/"hash": "[0-9a-f]*"/"hash": "..."/' "$1"
}

# paper NAME COMMAND...: what the command prints is golden NAME, and holds no note.
paper() {
    name=$1
    shift
    if ! "$program" "$@" > "$scratch/raw" 2> "$scratch/said"; then
        wrong "lobspiegel $*"
        cat "$scratch/said" >> "$scratch/wrong"
    fi
    without_hash "$scratch/raw" > "$scratch/paper"
    if [ "${LOBSPIEGEL_UPDATE:-}" = 1 ]; then
        cp "$scratch/paper" "$golden/$name" || wrong "$golden/$name cannot be written"
    fi
    if [ ! -f "$golden/$name" ]; then
        wrong "there is no $golden/$name: LOBSPIEGEL_UPDATE=1 makes it"
    elif ! cmp -s "$golden/$name" "$scratch/paper"; then
        wrong "lobspiegel $*: not as in $name"
        diff "$golden/$name" "$scratch/paper" | head -n 8 >> "$scratch/wrong"
    fi
    grep -F -f "$scratch/notes" "$scratch/paper" > "$scratch/found" && wrong "a note is in $name"
}

endings='text:txt markdown:md html:html json:json'

sed -n 's/.*note: "\([^"]*\)".*/\1/p' "$people"/*.yaml > "$scratch/notes"
[ "$(wc -l < "$scratch/notes")" -gt 9 ] || wrong 'the people wrote too few notes to look for'
report 'there are notes that no paper may hold'

for person in student-teacher mentor decaan; do
    record=$people/$person.record.yaml
    for language in nl en; do
        for form in $endings; do
            for command in report advise; do
                paper "$person-$command-$language.${form#*:}" "$command" --lang $language \
                    --format "${form%:*}" "$record"
            done
        done
        report "report and advice of the $person ($language), in every form"
        for form in text:txt html:html; do
            paper "$person-talk-$language.${form#*:}" talk --show all --lang $language \
                --format "${form%:*}" "$record"
        done
        lines=$(wc -l < "$golden/$person-talk-$language.txt")
        [ "$lines" -le 66 ] || wrong "the page for a talk has $lines lines"
        report "a page for a talk of the $person ($language), on one sheet of paper"
    done
done

for language in nl en; do
    for form in $endings; do
        paper "decaan-compare-$language.${form#*:}" compare --lang $language \
            --format "${form%:*}" "$people/decaan-2025.record.yaml" "$people/decaan.record.yaml"
    done
    report "two years of the decaan, side by side ($language), in every form"
done

echo "1..$count"
