#include "render_words.h"

#include "kinds.h"
#include "message.h"

#include <string.h>

/* Which of the words it is, or WORD_UNKNOWN. The cell need not end with a NUL. */
static uint32_t find_word(const struct vocabulary *words, const struct cell *cell)
{
    for (uint32_t i = 0; words->texts[i]; i++) {
        if (strlen(words->texts[i]) == cell->size &&
            memcmp(words->texts[i], cell->text, cell->size) == 0) {
            return i;
        }
    }
    return WORD_UNKNOWN;
}

static const char *certainty_word(enum language lang, const struct cell *cell)
{
    const uint32_t found = find_word(&certainty_words, cell);
    return found == CERTAIN    ? message(lang, MSG_date_certain)
           : found == POSSIBLE ? message(lang, MSG_date_possible)
                               : NULL;
}

static const char *flag_word(enum language lang, const struct cell *cell)
{
    const bool yes = cell->size == 3 && memcmp(cell->text, "yes", 3) == 0;
    const bool no = cell->size == 2 && memcmp(cell->text, "no", 2) == 0;
    return yes ? message(lang, MSG_word_yes) : no ? message(lang, MSG_date_no) : NULL;
}

/* The name of each status of a list: "member observer"; a ? behind one stays. */
static const char *status_words(const struct render_options *options, const struct cell *cell,
                                struct arena *arena)
{
    const struct screen_words *words = options->screen;
    const char *list = "", *text = arena_text(arena, cell->text, cell->size);
    for (const char *at = text; words && words->look && *at; at += strspn(at, " ")) {
        const size_t size = strcspn(at, " "), bare = strcspn(at, " ?");
        const char *id = arena_text(arena, at, bare);
        const char *name = words->look(words->look_context, LOOK_STATUS, id, arena);
        list = arena_printf(arena, "%s%s%s%.*s", list, *list ? ", " : "", name ? name : id,
                            (int)(size - bare), at + bare);
        at += size;
    }
    return *list ? list : NULL;
}

/* The kind of an event, an actor, a bloc or a source; NULL: the records' own word. */
static const char *kind_word(enum language lang, const char *text)
{
    const uint32_t event = kind_find(text);
    if (event != UINT32_MAX) {
        return kind_name(lang, event);
    }
    for (enum message id = MSG_word_kind_state; id <= MSG_word_kind_dataset; id++) {
        if (strcmp(message(LANG_EN, id), text) == 0) {
            return message(lang, id);
        }
    }
    return NULL;
}

struct cell cell_for_people(const struct column *column, const struct cell *cell,
                            const struct render_options *options, struct arena *arena)
{
    const enum language lang = options->lang;
    const char *word = NULL;
    uint32_t found;
    if (cell->size == 0) {
        return *cell;
    }
    switch (column->role) {
    case ROLE_CERTAINTY:
        word = certainty_word(lang, cell);
        break;
    case ROLE_STATUS:
    case ROLE_OLD_STATUS:
    case ROLE_NEW_STATUS:
    case ROLE_EFFECT:
        word = status_words(options, cell, arena);
        break;
    case ROLE_CLASS:
        found = find_word(&class_words, cell);
        word = found == WORD_UNKNOWN ? NULL
                                     : message(lang, (enum message)(MSG_word_class_none + found));
        break;
    case ROLE_CONTRAST:
        found = find_word(&contrast_words, cell);
        word = found == WORD_UNKNOWN
                   ? NULL
                   : message(lang, (enum message)(MSG_word_contrast_agree + found));
        break;
    case ROLE_COVERAGE:
        found = find_word(&coverage_words, cell);
        word = found == WORD_UNKNOWN
                   ? NULL
                   : message(lang, (enum message)(MSG_word_coverage_complete + found));
        break;
    case ROLE_RELATION:
        found = find_word(&relation_words, cell);
        word = found == WORD_UNKNOWN
                   ? NULL
                   : message(lang, (enum message)(MSG_word_relation_renamed + found));
        break;
    case ROLE_KIND:
        word = kind_word(lang, arena_text(arena, cell->text, cell->size));
        break;
    default:
        word = column->kind == COLUMN_FLAG ? flag_word(lang, cell) : NULL;
    }
    return word ? cell_text(word) : *cell;
}
