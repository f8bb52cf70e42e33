#ifndef BLOCLINE_SPOOL_H
#define BLOCLINE_SPOOL_H

#include <stddef.h>
#include <stdint.h>

/* Pieces of text that are read again later, but need not lie in memory until then: beyond a few
 * megabytes they are in a temporary file (file_scratch). Where there is no room for one they stay
 * in memory: that is a matter of speed, not of right and wrong. */

struct spool;

/* Owned by the caller; release with spool_free. */
struct spool *spool_new(void);
void spool_free(struct spool *spool);

/* The folder of the file; borrowed. NULL, as at first: where file_scratch chooses. */
void spool_place(struct spool *spool, const char *folder);

struct spool_part {
    const void *bytes;
    size_t size;
};

/* Keeps the parts, one after the other, as one piece, and returns where: a number for spool_at. */
uint64_t spool_put(struct spool *spool, const struct spool_part *parts, size_t count);

/* The bytes of a piece. Borrowed until the next spool_put; threads may ask at once. */
const char *spool_at(const struct spool *spool, uint64_t piece);

/* Lets go of the memory of what was read so far; it comes back when it is read again. */
void spool_rest(const struct spool *spool);

#endif
