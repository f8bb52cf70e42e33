#ifndef BLOCLINE_RENDER_WORDS_H
#define BLOCLINE_RENDER_WORDS_H

#include "arena.h"
#include "render.h"

/* A cell as people read it: words of closed vocabularies (statuses, kinds, certainty, yes and no)
 * in the language of the answer; everything else as it is. New texts are owned by the arena. */
struct cell cell_for_people(const struct column *column, const struct cell *cell,
                            const struct render_options *options, struct arena *arena);

#endif
