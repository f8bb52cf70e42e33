#include "help_page.h"

#include "arena.h"
#include "message.h"
#include "text.h"

#include <string.h>

enum { WIDTH = 80, MARGIN = 27 };

void help_wrap(FILE *out, const char *text, size_t used, size_t margin)
{
    while (*text) {
        const size_t line = strcspn(text, "\n");
        const bool by_hand = *text == ' ';
        for (size_t at = 0; at < line;) {
            size_t size = strcspn(text + at, " \n");
            size = by_hand ? line : size;
            const size_t width = text_width(text + at, size);
            if (at && used + 1 + width > WIDTH && !by_hand) {
                fprintf(out, "\n%*s", (int)margin, "");
                used = margin;
            } else if (at) {
                putc(' ', out);
                used++;
            }
            fwrite(text + at, 1, size, out);
            used += width;
            at += size;
            at += at < line && text[at] == ' ';
        }
        putc('\n', out);
        used = 0;
        text += line + (text[line] == '\n');
    }
}

void help_row(FILE *out, const char *left, const char *right)
{
    const size_t width = text_width(left, strlen(left));
    if (width > MARGIN - 3) {
        fprintf(out, "  %s\n%*s", left, MARGIN, "");
    } else {
        fprintf(out, "  %s%*s", left, (int)(MARGIN - 2 - width), "");
    }
    help_wrap(out, right, MARGIN, MARGIN);
}

void help_options(FILE *out, const struct option_spec *specs, size_t count, enum language lang)
{
    struct arena arena = {0};
    for (size_t i = 0; i < count; i++) {
        const bool has_letter = specs[i].id < OPTION_FIRST;
        const char *left =
            arena_printf(&arena, "%c%c%s --%s%s%s", has_letter ? '-' : ' ',
                         has_letter ? specs[i].id : ' ', has_letter ? "," : " ", specs[i].name,
                         specs[i].argument ? " " : "", specs[i].argument ? specs[i].argument : "");
        help_row(out, left, message(lang, (enum message)specs[i].help));
    }
    arena_release(&arena);
}
