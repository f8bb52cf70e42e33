#ifndef BLOCLINE_STORE_FACTS_H
#define BLOCLINE_STORE_FACTS_H

#include "standing.h"
#include "store.h"

/* What several sources say of a bloc, account by account, and how everybody in it is called: for
 * the ones that ask what all of them agree on. Texts are borrowed for the call; NULL where the
 * records have none. */

struct bloc_facts {
    int64_t bloc; /* its number in the store */
    const char *id, *kind;
    const char *coverage; /* "complete", ... */
    bool bilateral;       /* treaties of pairs under one name */
    int64_t events;       /* events of the bloc */
};
typedef bool bloc_facts_visit(void *context, const struct bloc_facts *row, struct fault *fault);

/* All blocs in order of id (by bytes). */
bool store_bloc_facts(struct store *store, bloc_facts_visit *visit, void *context,
                      struct fault *fault);

struct actor_facts {
    int64_t actor;
    const char *id, *kind;
    int64_t exists_lo, exists_hi;
};
typedef bool actor_facts_visit(void *context, const struct actor_facts *row, struct fault *fault);

/* The actors that some account gives a standing in the bloc, in order of id. */
bool store_actor_facts(struct store *store, int64_t bloc, actor_facts_visit *visit, void *context,
                       struct fault *fault);

struct name_facts {
    enum language lang;
    enum name_form form;
    const char *text;
    int64_t used_lo, used_hi; /* days on which the name was in use */
};
typedef bool name_facts_visit(void *context, const struct name_facts *row, struct fault *fault);

/* Every name of an actor or a bloc, in order of the records. */
bool store_name_facts(struct store *store, enum party of, int64_t owner, name_facts_visit *visit,
                      void *context, struct fault *fault);

struct account_facts {
    int64_t account, event_id, source_id;
    int64_t bloc; /* of the event; ANY_ID: none */
    const char *event, *kind, *date, *qualifier, *locator, *place, *note;
    const char *titles[LANG_COUNT];
    const char *source, *source_title, *source_kind, *source_date, *publisher;
    int64_t earliest, latest;
    bool ends;   /* its kind ends every standing in the event's bloc */
    bool chosen; /* it counts in the reading */
};
typedef bool account_facts_visit(void *context, const struct account_facts *row,
                                 struct fault *fault);

/* Every account of every event that is the bloc's, or of which some account changes a standing in
 * it; in order of event and account. */
bool store_account_facts(struct store *store, int64_t reading, int64_t bloc,
                         account_facts_visit *visit, void *context, struct fault *fault);

struct effect_facts {
    int64_t account, bloc, actor;
    const char *status, *class, *actor_kind, *actor_id;
};
typedef bool effect_facts_visit(void *context, const struct effect_facts *row, struct fault *fault);

/* Every effect of these accounts, also those in other blocs; in order of account and number. */
bool store_effect_facts(struct store *store, int64_t bloc, effect_facts_visit *visit, void *context,
                        struct fault *fault);

/* The numbers of the blocs of which some account makes the actor a full member on a day that may
 * be one from lo to hi; each once. */
typedef bool number_visit(void *context, int64_t number, struct fault *fault);
bool store_blocs_begun(struct store *store, int64_t actor, int64_t lo, int64_t hi,
                       number_visit *visit, void *context, struct fault *fault);

/* The numbers of the blocs that an event of this id concerns: its own, and those in which some
 * account of it changes a standing; each once. */
bool store_event_blocs(struct store *store, const char *event, number_visit *visit, void *context,
                       struct fault *fault);

struct spell_facts {
    int64_t reading, actor;
    const char *status, *class;
    struct bounds bounds;
    int64_t start_account, end_account; /* ANY_ID: open */
    const char *start, *end;            /* EDTF; NULL: open */
};
typedef bool spell_facts_visit(void *context, const struct spell_facts *row, struct fault *fault);

/* Every spell in a bloc under every reading, in order of actor, reading and time. */
bool store_spell_facts(struct store *store, int64_t bloc, spell_facts_visit *visit, void *context,
                       struct fault *fault);

struct lineage_facts {
    int64_t from, to; /* numbers of blocs */
    const char *relation;
    const char *event;        /* NULL: none */
    int64_t earliest, latest; /* of the event in the reading; the infinities if it knows none */
};
typedef bool lineage_facts_visit(void *context, const struct lineage_facts *row,
                                 struct fault *fault);

/* Every step of lineage, in order of the records. */
bool store_lineage_facts(struct store *store, int64_t reading, lineage_facts_visit *visit,
                         void *context, struct fault *fault);

#endif
