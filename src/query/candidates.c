#include "candidates.h"
#include "text.h"

#include <string.h>

enum { BESIDE = 16 };

/* One candidate per owner, though it may have borne the name in several periods: those stand
 * together, or nearly so (a name may be one key in several spellings). To look at all there are
 * would take time by the square of them. */
bool candidates_add(void *context, const struct name_hit *hit, struct fault *fault)
{
    struct candidates *search = context;
    (void)fault;
    if (!(search->wanted & (1u << hit->of))) {
        return true;
    }
    const struct asked_days *days = &search->days;
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

void candidates_keep(struct candidates *search, size_t number)
{
    search->list[0] = search->list[number];
    search->count = 1;
}

/* What other packages of the database call so is not meant if the reading's own calls something so.
 */
void candidates_prefer_own(struct candidates *search)
{
    size_t own = 0;
    for (size_t i = 0; i < search->count; i++) {
        if (search->list[i].own) {
            search->list[own++] = search->list[i];
        }
    }
    search->count = own ? own : search->count;
}

void candidates_prefer_id(struct candidates *search, const char *key)
{
    for (size_t i = 0; i < search->count; i++) {
        const char *id =
            text_name_key(search->arena, search->list[i].id, strlen(search->list[i].id));
        if (id && strcmp(id, key) == 0) {
            candidates_keep(search, i);
            return;
        }
    }
}
