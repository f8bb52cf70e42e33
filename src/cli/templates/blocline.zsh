#compdef blocline
# Made from the table of commands of blocline.
_blocline_nothing() { :; }
_blocline_list() {
  local -a words
  words=(${(f)"$(blocline list $1 --quiet --format tsv --columns $2 --no-header 2>/dev/null |
    tr '\t' ':')"})
  _describe $1 words
}
_blocline() {
  local -a commands
  local -i at=2
  # Options of all commands may stand before the command.
  while (( at < CURRENT )) && [[ $words[at] == -* ]]; do
    case $words[at] in
      {{valued}}) (( at += 2 )) ;;
      *) (( at++ )) ;;
    esac
  done
  if (( at > CURRENT )) || [[ at -eq CURRENT && $words[CURRENT] == -* ]]; then
    _arguments \
{{options}}
      '*:nothing:_blocline_nothing'
    return
  fi
  if (( at == CURRENT )); then
    commands=(
{{summaries}}
      'help:says more of a command')
    _describe command commands
    return
  fi
  shift $(( at - 1 )) words
  (( CURRENT -= at - 1 ))
  case $words[1] in
{{commands}}
  esac
}
_blocline "$@"
