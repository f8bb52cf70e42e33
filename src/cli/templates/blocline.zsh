#compdef blocline
# Made from the table of commands of blocline.
_blocline_nothing() { :; }
_blocline_list() {
  local columns=$1 locale=${LC_ALL:-${LC_MESSAGES:-$LANG}}
  local -a found lang
  shift
  [[ $locale == (ru|kk)* ]] && lang=(--lang ${locale[1,2]})
  found=(${(fu)"$(blocline $@ $lang --quiet --format tsv --columns $columns --no-header 2>/dev/null |
    sed 's/[\\:]/\\&/g' | tr '\t' ':')"})
  _describe ${columns%,*} found
  [[ $PREFIX == *[^\ -~]* ]] && _blocline_names ${columns%,*}
}
# Names in every language: of what is typed by name and not by id (ЕАЭ, Наз).
_blocline_names() {
  local sql
  local -a named
  case $1 in
    bloc|actor) sql="SELECT DISTINCT text FROM name WHERE of = '$1'" ;;
    person|place) sql="SELECT name_en FROM $1 UNION SELECT name_ru FROM $1 UNION SELECT name_kk FROM $1" ;;
    *) return 1 ;;
  esac
  named=(${(f)"$(blocline sql $sql --quiet --format tsv --no-header 2>/dev/null)"})
  compadd -- $named
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
    _describe command commands && return
    [[ -n $PREFIX ]] || return
    _blocline_list bloc,name list blocs
    _blocline_list actor,name list actors
    return
  fi
  shift $(( at - 1 )) words
  (( CURRENT -= at - 1 ))
  case $words[1] in
{{commands}}
  esac
}
_blocline "$@"
