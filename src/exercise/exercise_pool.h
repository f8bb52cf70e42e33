#ifndef BLOCLINE_EXERCISE_POOL_H
#define BLOCLINE_EXERCISE_POOL_H

#include "day.h"
#include "intern.h"
#include "item.h"
#include "message.h"
#include "random.h"
#include "settled.h"

/* The facts that exercises are made of, with the names of everybody in them and the words in which
 * they may be shown: never one that several bear, or that gives an answer away. */

struct naming {
    enum language lang;
    enum name_form form;
    const char *text, *key; /* as written, and as it is looked up */
    int64_t lo, hi;
    bool shared;      /* somebody else bears it too, in whatever language */
    bool names_state; /* of a bloc: a state can be read off it */
};

struct named {
    struct naming *list;
    size_t count;
};

struct status_name {
    const char *id, *names[LANG_COUNT];
};

struct bloc_id {
    int64_t number; /* in the store */
    const char *id;
};

struct pool_options {
    int level; /* 1 to 3 */
    const char *seed;
    bool by_reading;                                                /* --contested reading */
    const int64_t *blocs, *actors, *skipped_blocs, *skipped_actors; /* numbers in the store */
    size_t bloc_count, actor_count, skipped_bloc_count, skipped_actor_count;
    bool large;             /* large print: tables are narrower */
    bool langs[LANG_COUNT]; /* every text is needed in these */
};

struct pool {
    struct arena arena;
    struct facts facts;
    const struct question *question;
    struct pool_options options;
    const char *digest;
    int64_t margin;
    int64_t lo, hi; /* days asked about */
    struct named *bloc_names, *actor_names;
    struct bloc_id *ids; /* of every bloc of the records, in order of id */
    size_t id_count;
    bool *asked;           /* by actor: --actor names it, or nobody is named */
    bool *usable;          /* by actor: it may be an option */
    bool told[LANG_COUNT]; /* somebody has a name in the language */
    struct status_name *statuses;
    size_t status_count;
    const char *reading_option; /* " --reading X", or "" for the first */
    struct fault unread;        /* the first that items ran into; FAULT_NONE: none did */
};

/* Reads what the options name. FAULT_DATA is left to the sheet: an empty pool is no fault. */
bool pool_open(struct pool *pool, const struct question *question,
               const struct pool_options *options, struct fault *fault);
void pool_release(struct pool *pool);

/* Keeps a fault, if it is one, that an item is not made for. */
void pool_unread(struct pool *pool, const struct fault *fault);

/* False, and the fault: something could not be read, and what was made is not all. */
bool pool_whole(const struct pool *pool, struct fault *fault);

/* The names of any bloc, drawn or not; a fault if they cannot be read. */
bool pool_names(struct pool *pool, const struct bloc_id *bloc, struct named *named,
                struct fault *fault);

/* What must not be read off a name, beside years, which never may. */
enum { HIDE_NOTHING, HIDE_STATES };

/* The bloc as it was called on the day, "SCO (Shanghai Cooperation Organisation)"; NULL if no name
 * may be shown. */
const char *bloc_shown(struct pool *pool, uint32_t bloc, int64_t day, enum language lang, int hide);

/* The same as an option of its own, and an abbreviation alone; NULL if there is none. */
const char *bloc_abbreviation(struct pool *pool, uint32_t bloc, int64_t day, enum language lang);
const char *bloc_full_name(struct pool *pool, uint32_t bloc, int64_t day, enum language lang);

/* A name of the bloc that nobody else bears, whatever it gives away: the one of the day, or its
 * last; full, short, or abbreviated, as there is one. NULL if there is none. */
const char *name_of_its_own(const struct pool *pool, const struct named *named, int64_t day,
                            enum language lang);

const char *actor_shown(struct pool *pool, uint32_t actor, int64_t day, enum language lang);

/* "member", "член". */
const char *status_shown(const struct pool *pool, const char *status, enum language lang);

bool bloc_is_treaty(const struct pool *pool, uint32_t bloc);

/* A day in words as it stands in a sentence ("1 March 2014", "2014 жылғы 1 наурызда"), and an EDTF
 * date as it stands in a list ("May 2002"). */
const char *day_shown(struct pool *pool, int64_t day, enum language lang);
const char *date_shown(struct pool *pool, const char *edtf, enum language lang);

/* What became of an actor in a bloc: "observer, 17 June 2004 – 1 September 2025". */
const char *story_shown(struct pool *pool, uint32_t bloc, uint32_t actor, enum language lang);

/* Whether the text has a word that begins like a name of the actor (NONE: of any actor here). */
bool text_names_state(const struct pool *pool, const char *text, uint32_t actor);

/* Whether the text has a word that begins like one of the words. */
bool text_has_word(struct pool *pool, const char *text, const char *words);
bool text_has_digit(const char *text);

#endif
