#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# completion: what bash offers after a few words of a command line. Prints TAP.
set -u

source=${LOBSPIEGEL_SOURCE:-$(dirname "$0")/..}
program=${LOBSPIEGEL_PROGRAM:-$source/build/lobspiegel}

if ! command -v bash > /dev/null; then
    echo '1..0 # SKIP there is no bash'
    exit 0
fi

count=0

# offers EXPECTED WORD...: what completing the last WORD offers must hold all of EXPECTED.
offers() {
    count=$((count + 1))
    expected=$1
    shift
    offered=$(bash -c '
        compopt() { :; }
        . "$1/completion/lobspiegel.bash"
        shift
        COMP_WORDS=("$@")
        COMP_CWORD=$(($# - 1))
        _lobspiegel
        echo "${COMPREPLY[*]}"' bash "$source" "$program" "$@" 2>&1)
    for word in $expected; do
        case " $offered " in
        *" $word "*) ;;
        *)
            echo "# offered: $offered"
            echo "not ok $count - lobspiegel $*: $expected"
            return
            ;;
        esac
    done
    echo "ok $count - lobspiegel $*: $expected"
}

offers 'assess report advise compare share workshop framework settings --lang --help' ''
offers 'report' re
offers 'compare' com
offers '--framework --output --lang' compare --
offers 'nl en' --lang ''
offers '--pin --exclude --hours --lang' advise --
offers '--group --to' --lang nl share --
offers 'key-in' key
offers '--to --twice --depth --for --line --yes' key-in --
offers '--people --tables --rounds --seed --stay --format' workshop tables --
offers 'tables --group --line' workshop ''
offers 'questions people none' workshop tables --stay ''
offers 'list check show print diff new' framework ''
offers 'language theme wishes mouse keys.overview reset --yes' settings ''
offers 'keys.overview' settings keys.ov
offers 'usual dark light contrast plain' settings theme ''
offers 'dark' settings theme da
offers 'yes no' --lang nl settings mouse ''
offers 'theme keys keys.overview' settings reset ''
echo "1..$count"
