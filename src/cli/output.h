#ifndef BLOCLINE_OUTPUT_H
#define BLOCLINE_OUTPUT_H

#include "fault.h"
#include "render.h"

#include <stdbool.h>
#include <stdio.h>

/* Where an answer goes and in what form. */
struct output {
    FILE *file;
    char *path, *made; /* -o: the target, and the file beside it that becomes it */
    const struct renderer *renderer;
    struct table_sink *sink;
};

/* Opens stdout or the file `path` (-o). The format is `format` (-f), or what the file's extension
 * says, or a box table on a terminal and CSV elsewhere. FAULT_USAGE: no such format; FAULT_IO. */
bool output_open(struct output *output, const char *path, const char *format, struct fault *fault);

/* Whether the answer is for reading, so that it may come in words where there is a choice. */
bool output_is_for_people(const struct output *output);

/* Closes. With `keep` false a file named by -o is left as it was. */
bool output_close(struct output *output, bool keep, struct fault *fault);

#endif
