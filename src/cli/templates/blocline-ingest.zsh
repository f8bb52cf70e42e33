#compdef blocline-ingest
# Made from the options of blocline-ingest.
_arguments \
{{options}}
    '*:package:_files -/'
