#include "candidates.h"
#include "day_counts.h"
#include "store_spells.h"

#include <string.h>

/* Who of several is meant, by the days on which they bore the name and lived. */

bool candidate_life(const struct candidates *search, const struct candidate *candidate,
                    struct candidate_days *life, struct fault *fault)
{
    *life = (struct candidate_days){
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

bool candidates_settle(struct candidates *search, struct fault *fault)
{
    size_t named = 0, lived = 0, last_named = 0, last_lived = 0;
    for (size_t i = 0; i < search->count; i++) {
        struct candidate_days life;
        if (!candidate_life(search, &search->list[i], &life, fault)) {
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
        candidates_keep(search, lived == 1 ? last_lived : last_named);
    }
    return true;
}

/* When the candidates bore the name, and when they bore it and lived. */
struct claims {
    struct day_counts named, lived;
};

static struct claims claims_of(const struct candidates *search, const struct candidate_days *lives)
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

/* Only days on which something begins or ends need to be tried. */
bool candidates_may_settle(const struct candidates *search, const struct candidate_days *lives)
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
