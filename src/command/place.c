#include "command.h"
#include "entry.h"
#include "messages.h"
#include "places.h"
#include "stem.h"
#include "store_records.h"
#include "text.h"

#include <string.h>

struct place_search {
    struct arena *arena;
    const char *key;         /* folded */
    struct stemmer *stemmer; /* NULL: not in another case */
    struct places *places;
    const char *names; /* of all that was found, folded, each between line breaks */
    size_t most;       /* names that one of them has */
    struct nearest nearest;
};

static bool is_among(const char *lines, struct arena *arena, const char *text)
{
    return strstr(lines, arena_printf(arena, "\n%s\n", text)) != NULL;
}

/* Hands out names parted by semicolons, folded. */
static const char *next_name(struct arena *arena, const char **at, const char **shown)
{
    *at += strspn(*at, "; ");
    const size_t size = strcspn(*at, ";");
    *shown = arena_text(arena, *at, size);
    const char *key = size ? text_name_key(arena, *at, size) : NULL;
    *at += size;
    return key ? key : "";
}

static const char *stems_of(const struct place_search *search, const char *text)
{
    return stem_all(search->stemmer, search->arena, text, strlen(text));
}

/* Whether a folded name is the one asked for, or (with a stemmer) that in another case. */
static bool is_asked(struct place_search *search, const char *key)
{
    return *key &&
           (search->stemmer ? strcmp(stems_of(search, key), stems_of(search, search->key)) == 0
                            : strcmp(key, search->key) == 0);
}

/* The places that go by the name. */
static bool take_places(void *context, const char *names, const char *place, struct fault *fault)
{
    struct place_search *search = context;
    struct places *places = search->places;
    (void)fault;
    for (const char *at = names; *at;) {
        const char *shown, *key = next_name(search->arena, &at, &shown);
        if (*key) {
            nearest_offer(&search->nearest, key, shown);
        }
        if (is_asked(search, key) && !is_among(places->spellings, search->arena, place)) {
            places->spellings = arena_printf(search->arena, "%s%s\n", places->spellings, place);
        }
    }
    return true;
}

/* All names of these places. The one with the most is that which the records describe. */
static bool take_names(void *context, const char *names, const char *place, struct fault *fault)
{
    struct place_search *search = context;
    (void)fault;
    if (!is_among(search->places->spellings, search->arena, place)) {
        return true;
    }
    const size_t size = strlen(search->names);
    for (const char *at = names; *at;) {
        const char *shown;
        search->names = arena_printf(search->arena, "%s%s\n", search->names,
                                     next_name(search->arena, &at, &shown));
    }
    const bool described = !search->places->place || strlen(search->names) - size > search->most;
    if (described) {
        search->most = strlen(search->names) - size;
        search->places->place = arena_text(search->arena, place, strlen(place));
    }
    return true;
}

/* Accounts name a place as it was called: Alma-Ata is Almaty. */
static bool take_spellings(void *context, const char *names, const char *place, struct fault *fault)
{
    struct place_search *search = context;
    struct places *places = search->places;
    const char *key = text_name_key(search->arena, place, strlen(place));
    (void)names;
    (void)fault;
    if (key && is_among(search->names, search->arena, key) &&
        !is_among(places->spellings, search->arena, place)) {
        places->spellings = arena_printf(search->arena, "%s%s\n", places->spellings, place);
    }
    return true;
}

/* places->place stays NULL if there is none. */
static bool search_place(struct store *store, struct place_search *search, struct fault *fault)
{
    search->places->place = NULL;
    search->places->spellings = "\n";
    search->names = "\n";
    search->nearest = nearest_to(search->key);
    bool done = store_place_names(store, take_places, search, fault);
    if (done && search->places->spellings[1] == '\0' && (unsigned char)*search->key >= 0x80) {
        search->stemmer = stemmer_new();
        done = store_place_names(store, take_places, search, fault);
        stemmer_free(search->stemmer);
    }
    return done && (search->places->spellings[1] == '\0' ||
                    (store_place_names(store, take_names, search, fault) &&
                     store_place_names(store, take_spellings, search, fault)));
}

bool place_is_known(struct store *store, const char *name, bool *known, struct fault *fault)
{
    struct arena arena = {0};
    struct places places = {0};
    struct place_search search = {.arena = &arena, .places = &places};
    search.key = text_name_key(&arena, name, strlen(name));
    const bool done = !search.key || search_place(store, &search, fault);
    *known = places.place != NULL;
    arena_release(&arena);
    return done;
}

bool place_named(struct store *store, const char *name, struct arena *arena, struct places *places,
                 struct fault *fault)
{
    struct place_search search = {.arena = arena, .places = places};
    search.key = text_name_key(arena, name, strlen(name));
    if (!search.key) {
        return fault_say_with(fault, FAULT_USAGE, MSG_fault_not_utf8, name);
    }
    return search_place(store, &search, fault) &&
           (places->place ||
            fault_say_with(fault, FAULT_UNKNOWN, MSG_fault_no_place, name,
                           nearest_hint(arena, &search.nearest, fault_language(fault)), name));
}

bool place_is_one(const struct places *places, struct arena *arena, const char *place)
{
    return is_among(places->spellings, arena, place);
}

static bool run(const struct question *question, const struct options *given,
                struct table_sink *sink, struct fault *fault)
{
    struct entry_answer answer = {.question = question, .sink = sink};
    const char *name = given->operands[0];
    struct places places = {0};
    bool found;
    for (int i = 1; i < given->operand_count; i++) {
        name = arena_printf(&answer.arena, "%s %s", name, given->operands[i]);
    }
    bool done = place_named(question->store, name, &answer.arena, &places, fault) &&
                table_begin(sink, NULL, entry_columns, ENTRY_COLUMNS, fault) &&
                store_place(question->store, question->reading, places.place, places.spellings,
                            question->lang, entry_row, &answer, &found, fault) &&
                entry_next(&answer, "find", places.place, fault) && table_end(sink, fault);
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
