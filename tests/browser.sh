#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# browser: the HTML reports in a browser without a window: they ask for nothing, print well, fit a
# phone and are accessible (browser.js has what must hold). Prints TAP.
#
# LOBSPIEGEL_SHOTS=FOLDER keeps pictures of it and the PDF. axe-core, which knows the rules for
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
...
END
} > "$now"
chmod 600 "$then" "$now"

if ! "$program" report --format html -o "$scratch/report.html" 2> "$scratch/said"; then
    sed 's/^/# /' "$scratch/said"
    echo 'not ok 1 - there is a report'
    echo '1..1'
    exit 0
fi
# --- the report of one person, and that of a group --------------------------------------------

# look NAME PAGE LEAST MOST: what holds of a page that is printed on so many pages.
look() {
    rm -rf "$scratch/browser"
    mkdir "$scratch/browser" || exit 99
    PAGES="$3 $4" node "$source/tests/browser.js" "$chromium" "$2" "$scratch/browser" \
        ${axe:+"$axe"} | sed "s/^\(.*ok [0-9]* - \)/\1$1: /"
}

mkdir "$scratch/group" || exit 99
"$build/tests/release_files" "$scratch/group" "$source/tests/frameworks/small.yaml" example || exit 99
{
    look profile "$scratch/report.html" 5 9
    look group "$scratch/group/html/report.html" 3 6
} | awk '
    /^1\.\./ { next }
    /^(not )?ok / { count++; sub(/ok [0-9]+/, "ok " count) }
    { print }
    END { print "1.." count + 0 }'
exit 0
