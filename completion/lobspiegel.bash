# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# Completion of lobspiegel's commands and options in bash.

_lobspiegel() {
    local current=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]}
    local command='' word
    for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
        case $word in
        assess | report | advise | compare | share | framework) command=$word && break ;;
        esac
    done

    compopt +o default
    COMPREPLY=()
    case $before in
    --lang)
        mapfile -t COMPREPLY < <(compgen -W 'nl en' -- "$current")
        return
        ;;
    --format)
        mapfile -t COMPREPLY < <(compgen -W 'text markdown html json' -- "$current")
        return
        ;;
    --hours | --pin | --exclude)
        return
        ;;
    -f | -o | --to | --group)
        compopt -o default
        return
        ;;
    framework)
        mapfile -t COMPREPLY < <(compgen -W 'list show check new diff print' -- "$current")
        return
        ;;
    esac

    local words='--help --lang'
    case $command in
    '') words+=' --version --line assess report advise compare share framework' ;;
    assess) words+=' -f --line' ;;
    report) words+=' --format -o' ;;
    advise) words+=' --hours --pin --exclude --format -o' ;;
    share) words+=' --group --to' ;;
    esac
    case $current in
    -*) mapfile -t COMPREPLY < <(compgen -W "$words" -- "$current") ;;
    *)
        if [ -n "$command" ]; then
            compopt -o default
        else
            mapfile -t COMPREPLY < <(compgen -W "$words" -- "$current")
        fi
        ;;
    esac
}

complete -F _lobspiegel lobspiegel
