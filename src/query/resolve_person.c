#include "messages.h"
#include "resolve.h"
#include "store_names.h"
#include "text.h"

#include <string.h>

/* Those that a word may mean are named up to so many bytes: a fault's text must have room for
 * what to do about it. */
enum { TOLD_SIZE = FAULT_TEXT_SIZE - 256 };

struct person_search {
    struct arena arena;
    const char *key;
    int64_t found;
    size_t count;
    struct nearest nearest;
    const char *all; /* the ids found; there are `more` */
    bool more;
};

/* The last word of a name: "N. Nazarbayev" is asked for as Nazarbayev. */
static const char *last_word(const char *name)
{
    const char *space = strrchr(name, ' ');
    return space ? space + 1 : name;
}

static void offer_person(void *context, int64_t person, const char *id,
                         const char *const names[LANG_COUNT])
{
    struct person_search *search = context;
    bool fits = false;
    for (size_t i = 0; i <= LANG_COUNT; i++) {
        const char *text = i == 0 ? id : names[i - 1];
        const char *key = text ? text_name_key(&search->arena, text, strlen(text)) : NULL;
        if (key) {
            fits =
                fits || strcmp(key, search->key) == 0 || strcmp(last_word(key), search->key) == 0;
            const char *shown = arena_text(&search->arena, id, strlen(id));
            nearest_offer(&search->nearest, key, shown);
            nearest_offer(&search->nearest, last_word(key), shown);
        }
    }
    if (fits) {
        if (strlen(search->all) < TOLD_SIZE) {
            search->all =
                arena_printf(&search->arena, "%s%s%s", search->all, search->count ? ", " : "", id);
        } else {
            search->more = true;
        }
        search->found = person;
        search->count++;
    }
}

bool resolve_means_person(struct store *store, const char *word, bool *means, struct fault *fault)
{
    struct person_search search = {.all = ""};
    search.key = text_name_key(&search.arena, word, strlen(word));
    search.nearest = nearest_to(search.key ? search.key : "");
    const bool done = !search.key || store_people(store, offer_person, &search, fault);
    *means = search.count > 0;
    arena_release(&search.arena);
    return done;
}

bool resolve_person(const struct question *question, const char *word, int64_t *person,
                    struct fault *fault)
{
    struct person_search search = {.all = ""};
    bool done = false;
    search.key = text_name_key(&search.arena, word, strlen(word));
    if (!search.key) {
        question_refuse(question, fault, FAULT_USAGE, MSG_fault_not_utf8, word);
        goto out;
    }
    search.nearest = nearest_to(search.key);
    if (!store_people(question->store, offer_person, &search, fault)) {
        goto out;
    }
    if (search.count == 1) {
        *person = search.found;
        done = true;
    } else if (search.count) {
        question_refuse(
            question, fault, FAULT_UNKNOWN, MSG_fault_several_people, word,
            arena_printf(&search.arena, "%zu", search.count),
            arena_printf(&search.arena, "%s%s", search.all, search.more ? ", ..." : ""));
    } else {
        const char *best = search.nearest.best;
        question_refuse(
            question, fault, FAULT_UNKNOWN, MSG_fault_nobody, word,
            best ? message_format(&search.arena, question->lang, MSG_fault_did_you_mean, best)
                 : "");
    }
out:
    arena_release(&search.arena);
    return done;
}
