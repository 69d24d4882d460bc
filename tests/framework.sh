#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# framework: what an author does, from `framework new` to a questionnaire of one's own. Prints TAP.
set -u
LC_ALL=C.UTF-8
LANGUAGE=en
export LC_ALL LANGUAGE

program=${LOBSPIEGEL_PROGRAM:-build/lobspiegel}
frameworks=${LOBSPIEGEL_FRAMEWORKS:-frameworks}
scratch=$(mktemp -d) || exit 99
trap 'rm -rf "$scratch"' EXIT
HOME=$scratch/home
XDG_DATA_HOME=$scratch/data
export HOME XDG_DATA_HOME
mkdir -p "$HOME" "$XDG_DATA_HOME/lobspiegel/frameworks"
cd "$scratch" || exit 99

count=0

# check NAME COMMAND...: one TAP line; what the command said is shown when it fails.
check() {
    name=$1
    shift
    count=$((count + 1))
    if "$@" > "$scratch/said" 2>&1; then
        echo "ok $count - $name"
    else
        sed 's/^/# /' "$scratch/said"
        echo "not ok $count - $name"
    fi
}

says() { # TEXT COMMAND...: the command prints TEXT
    text=$1
    shift
    "$@" 2>&1 | tee "$scratch/all" | grep -F -e "$text" > /dev/null || { cat "$scratch/all"; false; }
}

lacks() { # TEXT FILE
    ! grep -F -i -e "$1" "$2"
}

status_is() { # STATUS COMMAND...
    wanted=$1
    shift
    "$@"
    got=$?
    [ $got -eq "$wanted" ] || { echo "exit status $got, not $wanted"; false; }
}

no_remarks() { # FILE...: nothing is said on standard error
    "$program" framework check "$@" 2> "$scratch/remarks" > /dev/null || { cat "$scratch/remarks"; return 1; }
    [ ! -s "$scratch/remarks" ] || { cat "$scratch/remarks"; false; }
}

# --- what is shipped -------------------------------------------------------------------------

for file in "$frameworks"/*.yaml "$frameworks"/starter/*.yaml; do
    check "$(basename "$file") has no faults and no remarks" no_remarks "$file"
done

for file in "$frameworks"/*.yaml; do
    id=$(sed -n 's/^id: //p' "$file")
    check "$(basename "$file") is named after its id" [ "$(basename "$file" .yaml)" = "$id" ]
    check "$id is listed" says "$id " "$program" framework list
    check "$id can be shown in Dutch" "$program" framework show "$id" --lang nl
    check "$id can be put on paper" "$program" framework print "$id" --lang nl -o "$id.html"
    check "$id on paper asks nothing from outside" lacks "://" "$id.html"
    check "$id on paper has no script" lacks "<script" "$id.html"
done

# --- one's own layer -------------------------------------------------------------------------

own=$XDG_DATA_HOME/lobspiegel/frameworks
check 'a layer is begun' "$program" framework new onze-school --extends lob -o "$own/onze-school.yaml"
check 'a new layer has no remarks' no_remarks "$own/onze-school.yaml"
check 'an own layer is listed first' says 'onze-school ' "$program" framework list
check 'it extends lob' says ', a layer on lob' "$program" framework list
check 'a questionnaire is begun' "$program" framework new iets-anders -o iets-anders.yaml
check 'a new questionnaire has no remarks' no_remarks iets-anders.yaml
check 'a name with a blank is refused' status_is 2 "$program" framework new 'Onze School'

printf '1\n\n\n\n\n\n8\nEsc\nos-01 2>3\nq\n' > keys
answer() { "$program" -f onze-school --line --lang en < keys > transcript; }
check 'an own item is answered by its code' answer
check 'the answer is in the record' says 'os-01: {answer: "2>3"}' cat "$XDG_DATA_HOME"/lobspiegel/*.record.yaml
check 'the report finds the layer by itself' says 'Items that were added' "$program" report --lang en

# --- what changed ----------------------------------------------------------------------------

sed 's/na de bedrijfsbezoeken vraag je/na een bedrijfsbezoek vraag je/' "$own/onze-school.yaml" > around.yaml
sed 's/Ik gebruik onze LOB-dag/Ik benut onze LOB-dag/' "$own/onze-school.yaml" > meaning.yaml
check 'another example leaves answers comparable' status_is 0 "$program" framework diff "$own/onze-school.yaml" around.yaml
check 'another example is told' says 'os-01        changed around it' "$program" framework diff "$own/onze-school.yaml" around.yaml
check 'another statement does not' status_is 1 "$program" framework diff "$own/onze-school.yaml" meaning.yaml
check 'a layer adds to its base' status_is 0 "$program" framework diff lob onze-school
check 'a base lacks what its layer adds' status_is 1 "$program" framework diff onze-school lob

# --- faults ----------------------------------------------------------------------------------

sed 's/^    kind: skill /    knid: skill /' "$own/onze-school.yaml" > slip.yaml
check 'a slip is told with its place and the nearest key' says 'slip.yaml:36:5: unknown key "knid": did you mean "kind"?' "$program" framework check slip.yaml
check 'a file with a fault gives status 1' status_is 1 "$program" framework check slip.yaml
check 'for editors as JSON' says '"line": 36,' "$program" framework check --format json slip.yaml
check 'an unknown format is refused' status_is 2 "$program" framework check --format yaml slip.yaml

sed 's/<\/\{0,1\}b>//; s/een gesprek over/een <b>gesprek<\/b> \&amp; over/' "$own/onze-school.yaml" > markup.yaml
"$program" framework show markup.yaml --lang nl --format html -o markup.html
check 'markup in a text stays text' says '&lt;b&gt;gesprek&lt;/b&gt; &amp;amp; over' cat markup.html

mkfifo pipe.yaml
mkdir folder.yaml
ln -s /dev/zero zero.yaml
for file in pipe.yaml folder.yaml zero.yaml; do
    check "$file is refused at once" says 'is not an ordinary file' "$program" framework check "$file"
done

echo "1..$count"
