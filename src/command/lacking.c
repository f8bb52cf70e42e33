#include "lacking.h"

#include "messages.h"
#include "resolve.h"
#include "store_names.h"
#include "store_spells.h"
#include "text.h"

#include <string.h>

struct example {
    struct arena *arena;
    enum party of;
    int64_t owner;  /* of the one that was given */
    const char *id; /* of the first that stood with it; of the first that still does, if any does */
    bool still;
};

static bool take_owner(void *context, const struct name_hit *hit, struct fault *fault)
{
    struct example *example = context;
    (void)fault;
    example->owner = hit->of == example->of ? hit->owner : example->owner;
    return true;
}

static bool take_spell(void *context, const struct spell_row *row, struct fault *fault)
{
    struct example *example = context;
    const bool still = !row->end && strcmp(row->class, "full") == 0;
    (void)fault;
    if (!example->id || (still && !example->still)) {
        const char *id = example->of == PARTY_BLOC ? row->actor : row->bloc;
        example->id = arena_text(example->arena, id, strlen(id));
        example->still = still;
    }
    return true;
}

static bool find_example(struct store *store, const char *id, struct example *example,
                         struct fault *fault)
{
    const char *reading;
    struct spell_query query = {
        .bloc = ANY_ID, .actor = ANY_ID, .lo = EDTF_NEG_INF, .hi = EDTF_POS_INF};
    const char *key = text_name_key(example->arena, id, strlen(id));
    if (!key || !store_names(store, key, take_owner, example, fault) || example->owner == ANY_ID) {
        return fault->kind == FAULT_NONE;
    }
    *(example->of == PARTY_BLOC ? &query.bloc : &query.actor) = example->owner;
    query.named = example->of == PARTY_BLOC ? PARTY_ACTOR : PARTY_BLOC;
    return store_reading(store, NULL, &query.reading, &reading, fault) &&
           store_spells(store, &query, take_spell, example, fault);
}

bool lacks_party(const struct command *command, const struct options *given)
{
    const unsigned *places = command->places;
    return command->words && command->least == 2 && given->operand_count == 1 &&
           places[0] == WANT_BLOC && places[1] == WANT_ACTOR;
}

bool lacking_party(const struct command *command, struct store *store, const struct options *given,
                   struct fault *fault)
{
    struct name_meaning meaning;
    struct example example = {.arena = given->arena, .owner = ANY_ID};
    const char *word = given->operands[0];
    if (!resolve_means(store, word, true, &meaning, given->arena, fault)) {
        return false;
    }
    example.of = meaning.of & WANT_BLOC ? PARTY_BLOC : PARTY_ACTOR;
    if (meaning.id && !find_example(store, meaning.id, &example, fault)) {
        return false;
    }
    if (!example.id) {
        return options_refuse(given, fault, FAULT_USAGE, MSG_fault_needs, command->name,
                              command->operands);
    }
    const bool bloc = example.of == PARTY_BLOC;
    return options_refuse(given, fault, FAULT_USAGE, MSG_fault_needs_other, command->name,
                          bloc ? meaning.id : "BLOC", bloc ? "ACTOR" : meaning.id,
                          bloc ? meaning.id : example.id, bloc ? example.id : meaning.id);
}
