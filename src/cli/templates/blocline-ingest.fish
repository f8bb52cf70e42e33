# Made from the options of blocline-ingest.
complete -c blocline-ingest -f -a '(__fish_complete_directories)'
{{options}}
