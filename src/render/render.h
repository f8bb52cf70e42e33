#ifndef BLOCLINE_RENDER_H
#define BLOCLINE_RENDER_H

#include "fault.h"
#include "table.h"

#include <stdbool.h>
#include <stdio.h>

/* The renderers: one of the four joint tables. A new format is a row here and a file. */

struct render_options {
    bool unicode; /* box drawing with Unicode lines (UTF-8 output), else ASCII */
    bool colour;  /* SGR colours */
    size_t width; /* columns of the terminal; 0: no limit */
};

struct renderer {
    const char *name;      /* as after -f: "csv" */
    const char *extension; /* of a file that -o names: "csv"; NULL: none */
    const char *summary;   /* for the help, one line */
    /* Makes a sink that writes to `out`. The sink is owned by the caller, who gives it to
     * `release`. */
    struct table_sink *(*open)(FILE *out, const struct render_options *options);
    void (*release)(struct table_sink *sink); /* frees what `open` made */
};

/* All renderers, ending with a row whose name is NULL. */
const struct renderer *renderers(void);

/* The renderer of that name (exact), or NULL. */
const struct renderer *renderer_find(const char *name);

#endif
