#include "complete_ingest.h"

#include "complete_text.h"
#include "message.h"

void ingest_bash_files(FILE *out, const struct option_spec *specs, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (specs[i].argument) {
            fprintf(out, "    --%s:*", specs[i].name);
            if (specs[i].id < OPTION_FIRST) {
                fprintf(out, "|-%c:*", specs[i].id);
            }
            fputs(") COMPREPLY=($(compgen -f -- \"$cur\")) ;;\n", out);
        }
    }
}

void ingest_bash_names(FILE *out, const struct option_spec *specs, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        fprintf(out, "%s--%s", i ? "\n" : "", specs[i].name);
    }
}

void ingest_zsh_options(FILE *out, const struct option_spec *specs, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        zsh_option_head(out, &specs[i]);
        fputs(specs[i].argument ? "_files' \\\n" : "' \\\n", out);
    }
}

void ingest_fish_options(FILE *out, const struct option_spec *specs, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        fputs("complete -c blocline-ingest", out);
        if (specs[i].id < OPTION_FIRST) {
            fprintf(out, " -s %c", specs[i].id);
        }
        fprintf(out, " -l %s%s -d '", specs[i].name, specs[i].argument ? " -r -F" : "");
        fish_text(out, message(LANG_EN, (enum message)specs[i].help));
        fputs("'\n", out);
    }
}
