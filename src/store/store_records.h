#ifndef BLOCLINE_STORE_RECORDS_H
#define BLOCLINE_STORE_RECORDS_H

#include "arena.h"
#include "store.h"

/* One record whole, as rows of a key and a value. Keys of what repeats are numbered:
 * "account.1.date". */

typedef bool record_visit(void *context, const char *key, const char *value, struct fault *fault);

/* The event of this id, with every account of it (that which the reading follows first), and the
 * steps of lineage that it made. `*found` is false if there is none. */
bool store_event(struct store *store, int64_t reading, const char *event, enum language lang,
                 record_visit *visit, void *context, bool *found, struct fault *fault);

/* The source of this id, with the events that it tells. */
bool store_source(struct store *store, int64_t reading, const char *source, enum language lang,
                  record_visit *visit, void *context, bool *found, struct fault *fault);

/* The person of this number (resolve_person), with the events that name it. */
bool store_person(struct store *store, int64_t reading, int64_t person, enum language lang,
                  record_visit *visit, void *context, struct fault *fault);

/* The place as accounts name it, with its names and their periods, and what happened there by
 * accounts that name it by one of its spellings, each between line breaks ("\nAlma-Ata\nAlmaty\n").
 */
bool store_place(struct store *store, int64_t reading, const char *place, const char *spellings,
                 enum language lang, record_visit *visit, void *context, bool *found,
                 struct fault *fault);

/* Every name of every place: `visit` gets the name and the place as accounts name it. */
bool store_place_names(struct store *store, record_visit *visit, void *context,
                       struct fault *fault);

/* Every id of events ("event") or sources ("source"), as keys; their titles as values. */
bool store_record_ids(struct store *store, const char *of, record_visit *visit, void *context,
                      struct fault *fault);

/* What stands in the records of an actor or bloc: names, codes, kind, note. */
bool store_party(struct store *store, enum party of, int64_t owner, enum language lang,
                 record_visit *visit, void *context, struct fault *fault);

/* How many events an actor took part in or a bloc is of, by the reading, and on how many of them
 * sources disagree about the date. */
bool store_party_counts(struct store *store, int64_t reading, enum party of, int64_t owner,
                        int64_t *events, int64_t *disputed, struct fault *fault);

/* A short name of an actor or bloc in a language, in use at the end of coverage: its abbreviation,
 * or a short form, or NULL. Owned by the arena. */
bool store_short_name(struct store *store, enum party of, const char *id, enum language lang,
                      struct arena *arena, const char **name, struct fault *fault);

/* What a status is called in a language, else in English, or its id. Owned by the arena. */
bool store_status_name(struct store *store, const char *status, enum language lang,
                       struct arena *arena, const char **name, struct fault *fault);

/* For a first screen: an actor with many standings, a bloc that still has members and of which many
 * events are known, a member of it, a day on which one came to it, a day (YYYY-MM-01) of the
 * month in which most happened, and the last name of the person who is named most. Names are short
 * ones in the language. "" where the records have none. Owned by the arena. */
struct first_look {
    const char *actor, *bloc, *member, *year, *month, *person;
};
bool store_first_look(struct store *store, int64_t reading, enum language lang, struct arena *arena,
                      struct first_look *look, struct fault *fault);

/* What a citation of a source needs. Texts are NULL where the records have none. */
struct source_row {
    const char *id, *kind, *title, *title_orig, *author, *date, *publisher, *url, *lang;
};
/* Owned by the arena; `*found` is false if there is no such source. */
bool store_source_row(struct store *store, const char *source, struct arena *arena,
                      struct source_row *row, bool *found, struct fault *fault);

#endif
