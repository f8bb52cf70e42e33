#include "template.h"

#include "version.h"

#include <assert.h>
#include <stdbool.h>
#include <string.h>

static const struct gap *find_gap(const struct gap *gaps, const char *name, size_t size)
{
    while (gaps->name && (strlen(gaps->name) != size || memcmp(gaps->name, name, size) != 0)) {
        gaps++;
    }
    assert(gaps->name); /* else a template has a gap that its program does not know */
    return gaps;
}

void template_print(FILE *out, const char *text, const struct gap *gaps)
{
    const char *open;
    for (const char *at = text; (open = strstr(at, "{{")) != NULL;) {
        const char *name = open + 2, *close = strstr(name, "}}");
        const char *after = close + 2;
        fwrite(at, 1, (size_t)(open - at), out);
        find_gap(gaps, name, (size_t)(close - name))->fill(out);
        const bool alone = (open == text || open[-1] == '\n') && *after == '\n';
        text = at = after + alone;
    }
    fputs(text, out);
}

void template_version(FILE *out)
{
    fputs(BLOCLINE_VERSION, out);
}

void template_date(FILE *out)
{
    fputs(BLOCLINE_RELEASED, out);
}
