#ifndef BLOCLINE_CODEBOOK_PARTS_H
#define BLOCLINE_CODEBOOK_PARTS_H

#include "dataset.h"

#include <stdio.h>

/* The generated parts of a codebook, in Markdown. The source with the id `codebook` is the codebook
 * itself: what cites it is listed in it, so that every citation leads somewhere. */
struct codebook_part {
    const char *name; /* as in its marker: "statuses" */
    void (*write)(const struct dataset *dataset, FILE *out);
};

/* All of them, ending with a NULL name. */
const struct codebook_part *codebook_parts(void);

#endif
