#ifndef BLOCLINE_KINDS_H
#define BLOCLINE_KINDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The kinds of events (src/README.md, "Words"). Where the Vienna Convention on the Law of Treaties
 * (1969) has a term, ours is that term: signature (art. 12), ratification (14), accession (15),
 * provisional application (25), entry into force (24), withdrawal (54, 56), suspension (57, 58).
 * What people call them is in the catalogue of messages (kind_name). */
struct kind {
    const char *id;
    bool founds; /* a bloc exists from its first event of such a kind on */
    bool ends;   /* ends every standing in the event's bloc */
};

/* All kinds, ending with a row whose id is NULL; the number of a kind is its place. */
const struct kind *kinds(void);

/* The number of the kind with this id, or UINT32_MAX. */
uint32_t kind_find(const char *id);

#endif
