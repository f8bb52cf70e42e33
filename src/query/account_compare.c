#include "account_compare.h"

#include "arena.h"
#include "edtf.h"
#include "text.h"

#include <string.h>

const char *aspect_text(enum aspect aspect)
{
    static const char *const texts[ASPECT_COUNT] = {"date",    "precision", "kind",
                                                    "parties", "status",    "place"};
    return texts[aspect];
}

/* Whether the days that fit the one are the days that fit the other, and whether any fits both. */
static void compare_days(const struct edtf *a, const struct edtf *b, bool *same, bool *meet)
{
    int64_t at = EDTF_NEG_INF, a_lo, a_hi, b_lo, b_hi;
    *same = true;
    *meet = false;
    for (;;) {
        const bool in_a = edtf_next_run(a, at, &a_lo, &a_hi);
        const bool in_b = edtf_next_run(b, at, &b_lo, &b_hi);
        if (!in_a || !in_b) {
            *same = *same && in_a == in_b;
            return;
        }
        const int64_t lo = a_lo > b_lo ? a_lo : b_lo, hi = a_hi < b_hi ? a_hi : b_hi;
        *meet = *meet || lo <= hi;
        *same = *same && a_lo == b_lo && a_hi == b_hi;
        if ((*meet && !*same) || hi == EDTF_POS_INF) {
            return;
        }
        at = hi + 1;
    }
}

static bool dates_differ(const char *a_text, const char *b_text, enum aspect aspect)
{
    struct edtf a, b;
    bool same, meet;
    if (strcmp(a_text, b_text) == 0 || !edtf_parse(a_text, strlen(a_text), &a, NULL) ||
        !edtf_parse(b_text, strlen(b_text), &b, NULL)) {
        return false;
    }
    compare_days(&a, &b, &same, &meet);
    return aspect == ASPECT_DATE ? !meet : meet && !same;
}

static bool names_differ(const char *a, const char *b)
{
    struct arena arena = {0};
    const char *a_key = text_fold(&arena, a, strlen(a)), *b_key = text_fold(&arena, b, strlen(b));
    const bool differ = !a_key || !b_key || strcmp(a_key, b_key) != 0;
    arena_release(&arena);
    return differ;
}

/* One actor of "member=KAZ KGZ; CACO:observer=RUS": its bloc (none for the event's own) and what it
 * becomes there. Pieces of the text. */
struct standing {
    const char *bloc, *status, *actor;
    size_t bloc_size, status_size, actor_size;
};

/* Takes the next actor of an effects text from *at on; *standing keeps the head of its group and
 * begins as zeros. False at the end. */
static bool next_standing(const char **at, struct standing *standing)
{
    const char *text = *at;
    if (*text == ';' || !standing->status) {
        text += strspn(text, "; ");
        if (!*text) {
            return false;
        }
        const size_t head = strcspn(text, "=");
        const char *colon = memchr(text, ':', head);
        standing->bloc = text;
        standing->bloc_size = colon ? (size_t)(colon - text) : 0;
        standing->status = colon ? colon + 1 : text;
        standing->status_size = head - (size_t)(standing->status - text);
        text += head + (text[head] == '=');
    }
    text += strspn(text, " ");
    standing->actor = text;
    standing->actor_size = strcspn(text, " ;");
    *at = text + standing->actor_size;
    return standing->actor_size > 0;
}

static bool same_piece(const char *a, size_t a_size, const char *b, size_t b_size)
{
    return a_size == b_size && memcmp(a, b, a_size) == 0;
}

/* Somebody stands differently in the same bloc. Both name the event's own bloc by no name. */
static bool statuses_differ(const char *a_effects, const char *b_effects)
{
    struct standing a = {0};
    for (const char *a_at = a_effects; next_standing(&a_at, &a);) {
        struct standing b = {0};
        bool met = false, agree = false;
        for (const char *b_at = b_effects; next_standing(&b_at, &b);) {
            if (same_piece(a.bloc, a.bloc_size, b.bloc, b.bloc_size) &&
                same_piece(a.actor, a.actor_size, b.actor, b.actor_size)) {
                met = true;
                agree = agree || same_piece(a.status, a.status_size, b.status, b.status_size);
            }
        }
        if (met && !agree) {
            return true;
        }
    }
    return false;
}

const char *account_value(const struct account_values *conflict, enum aspect aspect)
{
    switch (aspect) {
    case ASPECT_DATE:
    case ASPECT_PRECISION:
        return conflict->date;
    case ASPECT_KIND:
        return conflict->kind;
    case ASPECT_PARTIES:
        return conflict->actors;
    case ASPECT_STATUS:
        return conflict->effects;
    case ASPECT_PLACE:
    case ASPECT_COUNT:
        break;
    }
    return conflict->place;
}

bool accounts_differ(const struct account_values *a, const struct account_values *b,
                     enum aspect aspect)
{
    const char *a_said = account_value(a, aspect), *b_said = account_value(b, aspect);
    if (!a_said || !b_said) {
        return false;
    }
    switch (aspect) {
    case ASPECT_DATE:
    case ASPECT_PRECISION:
        return dates_differ(a_said, b_said, aspect);
    case ASPECT_STATUS:
        return statuses_differ(a_said, b_said) || statuses_differ(b_said, a_said);
    case ASPECT_PLACE:
        return names_differ(a_said, b_said);
    case ASPECT_KIND:
    case ASPECT_PARTIES:
    case ASPECT_COUNT:
        break;
    }
    return strcmp(a_said, b_said) != 0;
}
