#include "entry_id.h"

#include "messages.h"
#include "store_records.h"
#include "text.h"
#include "wording.h"

#include <string.h>

enum { SHOWN_MAX = 4 };

struct id_search {
    struct arena *arena;
    const char *key;   /* folded */
    const char *found; /* the id itself */
    struct nearest nearest;
    const char *parts; /* ids that have the word in them */
    size_t part_count;
};

static bool take_id(void *context, const char *id, const char *title, struct fault *fault)
{
    struct id_search *search = context;
    const char *key = text_fold(search->arena, id, strlen(id));
    (void)title, (void)fault;
    if (!key) {
        return true;
    }
    if (strcmp(key, search->key) == 0) {
        search->found = arena_text(search->arena, id, strlen(id));
    }
    nearest_offer(&search->nearest, key, key);
    if (strstr(key, search->key) && search->part_count++ < SHOWN_MAX) {
        search->parts =
            arena_printf(search->arena, "%s%s%s", search->parts, *search->parts ? ", " : "", id);
    }
    return true;
}

bool entry_id(struct store *store, const char *of, const char **id, struct arena *arena,
              struct fault *fault)
{
    struct id_search search = {.arena = arena, .parts = ""};
    search.key = text_fold(arena, *id, strlen(*id));
    if (!search.key) {
        return fault_say_with(fault, FAULT_USAGE, MSG_fault_not_utf8, *id);
    }
    search.nearest = nearest_to(search.key);
    if (!store_record_ids(store, of, take_id, &search, fault)) {
        return false;
    }
    if (search.found) {
        *id = search.found;
        return true;
    }
    const char *hint = nearest_hint(arena, &search.nearest, fault_language(fault));
    if (!*hint && search.part_count) {
        hint = message_format(arena, fault_language(fault), MSG_fault_did_you_mean,
                              arena_printf(arena, "%s%s", search.parts,
                                           search.part_count > SHOWN_MAX ? ", ..." : ""));
    }
    const int noun = strcmp(of, "event") == 0 ? MSG_noun_event : MSG_noun_source;
    return fault_say_with(fault, FAULT_UNKNOWN, MSG_fault_no_such_id,
                          wording_text(fault_language(fault), noun), *id, hint, *id);
}
