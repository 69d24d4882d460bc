#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# walls: each folder of src/ uses only what it may use. Prints TAP.
#
# 1. the #include lines; 2. the symbols in the libraries that were built: what the pure folders
# call, and that no folder keeps changing data; 3. no unsafe C functions.
set -u
LC_ALL=C
export LC_ALL

source=${LOBSPIEGEL_SOURCE:-$(dirname "$0")/..}
build=${LOBSPIEGEL_BUILD:-$source/build}
nm=${NM:-nm}
objdump=${OBJDUMP:-objdump}
scratch=$(mktemp -d) || exit 99
trap 'rm -rf "$scratch"' EXIT

# The folders in the order in which data flows, and those without any effect of their own.
folders='base framework assessment profile advice sharing gathering workshop report ui tty line cli'
pure='framework assessment profile advice sharing gathering workshop report ui line'

# What pure code may call in the C library; all else is an effect, or needs a look first.
harmless='free|abs|labs|qsort|bsearch|abort|__assert_fail|__assert
|mem(chr|cmp|cpy|move|set|mem|rchr)|strn?(cmp|len|casecmp|chr|dup)|strnlen|str(chr|rchr|str|spn|cspn|pbrk|coll)
|strto(l|ul|ll|ull|imax|umax)|(sn|vsn)printf|isw?(alnum|alpha|digit|space|upper|lower|punct|print|cntrl|graph|xdigit)|tow?(upper|lower)
|wcwidth|[dn]?gettext|d[cn]gettext|dcngettext|l?l?(round|floor|ceil)f?|fmin|fmax
|__(mem|str|stp)[a-z]+_chk|__v?snprintf_chk|__isoc[0-9]+_[a-z]+|__ctype_(b|tolower|toupper)_loc
|json_(object|array|string|integer|real|true|false|null|delete|dump[sb]|load[sb]|v?pack|v?unpack|equal|copy|deep_copy)(_[a-z_]+)?
|crypto_box_(keypair|seal|seal_open)|crypto_scalarmult_base|sodium_(memzero|bin2hex|hex2bin|bin2base64|base642bin)
|__stack_chk_(fail|guard)|_GLOBAL_OFFSET_TABLE_|__(div|mod|udiv|umod|mul)[a-z]+3|_?setjmp|longjmp'

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

skip() {
    count=$((count + 1))
    echo "ok $count - $1 # SKIP $2"
}

has_word() { # WORD LIST
    case " $2 " in *" $1 "*) true ;; *) false ;; esac
}

wrong() { # a message about something wrong
    echo "$1" >> "$scratch/wrong"
}

# --- 1. includes -----------------------------------------------------------------------------

# check_include FOLDER FILE KIND HEADER, KIND is q ("...") or a (<...>).
check_include() {
    case $3 in
    q)
        case $4 in
        */*) ;;
        *) wrong "$2: \"$4\": write the folder too, as in \"base/text.h\"" ;;
        esac
        target=${4%%/*}
        if ! has_word "$target" "$allowed"; then
            wrong "$2: $1 may not use $target ($4)"
        fi
        if [ "$4" = base/file.h ] && ! has_word "$1" 'base cli'; then
            wrong "$2: files are for base and cli only ($4)"
        fi
        ;;
    a)
        case $4 in
        *curses.h | term.h | termio.h | termios.h | signal.h | sys/signal.h | sys/ioctl.h)
            [ "$1" = tty ] || wrong "$2: only tty knows terminals and signals (<$4>)" ;;
        time.h | sys/time.h | locale.h | langinfo.h | fcntl.h | unistd.h | sys/stat.h | sys/file.h | \
            dirent.h | pwd.h | poll.h | sys/select.h | spawn.h | pthread.h | sys/wait.h)
            has_word "$1" 'tty cli' || [ "$2" = src/base/file.c ] ||
                wrong "$2: the clock, the system and files are for cli (<$4>)" ;;
        esac
        ;;
    esac
}

allowed=
for folder in $folders; do
    allowed="$allowed $folder"
    case $folder in line) allowed=${allowed%% tty*}' line' ;; esac
    for file in "$source/src/$folder"/*.c "$source/src/$folder"/*.h; do
        [ -f "$file" ] || continue
        sed -n -e 's/^[[:space:]]*#[[:space:]]*include[[:space:]]*"\([^"]*\)".*/q \1/p' \
            -e 's/^[[:space:]]*#[[:space:]]*include[[:space:]]*<\([^>]*\)>.*/a \1/p' "$file" \
            > "$scratch/includes"
        while read -r kind header; do
            check_include "$folder" "src/$folder/${file##*/}" "$kind" "$header"
        done < "$scratch/includes"
    done
    # cli sees everything again, tty too
    case $folder in line) allowed=$folders ;; esac
    report "includes of src/$folder"
done

for path in "$source"/src/*/; do
    folder=$(basename "$path")
    has_word "$folder" "$folders" || wrong "src/$folder has no place in the order of the folders"
done
report 'every folder of src/ has its place in the order'

# --- 2. symbols ------------------------------------------------------------------------------

why=
case " ${LOBSPIEGEL_SANITIZERS:-}" in
*sanitize*) why='built with sanitizers, which add symbols of their own' ;;
esac
if [ -z "$why" ] && ! "$objdump" --version 2> /dev/null | grep GNU > /dev/null; then
    why='needs nm and objdump of the GNU binutils'
fi

# undefined LIBRARY: the symbols it does not define itself.
undefined() {
    "$nm" -P "$1" 2> /dev/null | awk '
        $2 ~ /^[Uvw]$/ { wanted[$1] = 1 }
        $2 ~ /^[A-TV-Zi]$/ { defined[$1] = 1 }
        END { for (name in wanted) if (!(name in defined)) print name }' | sort
}

defined() { # FILE...: the global symbols they define
    "$nm" -P -g "$@" 2> /dev/null | awk '$2 ~ /^[A-TV-Z]$/ { print $1 }' | sort -u
}

harmless_pattern=$(printf '%s' "$harmless" | tr -d '\n')

for folder in $pure; do
    library=$build/lib$folder.a
    name="src/$folder is pure: no files, environment, clock, chance or screen"
    if [ -n "$why" ]; then
        skip "$name" "$why"
        continue
    elif [ ! -f "$library" ]; then
        wrong "lib$folder.a was not built"
        report "$name"
        continue
    fi
    for other in base $pure; do # what it may use of ours
        if [ -f "$build/lib$other.a" ]; then
            defined "$build/lib$other.a"
        fi
        [ "$other" != "$folder" ] || break
    done | sort -u > "$scratch/ours"
    undefined "$library" > "$scratch/calls"
    comm -23 "$scratch/calls" "$scratch/ours" |
        grep -Evx "$harmless_pattern" > "$scratch/effects"
    while read -r symbol; do
        wrong "lib$folder.a calls $symbol()"
    done < "$scratch/effects"
    grep -Ex 'file_.*|random_.*' "$scratch/calls" > "$scratch/effects"
    while read -r symbol; do
        wrong "lib$folder.a calls $symbol() of base, which is for cli"
    done < "$scratch/effects"
    report "$name"
done

# changing LIBRARY: its data that can change while the program runs, as `size name (object)`.
# Tables of pointers lie in .data.rel.ro: the loader fills them in, then they are locked.
changing() {
    "$objdump" -t "$1" | awk '
        /file format/ { object = $1; sub(/:$/, "", object) }
        NF >= 4 && $1 ~ /^[0-9a-f]+$/ {
            size = $(NF - 1); name = $NF; section = $(NF - 2)
            if (section ~ /^\.data\.rel\.ro/ || name ~ /^\./ || size ~ /^0+$/) next
            if (section ~ /^\.(data|bss|tdata|tbss|lbss|ldata)/ || section == "*COM*")
                print size, name, "(" object ")"
        }'
    "$objdump" -h "$1" | awk '
        /file format/ { object = $1; sub(/:$/, "", object) }
        $2 ~ /^\.(data|bss|tdata|tbss)/ && $2 !~ /^\.data\.rel\.ro/ && $3 !~ /^0+$/ {
            print $3, "section", $2, "(" object ")" }'
}

for folder in $folders; do
    library=$build/lib$folder.a
    name="src/$folder keeps no data that changes"
    if [ -n "$why" ]; then
        skip "$name" "$why"
        continue
    elif [ ! -f "$library" ]; then
        wrong "lib$folder.a was not built"
        report "$name"
        continue
    fi
    changing "$library" > "$scratch/data"
    if [ "$folder" = tty ] && [ "$(grep -cv ' section ' "$scratch/data")" -eq 2 ] &&
        grep -E '^0*4 stop_signal ' "$scratch/data" > /dev/null &&
        grep -E '^0*[48] armed ' "$scratch/data" > /dev/null
    then
        : # what signal handlers cannot do without: a flag to set, the terminal to give back
    else
        while read -r line; do
            wrong "lib$folder.a: $line"
        done < "$scratch/data"
    fi
    report "$name"
done

# --- 3. unsafe functions ---------------------------------------------------------------------

unsafe='strcpy|strcat|stpcpy|sprintf|vsprintf|strtok|gets|localtime|gmtime|ctime|asctime|ctime_r'
unsafe="$unsafe|asctime_r|atoi|atol|atoll|atof|alloca|tmpnam|tempnam|mktemp"
for file in "$source"/src/*/*.[ch] "$source"/tests/*.[ch]; do
    [ -f "$file" ] || continue
    sed 's/"\([^"\\]\|\\.\)*"/""/g' "$file" | grep -nE "(^|[^A-Za-z0-9_])($unsafe)[[:space:]]*\(" |
        grep -vE '^[0-9]+:[[:space:]]*(/?\*|//)' > "$scratch/found"
    while read -r line; do
        wrong "${file#"$source"/}:$line"
    done < "$scratch/found"
done
report 'no unsafe C functions'

echo "1..$count"
