#include "status_said.h"

#include "stem.h"
#include "store_lists.h"
#include "table.h"
#include "text.h"

#include <string.h>

struct search {
    struct arena *arena;
    struct stemmer *stemmer;
    const char *key, *stems;
    size_t name; /* the column */
    const char *status;
};

/* Kazakh has no stemmer: its plurals begin with the name (бақылаушы, бақылаушылар). */
static bool is_plural(const struct search *search, const struct cell *name)
{
    enum { ENDING_MOST = 14, NAME_LEAST = 8 }; /* bytes */
    const size_t size = strlen(search->key);
    return name->size >= NAME_LEAST && size >= name->size && size - name->size <= ENDING_MOST &&
           (unsigned char)search->key[0] >= 0x80 &&
           memcmp(search->key, name->text, name->size) == 0 && !strchr(search->key, ' ');
}

static bool take_status(void *context, const struct cell *cells, struct fault *fault)
{
    struct search *search = context;
    const struct cell *name = &cells[search->name];
    (void)fault;
    const bool is_id = strlen(search->key) == cells[0].size &&
                       memcmp(search->key, cells[0].text, cells[0].size) == 0;
    if (!search->status &&
        (is_id ||
         (name->size && (strcmp(stem_all(search->stemmer, search->arena, name->text, name->size),
                                search->stems) == 0 ||
                         is_plural(search, name))))) {
        search->status = arena_text(search->arena, cells[0].text, cells[0].size);
    }
    return true;
}

bool status_said(struct store *store, const char *text, struct arena *arena, const char **status,
                 struct fault *fault)
{
    size_t count;
    const struct column *columns = store_list_columns("statuses", &count);
    struct search search = {.arena = arena,
                            .stemmer = stemmer_new(),
                            .key = text_name_key(arena, text, strlen(text)),
                            .name = column_with_role(columns, count, ROLE_NAME)};
    bool done = true;
    search.stems = stem_all(search.stemmer, search.arena, text, strlen(text));
    for (int lang = 0; done && search.key && *search.stems && search.name < count &&
                       lang < LANG_COUNT && !search.status;
         lang++) {
        done = store_list(store, "statuses", (enum language)lang, take_status, &search, fault);
    }
    stemmer_free(search.stemmer);
    *status = search.status;
    return done;
}
