#ifndef BLOCLINE_IMPORT_MAP_READ_H
#define BLOCLINE_IMPORT_MAP_READ_H

#include "finding.h"
#include "import_map.h"
#include "text.h"

/* How the sections of a mapping are read: what import_map.c and import_map_status.c share. */

struct map_reading {
    struct import_map *map;
    struct findings *findings;
};

/* The text of a key, owned by the map; NULL: it is not there. */
const char *map_text_at(const struct map_reading *reading, const char *section, const char *key);
/* Fills the texts of a record by its list of keys. */
void map_texts_at(const struct map_reading *reading, const char *section,
                  const struct map_key *keys, void *record);
/* The number of a key's word; `absent` if the key is not there or, after the finding `bad-mapping`,
 * its word is none of them. */
uint32_t map_word_at(const struct map_reading *reading, const char *section, const char *key,
                     const struct vocabulary *words, uint32_t absent);

/* Whether the key is in the list, and the keys of it as what may have been meant. */
bool map_is_key(const struct map_key *keys, const char *key);
void map_offer_keys(struct nearest *nearest, const struct map_key *keys);
/* The finding `unknown-key`, with the nearest. */
void map_unknown_key(const struct map_reading *reading, const char *section, const char *key,
                     struct nearest *nearest);

/* [status]: what values mean; and [status NAME]. */
void map_read_values(const struct map_reading *reading);
void map_read_status(const struct map_reading *reading, const char *section);

#endif
