#include "complete_ingest.h"

#include "complete_text.h"

void complete_ingest_bash(FILE *out, const struct option_spec *specs, size_t count)
{
    fputs("# bash completion for blocline-ingest, made from its options\n"
          "_blocline_ingest() {\n"
          "    local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]} IFS=$'\\n'\n"
          "    case $prev:$cur in\n",
          out);
    for (size_t i = 0; i < count; i++) {
        if (specs[i].argument) {
            fprintf(out, "    --%s:*", specs[i].name);
            if (specs[i].id < OPTION_FIRST) {
                fprintf(out, "|-%c:*", specs[i].id);
            }
            fputs(") COMPREPLY=($(compgen -f -- \"$cur\")) ;;\n", out);
        }
    }
    fputs("    *:-*) COMPREPLY=($(compgen -W \"", out);
    for (size_t i = 0; i < count; i++) {
        fprintf(out, "%s--%s", i ? "\n" : "", specs[i].name);
    }
    fputs("\" -- \"$cur\")) ;;\n"
          "    *) COMPREPLY=($(compgen -d -- \"$cur\")) ;;\n"
          "    esac\n}\n"
          "complete -o filenames -F _blocline_ingest blocline-ingest\n",
          out);
}

void complete_ingest_zsh(FILE *out, const struct option_spec *specs, size_t count)
{
    fputs("#compdef blocline-ingest\n# Made from the options of blocline-ingest.\n_arguments \\\n",
          out);
    for (size_t i = 0; i < count; i++) {
        zsh_option_head(out, &specs[i]);
        fputs(specs[i].argument ? "_files' \\\n" : "' \\\n", out);
    }
    fputs("    '*:package:_files -/'\n", out);
}

void complete_ingest_fish(FILE *out, const struct option_spec *specs, size_t count)
{
    fputs("# Made from the options of blocline-ingest.\n"
          "complete -c blocline-ingest -f -a '(__fish_complete_directories)'\n",
          out);
    for (size_t i = 0; i < count; i++) {
        fputs("complete -c blocline-ingest", out);
        if (specs[i].id < OPTION_FIRST) {
            fprintf(out, " -s %c", specs[i].id);
        }
        fprintf(out, " -l %s%s -d '", specs[i].name, specs[i].argument ? " -r -F" : "");
        fish_text(out, specs[i].help);
        fputs("'\n", out);
    }
}
