#include "command.h"
#include "entry.h"
#include "messages.h"
#include "places.h"
#include "store_records.h"
#include "text.h"

#include <string.h>

struct place_search {
    struct arena *arena;
    const char *key, *found; /* folded; as accounts name it */
    struct nearest nearest;
};

/* Names parted by semicolons. */
static bool take_names(void *context, const char *names, const char *place, struct fault *fault)
{
    struct place_search *search = context;
    (void)fault;
    for (const char *at = names; *at;) {
        at += strspn(at, "; ");
        const size_t size = strcspn(at, ";");
        const char *key = text_name_key(search->arena, at, size);
        if (key && *key) {
            const char *shown = arena_text(search->arena, at, size);
            if (!search->found && strcmp(key, search->key) == 0) {
                search->found = arena_text(search->arena, place, strlen(place));
            }
            nearest_offer(&search->nearest, key, shown);
        }
        at += size;
    }
    return true;
}

bool place_is_known(struct store *store, const char *name, bool *known, struct fault *fault)
{
    struct arena arena = {0};
    struct place_search search = {.arena = &arena};
    search.key = text_name_key(&arena, name, strlen(name));
    search.nearest = nearest_to(search.key ? search.key : "");
    const bool done = !search.key || store_place_names(store, take_names, &search, fault);
    *known = search.found != NULL;
    arena_release(&arena);
    return done;
}

static bool find_place(const struct question *question, const char *name, struct arena *arena,
                       const char **place, struct fault *fault)
{
    struct place_search search = {.arena = arena};
    search.key = text_name_key(arena, name, strlen(name));
    if (!search.key) {
        return fault_say_with(fault, FAULT_USAGE, MSG_fault_not_utf8, name);
    }
    search.nearest = nearest_to(search.key);
    if (!store_place_names(question->store, take_names, &search, fault)) {
        return false;
    }
    *place = search.found;
    return *place ||
           fault_say_with(fault, FAULT_UNKNOWN, MSG_fault_no_place, name,
                          nearest_hint(arena, &search.nearest, fault_language(fault)), name);
}

static bool run(const struct question *question, const struct options *given,
                struct table_sink *sink, struct fault *fault)
{
    struct entry_answer answer = {.question = question, .sink = sink};
    const char *name = given->operands[0], *place = NULL;
    bool found;
    for (int i = 1; i < given->operand_count; i++) {
        name = arena_printf(&answer.arena, "%s %s", name, given->operands[i]);
    }
    bool done = find_place(question, name, &answer.arena, &place, fault) &&
                table_begin(sink, NULL, entry_columns, ENTRY_COLUMNS, fault) &&
                store_place(question->store, question->reading, place, question->lang, entry_row,
                            &answer, &found, fault) &&
                entry_next(&answer, "find", place, fault) && table_end(sink, fault);
    arena_release(&answer.arena);
    return done;
}

const struct command command_place = {
    .name = "place",
    .operands = "PLACE",
    .least = 1,
    .most = 8,
    .summary = MSG_help_s_place,
    .help = MSG_help_t_place,
    .columns = entry_columns,
    .column_count = ENTRY_COLUMNS,
    .examples = {"blocline place Almaty", "blocline place Алма-Ата --lang ru"},
    .run = run,
};
