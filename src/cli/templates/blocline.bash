# bash completion for blocline, made from its table of commands
_blocline_words() {
    COMPREPLY+=($(compgen -W "$*" -- "$cur"))
}
_blocline_files() {
    local IFS=$'\n'
    compopt -o filenames 2>/dev/null
    COMPREPLY=($(compgen -f -- "$cur"))
}
# Names in every language: of what is typed by name and not by id (ЕАЭ, Наз). Of people surnames too.
_blocline_names() {
    local sql word
    case $1 in
    bloc | actor) sql="SELECT text FROM name WHERE of = '$1'" ;;
    person | place) sql="SELECT name_en FROM $1 UNION SELECT name_ru FROM $1 UNION SELECT name_kk FROM $1" ;;
    *) return ;;
    esac
    [[ $1 == person ]] && sql="$sql UNION SELECT replace(name_en, rtrim(name_en, replace(name_en, ' ', '')), '')
        FROM person UNION SELECT replace(name_ru, rtrim(name_ru, replace(name_ru, ' ', '')), '') FROM person"
    while IFS= read -r word; do
        [[ $word && ${word,,} == "${typed,,}"* ]] || continue
        [[ $quote ]] || word=$(printf %s "$word" | sed 's/[][ ()"'\''$&;*?<>|`\\]/\\&/g')
        COMPREPLY+=("$word")
    done < <(blocline sql "$sql" --quiet --format tsv --no-header 2>/dev/null | sort -u)
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
    [[ ${COMPREPLY[*]} || -z $typed ]] || _blocline_names "$column"
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
