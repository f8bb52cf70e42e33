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

/* Kinds of actors, blocs and sources: open words, of which the usual ones have names. */
static const char *open_word(enum language lang, const char *text)
{
    static const struct {
        const char *word;
        enum message name;
    } known[] = {
        {"state", MSG_word_open_state},
        {"territory", MSG_word_open_territory},
        {"union", MSG_word_open_union},
        {"organisation", MSG_word_open_organisation},
        {"body", MSG_word_open_body},
        {"forum", MSG_word_open_forum},
        {"programme", MSG_word_open_programme},
        {"proposal", MSG_word_open_project},
        {"treaty", MSG_word_open_treaty},
        {"dataset", MSG_word_open_dataset},
        {"depositary", MSG_word_open_depositary},
        {"essay", MSG_word_open_essay},
        {"official", MSG_word_open_official},
        {"press", MSG_word_open_press},
        {"reference", MSG_word_open_reference},
        {"scholarship", MSG_word_open_scholarship},
    };
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        if (strcmp(known[i].word, text) == 0) {
            return message(lang, known[i].name);
        }
    }
    return NULL;
}

struct cell cell_for_people(const struct column *column, const struct cell *cell,
                            const struct render_options *options, struct arena *arena)
{
    const enum language lang = options->lang;
    const char *word = NULL, *text;
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
        text = arena_text(arena, cell->text, cell->size);
        found = kind_find(text);
        word = found == UINT32_MAX ? open_word(lang, text) : kind_name(lang, found);
        break;
    default:
        word = column->kind == COLUMN_FLAG ? flag_word(lang, cell) : NULL;
    }
    return word ? cell_text(word) : *cell;
}
