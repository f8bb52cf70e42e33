#include "complete_text.h"

#include "message.h"

#include <string.h>

void fish_text(FILE *out, const char *text)
{
    for (; *text && *text != '\n'; text++) {
        fputs(*text == '\'' || *text == '\\' ? "\\" : "", out);
        putc(*text, out);
    }
}

void zsh_text(FILE *out, const char *text)
{
    for (; *text && *text != '\n'; text++) {
        if (*text == '\'') {
            fputs("'\\''", out);
        } else {
            fputs(strchr("[]:\\", *text) ? "\\" : "", out);
            putc(*text, out);
        }
    }
}

void zsh_option_head(FILE *out, const struct option_spec *spec)
{
    fputs("    ", out);
    if (spec->id < OPTION_FIRST) {
        fprintf(out, "'(-%c --%s)'{-%c,--%s}'", spec->id, spec->name, spec->id, spec->name);
    } else {
        fprintf(out, "'--%s", spec->name);
    }
    fputs("[", out);
    zsh_text(out, message(LANG_EN, (enum message)spec->help));
    fputs("]", out);
    if (spec->argument) {
        fputs(":", out);
        zsh_text(out, spec->argument);
        fputs(":", out);
    }
}
