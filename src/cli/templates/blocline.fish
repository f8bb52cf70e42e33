# Made from the table of commands of blocline.
function __blocline_list
    blocline list $argv[1] --quiet --format tsv --columns $argv[2] --no-header 2>/dev/null
end
complete -c blocline -f
{{commands}}
{{options}}
