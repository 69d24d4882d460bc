#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# browser: the HTML report, the comparison, the page for a talk and the report of a group in a browser
# without a window: they ask for nothing, print well, fit a phone and are accessible (browser.js has what must hold).
# Prints TAP.
#
# LOBSPIEGEL_SHOTS=FOLDER keeps pictures of them and the PDFs. axe-core, which knows the rules for
# accessibility, comes from npm and stays in the build folder; without a network it is left out.
set -u

source=$(cd "${LOBSPIEGEL_SOURCE:-$(dirname "$0")/..}" && pwd) || exit 99
build=${LOBSPIEGEL_BUILD:-$source/build}
program=${LOBSPIEGEL_PROGRAM:-$build/lobspiegel}
LOBSPIEGEL_FRAMEWORKS=${LOBSPIEGEL_FRAMEWORKS:-$source/frameworks}
LOBSPIEGEL_LOCALE=${LOBSPIEGEL_LOCALE:-$build/locale}
LC_ALL=C.UTF-8
LANGUAGE="nl"
export LOBSPIEGEL_FRAMEWORKS LOBSPIEGEL_LOCALE LC_ALL LANGUAGE

chromium=
for name in chromium chromium-browser google-chrome; do
    command -v "$name" > /dev/null 2>&1 && chromium=$(command -v "$name") && break
done
if [ -z "$chromium" ]; then
    echo '1..0 # SKIP chromium is not installed'
    exit 0
fi
if ! command -v node > /dev/null 2>&1; then
    echo '1..0 # SKIP node is not installed'
    exit 0
fi

scratch=$(mktemp -d) || exit 99
trap 'rm -rf "$scratch"' EXIT

# --- axe-core --------------------------------------------------------------------------------

# Installed with the home folder of the person who builds, where npm's settings are.
axe=$build/scratch/axe/node_modules/axe-core/axe.min.js
if [ ! -f "$axe" ] && command -v npm > /dev/null 2>&1; then
    mkdir -p "$build/scratch/axe"
    owner=$(awk -F: -v id="$(id -u)" '$3 == id { print $6; exit }' /etc/passwd 2> /dev/null)
    (cd "$build/scratch/axe" && echo '{"private": true}' > package.json &&
        HOME=${owner:-$HOME} npm_config_cache=$scratch/npm timeout 15 npm install --no-audit \
            --no-fund --no-save --ignore-scripts --fetch-retries=0 axe-core@4) \
        > "$scratch/npm.log" 2>&1
fi
[ -f "$axe" ] || axe=

# --- a person with two moments and hostile words ----------------------------------------------

HOME=$scratch/home XDG_DATA_HOME=$scratch/data XDG_CONFIG_HOME=$scratch/config
export HOME XDG_DATA_HOME XDG_CONFIG_HOME
mkdir -p "$HOME" "$XDG_DATA_HOME/lobspiegel" "$XDG_CONFIG_HOME" || exit 99
chmod 700 "$XDG_DATA_HOME/lobspiegel"

# record DAY FINISHED ANSWER...: a record whose items have these answers, again and again.
record() {
    day=$1 finished=$2
    shift 2
    cat << END
lobspiegel: record/1
framework: {id: lob, version: "1", hash: "0000"}
started: $day
changed: $day
finished: $finished
about: {roles: [tutor], stage: starter, sector: mbo, lines: [first], depth: full}
answers:
END
    sed -n -e 's/^  \([a-z][a-z]-[0-9][0-9]\):.*/\1/p' "$LOBSPIEGEL_FRAMEWORKS/lob.yaml" |
        while read -r item; do
            echo "  $item: {answer: \"$1\", note: \"secret\"}"
            set -- "$@" "$1"
            shift
        done
}
then=$XDG_DATA_HOME/lobspiegel/2025-11-20.record.yaml
now=$XDG_DATA_HOME/lobspiegel/2026-11-24.record.yaml
{
    record 2025-11-20 yes 1 2 1 na 1
    echo '...'
} > "$then"
{
    record 2026-11-24 no '2>3' 3 2 na '1>3' 2 4 not-mine
    cat << 'END'
intentions:
  - about: i1
    what: "</style></p><script>alert(1)</script><img src=x onerror=alert(2)>"
    when: "<iframe src=//example.org></iframe> &lt;b&gt; \" onload='alert(3)'"
    with: "]]> --> <a href='javascript:alert(4)'>Samira</a>"
  - {about: gone-99, what: "averylongwordaverylongwordaverylongwordaverylongwordaverylongword"}
  - about: w1
    what: "Vier keer meekijken, en daarna met elkaar praten over wat we zagen en wat we anders doen"
    when: "in het voorjaar, als de roosters van de derde klassen het toelaten, op dinsdagmiddag"
    with: "de mentoren van de derde klassen, en wie er verder nog mee wil doen van het team"
...
END
} > "$now"
chmod 600 "$then" "$now"

# page NAME WORD...: what this command writes as HTML.
page() {
    name=$1
    shift
    "$program" "$@" --format html -o "$scratch/$name.html" 2> "$scratch/said" && return
    sed 's/^/# /' "$scratch/said"
    echo "not ok 1 - there is a page: $name"
    echo '1..1'
    exit 0
}

# The people in tests/people have all there is on their page for a talk, and this person the most
# words; it is one sheet of paper all the same.
page report report
page compare compare
page talk talk --show all
sheets="$scratch/report.html 5 9 $scratch/compare.html 1 3 $scratch/talk.html 1 1"
for person in student-teacher mentor decaan; do
    page "talk-$person" talk --show all "$source/tests/people/$person.record.yaml"
    sheets="$sheets $scratch/talk-$person.html 1 1"
done
# a paper to fill in, for a group with parts, in both languages
mkdir "$scratch/paper" || exit 99
(cd "$scratch/paper" &&
    "$program" group new paper --split line --yes -o paper.group.yaml > /dev/null 2>&1) || exit 99
for language in nl en; do
    page "paper-$language" framework print lob --lang "$language" \
        --group "$scratch/paper/paper.group.yaml"
    sheets="$sheets $scratch/paper-$language.html 4 6"
done
# the report of a group
mkdir "$scratch/group" "$scratch/browser" || exit 99
"$build/tests/release_files" "$scratch/group" "$source/tests/frameworks/small.yaml" example || exit 99
cp "$scratch/group/html/report.html" "$scratch/group.html"
sheets="$sheets $scratch/group.html 3 6"
# shellcheck disable=SC2086 # words are divided on purpose; no name has a blank
node "$source/tests/browser.js" "$chromium" "$scratch/browser" "$axe" $sheets
exit 0
