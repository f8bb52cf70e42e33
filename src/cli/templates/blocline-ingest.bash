# bash completion for blocline-ingest, made from its options
_blocline_ingest() {
    local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]} IFS=$'\n'
    case $prev:$cur in
{{files}}
    *:-*) COMPREPLY=($(compgen -W "{{names}}" -- "$cur")) ;;
    *) COMPREPLY=($(compgen -d -- "$cur")) ;;
    esac
}
complete -o filenames -F _blocline_ingest blocline-ingest
