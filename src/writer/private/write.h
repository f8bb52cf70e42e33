#ifndef BLOCLINE_WRITE_H
#define BLOCLINE_WRITE_H

#include "db.h"
#include "schema.h"
#include "writer.h"

#include <stdint.h>

/* Whether every number by which the dataset and the folds refer to something is that of a thing
 * there. It is, unless we have a bug; FAULT_DATA says so. All that is written is written from these
 * numbers, so this is what SQLite's own foreign keys would find out, in a hundredth of the time
 * (which debug builds take as well). */
bool check_references(const struct dataset *dataset, const struct fold *folds, struct fault *fault);

/* Opens an empty file to be filled without a journal, for it is thrown away after a fault. Long
 * statements ask `watch` whether to stop; it is borrowed as long as the connection is open. `*db`
 * is for sqlite3_close after a fault too. */
bool write_open(const char *path, const struct watch *watch, sqlite3 **db, struct fault *fault);

/* Says in the file that it is one of ours, and of which version. */
bool write_numbers(sqlite3 *db, struct fault *fault);

/* Writes all records into empty tables, within the caller's transaction; and what the folds made of
 * them. */
bool write_records(sqlite3 *db, const struct dataset *dataset, const struct watch *watch,
                   struct fault *fault);
bool write_folds(sqlite3 *db, const struct dataset *dataset, const struct fold *folds,
                 const struct watch *watch, struct fault *fault);

/* The part of the records about names: `name`, `name_key`, `label`. */
bool write_names(sqlite3 *db, const struct dataset *dataset, struct fault *fault);

/* The part of the records about what counts in the readings of one package: `own_value`. */
bool write_own_values(sqlite3 *db, const struct dataset *dataset, struct fault *fault);

/* The names to show in the readings of a package: [owner * LANG_COUNT + lang]. To be freed. */
const char **find_labels(const struct dataset *dataset, uint32_t package, enum party of,
                         uint32_t owners);

/* The part of a fold that is packs: `spell_pack` (spell_packs.h). */
bool write_packs(sqlite3 *db, uint32_t reading, const struct dataset *dataset,
                 const struct fold *fold, const struct watch *watch, struct fault *fault);

/* The part of a fold that is its changes: `change_block` (change_log.h). */
bool write_changes(sqlite3 *db, uint32_t reading, const struct dataset *dataset,
                   const struct fold *fold, const struct watch *watch, struct fault *fault);

/* By event: the source of all its accounts, NONE if they have several. To be freed. */
uint32_t *only_sources(const struct dataset *dataset);

/* The numbers of the fold's spells in order of bloc, actor (both by id) and time. To be freed. */
uint32_t *order_spells(const struct dataset *dataset, const struct fold *fold);

/* The full-text index of the records: `search`, `document`. */
bool write_search(sqlite3 *db, const struct dataset *dataset, const struct watch *watch,
                  struct fault *fault);

#endif
