#ifndef BLOCLINE_STORE_H
#define BLOCLINE_STORE_H

#include "arena.h"
#include "fault.h"
#include "table.h"
#include "watch.h"
#include "words.h"

#include <stdbool.h>
#include <stdint.h>

/* Reading a database file. This room opens it read-only and holds nothing that could write it. */

struct store;

/* Lets SQLite take its memory in a quicker way. To be called before anything else of this room, by
 * a program in which one thread alone uses SQLite. */
void store_quick_memory(void);

/* Opens a database read-only; it must exist and be ours. Owned by the caller; store_close. */
bool store_open(const char *path, struct store **out, struct fault *fault);
void store_close(struct store *store);

/* The same for a program that is about to end: it gives back what others would notice, and leaves
 * the rest to the system, which takes a fortieth off a plain question. */
void store_leave(struct store *store);

/* Lets so many pages be kept in memory as this many KiB hold: for questions that come back to the
 * same rows. */
void store_cache(struct store *store, int kibibytes);

/* Shows that records are being looked through, and lets it be cancelled, in the middle of a
 * long step too: the fault of whatever is stopped is then FAULT_STOPPED. Borrowed until
 * store_close. */
void store_watch(struct store *store, const struct watch *watch);

/* For a store that stays open between questions: lets go of the file, so that others may write it
 * (what was in the middle of its rows begins again), and takes hold of it once more. `*changed`:
 * somebody did write it meanwhile, so that what is kept of it in memory is old. FAULT_IO. */
void store_rest(struct store *store);
bool store_wake(struct store *store, bool *changed, struct fault *fault);

/* From now on answers are of the package of this reading: as_of, licence and the rest are what it
 * says, and what it says itself of actors, blocs, ... counts. */
bool store_use_reading(struct store *store, int64_t reading, struct fault *fault);

/* Many questions are to come: statements are kept from one to the next, and more of the file. */
void store_many(struct store *store);

/* A value of the blocline.ini of the package in use, or of the first (`as_of`, `title_en`); or
 * NULL. Borrowed until store_close. */
const char *store_info(struct store *store, const char *key);

/* Whether another program wrote to the file since it was made, or it has no sums (db_sums.h): then
 * damage to it is found only where its rows say what cannot be. */
bool store_edited(const struct store *store);

/* What the records are called in a language, else in English; or NULL. Borrowed likewise. */
const char *store_title(struct store *store, enum language lang);

/* The number of a reading, or of the preferred one if `name` is NULL. FAULT_USAGE if there is no
 * such reading; the text names the nearest and lists all. `*id` gets its name, borrowed until
 * close. */
bool store_reading(struct store *store, const char *name, int64_t *reading, const char **id,
                   struct fault *fault);

enum { ANY_ID = -1 }; /* in a query: every bloc, actor or person */

/* Called for each row; cells are borrowed for the call. Return false, with the fault set, to stop.
 */
typedef bool store_visit(void *context, const struct cell *cells, struct fault *fault);

/* How many accounts, events, spells, ... there are: key and value rows for `info`. */
bool store_counts(struct store *store, store_visit *visit, void *context, struct fault *fault);

/* What the packages say of themselves, if there are several: key and value rows for `info`
 * (`package.1.title`), in their order. */
bool store_packages(struct store *store, enum language lang, store_visit *visit, void *context,
                    struct fault *fault);

#endif
