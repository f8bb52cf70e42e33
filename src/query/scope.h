#ifndef BLOCLINE_SCOPE_H
#define BLOCLINE_SCOPE_H

#include "bloc_lines.h"
#include "intern.h"
#include "question.h"
#include "spell_packs.h"
#include "spell_stream.h"
#include "store_lists.h"
#include "tenure.h"

/* What a question over many blocs and actors is about: which of them, which statuses, which days in
 * which periods. Blocs and actors are known by rank: their place in the order of ids. */

/* A party with its texts measured, ready for cells. */
struct member_text {
    uint32_t number; /* in the store */
    const char *id, *label;
    struct cell id_cell, label_cell;
    struct cell code;             /* of an actor, as --codes asks; empty if it has none */
    bool chosen;                  /* by --bloc or --actor, or all are */
    int64_t lo, hi;               /* of an actor whose code changes: the days of this code */
    struct periods told;          /* of the answer so far: from its first row to its last */
    bool bilateral;               /* a bloc of pairs: see scope_options */
    bool passed;                  /* passed over for that */
    bool skipped;                 /* by --skip */
    const char *tags;             /* or NULL */
    int64_t exists_lo, exists_hi; /* of an actor: its days */
};

struct party_set {
    struct member_text *list; /* by rank */
    size_t count;
    uint32_t *rank;    /* by number of the store: NONE if nobody has it */
    uint32_t greatest; /* of these numbers */
    bool limited;      /* only some are chosen */
    bool parted;       /* an actor stands here once for each of its codes, one after the other */
};

/* The rank of who has the number in the store (the first of several); NONE if nobody has, as in a
 * damaged one. */
static inline uint32_t party_rank(const struct party_set *set, int64_t number)
{
    return number >= 0 && number <= set->greatest ? set->rank[number] : NONE;
}

/* What of the question is about its scope, as the options give it; --tag and --follow are the
 * question's. */
struct scope_options {
    const char *blocs, *actors; /* between commas; NULL: all */
    enum by by;
    enum rule rule;
    enum codes codes;
    bool by_days;  /* with RULE_ANY: as in struct scope */
    size_t window; /* sweeps in windows: entries in memory at a time; 0: some MiB of them */
    bool with_cow; /* without --status: every status but none */
    /* What is asked is who belongs together: treaties of pairs under one name are passed over, and
     * a note says so, unless --bloc names them. */
    bool no_bilateral;
};

struct scope {
    const struct question *question;
    struct arena arena;
    struct party_set blocs, actors;
    struct bloc_lines lines;     /* --follow: of a line only the last is chosen */
    struct status_row *statuses; /* by number - 1 */
    bool *wanted;                /* by number - 1: asked for */
    size_t status_count;
    struct calendar calendar; /* --from (else long ago) to --to (else as_of) */
    enum rule rule;
    bool by_days; /* --rule days: as any, with the share of certain days */
    enum codes codes;
    size_t window;     /* as in scope_options */
    bool certain_only; /* what is only possible is left out */
    bool with_cow;     /* as in scope_options, and --status does not say otherwise */
    size_t passed;     /* blocs that no_bilateral left out */
    bool *only_blocs;  /* of scope_only_blocs_of, by rank; or NULL */
};

/* Reads the words and loads the lists. Release with scope_release, also after a fault. */
bool scope_open(struct scope *scope, const struct question *question,
                const struct scope_options *words, struct fault *fault);
void scope_release(struct scope *scope);

/* One actor's spells in one bloc: those asked for, laid along the calendar. */
struct tenure_group {
    uint32_t bloc, actor; /* ranks */
    const struct tenure *tenures;
    size_t count;
};

typedef bool group_visit(void *context, const struct tenure_group *group, struct fault *fault);

/* Hands out every actor in every bloc that has a standing asked for in some period: bloc by bloc
 * (`by` PARTY_BLOC) or actor by actor, each in order of rank, as `order` are the others in it.
 * `after`, if not NULL, is called at the end of each bloc (or actor) that had any. At most one
 * bloc's (or actor's) spells are in memory at a time. */
typedef bool owner_visit(void *context, uint32_t owner, struct fault *fault);
bool scope_groups(struct scope *scope, enum party by, group_visit *visit, owner_visit *after,
                  void *context, struct fault *fault);

/* The same, bloc by bloc, of those spells that may touch the days `within`, as they are: not laid
 * along the calendar, and also those that no period of it has. */
bool scope_bare_groups(struct scope *scope, const struct days *within, group_visit *visit,
                       void *context, struct fault *fault);

/* From now on groups are handed out of those blocs alone in which the actor (its rank) has a spell:
 * for whoever asks what it shares with others. What is chosen stays as it is. */
bool scope_only_blocs_of(struct scope *scope, uint32_t actor, struct fault *fault);

/* The days on which each bloc lived: from its founding (or its first standing of any status, where
 * that is earlier) to its end, and on if it was instituted again; first and last days. Those of the
 * bloc with rank i are list[first[i]] to list[first[i + 1] - 1]. Owned by the scope. */
struct scope_lives {
    struct days *list;
    size_t *first;
};
bool scope_lives(struct scope *scope, struct scope_lives *lives, struct fault *fault);

/* The days on which the actor with this rank is there: of its code (--codes) and as `exists` says.
 * False: none of them is asked about. */
bool scope_actor_days(const struct scope *scope, uint32_t actor, struct days *days);

/* Whether another actor has the actor's code on some of the same days, so that rows of the code are
 * those of either. */
bool scope_shares_code(const struct scope *scope, uint32_t actor);

/* The first period: of --from, or else the first that any spell of the reading touches. A spell
 * that goes back without limit is counted from there. */
bool scope_first_period(struct scope *scope, int64_t *period, struct fault *fault);

/* A note that blocs were passed over because they are bilateral, if any were. */
void scope_note_bilateral(const struct scope *scope);

/* Notes that some actors have no code of the kind asked for, and that in the rows handed out a code
 * stands for several. */
void scope_note_codes(const struct scope *scope);

/* The id of the party that --bloc or --actor chose, and `*label`, its name with the id, if it is
 * the only one; else NULL. Owned by `arena`. */
const char *scope_only(const struct party_set *set, struct arena *arena, const char **label);

/* What a column of actors holds: codes that are numbers, or words. */
enum column_kind scope_actor_kind(const struct scope *scope);

#endif
