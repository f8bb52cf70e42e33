#ifndef BLOCLINE_FACTS_H
#define BLOCLINE_FACTS_H

#include "question.h"
#include "store_facts.h"

/* What all sources say of some blocs, in memory: the ground on which settled.h answers. Blocs and
 * actors are known by their place in order of id; only blocs that were asked for are here. All
 * memory is owned by the facts. */

/* From the account's date the actor has the status in the bloc. */
struct fact_effect {
    int64_t bloc;   /* number in the store: it may be a bloc that is not here */
    uint32_t actor; /* NONE: somebody who has no standing in the blocs that are here */
    const char *status;
    enum status_class class;
    bool state; /* the actor is a state */
};

/* What one source says of an event. */
struct fact_account {
    int64_t number, source;
    const char *kind, *date, *qualifier, *locator, *place, *note;
    const char *source_id, *source_title, *source_kind, *source_date, *publisher;
    int64_t lo, hi;
    bool ends, chosen;
    bool first; /* of its source's accounts of this event */
    struct fact_effect *effects;
    size_t effect_count;
};

struct fact_event {
    const char *id, *titles[LANG_COUNT];
    int64_t bloc; /* number in the store, or ANY_ID */
    struct fact_account *accounts;
    size_t count;
    size_t chosen;  /* place of the account that counts; `count` if the reading knows none */
    int64_t lo, hi; /* first and last possible day by all accounts */
    bool of_states; /* no effect of any account names somebody who is no state */
};

struct fact_spell {
    int64_t reading;
    const char *status;
    enum status_class class;
    struct bounds bounds;
    int64_t start_account, end_account; /* ANY_ID: open */
    const char *start, *end;            /* EDTF; NULL: open */
};

/* Days, the first and the last. */
struct fact_window {
    int64_t lo, hi;
};

/* An actor in a bloc of which some account gives it a standing. */
struct fact_pair {
    uint32_t actor;
    struct fact_spell *spells; /* of the asked reading, in order of time */
    size_t count;
    struct fact_spell *others; /* of every other reading, reading by reading */
    size_t other_count;
    struct fact_window *windows; /* contested days */
    size_t window_count;
};

struct fact_bloc {
    int64_t number;
    const char *id, *kind;
    bool bilateral; /* treaties of pairs: two of its parties do not belong together by it */
    bool complete;  /* who is not named as a member was none (blocs.csv, coverage) */
    bool has_full;  /* somebody is a full member in the asked reading */
    bool drawn;     /* to be asked about; others are here only for comparison */
    int64_t life_lo,
        life_hi; /* the first day with two full members, and the first after its life */
    struct fact_event *events;
    size_t event_count;
    struct fact_pair *pairs; /* in order of actor */
    size_t pair_count;
};

struct fact_actor {
    int64_t number;
    const char *id;
    bool state;
    int64_t exists_lo, exists_hi; /* days on which it may stand in a bloc at all */
};

struct facts {
    struct arena arena;
    const struct question *question;
    struct fact_bloc *blocs;
    size_t bloc_count;
    struct fact_actor *actors;
    size_t actor_count;
    int64_t as_of;                 /* its first day */
    bool by_reading;               /* contested windows and other readings do not count */
    struct lineage_facts *lineage; /* of all blocs; texts owned by the facts */
    size_t lineage_count;
};

/* Loads the blocs of these numbers (which are put in order of id). `as_of` has to be in the
 * question (`when`, where no day was asked for). Release with facts_release, also after a fault. */
struct bloc_wanted {
    int64_t number;
    const char *id, *kind, *coverage;
    bool bilateral;
};
bool facts_load(struct facts *facts, const struct question *question,
                const struct bloc_wanted *blocs, size_t count, bool by_reading, bool coverage_told,
                struct fault *fault);
void facts_release(struct facts *facts);

/* The account of this number in the bloc, and its event; NULL if it has none. */
const struct fact_account *facts_account(const struct fact_bloc *bloc, int64_t number,
                                         const struct fact_event **event);

/* The pair, or NULL: no account gives the actor a standing in the bloc. */
const struct fact_pair *facts_pair(const struct fact_bloc *bloc, uint32_t actor);

/* The bloc of this number in the store; NONE if it is not here. */
uint32_t facts_bloc(const struct facts *facts, int64_t number);

#endif
