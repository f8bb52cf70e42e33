#include "man_page.h"

#include <stdbool.h>
#include <string.h>

/* `start`: at the start of a line, where a dot or an apostrophe would begin a request. */
static void put(FILE *out, const char *text, size_t size, bool start)
{
    if (start && size > 0 && (text[0] == '.' || text[0] == '\'')) {
        fputs("\\&", out);
    }
    for (size_t i = 0; i < size; i++) {
        switch (text[i]) {
        case '\\':
            fputs("\\e", out);
            break;
        case '-':
            fputs("\\-", out); /* else a hyphen, which nobody can copy as an option */
            break;
        case '\'':
            fputs("\\(aq", out);
            break;
        case '`':
            fputs("\\(ga", out);
            break;
        case '~':
            fputs("\\(ti", out);
            break;
        case '^':
            fputs("\\(ha", out);
            break;
        default:
            putc(text[i], out);
            break;
        }
    }
}

/* Lines that are indented are laid out by hand: they keep their shape. */
void man_text(FILE *out, const char *text)
{
    bool literal = false;
    while (*text) {
        const size_t size = strcspn(text, "\n");
        const bool indented = text[0] == ' ';
        if (indented != literal) {
            fputs(indented ? ".nf\n" : ".fi\n", out);
            literal = indented;
        }
        if (size == 0) {
            fputs(".PP\n", out);
        } else {
            put(out, text, size, true);
            putc('\n', out);
        }
        text += size + (text[size] == '\n');
    }
    fputs(literal ? ".fi\n" : "", out);
}

void man_literal(FILE *out, const char *text)
{
    fputs(".nf\n.RS\n", out);
    put(out, text, strlen(text), true);
    fputs("\n.RE\n.fi\n", out);
}

void man_tag(FILE *out, const char *text)
{
    fputs(".TP\n\\fB", out);
    put(out, text, strlen(text), false);
    fputs("\\fR\n", out);
}

void man_options(FILE *out, const struct option_spec *specs, size_t count, enum language lang)
{
    for (size_t i = 0; i < count; i++) {
        fputs(".TP\n", out);
        if (specs[i].id < OPTION_FIRST) {
            fprintf(out, "\\fB\\-%c\\fR, ", specs[i].id);
        }
        fputs("\\fB\\-\\-", out);
        put(out, specs[i].name, strlen(specs[i].name), false);
        fputs("\\fR", out);
        if (specs[i].argument) {
            fputs(" \\fI", out);
            put(out, specs[i].argument, strlen(specs[i].argument), false);
            fputs("\\fR", out);
        }
        putc('\n', out);
        const char *help = message(lang, (enum message)specs[i].help);
        put(out, help, strlen(help), true);
        putc('\n', out);
    }
}
