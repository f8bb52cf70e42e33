# bash completion for blocline, made from its table of commands
_blocline_list() {
    blocline list "$1" --quiet --format tsv --columns "$2" --no-header 2>/dev/null
}
_blocline() {
    local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]}
    local command= words= word IFS=$' \t\n'
    COMPREPLY=()
    for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
        case $word in
        {{names}}help) command=$word; break ;;
        esac
    done
    case $command:$prev in
{{options}}
    esac
    case $command:$cur in
{{commands}}
    esac
    COMPREPLY=($(compgen -W "$words" -- "$cur"))
}
complete -F _blocline blocline
