#include "message.h"

#include "message_tables.h"
#include "wording.h"

#include <assert.h>
#include <inttypes.h>
#include <stdbool.h>
#include <string.h>

enum { PLACES_MAX = 8 };

const char *message(enum language language, enum message id)
{
    assert(message_places[id] == 0);
    return wording_text(language, (int)id);
}

static const char *fill(struct arena *arena, const char *text, const char *const *arguments,
                        size_t count)
{
    const size_t size = wording_write(NULL, 0, text, arguments, count) + 1;
    char *const filled = arena_alloc(arena, size);
    wording_write(filled, size, text, arguments, count);
    return filled;
}

const char *message_fill(struct arena *arena, enum language language, enum message id,
                         const char *const *arguments, size_t count)
{
    assert(count >= message_places[id]);
    return fill(arena, wording_text(language, (int)id), arguments, count);
}

const char *message_plural(struct arena *arena, enum language language, enum message id,
                           uint64_t number, const char *const *arguments, size_t count)
{
    assert(message_slots[id + 1] == message_slots[id] + FORM_COUNT && count < PLACES_MAX &&
           count + 1 >= message_places[id]);
    const char *all[PLACES_MAX] = {arena_printf(arena, "%" PRIu64, number)};
    for (size_t i = 0; i < count; i++) {
        all[i + 1] = arguments[i];
    }
    return fill(arena, wording_form(language, (int)id, number), all, count + 1);
}

bool message_has_forms(enum message id)
{
    return message_slots[id + 1] != message_slots[id] + 1;
}

const char *message_pattern(struct arena *arena, enum language language, enum message id,
                            const char *form)
{
    static const char *const places[PLACES_MAX] = {"{1}", "{2}", "{3}", "{4}",
                                                   "{5}", "{6}", "{7}", "{8}"};
    static const char *const forms[FORM_COUNT] = {"one", "few", "many", "other"};
    if (!form) {
        return fill(arena, wording_text(language, (int)id), places, PLACES_MAX);
    }
    assert(message_has_forms(id));
    for (unsigned i = 0; i < FORM_COUNT; i++) {
        if (strcmp(forms[i], form) == 0) {
            const char *text = message_in_slot(language, message_slots[id] + i);
            return *text ? fill(arena, text, places, PLACES_MAX) : NULL;
        }
    }
    return NULL;
}

/* The catalogue has the kinds in the order of kinds(); a unit test compares them. */
const char *kind_name(enum language language, uint32_t kind)
{
    return message(language, (enum message)(MSG_kind_proposal + kind));
}

enum language language_alias(const char *said)
{
    const struct language_alias *alias = language_aliases;
    while (alias->said != NULL && strcmp(alias->said, said) != 0) {
        alias++;
    }
    return alias->meant;
}
