# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# Completion of lobspiegel's commands, options and settings in bash. It asks the program itself,
# so there is nothing here that could become untrue.

# What comes at the start of the lines of HELP that begin with two spaces: commands or options.
_lobspiegel_words() {
    local line
    while IFS= read -r line; do
        [[ $line =~ ^'  '((-.),' ')?(--[a-z-]+) ]] && printf '%s\n' "${BASH_REMATCH[3]}"
        [[ $line =~ ^'  '([a-z][a-z-]*)' ' ]] && printf '%s\n' "${BASH_REMATCH[1]}"
    done <<< "$1"
}

_lobspiegel() {
    local current=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]}
    local program=${COMP_WORDS[0]} command='' words word i
    COMPREPLY=()

    words=$(_lobspiegel_words "$("$program" --lang en --help 2> /dev/null)")
    for ((i = 1; i < COMP_CWORD; i++)); do
        word=${COMP_WORDS[i]}
        if [[ $word != -* && $'\n'$words$'\n' == *$'\n'$word$'\n'* ]]; then
            command=$word
            break
        fi
    done

    case $before in
    --lang) words=$'nl\nen' ;;
    --stay) words=$'questions\npeople\nnone' ;;
    --split) words=$'line\nrole\nstage\nsector' ;;
    --hours | --pin | --exclude | --tables | --rounds | --seed | --bucket | --k | --period | \
        --purpose | --contact | --jobs) return ;;
    -f | --framework | -o | --output | --people | --to | --group | --key | --hand-up | --earlier)
        compopt -o default
        return
        ;;
    group) words=$'new\nshow\ncheck\nclose\nraise\nprivacy' ;;
    workshop)
        words=$'tables\n--group\n--key\n--line\n--framework'
        compopt -o default
        ;;
    framework) words=$'list\ncheck\nshow\nprint\ndiff\nnew' ;;
    *)
        if [[ $command == settings ]]; then # names, or the values of the name before
            [[ $before == settings || $before == -* ]] && before=''
            words=$("$program" --completions settings "$before" 2> /dev/null)
        elif [[ -n $command ]]; then
            words=$(_lobspiegel_words "$("$program" "$command" --lang en --help 2> /dev/null)")
            [[ $current == -* ]] || compopt -o default
        fi
        ;;
    esac
    mapfile -t COMPREPLY < <(compgen -W "$words" -- "$current")
}

complete -F _lobspiegel lobspiegel
