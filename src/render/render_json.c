#include "arena.h"
#include "json_parts.h"
#include "render_formats.h"
#include "render_parts.h"

#include <stdlib.h>

/* Rows are flat, so they are written directly: jansson would build an object of each row first
 * (an allocation or two for each cell), and refuses bytes that are not UTF-8 and texts with a NUL.
 */
struct json {
    struct table_sink sink; /* first, so that a sink is the json it belongs to */
    FILE *out;
    const struct column *columns;
    size_t count;
    const struct provenance *provenance; /* a member beside the rows, or the first line; or NULL */
    bool array;                          /* one array of all rows, or a line for each */
    bool some;                           /* a row has been written */
};

static bool json_begin(struct table_sink *self, const char *title, const struct column *columns,
                       size_t count, struct fault *fault)
{
    struct json *json = (struct json *)self;
    (void)title;
    json->columns = columns;
    json->count = count;
    if (json->provenance != NULL) {
        output_text(json->out, "{\"provenance\":");
        json_provenance(json->out, json->provenance);
        output_text(json->out, json->array ? ",\"rows\":" : "}\n");
        json->provenance =
            json->array ? json->provenance : NULL; /* said once: begin may be again */
    }
    if (json->array) {
        output_byte(json->out, '[');
    }
    return output_check(json->out, fault);
}

static bool json_row(struct table_sink *self, const struct cell *cells, struct fault *fault)
{
    struct json *json = (struct json *)self;
    FILE *out = json->out;
    if (json->array) {
        output_text(out, json->some ? ",\n" : "\n");
    }
    json->some = true;
    json_open_row(out, json->columns, json->count, cells);
    output_text(out, json->array ? "}" : "}\n");
    return output_check(out, fault);
}

static bool json_end(struct table_sink *self, struct fault *fault)
{
    struct json *json = (struct json *)self;
    if (json->array) {
        output_text(json->out, json->some ? "\n]" : "]");
        output_text(json->out, json->provenance != NULL ? "}\n" : "\n");
    }
    return output_finish(json->out, fault);
}

static struct table_sink *open_json(FILE *out, const struct render_options *options, bool array)
{
    struct json *json = heap_alloc(sizeof *json);
    *json = (struct json){
        .sink = {.begin = json_begin, .row = json_row, .end = json_end},
        .out = out,
        .provenance = options->provenance,
        .array = array,
    };
    return &json->sink;
}

struct table_sink *json_open(FILE *out, const struct render_options *options)
{
    return open_json(out, options, true);
}

void json_release(struct table_sink *sink)
{
    free(sink);
}

struct table_sink *jsonl_open(FILE *out, const struct render_options *options)
{
    return open_json(out, options, false);
}

void jsonl_release(struct table_sink *sink)
{
    free(sink);
}
