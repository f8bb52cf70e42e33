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
  if (( CURRENT == 2 )); then
    commands=(
{{summaries}}
      'help:says more of a command')
    _describe command commands
    return
  fi
  shift words
  (( CURRENT-- ))
  case $words[1] in
{{commands}}
  esac
}
_blocline "$@"
