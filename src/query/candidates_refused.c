#include "candidates.h"
#include "messages.h"
#include "resolve.h"

#include <stdlib.h>
#include <string.h>

/* What is said where it is not clear who is meant. */

const char *candidate_label(const struct candidates *search, const struct candidate *candidate,
                            struct fault *fault)
{
    const struct question *question = search->question;
    const char *label;
    return store_label(question->store, candidate->of, candidate->owner, question->lang,
                       search->arena, &label, fault)
               ? label
               : NULL;
}

/* ", 1994-04-30 to 1998-07-17": the life of a bloc; ", 1943-01-01/1992-04-27": when an actor bore
 * the name. */
static const char *period_text(const struct candidates *search, const struct candidate *candidate,
                               const struct candidate_days *life)
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
static const char *advice(const struct candidates *search, const struct candidate_days *lives)
{
    const struct question *question = search->question;
    if (!question->takes_dates || !candidates_may_settle(search, lives)) {
        return "";
    }
    if (!search->days.given) {
        return message(question->lang, MSG_fault_or_date);
    }
    return search->days.lo < search->days.hi && question->takes_day
               ? message(question->lang, MSG_fault_or_day)
               : "";
}

bool refuse_several(const struct candidates *search, const char *word, struct fault *fault)
{
    const char *text = "";
    size_t told = 0;
    struct candidate_days *lives = arena_alloc(search->arena, search->count * sizeof *lives);
    for (size_t i = 0; i < search->count; i++) {
        if (!candidate_life(search, &search->list[i], &lives[i], fault)) {
            return false;
        }
    }
    for (; told < search->count && strlen(text) < TOLD_SIZE; told++) {
        const struct candidate *candidate = &search->list[told];
        const char *label = candidate_label(search, candidate, fault);
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

bool list_near(const struct candidates *search, const struct suggestion *near, const char **list,
               struct fault *fault)
{
    *list = "";
    for (size_t i = 0; i < near->count; i++) {
        const struct near_party *party = &near->parties[i];
        const struct candidate candidate = {.of = party->of, .owner = party->owner};
        const char *label = candidate_label(search, &candidate, fault);
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

bool refuse_unknown(const struct candidates *search, const char *word, const char *key,
                    const struct suggestion *near, struct fault *fault)
{
    static const enum message what[] = {MSG_NONE, MSG_fault_no_actor, MSG_fault_no_bloc,
                                        MSG_fault_no_party};
    const struct question *question = search->question;
    struct candidates other = {
        .question = question, .wanted = ~search->wanted, .arena = search->arena};
    bool done = store_names(question->store, key, candidates_add, &other, fault);
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

bool refuse_codes(const struct candidates *search, const char *word, struct fault *fault)
{
    const char *text = "";
    for (size_t i = 0; i < search->count && strlen(text) < TOLD_SIZE; i++) {
        const struct candidate *candidate = &search->list[i];
        const char *label = candidate_label(search, candidate, fault);
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
