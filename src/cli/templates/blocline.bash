# bash completion for blocline, made from its table of commands
_blocline_words() {
    COMPREPLY+=($(compgen -W "$*" -- "$cur"))
}
_blocline_files() {
    local IFS=$'\n'
    compopt -o filenames 2>/dev/null
    COMPREPLY=($(compgen -f -- "$cur"))
}
# Names may have spaces, quotes and dollars in them, which stay theirs.
_blocline_list() {
    local column=$1 word typed=$cur quote=
    case $typed in
    [\"\']*) quote=1 typed=${typed:1} ;;
    *) typed=${typed//\\/} ;;
    esac
    shift
    while IFS= read -r word; do
        [[ $word && $word == "$typed"* ]] || continue
        [[ $quote ]] || printf -v word %q "$word"
        COMPREPLY+=("$word")
    done < <(blocline "$@" --quiet --format tsv --columns "$column" --no-header 2>/dev/null | sort -u)
}
_blocline() {
    local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]}
    local command= place=1 value= word IFS=$' \t\n'
    COMPREPLY=()
    for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
        if [[ $word == = ]]; then
            value=1
        elif [[ $value ]]; then
            value=
        else
            case $word in
            {{valued}}) value=1 ;;
            -*) ;;
            *) if [[ $command ]]; then ((place++)); else command=$word; fi ;;
            esac
        fi
    done
    # --option=value are three words here.
    if [[ $cur == = ]]; then
        cur=
    elif [[ $prev == = ]]; then
        prev=${COMP_WORDS[COMP_CWORD-2]}
    fi
    case $command:$prev in
{{options}}
    esac
    case $command:$cur in
{{flags}}
    esac
    case $command:$place in
{{places}}
    esac
}
complete -F _blocline blocline
