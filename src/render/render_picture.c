#include "arena.h"
#include "render_formats.h"
#include "render_parts.h"

#include <stdlib.h>

/* A picture is a document of its own: a table with one cell, which is written as it is. */
struct picture {
    struct table_sink sink; /* first, so that a sink is the picture it belongs to */
    FILE *out;
};

static bool picture_begin(struct table_sink *self, const char *title, const struct column *columns,
                          size_t count, struct fault *fault)
{
    (void)self, (void)title;
    return (count == 1 && columns[0].role == ROLE_PICTURE) ||
           fault_set(fault, FAULT_USAGE,
                     "no picture is drawn of this table (`blocline chart -h` lists what is)");
}

static bool picture_row(struct table_sink *self, const struct cell *cells, struct fault *fault)
{
    struct picture *picture = (struct picture *)self;
    output_bytes(picture->out, cells[0].text, cells[0].size);
    return output_check(picture->out, fault);
}

static bool picture_end(struct table_sink *self, struct fault *fault)
{
    return output_finish(((struct picture *)self)->out, fault);
}

struct table_sink *svg_open(FILE *out, const struct render_options *options)
{
    struct picture *picture = heap_alloc(sizeof *picture);
    (void)options;
    *picture = (struct picture){
        .sink = {.begin = picture_begin, .row = picture_row, .end = picture_end}, .out = out};
    return &picture->sink;
}

void picture_release(struct table_sink *sink)
{
    free(sink);
}
