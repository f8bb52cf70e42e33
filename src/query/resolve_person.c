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
    enum language lang;
    int64_t
        person_in_case; /* whose name in another case it may be; their number, the last's name */
    size_t in_case_count;
    const char *in_case;
};

/* The last word of a name: "N. Nazarbayev" is asked for as Nazarbayev. */
static const char *last_word(const char *name)
{
    const char *space = strrchr(name, ' ');
    return space ? space + 1 : name;
}

/* The end of a word of a name in another case, after `size` bytes of it that are the name's. */
static bool is_ending(const char *ending, size_t size)
{
    for (int of = 0; of < LANG_COUNT; of++) {
        for (const char *at = message((enum language)of, MSG_ask_endings); *at;) {
            const size_t length = strcspn(at, " ");
            if (length == size && (unsigned char)*at >= 0x80 && memcmp(at, ending, size) == 0) {
                return true;
            }
            at += length;
            at += strspn(at, " ");
        }
    }
    return false;
}

/* Whether each word of `asked` is that of the name, or it with an ending: Назарбаева. */
static bool is_in_case(const char *asked, const char *name)
{
    while (*asked && *name) {
        const size_t size = strcspn(name, " "), whole = strcspn(asked, " ");
        if (whole < size || memcmp(asked, name, size) != 0 ||
            (whole > size && !is_ending(asked + size, whole - size))) {
            return false;
        }
        asked += whole;
        name += size;
        if (*asked != *name) {
            return false;
        }
        asked += *asked == ' ';
        name += *name == ' ';
    }
    return !*asked && !*name;
}

static void offer_person(void *context, int64_t person, const char *id,
                         const char *const names[LANG_COUNT])
{
    struct person_search *search = context;
    bool fits = false, in_case = false;
    for (size_t i = 0; i <= LANG_COUNT; i++) {
        const char *text = i == 0 ? id : names[i - 1];
        const char *key = text ? text_name_key(&search->arena, text, strlen(text)) : NULL;
        if (key) {
            fits =
                fits || strcmp(key, search->key) == 0 || strcmp(last_word(key), search->key) == 0;
            in_case =
                in_case || is_in_case(search->key, key) || is_in_case(search->key, last_word(key));
            const char *shown = arena_text(&search->arena, id, strlen(id));
            nearest_offer(&search->nearest, key, shown);
            nearest_offer(&search->nearest, last_word(key), shown);
        }
    }
    if (in_case) {
        const char *name = names[search->lang] ? names[search->lang] : id;
        search->person_in_case = person;
        search->in_case = arena_text(&search->arena, name, strlen(name));
        search->in_case_count++;
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
    *means = search.count > 0 || search.in_case_count == 1;
    arena_release(&search.arena);
    return done;
}

bool resolve_person(const struct question *question, const char *word, int64_t *person,
                    struct fault *fault)
{
    struct person_search search = {.all = "", .lang = question->lang};
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
    } else if (search.count == 0 && search.in_case_count == 1) {
        question_note(question, "%s = %s", word, search.in_case);
        *person = search.person_in_case;
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
