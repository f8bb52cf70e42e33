#include "choice.h"

#include "store_lists.h"
#include "text.h"

#include <string.h>

static bool has_tag(const char *own, const char *tag, size_t size)
{
    while (own && *own) {
        const size_t length = strcspn(own, " ");
        if (length == size && memcmp(own, tag, size) == 0) {
            return true;
        }
        own += length + strspn(own + length, " ");
    }
    return false;
}

bool tags_meet(const char *own, const char *tags)
{
    for (const char *at = tags; own; at++) {
        const size_t size = text_word(&at);
        if (has_tag(own, at, size)) {
            return true;
        }
        at += strcspn(at, ",");
        if (*at == '\0') {
            break;
        }
    }
    return false;
}

static bool choose(const struct question *question, enum party of, const char *tags,
                   struct arena *arena, struct chosen_ids *chosen, struct fault *fault)
{
    struct party_row *rows;
    size_t count;
    if (!store_parties(question->store, of, question->lang, arena, &rows, &count, fault)) {
        return false;
    }
    chosen->list = arena_alloc(arena, (count + 1) * sizeof *chosen->list);
    for (size_t i = 0; i < count; i++) { /* which come in order of id */
        if (tags_meet(rows[i].tags, tags)) {
            chosen->list[chosen->count++] = rows[i].id;
        }
    }
    chosen->all = chosen->count == 0;
    return true;
}

bool choice_read(const struct question *question, const char *tags, struct arena *arena,
                 struct choice *choice, struct fault *fault)
{
    *choice = (struct choice){.blocs = {.all = true}, .actors = {.all = true}};
    return !tags || (choose(question, PARTY_BLOC, tags, arena, &choice->blocs, fault) &&
                     choose(question, PARTY_ACTOR, tags, arena, &choice->actors, fault));
}

static bool is_chosen(const struct chosen_ids *chosen, const char *id)
{
    size_t from = 0, to = chosen->count;
    while (from < to) {
        const size_t middle = from + (to - from) / 2;
        const int order = strcmp(chosen->list[middle], id);
        if (order == 0) {
            return true;
        }
        from = order < 0 ? middle + 1 : from;
        to = order < 0 ? to : middle;
    }
    return chosen->all;
}

bool choice_takes(const struct choice *choice, const char *bloc, const char *actor)
{
    return !choice || (is_chosen(&choice->blocs, bloc) && is_chosen(&choice->actors, actor));
}
