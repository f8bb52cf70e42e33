#include "resolve.h"
#include "candidates.h"
#include "messages.h"
#include "name_forms.h"
#include "text.h"

#include <stdlib.h>
#include <string.h>

static struct asked_days days_of(const struct question *question)
{
    if (question->dated || !question->bounded) {
        return (struct asked_days){question->when.earliest, question->when.latest, question->dated};
    }
    return (struct asked_days){question->lo, question->hi, true};
}

/* One or more codes in lists of others; schemes go by shorter names too. */
static bool look_up_code(struct candidates *search, const char *word, struct fault *fault)
{
    static const struct {
        const char *said, *scheme;
    } schemes[] = {{"iso", "iso_numeric"}, {"iso", "iso2"}, {"igo", "cow_igo"}};
    const char *colon = strchr(word, ':');
    struct store *store = search->question->store;
    if (!colon) {
        return store_code_owners(store, NULL, word, candidates_add, search, fault);
    }
    const char *said = arena_text(search->arena, word, (size_t)(colon - word));
    bool done = store_code_owners(store, said, colon + 1, candidates_add, search, fault);
    for (size_t i = 0; done && i < sizeof schemes / sizeof *schemes; i++) {
        if (strcmp(schemes[i].said, said) == 0) {
            done = store_code_owners(store, schemes[i].scheme, colon + 1, candidates_add, search,
                                     fault);
        }
    }
    return done;
}

/* Says what was taken for what: "Казахстана = Казахстан (KAZ)". */
static bool note_understood(const struct candidates *search, const char *word, struct fault *fault)
{
    const char *label = candidate_label(search, &search->list[0], fault);
    if (label) {
        question_note(search->question, "%s = %s (%s)", word, label, search->list[0].id);
    }
    return label != NULL;
}

/* By its name, by its name written otherwise, by a code. */
static bool look_up(struct candidates *search, const char *word, const char *key, bool *by_code,
                    struct fault *fault)
{
    const char *forms[NAME_FORMS];
    const int count = name_forms(search->arena, key, forms);
    *by_code = false;
    /* As it is first: a name may have quotation marks of its own. */
    for (int i = 0; i < count && search->count == 0; i++) {
        if (!store_names(search->question->store, forms[i], candidates_add, search, fault)) {
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
static bool look_nearby(struct candidates *search, const char *word, const char *key,
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
        done = candidates_add(search, &hit, fault) && note_understood(search, word, fault);
    } else if (done) {
        done = refuse_unknown(search, word, key, near, fault);
    }
    suggestion_free(near);
    return done;
}

/* Leaves the one candidate that is meant, or sets the fault. */
static bool choose(struct candidates *search, const char *word, const char *key, bool by_code,
                   struct fault *fault)
{
    if (search->count > 1 && !by_code) {
        candidates_prefer_own(search);
        candidates_prefer_id(search, key);
    }
    if (search->count > 1 && (search->days.given || by_code) && !candidates_settle(search, fault)) {
        return false;
    }
    if (search->count > 1) {
        return by_code ? refuse_codes(search, word, fault) : refuse_several(search, word, fault);
    }
    return search->count == 1 ? !by_code || note_understood(search, word, fault)
                              : look_nearby(search, word, key, fault);
}

bool resolve(const struct question *question, const char *word, unsigned wanted,
             struct arena *arena, struct subject *subject, struct fault *fault)
{
    struct arena scratch = {0};
    struct candidates search = {
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
                                    .label = candidate_label(&search, found, fault)};
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
    struct candidates search = {
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
    const struct candidates search = {.question = &question, .arena = arena};
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
