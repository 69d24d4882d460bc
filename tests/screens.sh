#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# The screens in the README and the manual are real: each one that is shown after a line with
# «screen: NAME» is what the program draws on a visit (tests/screens.c).
set -u
top=${LOBSPIEGEL_SOURCE:-$(cd "$(dirname "$0")/.." && pwd)}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
number=0

check() { # NAME COMMAND...: one line of TAP
    local name=$1
    shift
    number=$((number + 1))
    if "$@"; then echo "ok $number $name"; else echo "not ok $number $name"; fi
}

# The block behind «screen: NAME» in FILE, up to a line without indent (README) or its end (manual),
# without its indent and without empty lines around it.
block() {
    awk -v name="$2" '
        index($0, "screen: " name) && substr($0, index($0, "screen: ") + 8) == name {
            inside = 1
            next
        }
        inside && /^(\.\\"|\.Bd)/ { next }
        inside && (/^\.Ed/ || (/^[^ ]/ && FILENAME !~ /\.1$/)) { exit }
        inside && (seen || NF) { seen = 1; sub(/^    /, ""); sub(/ +$/, ""); print }
    ' "$1" | sed -e :a -e '/^\n*$/{$d;N;ba' -e '}'
}

screen() {
    sed -e 's/ *$//' "$work/$1/$2.txt" | sed -e :a -e '/^\n*$/{$d;N;ba' -e '}'
}

same() { # FILE NAME LANGUAGE
    diff <(block "$1" "$2") <(screen "$3" "$2") > "$work/diff" && [ -n "$(block "$1" "$2")" ] &&
        return
    sed 's/^/# /' "$work/diff"
    return 1
}

shown() { # FILE: the names of the screens in it
    sed -n 's/^.*screen: \([a-z]*\)$/\1/p' "$1"
}

for language in nl en; do
    mkdir "$work/$language"
    check "a visit in $language gives its screens" ./tests/screens "$work/$language" "$language"
done
for name in $(shown "$top/README"); do
    check "README shows the screen $name as it is" same "$top/README" "$name" en
done
check 'README shows a screen at all' test -n "$(shown "$top/README")"
echo "1..$number"
