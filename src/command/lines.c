#include "lines.h"

#include "text.h"

#include <string.h>

static const struct column columns[] = {{"text", COLUMN_TEXT, ROLE_NONE, MSG_NONE}};

bool lines_begin(struct lines *lines, const struct question *question, struct table_sink *sink,
                 struct fault *fault)
{
    *lines = (struct lines){.sink = sink, .width = question->width};
    return table_begin(sink, NULL, columns, 1, fault);
}

bool lines_add(struct lines *lines, const char *text, struct fault *fault)
{
    const struct cell cell = cell_text(text);
    return table_row(lines->sink, &cell, fault);
}

bool lines_wrap(struct lines *lines, const char *text, size_t indent, bool first,
                struct fault *fault)
{
    bool begun = false;
    do {
        const size_t margin = begun || first ? indent : 0;
        const size_t room = lines->width > margin + 20 ? lines->width - margin : 20;
        size_t size = strlen(text);
        if (text_width(text, size) > room) {
            size = text_cut(text, size, room);
            while (size && text[size] != ' ') {
                size--;
            }
            size = size ? size : strcspn(text, " "); /* a word is not broken */
        }
        if (!lines_add(lines,
                       arena_printf(&lines->arena, "%*s%.*s", (int)margin, "", (int)size, text),
                       fault)) {
            return false;
        }
        text += size;
        text += strspn(text, " ");
        begun = true;
    } while (*text);
    return true;
}

bool lines_end(struct lines *lines, bool done, struct fault *fault)
{
    arena_release(&lines->arena);
    return done && table_end(lines->sink, fault);
}
