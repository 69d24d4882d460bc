#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# man: the manual pages are well formed, and say what the program does. Prints TAP.
#
# Pages mark what can be tried with comments:
#   .\" example: file NAME    the text up to `.\" end` is saved as NAME
#   .\" example: shell        lines that start with $ (and > after it) are run by sh, the others
#                             are what must come out; ... stands for anything in a line, and
#                             alone on a line for any number of lines
#   .\" broken: SCRIPT        sed makes this fault in the newest file; the .It after it is the
#                             message
# The examples of one page share a home folder that was empty before.
set -u

source=$(cd "${LOBSPIEGEL_SOURCE:-$(dirname "$0")/..}" && pwd) || exit 99
build=${LOBSPIEGEL_BUILD:-$source/build}
program=${LOBSPIEGEL_PROGRAM:-$build/lobspiegel}
pages='lobspiegel.1 lobspiegel-framework.5 lobspiegel-group.5 lobspiegel-handup.5 lobspiegel-record.5
    lobspiegel-release.5 lobspiegel-settings.5 lobspiegel-scoring.7 lobspiegel-workshop.7'

scratch=$(mktemp -d) || exit 99
trap 'rm -rf "$scratch"' EXIT
mkdir "$scratch/bin" || exit 99
ln -s "$program" "$scratch/bin/lobspiegel"
PATH=$scratch/bin:$PATH
LC_ALL=C.UTF-8
LANGUAGE=en
LOBSPIEGEL_FRAMEWORKS=${LOBSPIEGEL_FRAMEWORKS:-$source/frameworks}
LOBSPIEGEL_LOCALE=${LOBSPIEGEL_LOCALE:-$build/locale}
export PATH LC_ALL LANGUAGE LOBSPIEGEL_FRAMEWORKS LOBSPIEGEL_LOCALE
unset XDG_DATA_HOME XDG_CONFIG_HOME

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

# The words of roff as a reader sees them.
words() {
    sed -e "s/\\\\(aq/'/g" -e 's/\\(dq/"/g' -e 's/\\(ti/~/g' -e 's/\\(ha/^/g' -e 's/\\(ga/`/g' \
        -e 's/\\(ua/↑/g' -e 's/\\(da/↓/g' -e 's/\\(<-/←/g' -e 's/\\(->/→/g' -e 's/\\(em/—/g' \
        -e 's/\\\[u25CF\]/●/g' -e 's/\\\[u00B7\]/·/g' -e 's/\\&//g' -e 's/\\-/-/g' -e 's/\\e/\\/g'
}

# section PAGE HEADING: the lines under that .Sh or .Ss.
section() {
    awk -v heading="$2" '
        /^\.S[hs] / { on = substr($0, 5) == heading; next }
        on' "$source/man/$1"
}

# --- well formed -----------------------------------------------------------------------------

if command -v mandoc > /dev/null; then
    for page in $pages; do # laid out so that references between pages are found
        mkdir -p "$scratch/man/man${page##*.}"
        ln -s "$source/man/$page" "$scratch/man/man${page##*.}/$page"
    done
    for page in $pages; do
        (cd "$source" && MANPATH=$scratch/man mandoc -T lint -W style "man/$page" 2>&1) |
            grep -v 'outdated mandoc.db' > "$scratch/wrong"
        report "man/$page: mandoc has nothing to say"
    done
else
    count=$((count + 1))
    echo "ok $count - mandoc # SKIP there is no mandoc"
fi

# --- the columns of a release ----------------------------------------------------------------

cut -d, -f2 "$source/tests/golden/report/release-codebook.csv" | sed 1d | sort -u |
    while read -r column; do
        grep -E "^\.(It )?Va $column( |$)" "$source/man/lobspiegel-release.5" > /dev/null ||
            echo "the column $column is not in lobspiegel-release(5)"
    done > "$scratch/wrong"
report 'lobspiegel-release(5) names every column'

# --- the examples ----------------------------------------------------------------------------

# take_apart PAGE: its examples as numbered files NUMBER.KIND, named in the file `examples`.
take_apart() {
    awk -v folder="$scratch/parts" '
        /^\.\\" example: / {
            number++
            place = folder "/" number
            printf "" > place
            print number, $3, $4 > (folder "/examples")
            on = 1
            next
        }
        /^\.\\" end/ { on = 0; close(place) }
        on && !/^\./ { print > place }' "$source/man/$1"
}

# take_commands FILE: the commands of a shell example as FILE.N.run and FILE.N.expected; prints
# how many there are.
take_commands() {
    awk -v name="$1" '
        /^\$ / {
            number++
            run = name "." number ".run"
            expected = name "." number ".expected"
            print substr($0, 3) > run
            printf "" > expected
            output = 0
            next
        }
        /^>( |$)/ && number && !output { print substr($0, 3) > run; next }
        number { print > expected; output = 1 }
        END { print number + 0 }' "$1"
}

# alike EXPECTED GOT: true when they are the same, but for the dots.
alike() {
    awk '
        function fits(line, wanted, at) {
            if (!(at = index(wanted, "...")))
                return line == wanted
            return substr(line, 1, at - 1) == substr(wanted, 1, at - 1) &&
                   length(line) >= length(wanted) - 3 &&
                   substr(line, length(line) - (length(wanted) - at - 3)) == substr(wanted, at + 3)
        }
        NR == FNR { wanted[++most] = $0; next }
        { got[++lines] = $0 }
        END {
            for (i = 1; i <= most; i++) {
                if (wanted[i] == "...") {
                    skip = 1
                    continue
                }
                line++
                while (skip && line <= lines && !fits(got[line], wanted[i]))
                    line++
                if (line > lines || !fits(got[line], wanted[i]))
                    exit 1
                skip = 0
            }
            exit !(skip || line == lines)
        }' "$1" "$2"
}

# try_shell FILE: runs a shell example.
try_shell() {
    commands=$(take_commands "$1")
    [ "$commands" -gt 0 ] || wrong 'there is no command in this example'
    command=0
    while [ $command -lt "$commands" ]; do
        command=$((command + 1))
        sh "$1.$command.run" > "$1.$command.got" 2>&1 < /dev/null
        if ! alike "$1.$command.expected" "$1.$command.got"; then
            sed 's/^/$ /' "$1.$command.run" >> "$scratch/wrong"
            diff "$1.$command.expected" "$1.$command.got" | head -n 40 >> "$scratch/wrong"
        fi
    done
}

for page in $pages; do
    home=$scratch/home/$page
    rm -rf "$scratch/parts"
    mkdir -p "$scratch/parts" "$home"
    : > "$scratch/parts/examples"
    take_apart "$page"
    HOME=$home
    export HOME
    cd "$home" || exit 99
    [ -s "$scratch/parts/examples" ] || wrong 'there are no examples'
    report "man/$page has examples"
    while read -r number kind name; do
        words < "$scratch/parts/$number" > "$scratch/parts/$number.$kind"
        case $kind in
        file) cp "$scratch/parts/$number.file" "$name" ;;
        shell) try_shell "$scratch/parts/$number.shell" ;;
        *) wrong "\"$kind\" is no kind of example" ;;
        esac
        report "man/$page: example $number${name:+, $name}"
    done < "$scratch/parts/examples"
done

cd "$scratch/home/lobspiegel.1" || exit 99
find .local/share/lobspiegel -type d ! -perm 700 >> "$scratch/wrong"
find . -type f ! -name log ! -name '*.group.yaml' ! -perm 600 >> "$scratch/wrong"
[ -f .local/share/lobspiegel/lock ] || wrong 'there is no file lock'
report 'files have the modes of FILES'

# --- messages --------------------------------------------------------------------------------

# Items of a list with the line before them, as SCRIPT, tab, TEXT; a long .It goes on in the next
# line after a backslash.
items_after() { # MARK PAGE
    awk -v mark="$1" '
        index($0, ".\\\" " mark ": ") == 1 { script = substr($0, length(mark) + 7); next }
        /^\.It / || more {
            text = more ? text $0 : substr($0, 5)
            more = sub(/\\$/, "", text)
            if (!more && script != "") {
                print script "\t" text
                script = ""
            }
        }' "$source/man/$2"
}

cd "$scratch/home/lobspiegel-framework.5" || exit 99
mv school.yaml good.yaml
tab=$(printf '\t')
items_after broken lobspiegel-framework.5 > "$scratch/faults"
while IFS=$tab read -r script text; do
    sed -e "$script" good.yaml > school.yaml
    cmp -s school.yaml good.yaml && wrong "\"$script\" changes nothing"
    lobspiegel framework check school.yaml > "$scratch/got" 2>&1
    status=$?
    [ $status -eq 1 ] || wrong "the exit status is $status"
    echo "$text" | words | diff - "$scratch/got" >> "$scratch/wrong"
    report "a fault made by $script"
done < "$scratch/faults"
[ -s "$scratch/faults" ] || wrong 'there are none'
report 'man/lobspiegel-framework.5 has messages'

if command -v msgcat > /dev/null; then
    msgcat --no-wrap "$source/po/nl.po" > "$scratch/texts"
    section lobspiegel.1 DIAGNOSTICS | awk '
        /^\.It / || more {
            text = more ? text $0 : substr($0, 5)
            more = sub(/\\$/, "", text)
            if (!more)
                print text
        }' | words > "$scratch/messages"
    while read -r text; do # words in capitals stand for what the program fills in
        echo "$text" | sed -e 's/"[A-Z]*"/"%s"/g' -e 's/NOT SAVED/not saved/' \
            -e 's/[A-Z][A-Z][A-Z]*/%s/g' -e 's/not saved/NOT SAVED/' -e 's/"/\\"/g' \
            > "$scratch/message"
        grep -F -e "msgid \"$(cat "$scratch/message")\"" "$scratch/texts" > /dev/null ||
            wrong "the program does not say: $(cat "$scratch/message")"
    done < "$scratch/messages"
    [ -s "$scratch/messages" ] || wrong 'there are none'
    report 'DIAGNOSTICS has messages of the program'
fi

# --- the same as the program -----------------------------------------------------------------

section lobspiegel.1 KEYS | awk '
    /^\.It .* Ta$/ {
        if (row) print row
        keys = $0
        sub(/^\.It [^ ]* Ta /, "", keys)
        sub(/ Ta$/, "", keys)
        gsub(/"/, "", keys)
        row = $2 "\t" keys "\t"
        glue = ""
        next
    }
    /^\./ { if (row) print row; row = "" }
    row { row = row glue $0; glue = " " }' | words > "$scratch/keys"
lobspiegel --keys | diff "$scratch/keys" - > "$scratch/wrong"
report 'the table of KEYS is what --keys says'

# Options as the help shows them, and as the page does: "-f, --framework NAME".
options_of_help() {
    lobspiegel ${1:+"$1"} --help | sed -n -e 's/^  \(-[^ ,]*\(, --[^ ]*\)\{0,1\}\( [^ ]\{1,\}\)\{0,1\}\).*/\1/p' |
        tr '[:upper:]' '[:lower:]' | sort
}
options_of_page() {
    section lobspiegel.1 "$1" | sed -n -e 's/^\.It \(Fl .*\)/\1/p' |
        sed -e 's/Fl Fl /--/' -e 's/Fl /-/' -e 's/ , /, /' -e 's/Ar //'
}

lobspiegel --help | sed -n -e '/^Commands:/,/^$/s/^  \([a-z-]*\) .*/\1/p' > "$scratch/commands"
[ -s "$scratch/commands" ] || wrong 'the help shows no commands'
for command in '' $(cat "$scratch/commands"); do
    options_of_help "$command" > "$scratch/help"
    { options_of_page "${command:-The start screen}"
        options_of_page 'Options of every command'; } | sort |
        diff - "$scratch/help" >> "$scratch/wrong"
    [ "$(wc -l < "$scratch/help")" -gt 2 ] || wrong 'the help shows too few options'
    report "lobspiegel${command:+ $command} has the options of the page"
done

# What the sources ask of the environment, except the letters of the "C" locale.
grep -lw getenv "$source"/src/*/*.c | xargs grep -ohE '"[A-Z][A-Z_]*"' | tr -d '"' |
    grep -v -x -e C -e POSIX | sort -u > "$scratch/variables"
[ "$(wc -l < "$scratch/variables")" -gt 8 ] || wrong 'the sources use too few variables'
while read -r variable; do
    section lobspiegel.1 ENVIRONMENT | grep '^\.It Ev ' | grep -w -e "$variable" > /dev/null ||
        wrong "$variable is not there"
done < "$scratch/variables"
report 'ENVIRONMENT has every variable that the sources use'

sed -n -e 's/^ *STATUS_[A-Z]* = \([0-9]*\),.*/\1/p' "$source/src/cli/cli.h" > "$scratch/statuses"
section lobspiegel.1 'EXIT STATUS' | sed -n -e 's/^\.It \([0-9]*\)$/\1/p' |
    diff - "$scratch/statuses" > "$scratch/wrong"
report 'EXIT STATUS has every status'

# keys PAGE FILE...: every key that these readers know is named on the page.
keys() {
    page=$1
    shift
    grep -ohE '\{"[a-z-]+", (true|false)\}' "$@" | sed -e 's/{"\([^"]*\)".*/\1/' | sort -u \
        > "$scratch/known"
    [ "$(wc -l < "$scratch/known")" -gt 4 ] || wrong 'the sources know too few keys'
    while read -r key; do
        grep -E '^\.(It )?Ic ' "$source/man/$page" |
            grep -E -e "(Ic|,) $key( |\$)" > /dev/null || wrong "$key is not there"
    done < "$scratch/known"
    report "man/$page has every key"
}
keys lobspiegel-framework.5 "$source"/src/framework/*.c
keys lobspiegel-group.5 "$source"/src/sharing/*.c
keys lobspiegel-record.5 "$source"/src/assessment/*.c
keys lobspiegel-workshop.7 "$source"/src/workshop/*.c

lobspiegel --completions settings | grep -v -e '^-' -e '^keys\.' -e '^reset$' > "$scratch/known"
[ "$(wc -l < "$scratch/known")" -gt 3 ] || wrong 'the program knows too few settings'
while read -r name; do
    grep -x -e "\.It Ic $name" "$source/man/lobspiegel-settings.5" > /dev/null ||
        wrong "$name is not there"
    for value in $(lobspiegel --completions settings "$name" | grep -v '^-'); do
        grep -E -e "Li $value( |\$)" "$source/man/lobspiegel-settings.5" > /dev/null ||
            wrong "$name: $value is not there"
    done
done < "$scratch/known"
report 'man/lobspiegel-settings.5 has every setting and value'

# Limits: page, name.
while read -r page name; do
    value=$(cat "$source"/src/*/*.[ch] | sed -n -e "s/^#define $name \([0-9]*\).*/\1/p")
    [ -n "$value" ] || wrong "there is no $name in the sources"
    words < "$source/man/$page" | grep -w -e "${value:-?}" > /dev/null ||
        wrong "man/$page does not have $name, $value"
done << END
lobspiegel.1 ADVICE_USUAL_HOURS
lobspiegel.1 LIST_MAX
lobspiegel-framework.5 DIMENSION_MOST
lobspiegel-framework.5 HOURS_MAX
lobspiegel-framework.5 ID_LENGTH_MAX
lobspiegel-framework.5 ITEMS_MAX
lobspiegel-framework.5 MODULES_MAX
lobspiegel-framework.5 READABILITY_LEAST
lobspiegel-framework.5 SET_MAX
lobspiegel-framework.5 STATEMENT_MOST
lobspiegel-record.5 GROUP_CODE_MAX
lobspiegel-record.5 NOTE_BYTES_MAX
lobspiegel-record.5 RESULT_PAD
lobspiegel-settings.5 ACTION_KEYS_MAX
lobspiegel-workshop.7 PEOPLE_MAX
lobspiegel-workshop.7 PERSON_TEXT_MAX
lobspiegel.1 ROUNDS_MAX
END
report 'the pages have the limits of the sources'

echo "1..$count"
