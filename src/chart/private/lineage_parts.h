#ifndef BLOCLINE_LINEAGE_PARTS_H
#define BLOCLINE_LINEAGE_PARTS_H

#include "frame.h"
#include "rows.h"

/* The parts of a picture of a lineage: bands (lineage.c), arrows and words (lineage_parts.c). */

enum {
    BAND_MOST = 28,
    WORDS_HEIGHT = 15,
    BAND_GAP = 8,
    NAME_LINE = 13,
    ARROW_GAP = 8,
    HEADS_MAX = 16
};

struct band {
    uint32_t bloc;
    double middle, height; /* of the highest part */
    const char *words;     /* under the name, or "" */
    struct count_curve curve;
    double heads[HEADS_MAX]; /* x of the heads of arrows that come from above */
    size_t head_count;
};

struct lineage {
    struct frame frame;
    struct time_axis axis;
    struct band *bands; /* in order */
    size_t *row;        /* by bloc: its band */
    size_t most;        /* members at once, of all bands */
    double left;
};

/* An arrow from band to band; its head is at x2, y2. */
struct arrow {
    const struct chart_step *step;
    double x1, y1, x2, y2;
    bool bent; /* out of the end of its band, else out of its edge */
};

/* Where an arrow of a step runs. Arrows of one day and target stand beside each other. */
struct arrow lineage_arrow_of(const struct lineage *lineage, size_t step);
void lineage_arrow(struct lineage *lineage, const struct arrow *arrow);
void lineage_head(struct lineage *lineage, const struct arrow *arrow);

/* Over a band: who was there at first, then +TJK, −UZB, each at its day, or right of what is there.
 * What has no room is in a title. */
void lineage_members(struct lineage *lineage, const struct band *band);

#endif
