#ifndef BLOCLINE_RENDER_H
#define BLOCLINE_RENDER_H

#include "fault.h"
#include "screen_words.h"
#include "table.h"
#include "watch.h"

#include <stdbool.h>
#include <stdio.h>

/* The renderers: one of the four joint tables. A new format is a row here and a file. */

/* A line of what an export says of itself: "title", "reading", ... */
struct provenance {
    const char *key, *value;
};

/* What is borrowed here is borrowed until `release`. Texts may be NULL. */
struct render_options {
    bool unicode;                /* box drawing with Unicode lines (UTF-8 output), else ASCII */
    bool colour;                 /* SGR colours */
    bool links;                  /* the terminal shows links (OSC 8) */
    struct screen_words *screen; /* what people read beside the rows; or NULL */
    size_t width;                /* columns of the terminal; 0: no limit */
    bool no_header;              /* no names of columns, in the formats that can do without */
    bool excel_ru;               /* CSV as Excel in a Russian locale opens it */
    enum language lang;          /* of names, titles and headings */
    const char *subject;         /* the command: names the sheet, or an untitled page or chart */
    double scale;                /* of pictures of pixels; 0: twice */
    enum message title;    /* what people call the subject, where pages have it; or MSG_NONE */
    const char *open_end;  /* EDTF: where charts end what goes on; NULL: nowhere */
    const char *as_of;     /* EDTF: the last day that the data cover */
    const char *temporary; /* folder for files that are gone in the end; NULL: /tmp */
    const struct provenance *provenance; /* ends with a NULL key; NULL: to be left out */
    const struct watch *watch;           /* progress and cancellation; may be NULL */
    /* Takes a line for people about what a format had to leave out. */
    void (*say)(void *context, const char *text);
    void *say_context;
};

struct renderer {
    const char *name;      /* as after -f: "csv" */
    const char *extension; /* of a file that -o names: "csv"; NULL: none */
    enum message summary;  /* for the help, one line */
    bool binary;           /* not for a terminal */
    bool picture; /* of a table with one cell of ROLE_PICTURE, which is SVG, and no other */
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
