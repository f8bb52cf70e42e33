#include "text.h"

#include <string.h>

static bool is_url(const char *text, size_t size)
{
    return (size > 7 && strncmp(text, "http://", 7) == 0) ||
           (size > 8 && strncmp(text, "https://", 8) == 0);
}

size_t text_break(const char *text, size_t size, size_t width, size_t *taken)
{
    const char *space = memchr(text, ' ', size);
    const size_t word = space ? (size_t)(space - text) : size;
    size_t cut = text_width(text, size) <= width ? size : text_cut(text, size, width);
    if (cut < size && text[cut] != ' ') {
        size_t at = cut;
        while (at > 0 && text[at - 1] != ' ') {
            at--;
        }
        if (at == 0 && is_url(text, word)) {
            cut = word;
        } else if (at == 0) { /* one long word: after a sign in it, if there is one */
            const char *dots = strstr(text, ".."); /* a range: between its dates */
            at = dots && dots < text + size && dots != text ? (size_t)(dots - text) + 2 : cut;
            for (at = at > cut ? cut : at; at > cut / 3 && !strchr("-/,;._", text[at - 1]); at--) {
            }
            cut = at > cut / 3 ? at : cut;
        } else {
            cut = at;
        }
    }
    for (size_t more = width; cut == 0; more++) { /* a sign that is wider than the line */
        cut = text_cut(text, size, more + 1);
    }
    *taken = cut;
    while (*taken < size && text[*taken] == ' ') {
        ++*taken;
    }
    while (cut > 0 && text[cut - 1] == ' ') {
        cut--;
    }
    return cut;
}
