#include "resolve.h"
#include "day_counts.h"
#include "message.h"
#include "store_names.h"
#include "store_spells.h"

#include "name_forms.h"
#include "suggest.h"
#include "text.h"

#include <stdlib.h>
#include <string.h>

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
struct days {
    int64_t lo, hi;
    bool given;
};

struct search {
    const struct question *question;
    struct days days;
    unsigned wanted;
    struct arena *arena;    /* of the candidates' texts */
    struct candidate *list; /* heap */
    size_t count, capacity;
};

static struct days days_of(const struct question *question)
{
    if (question->dated || !question->bounded) {
        return (struct days){question->when.earliest, question->when.latest, question->dated};
    }
    return (struct days){question->lo, question->hi, true};
}

enum { BESIDE = 16 };

/* One candidate per owner, though it may have borne the name in several periods: those stand
 * together, or nearly so (a name may be one key in several spellings). To look at all there are
 * would take time by the square of them. */
static bool add_hit(void *context, const struct name_hit *hit, struct fault *fault)
{
    struct search *search = context;
    (void)fault;
    if (!(search->wanted & (1u << hit->of))) {
        return true;
    }
    const struct days *days = &search->days;
    const bool then = hit->used_lo <= days->hi && days->lo <= hit->used_hi;
    for (size_t i = search->count; i > 0 && search->count - i < BESIDE; i--) {
        struct candidate *known = &search->list[i - 1];
        if (known->of == hit->of && known->owner == hit->owner) {
            known->named_then = known->named_then || then;
            known->own = known->own || hit->own;
            known->used_lo = hit->used_lo < known->used_lo ? hit->used_lo : known->used_lo;
            known->used_hi = hit->used_hi > known->used_hi ? hit->used_hi : known->used_hi;
            return true;
        }
    }
    search->list =
        heap_grow(search->list, &search->capacity, search->count + 1, sizeof *search->list);
    search->list[search->count++] = (struct candidate){
        .of = hit->of,
        .owner = hit->owner,
        .id = arena_text(search->arena, hit->id, strlen(hit->id)),
        .own = hit->own,
        .named_then = then,
        .used_lo = hit->used_lo,
        .used_hi = hit->used_hi,
        .scheme = hit->scheme ? arena_text(search->arena, hit->scheme, strlen(hit->scheme)) : NULL};
    return true;
}

static void keep(struct search *search, size_t number)
{
    search->list[0] = search->list[number];
    search->count = 1;
}

/* What other packages of the database call so is not meant if there is something that the reading's
 * own package does. */
static void prefer_own(struct search *search)
{
    size_t own = 0;
    for (size_t i = 0; i < search->count; i++) {
        if (search->list[i].own) {
            search->list[own++] = search->list[i];
        }
    }
    search->count = own ? own : search->count;
}

/* An id typed as such means its owner, whoever else has it for a name. */
static void prefer_id(struct search *search, const char *key)
{
    for (size_t i = 0; i < search->count; i++) {
        const char *id =
            text_name_key(search->arena, search->list[i].id, strlen(search->list[i].id));
        if (id && strcmp(id, key) == 0) {
            keep(search, i);
            return;
        }
    }
}

struct life {
    const char *from, *to; /* EDTF; "" if not known, or still going on */
    bool lived_then;
    int64_t lo, hi; /* the days on which it may have lived */
};

static bool bloc_life(const struct search *search, const struct candidate *candidate,
                      struct life *life, struct fault *fault)
{
    *life = (struct life){
        .from = "", .to = "", .lived_then = true, .lo = EDTF_NEG_INF, .hi = EDTF_POS_INF};
    if (candidate->of != PARTY_BLOC) {
        return true;
    }
    if (!store_bloc_life(search->question->store, search->question->reading, candidate->owner,
                         search->arena, &life->from, &life->to, fault)) {
        return false;
    }
    struct edtf date;
    if (life->from[0] && edtf_parse(life->from, strlen(life->from), &date, NULL)) {
        life->lived_then = date.earliest <= search->days.hi;
        life->lo = date.earliest;
    }
    if (life->to[0] && edtf_parse(life->to, strlen(life->to), &date, NULL)) {
        life->lived_then = life->lived_then && search->days.lo < date.latest;
        life->hi = date.latest == EDTF_POS_INF ? EDTF_POS_INF : date.latest - 1;
    }
    return true;
}

/* Lets the day of the question settle who is meant, if it leaves exactly one. */
static bool settle_by_day(struct search *search, struct fault *fault)
{
    size_t named = 0, lived = 0, last_named = 0, last_lived = 0;
    for (size_t i = 0; i < search->count; i++) {
        struct life life;
        if (!bloc_life(search, &search->list[i], &life, fault)) {
            return false;
        }
        if (search->list[i].named_then) {
            named++;
            last_named = i;
            if (life.lived_then) {
                lived++;
                last_lived = i;
            }
        }
    }
    if (named == 1 || lived == 1) {
        keep(search, lived == 1 ? last_lived : last_named);
    }
    return true;
}

/* Its name, owned by the arena; NULL if the fault is set. */
static const char *label_of(const struct search *search, const struct candidate *candidate,
                            struct fault *fault)
{
    const struct question *question = search->question;
    const char *label;
    return store_label(question->store, candidate->of, candidate->owner, question->lang,
                       search->arena, &label, fault)
               ? label
               : NULL;
}

/* When the candidates bore the name, and when they bore it and lived. */
struct claims {
    struct day_counts named, lived;
};

static struct claims claims_of(const struct search *search, const struct life *lives)
{
    struct claims claims = {day_counts_of(search->arena, search->count),
                            day_counts_of(search->arena, search->count)};
    for (size_t i = 0; i < search->count; i++) {
        const struct candidate *candidate = &search->list[i];
        const int64_t lo = candidate->used_lo, hi = candidate->used_hi;
        day_counts_add(&claims.named, lo, hi);
        day_counts_add(&claims.lived, lo > lives[i].lo ? lo : lives[i].lo,
                       hi < lives[i].hi ? hi : lives[i].hi);
    }
    day_counts_sort(&claims.named);
    day_counts_sort(&claims.lived);
    return claims;
}

/* Whether on that day one of the candidates alone bore the name, or bore it and lived. */
static bool settles(const struct claims *claims, int64_t day)
{
    return day_counts_on(&claims->named, day) == 1 || day_counts_on(&claims->lived, day) == 1;
}

/* Whether some day of those asked about would settle who is meant. Only days on which something
 * begins or ends need to be tried. */
static bool may_settle(const struct search *search, const struct life *lives)
{
    const int64_t lo = search->days.given ? search->days.lo : EDTF_NEG_INF;
    const int64_t hi = search->days.given ? search->days.hi : EDTF_POS_INF;
    const struct claims claims = claims_of(search, lives);
    if (settles(&claims, lo) || settles(&claims, hi)) {
        return true;
    }
    for (size_t i = 0; i < search->count; i++) {
        const int64_t edges[] = {search->list[i].used_lo, search->list[i].used_hi, lives[i].lo,
                                 lives[i].hi};
        for (size_t k = 0; k < sizeof edges / sizeof *edges; k++) {
            for (int64_t step = -1; step <= 1; step++) {
                const bool inner = edges[k] != EDTF_NEG_INF && edges[k] != EDTF_POS_INF;
                const int64_t day = inner ? edges[k] + step : edges[k];
                if (lo <= day && day <= hi && settles(&claims, day)) {
                    return true;
                }
            }
        }
    }
    return false;
}

/* ", 1994-04-30 to 1998-07-17": the life of a bloc; ", 1943-01-01/1992-04-27": when an actor bore
 * the name. */
static const char *period_text(const struct search *search, const struct candidate *candidate,
                               const struct life *life)
{
    const enum language lang = search->question->lang;
    char from[EDTF_DAY_SIZE] = "..", to[EDTF_DAY_SIZE] = "..";
    if (life->from[0] || life->to[0]) {
        const char *last = life->to[0] ? life->to : "..";
        return !life->from[0] ? message_format(search->arena, lang, MSG_fault_life_until, last)
               : !life->to[0]
                   ? message_format(search->arena, lang, MSG_fault_life_since, life->from)
                   : message_format(search->arena, lang, MSG_fault_life, life->from, last);
    }
    if (candidate->used_lo == EDTF_NEG_INF && candidate->used_hi == EDTF_POS_INF) {
        return "";
    }
    if (candidate->used_lo != EDTF_NEG_INF) {
        edtf_format_day(candidate->used_lo, from);
    }
    if (candidate->used_hi != EDTF_POS_INF) {
        edtf_format_day(candidate->used_hi, to);
    }
    return message_format(search->arena, lang, MSG_fault_so_called, from, to);
}

/* What else would settle it, if anything would. */
static const char *advice(const struct search *search, const struct life *lives)
{
    const struct question *question = search->question;
    if (!question->takes_dates || !may_settle(search, lives)) {
        return "";
    }
    if (!search->days.given) {
        return message(question->lang, MSG_fault_or_date);
    }
    return search->days.lo < search->days.hi && question->takes_day
               ? message(question->lang, MSG_fault_or_day)
               : "";
}

static bool fault_several(const struct search *search, const char *word, struct fault *fault)
{
    const char *text = "";
    size_t told = 0;
    struct life *lives = arena_alloc(search->arena, search->count * sizeof *lives);
    for (size_t i = 0; i < search->count; i++) {
        if (!bloc_life(search, &search->list[i], &lives[i], fault)) {
            return false;
        }
    }
    for (; told < search->count && strlen(text) < TOLD_SIZE; told++) {
        const struct candidate *candidate = &search->list[told];
        const char *label = label_of(search, candidate, fault);
        if (!label) {
            return false;
        }
        text = arena_printf(search->arena, "%s%s%s (%s%s)", text, told ? ", " : "", candidate->id,
                            label, period_text(search, candidate, &lives[told]));
    }
    return question_refuse(
        search->question, fault, FAULT_UNKNOWN, MSG_fault_several, word,
        arena_printf(search->arena, "%zu", search->count),
        arena_printf(search->arena, "%s%s", text, told < search->count ? ", ..." : ""),
        advice(search, lives));
}

/* "Казахстан (KAZ), Кыргызстан (KGZ) or Узбекистан (UZB)", of the ones whose names are near. */
static bool list_near(const struct search *search, const struct suggestion *near, const char **list,
                      struct fault *fault)
{
    *list = "";
    for (size_t i = 0; i < near->count; i++) {
        const struct near_party *party = &near->parties[i];
        const struct candidate candidate = {.of = party->of, .owner = party->owner};
        const char *label = label_of(search, &candidate, fault);
        if (!label) {
            return false;
        }
        const char *between = i == 0                 ? ""
                              : i + 1 == near->count ? message(search->question->lang, MSG_fault_or)
                                                     : ", ";
        *list = arena_printf(search->arena, "%s%s%s (%s)", *list, between, label, party->id);
    }
    return true;
}

static bool fault_unknown(const struct search *search, const char *word, const char *key,
                          const struct suggestion *near, struct fault *fault)
{
    static const enum message what[] = {MSG_NONE, MSG_fault_no_actor, MSG_fault_no_bloc,
                                        MSG_fault_no_party};
    const struct question *question = search->question;
    struct search other = {.question = question, .wanted = ~search->wanted, .arena = search->arena};
    bool done = store_names(question->store, key, add_hit, &other, fault);
    const char *list;
    if (done && other.count) {
        question_refuse(question, fault, FAULT_UNKNOWN,
                        search->wanted == WANT_BLOC ? MSG_fault_not_bloc : MSG_fault_not_actor,
                        word, other.list[0].id);
    } else if (done && list_near(search, near, &list, fault)) {
        const char *hint =
            *list ? message_format(search->arena, question->lang, MSG_fault_did_you_mean, list)
                  : "";
        question_refuse(question, fault, FAULT_UNKNOWN, what[search->wanted & 3], word, hint);
    }
    free(other.list);
    return false; /* whatever failed: there is nobody to go on with */
}

/* One or more codes in lists of others; schemes go by shorter names too. */
static bool look_up_code(struct search *search, const char *word, struct fault *fault)
{
    static const struct {
        const char *said, *scheme;
    } schemes[] = {{"iso", "iso_numeric"}, {"iso", "iso2"}, {"igo", "cow_igo"}};
    const char *colon = strchr(word, ':');
    struct store *store = search->question->store;
    if (!colon) {
        return store_code_owners(store, NULL, word, add_hit, search, fault);
    }
    const char *said = arena_text(search->arena, word, (size_t)(colon - word));
    bool done = store_code_owners(store, said, colon + 1, add_hit, search, fault);
    for (size_t i = 0; done && i < sizeof schemes / sizeof *schemes; i++) {
        if (strcmp(schemes[i].said, said) == 0) {
            done = store_code_owners(store, schemes[i].scheme, colon + 1, add_hit, search, fault);
        }
    }
    return done;
}

/* A bare number that is two codes is refused with both. */
static bool fault_codes(const struct search *search, const char *word, struct fault *fault)
{
    const char *text = "";
    for (size_t i = 0; i < search->count && strlen(text) < TOLD_SIZE; i++) {
        const struct candidate *candidate = &search->list[i];
        const char *label = label_of(search, candidate, fault);
        if (!label) {
            return false;
        }
        const char *scheme =
            strcmp(candidate->scheme, "iso_numeric") == 0 ? "iso" : candidate->scheme;
        text = arena_printf(search->arena, "%s%s%s:%s = %s (%s)", text, i ? ", " : "", scheme, word,
                            label, candidate->id);
    }
    return question_refuse(search->question, fault, FAULT_UNKNOWN, MSG_fault_codes, word,
                           arena_printf(search->arena, "%zu", search->count), text);
}

/* Says what was taken for what: "Казахстана = Казахстан (KAZ)". */
static bool note_understood(const struct search *search, const char *word, struct fault *fault)
{
    const char *label = label_of(search, &search->list[0], fault);
    if (label) {
        question_note(search->question, "%s = %s (%s)", word, label, search->list[0].id);
    }
    return label != NULL;
}

/* By its name, by its name written otherwise, by a code. */
static bool look_up(struct search *search, const char *word, const char *key, bool *by_code,
                    struct fault *fault)
{
    const char *forms[NAME_FORMS];
    const int count = name_forms(search->arena, key, forms);
    *by_code = false;
    /* As it is first: a name may have quotation marks of its own. */
    for (int i = 0; i < count && search->count == 0; i++) {
        if (!store_names(search->question->store, forms[i], add_hit, search, fault)) {
            return false;
        }
    }
    if (search->count == 0) {
        *by_code = true;
        return look_up_code(search, word, fault);
    }
    return true;
}

/* Nobody bears the name: if it is a name in another case or number, that one is meant. */
static bool look_nearby(struct search *search, const char *word, const char *key,
                        struct fault *fault)
{
    struct suggestion *near = suggestion_new(key);
    bool done = true;
    for (int of = PARTY_ACTOR; done && of <= PARTY_BLOC; of++) {
        if (search->wanted & (1u << of)) {
            done =
                store_keys(search->question->store, (enum party)of, suggestion_offer, near, fault);
        }
    }
    if (done && suggestion_is_same(near)) {
        const struct near_party *party = &near->parties[0];
        const struct name_hit hit = {.of = party->of,
                                     .owner = party->owner,
                                     .id = party->id,
                                     .used_lo = EDTF_NEG_INF,
                                     .used_hi = EDTF_POS_INF};
        done = add_hit(search, &hit, fault) && note_understood(search, word, fault);
    } else if (done) {
        done = fault_unknown(search, word, key, near, fault);
    }
    suggestion_free(near);
    return done;
}

/* Leaves the one candidate that is meant, or sets the fault. */
static bool choose(struct search *search, const char *word, const char *key, bool by_code,
                   struct fault *fault)
{
    if (search->count > 1 && !by_code) {
        prefer_own(search);
        prefer_id(search, key);
    }
    if (search->count > 1 && (search->days.given || by_code) && !settle_by_day(search, fault)) {
        return false;
    }
    if (search->count > 1) {
        return by_code ? fault_codes(search, word, fault) : fault_several(search, word, fault);
    }
    return search->count == 1 ? !by_code || note_understood(search, word, fault)
                              : look_nearby(search, word, key, fault);
}

bool resolve(const struct question *question, const char *word, unsigned wanted,
             struct arena *arena, struct subject *subject, struct fault *fault)
{
    struct arena scratch = {0};
    struct search search = {
        .question = question, .days = days_of(question), .wanted = wanted, .arena = &scratch};
    const char *key = text_name_key(&scratch, word, strlen(word));
    bool done = false, by_code;
    if (!key) {
        question_refuse(question, fault, FAULT_USAGE, MSG_fault_not_utf8, word);
    } else if (look_up(&search, word, key, &by_code, fault) &&
               choose(&search, word, key, by_code, fault)) {
        const struct candidate *found = &search.list[0];
        search.arena = arena; /* the one label that outlives the search */
        *subject = (struct subject){.of = found->of,
                                    .owner = found->owner,
                                    .id = arena_text(arena, found->id, strlen(found->id)),
                                    .label = label_of(&search, found, fault)};
        done = subject->label != NULL;
    }
    free(search.list);
    arena_release(&scratch);
    return done;
}

bool resolve_means(struct store *store, const char *word, bool nearby, struct name_meaning *meaning,
                   struct arena *arena, struct fault *fault)
{
    const struct question question = {.store = store};
    struct search search = {
        .question = &question, .wanted = WANT_ACTOR | WANT_BLOC, .arena = arena};
    const char *key = text_name_key(arena, word, strlen(word));
    bool by_code = false;
    *meaning = (struct name_meaning){0};
    bool done = !key || look_up(&search, word, key, &by_code, fault);
    if (done && key && search.count == 0 && nearby && suggestion_may_be_same(key)) {
        struct suggestion *near = suggestion_new(key);
        done = store_keys(store, PARTY_ACTOR, suggestion_offer, near, fault) &&
               store_keys(store, PARTY_BLOC, suggestion_offer, near, fault);
        if (done && suggestion_is_same(near)) {
            meaning->of = 1u << near->parties[0].of;
            meaning->id = arena_text(arena, near->parties[0].id, strlen(near->parties[0].id));
        }
        suggestion_free(near);
    }
    for (size_t i = 0; done && i < search.count; i++) {
        meaning->of |= 1u << search.list[i].of;
        meaning->id = search.count == 1 ? search.list[i].id : NULL;
    }
    meaning->exact = search.count > 0;
    meaning->by_code = by_code && search.count > 0;
    free(search.list);
    return done;
}

bool resolve_near(struct store *store, const char *word, enum language lang, struct arena *arena,
                  const char **hint, struct fault *fault)
{
    const struct question question = {.store = store, .lang = lang};
    const struct search search = {.question = &question, .arena = arena};
    const char *key = text_name_key(arena, word, strlen(word)), *list = "";
    *hint = "";
    if (!key) {
        return true;
    }
    struct suggestion *near = suggestion_new(key);
    const bool done = store_keys(store, PARTY_ACTOR, suggestion_offer, near, fault) &&
                      store_keys(store, PARTY_BLOC, suggestion_offer, near, fault) &&
                      list_near(&search, near, &list, fault);
    suggestion_free(near);
    *hint = done && *list ? message_format(arena, lang, MSG_fault_did_you_mean, list) : "";
    return done;
}

struct person_search {
    struct arena arena;
    const char *key;
    int64_t found;
    size_t count;
    struct nearest nearest;
    const char *all; /* the ids found; there are `more` */
    bool more;
};

/* The last word of a name: "N. Nazarbayev" is asked for as Nazarbayev. */
static const char *last_word(const char *name)
{
    const char *space = strrchr(name, ' ');
    return space ? space + 1 : name;
}

static void offer_person(void *context, int64_t person, const char *id,
                         const char *const names[LANG_COUNT])
{
    struct person_search *search = context;
    bool fits = false;
    for (size_t i = 0; i <= LANG_COUNT; i++) {
        const char *text = i == 0 ? id : names[i - 1];
        const char *key = text ? text_name_key(&search->arena, text, strlen(text)) : NULL;
        if (key) {
            fits =
                fits || strcmp(key, search->key) == 0 || strcmp(last_word(key), search->key) == 0;
            const char *shown = arena_text(&search->arena, id, strlen(id));
            nearest_offer(&search->nearest, key, shown);
            nearest_offer(&search->nearest, last_word(key), shown);
        }
    }
    if (fits) {
        if (strlen(search->all) < TOLD_SIZE) {
            search->all =
                arena_printf(&search->arena, "%s%s%s", search->all, search->count ? ", " : "", id);
        } else {
            search->more = true;
        }
        search->found = person;
        search->count++;
    }
}

bool resolve_means_person(struct store *store, const char *word, bool *means, struct fault *fault)
{
    struct person_search search = {.all = ""};
    search.key = text_name_key(&search.arena, word, strlen(word));
    search.nearest = nearest_to(search.key ? search.key : "");
    const bool done = !search.key || store_people(store, offer_person, &search, fault);
    *means = search.count > 0;
    arena_release(&search.arena);
    return done;
}

bool resolve_person(const struct question *question, const char *word, int64_t *person,
                    struct fault *fault)
{
    struct person_search search = {.all = ""};
    bool done = false;
    search.key = text_name_key(&search.arena, word, strlen(word));
    if (!search.key) {
        question_refuse(question, fault, FAULT_USAGE, MSG_fault_not_utf8, word);
        goto out;
    }
    search.nearest = nearest_to(search.key);
    if (!store_people(question->store, offer_person, &search, fault)) {
        goto out;
    }
    if (search.count == 1) {
        *person = search.found;
        done = true;
    } else if (search.count) {
        question_refuse(
            question, fault, FAULT_UNKNOWN, MSG_fault_several_people, word,
            arena_printf(&search.arena, "%zu", search.count),
            arena_printf(&search.arena, "%s%s", search.all, search.more ? ", ..." : ""));
    } else {
        const char *best = search.nearest.best;
        question_refuse(
            question, fault, FAULT_UNKNOWN, MSG_fault_nobody, word,
            best ? message_format(&search.arena, question->lang, MSG_fault_did_you_mean, best)
                 : "");
    }
out:
    arena_release(&search.arena);
    return done;
}

bool subjects_of(const struct question *question, const char *const *words, size_t count,
                 struct arena *arena, struct subject *list, struct fault *fault)
{
    unsigned wanted = WANT_ACTOR | WANT_BLOC;
    for (size_t i = 0; i < count; i++) {
        if (!resolve(question, words[i], wanted, arena, &list[i], fault)) {
            return false;
        }
        wanted = list[i].of == PARTY_BLOC ? WANT_BLOC : WANT_ACTOR;
        for (size_t k = 0; k < i; k++) {
            if (list[k].owner == list[i].owner) {
                return fault_say_with(fault, FAULT_USAGE, MSG_fault_named_twice, list[i].id);
            }
        }
    }
    return true;
}
