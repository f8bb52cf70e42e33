#include "arena.h"
#include "render_formats.h"
#include "render_parts.h"

#include <stdlib.h>

/* What is to be read or pasted as it stands, such as a citation: the cells and nothing around them.
 */
struct text {
    struct table_sink sink; /* first, so that a sink is the text it belongs to */
    FILE *out;
    size_t count;
    bool whole; /* its one cell is a document of its own, lines and colours and all */
};

static bool text_begin(struct table_sink *self, const char *title, const struct column *columns,
                       size_t count, struct fault *fault)
{
    struct text *text = (struct text *)self;
    (void)title, (void)fault;
    text->count = count;
    text->whole = count == 1 && columns[0].role == ROLE_PICTURE;
    return true;
}

static bool text_row(struct table_sink *self, const struct cell *cells, struct fault *fault)
{
    struct text *text = (struct text *)self;
    if (text->whole) {
        output_bytes(text->out, cells[0].text, cells[0].size);
        return output_check(text->out, fault);
    }
    for (size_t i = 0; i < text->count; i++) {
        if (i > 0) {
            output_byte(text->out, '\t');
        }
        output_cell(text->out, &cells[i]);
    }
    output_byte(text->out, '\n');
    return output_check(text->out, fault);
}

static bool text_end(struct table_sink *self, struct fault *fault)
{
    return output_finish(((struct text *)self)->out, fault);
}

struct table_sink *text_open(FILE *out, const struct render_options *options)
{
    struct text *text = heap_alloc(sizeof *text);
    (void)options;
    *text =
        (struct text){.sink = {.begin = text_begin, .row = text_row, .end = text_end}, .out = out};
    return &text->sink;
}

void text_release(struct table_sink *sink)
{
    free(sink);
}
