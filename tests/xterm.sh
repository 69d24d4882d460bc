#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# xterm: the program in a real terminal: one visit in xterm, on a screen in memory. Prints TAP.
set -u

source=$(cd "${LOBSPIEGEL_SOURCE:-$(dirname "$0")/..}" && pwd) || exit 99
build=${LOBSPIEGEL_BUILD:-$source/build}
program=${LOBSPIEGEL_PROGRAM:-$build/lobspiegel}
LOBSPIEGEL_FRAMEWORKS=${LOBSPIEGEL_FRAMEWORKS:-$source/frameworks}
LOBSPIEGEL_LOCALE=${LOBSPIEGEL_LOCALE:-$build/locale}
LC_ALL=C.UTF-8
export LOBSPIEGEL_FRAMEWORKS LOBSPIEGEL_LOCALE LC_ALL

for needed in Xvfb xterm xdotool script; do
    if ! command -v "$needed" > /dev/null 2>&1; then
        echo "1..0 # SKIP $needed is not installed"
        exit 0
    fi
done

scratch=$(mktemp -d) || exit 99
HOME=$scratch/home XDG_DATA_HOME=$scratch/data XDG_CONFIG_HOME=$scratch/config
export HOME XDG_DATA_HOME XDG_CONFIG_HOME
mkdir "$HOME" "$XDG_DATA_HOME" "$XDG_CONFIG_HOME" || exit 99
log=$scratch/log
server=
xterm=
finish() {
    [ -z "$xterm" ] || kill "$xterm" 2> /dev/null
    [ -z "$server" ] || kill "$server" 2> /dev/null
    wait
    rm -rf "$scratch"
}
trap finish EXIT

count=0
check() { # NAME COMMAND...
    name=$1
    shift
    count=$((count + 1))
    if "$@"; then
        echo "ok $count - $name"
    else
        echo "not ok $count - $name"
        tail -c 1500 "$log" 2> /dev/null | tr -c ' -~\n' '~' | fold -w 90 | sed 's/^/# /'
        echo
    fi
}

# soon COMMAND...: true as soon as it succeeds, within 3 seconds or so.
soon() {
    tries=0
    until "$@"; do
        tries=$((tries + 1))
        [ "$tries" -le 60 ] || return 1
        sleep 0.05
    done
}

written() { # TEXT: the program wrote it on the screen
    grep -aF -- "$1" "$log" > /dev/null 2>&1
}

press() { # KEY...
    xdotool key --window "$window" "$@" 2> /dev/null
}

recorded() { # TEXT: it is in the record
    cat "$XDG_DATA_HOME"/lobspiegel/*.record.yaml 2> /dev/null | grep -F -- "$1" > /dev/null
}

# --- a screen, and a terminal on it ----------------------------------------------------------

Xvfb -displayfd 3 -screen 0 1024x768x24 -nolisten tcp 3> "$scratch/display" 2> /dev/null &
server=$!
if ! soon test -s "$scratch/display"; then
    echo '1..0 # SKIP Xvfb does not start here'
    exit 0
fi
DISPLAY=:$(cat "$scratch/display")
export DISPLAY

# A record with the first questions answered, as place_begin() in program_*.c makes it.
printf '1\n2\n\n2\n\n1\n\n\n\n1\n' | "$program" --line --lang en > "$scratch/begin" 2>&1

# `script` keeps what the program writes: not every xterm can keep a log itself.
cat > "$scratch/visit" << END
stty -g > '$scratch/line-before'
script -q -f -e -c "'$program' assess --lang en" '$log'
echo \$? > '$scratch/status'
stty -g > '$scratch/line-after'
END
xterm -xrm 'XTerm*allowSendEvents: true' -geometry 80x24 -e sh "$scratch/visit" 2> /dev/null &
xterm=$!

# --- the visit -------------------------------------------------------------------------------

check 'the first item comes' soon written 'Where are you now?'
window=$(xdotool search --onlyvisible --class xterm 2> /dev/null | head -n 1)
check 'there is a window' test -n "$window"
xdotool windowfocus "$window" 2> /dev/null
press 3
check 'an answer is on disk at once' soon recorded '{answer: '
press Up Down n
check 'a note can be typed' soon written 'Esc'
sleep 0.2
xdotool type --window "$window" 'from a real keyboard' 2> /dev/null
check 'what is typed is shown' soon written 'keyboard'
press Escape
check 'the note is on disk' soon recorded 'from a real keyboard'
xdotool windowsize "$window" 900 600
sleep 0.1
press q
check 'it stops' soon test -s "$scratch/status"
check 'without an error' grep -qx 0 "$scratch/status"
soon test -s "$scratch/line-after"
check 'the line is as it was' cmp -s "$scratch/line-before" "$scratch/line-after"
check 'the first screen is back' written "$(printf '\033[?1049l')"
echo "1..$count"
