#ifndef BLOCLINE_CANDIDATES_H
#define BLOCLINE_CANDIDATES_H

#include "question.h"
#include "store_names.h"
#include "suggest.h"

/* Those that a word of a question may mean (resolve.h), until one is left or none is chosen. */

/* Those that a word may mean are named up to so many bytes: a fault's text must have room for
 * what to do about it. */
enum { TOLD_SIZE = FAULT_TEXT_SIZE - 256 };

struct candidate {
    enum party of;
    int64_t owner;
    const char *id;
    bool own;                 /* the reading's own package calls it so */
    bool named_then;          /* bore the name in the period asked about */
    int64_t used_lo, used_hi; /* from when to when it bore it at all; the infinities */
    const char *scheme;       /* of the code by which it was found, or NULL */
};

/* The days that may settle who is meant: those of --on, or of --from and --to. */
struct asked_days {
    int64_t lo, hi;
    bool given;
};

struct candidates {
    const struct question *question;
    struct asked_days days;
    unsigned wanted;
    struct arena *arena;    /* of the candidates' texts */
    struct candidate *list; /* heap */
    size_t count, capacity;
};

/* A store_names visitor: adds who bears the name, one candidate per owner. */
bool candidates_add(void *context, const struct name_hit *hit, struct fault *fault);

/* Leaves the one of this number. */
void candidates_keep(struct candidates *search, size_t number);

/* Leaves those that the reading's own package calls so, if there are any. */
void candidates_prefer_own(struct candidates *search);

/* Leaves the one whose id the word is: an id typed as such means its owner, whoever else has it for
 * a name. */
void candidates_prefer_id(struct candidates *search, const char *key);

struct candidate_days {
    const char *from, *to; /* EDTF; "" if not known, or still going on */
    bool lived_then;
    int64_t lo, hi; /* the days on which it may have lived */
};

/* When a candidate lived; of an actor: always. Texts are owned by the arena of the search. */
bool candidate_life(const struct candidates *search, const struct candidate *candidate,
                    struct candidate_days *life, struct fault *fault);

/* Lets the day of the question settle who is meant, if it leaves exactly one. */
bool candidates_settle(struct candidates *search, struct fault *fault);

/* Whether some day of those asked about would settle who is meant. `lives`: of each candidate. */
bool candidates_may_settle(const struct candidates *search, const struct candidate_days *lives);

/* A candidate's name in the language of the question, owned by the arena; NULL: the fault is set.
 */
const char *candidate_label(const struct candidates *search, const struct candidate *candidate,
                            struct fault *fault);

/* Set the fault, FAULT_UNKNOWN, and return false: several are meant, and what would settle it;
 * nobody, and who bears a name near to it; a number that is a code of several. */
bool refuse_several(const struct candidates *search, const char *word, struct fault *fault);
bool refuse_unknown(const struct candidates *search, const char *word, const char *key,
                    const struct suggestion *near, struct fault *fault);
bool refuse_codes(const struct candidates *search, const char *word, struct fault *fault);

/* "Казахстан (KAZ), Кыргызстан (KGZ) or Узбекистан (UZB)", of the ones whose names are near. */
bool list_near(const struct candidates *search, const struct suggestion *near, const char **list,
               struct fault *fault);

#endif
