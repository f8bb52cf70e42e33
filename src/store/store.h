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

/* Opens a database read-only; it must exist and be ours. Owned by the caller; store_close. */
bool store_open(const char *path, struct store **out, struct fault *fault);
void store_close(struct store *store);

/* Lets those who wait see that records are being looked through, and stop it, in the middle of a
 * long step too: the fault of whatever is stopped is then FAULT_IO. Borrowed until store_close. */
void store_watch(struct store *store, const struct watch *watch);

/* A value of blocline.ini (`as_of`, `title_en`), or NULL. Borrowed until store_close. */
const char *store_info(struct store *store, const char *key, struct fault *fault);

/* The number of a reading, or of the first reading if `name` is NULL. FAULT_USAGE if there is no
 * such reading; the text names the nearest and lists all. `*id` gets its name, borrowed until
 * close. */
bool store_reading(struct store *store, const char *name, int64_t *reading, const char **id,
                   struct fault *fault);

/* Checks the names of statuses (or kinds, ...) in a question: false and FAULT_USAGE with the
 * nearest right word if `word` is not one. `list` is as in store_list. */
bool store_knows(struct store *store, const char *list, const char *word, struct fault *fault);

/* Called for each row; cells are borrowed for the call. Return false, with the fault set, to stop.
 */
typedef bool store_visit(void *context, const struct cell *cells, struct fault *fault);

/* One of the lists: "actors", "blocs", "sources", "statuses", "kinds", "readings", "people". The
 * cells are as store_list_columns says. */
bool store_list(struct store *store, const char *list, enum language lang, store_visit *visit,
                void *context, struct fault *fault);

/* The columns of a list, `*count` of them, or NULL if there is no list of that name. */
const struct column *store_list_columns(const char *list, size_t *count);

/* The names of all lists, ending with NULL. */
const char *const *store_lists(void);

/* ---- Names ---- */

/* An actor or bloc that a word in a question may mean. */
struct name_hit {
    enum party of;
    int64_t owner;            /* its number in the store */
    const char *id;           /* borrowed for the call */
    int64_t used_lo, used_hi; /* days on which the name was in use */
};

typedef bool name_visit(void *context, const struct name_hit *hit, struct fault *fault);

/* Called for each person: its number, id, and names by language (some NULL). */
typedef void person_visit(void *context, int64_t person, const char *id,
                          const char *const names[LANG_COUNT]);
bool store_people(struct store *store, person_visit *visit, void *context, struct fault *fault);

/* All owners of the folded key, ordered by kind of party and number; one hit per owner and period.
 */
bool store_names(struct store *store, const char *key, name_visit *visit, void *context,
                 struct fault *fault);

/* Every key of every owner of kind `of`, for suggestions. The hit's `id` is the owner's. */
typedef void key_visit(void *context, const char *key, const char *id);
bool store_keys(struct store *store, enum party of, key_visit *visit, void *context,
                struct fault *fault);

/* The name to show, owned by the arena. */
bool store_label(struct store *store, enum party of, int64_t owner, enum language lang,
                 struct arena *arena, const char **label, struct fault *fault);

/* ---- Spells ---- */

enum { ANY_ID = -1 };

struct spell_query {
    int64_t reading;
    int64_t bloc, actor; /* ANY_ID: every one. At least one of them is given */
    int64_t lo, hi;      /* only spells that may touch these days (first and last) */
    enum language lang;
    enum party named; /* whose label comes with the row */
    bool only_full;   /* of spells in statuses that are not of class full only ids, status and days
                         are wanted: the other texts of their rows are NULL */
};

struct spell_row {
    const char *bloc, *actor, *label; /* ids; the name in `lang` */
    const char *status, *class;
    int64_t start_lo, start_hi, end_lo, end_hi;
    const char *start, *end; /* EDTF as the accounts give it; end is NULL while open */
    const char *start_event, *end_event;
};

typedef bool spell_visit(void *context, const struct spell_row *row, struct fault *fault);

/* Spells in order of bloc, actor (both by id) and time. */
bool store_spells(struct store *store, const struct spell_query *query, spell_visit *visit,
                  void *context, struct fault *fault);

/* The life of a bloc in a reading: dates of its first founding event and of its end, EDTF, or "";
 * owned by the arena. */
bool store_bloc_life(struct store *store, int64_t reading, int64_t bloc, struct arena *arena,
                     const char **from, const char **to, struct fault *fault);

/* ---- Events ---- */

struct event_query {
    int64_t reading;
    int64_t bloc, actor, person; /* ANY_ID: every one */
    const char *kind;            /* NULL: every one */
    const char *source;          /* then its accounts are shown, whichever the reading uses */
    int64_t lo, hi;              /* only events that may have happened on these days */
    enum language lang;
};

struct event_row {
    const char *date, *event, *kind, *bloc, *title, *actors, *place, *source;
};

typedef bool event_visit(void *context, const struct event_row *row, struct fault *fault);

/* Events by their chosen accounts, in order of first day, last day, and file. */
bool store_events(struct store *store, const struct event_query *query, event_visit *visit,
                  void *context, struct fault *fault);

/* ---- Accounts (why) ---- */

struct account_row {
    const char *event, *date, *kind, *source, *locator, *effects, *note, *title;
    int64_t earliest, latest;
    bool used;
    const char *file;
    int64_t line;
    const char *source_title, *place;
    bool asked;    /* the reading asks its source */
    bool same;     /* its source is that of the account that counts */
    bool ends;     /* its kind ends every standing in the bloc */
    bool own_bloc; /* the event is of the bloc asked about */
};

typedef bool account_visit(void *context, const struct account_row *row, struct fault *fault);

/* Every account of every event in which some account of any source changes the actor's standing in
 * the bloc, or which ended the bloc: in order of event, the chosen account first. `effects` says
 * what the account does to this actor in this bloc ("member"), or is NULL. */
bool store_accounts(struct store *store, int64_t reading, int64_t bloc, int64_t actor,
                    enum language lang, account_visit *visit, void *context, struct fault *fault);

/* The ids of the sources that have an account of the event (`size` bytes), parted by spaces, that
 * of the account which the reading chose first; "" for an event that is not there. Borrowed until
 * the next call. */
bool store_event_sources(struct store *store, int64_t reading, const char *event, size_t size,
                         const char **sources, struct fault *fault);

/* The same for a standing: the sources that the reading follows for the events that change the
 * actor's standing in the bloc, in order of those events; both by id, of these sizes in bytes. */
bool store_standing_sources(struct store *store, int64_t reading, const char *bloc,
                            size_t bloc_size, const char *actor, size_t actor_size,
                            const char **sources, struct fault *fault);

/* How many accounts, events, spells, ... there are: key and value rows for `info`. */
bool store_counts(struct store *store, store_visit *visit, void *context, struct fault *fault);

#endif
