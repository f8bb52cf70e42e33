#include "import_parts.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

void import_parties_init(struct import_parties *parties)
{
    *parties = (struct import_parties){.values = intern_new(), .ids = intern_new()};
}

void import_parties_release(struct import_parties *parties)
{
    for (uint32_t i = 0; i < intern_count(parties->ids); i++) {
        free(parties->list[i].years);
        free(parties->list[i].periods);
    }
    intern_free(parties->values);
    intern_free(parties->ids);
    free(parties->of_value);
    free(parties->list);
}

uint32_t import_party_put(struct import_parties *parties, struct arena *arena, const char *id)
{
    const uint32_t known = intern_count(parties->ids);
    const uint32_t number = intern_put(parties->ids, id, strlen(id));
    if (number == known) {
        parties->list =
            heap_grow(parties->list, &parties->capacity, (size_t)number + 1, sizeof *parties->list);
        parties->list[number] = (struct import_party){.id = arena_text(arena, id, strlen(id)),
                                                      .first_year = INT32_MAX,
                                                      .last_year = INT32_MIN,
                                                      .founded = NONE,
                                                      .ended = NONE};
    }
    return number;
}

/* No white space, none of = : ; , " — and of a strict id only what needs no quotes in a shell. */
static bool is_id_sign(unsigned char byte, bool strict)
{
    if (isalnum(byte) || byte >= 0x80 || strchr("-_.", byte)) {
        return byte != '\0';
    }
    return !strict && !isspace(byte) && !iscntrl(byte) && !strchr("=:;,\"", byte);
}

const char *import_id(struct arena *arena, const char *text, bool strict)
{
    char *id = arena_alloc(arena, strlen(text) + 2);
    size_t size = 0;
    bool gap = false;
    for (const char *at = text; *at; at++) {
        if (is_id_sign((unsigned char)*at, strict)) {
            if (gap && size > 0 && id[size - 1] != '-' && *at != '-') {
                id[size++] = '-';
            }
            id[size++] = *at;
            gap = false;
        } else {
            gap = true;
        }
    }
    if (size == 0) {
        id[size++] = '-';
    }
    id[size] = '\0';
    return id;
}

void import_party_period(struct import_party *party, int64_t lo, int64_t hi, const char *code)
{
    party->periods = heap_grow(party->periods, &party->period_capacity, party->period_count + 1,
                               sizeof *party->periods);
    party->periods[party->period_count++] = (struct party_period){lo, hi, code};
}

void import_party_year(struct import_party *party, int32_t year)
{
    party->first_year = year < party->first_year ? year : party->first_year;
    party->last_year = year > party->last_year ? year : party->last_year;
    if (year < FIRST_BIT_YEAR || year >= FIRST_BIT_YEAR + BIT_YEARS) {
        return;
    }
    if (!party->years) {
        party->years = heap_zero(BIT_YEARS / 64, sizeof *party->years);
    }
    const uint32_t bit = (uint32_t)(year - FIRST_BIT_YEAR);
    party->years[bit / 64] |= UINT64_C(1) << bit % 64;
}

bool import_party_has_year(const struct import_party *party, int32_t year)
{
    if (!party->years || year < FIRST_BIT_YEAR || year >= FIRST_BIT_YEAR + BIT_YEARS) {
        return year >= party->first_year && year <= party->last_year;
    }
    const uint32_t bit = (uint32_t)(year - FIRST_BIT_YEAR);
    return party->years[bit / 64] >> bit % 64 & 1;
}
