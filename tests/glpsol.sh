#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# glpsol: the advice is the best one, says a solver of integer programs that knows nothing of our
# search. advice_lp.c writes the programs and tells how they follow from advice.h. Prints TAP.
set -u

build=${LOBSPIEGEL_BUILD:-build}
if ! command -v glpsol > /dev/null; then
    echo '1..0 # SKIP there is no glpsol (package glpk-utils)'
    exit 0
fi

scratch=$(mktemp -d) || exit 99
trap 'rm -rf "$scratch"' EXIT
"$build/tests/advice_lp" "$scratch" > "$scratch/programs" || exit 99

# Per program: group, name, our value, glpsol's value ("none": no solution).
while read -r group name value; do
    glpsol --lp "$scratch/$name.lp" --tmlim 60 --write "$scratch/$name.sol" \
        > "$scratch/said" 2>&1 || cat "$scratch/said"
    found=$(awk '$1 == "s" { print $5 == "o" ? $6 : "none" }' "$scratch/$name.sol")
    echo "$group $name $value ${found:-none}"
done < "$scratch/programs" > "$scratch/values"

count=0
for group in small middle lob; do
    count=$((count + 1))
    awk -v group="$group" '
        $1 == group { solved++ }
        $1 == group && ($4 == "none" || $3 + 0 != int($4 + 0.5)) {
            print "# " $2 ": ours is " $3 ", glpsol finds " $4
        }
        END { if (!solved) print "# there are no programs" }' "$scratch/values" > "$scratch/wrong"
    cat "$scratch/wrong"
    if [ -s "$scratch/wrong" ]; then
        echo "not ok $count - $group cases (TEST_SEED=${TEST_SEED:-usual})"
    else
        echo "ok $count - $(grep -c "^$group " "$scratch/values") programs of $group cases"
    fi
done
echo "1..$count"
