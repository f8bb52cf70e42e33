#include "kinds.h"
#include "render_parts.h"
#include "screen.h"
#include "text.h"

#include <string.h>

/* Words of a screen, and how they are wrapped. */

const char *screen_text(const struct screen *screen, size_t row, enum column_role role)
{
    const size_t column = column_with_role(screen->columns, screen->count, role);
    return column < screen->count ? screen->rows[row][column] : "";
}

const char *screen_named(const struct screen *screen, size_t row, const char *name)
{
    for (size_t i = 0; i < screen->count; i++) {
        if (strcmp(screen->columns[i].name, name) == 0) {
            return screen->rows[row][i];
        }
    }
    return "";
}

bool screen_is_possible(const struct screen *screen, size_t row)
{
    return strcmp(screen_text(screen, row, ROLE_CERTAINTY), certainty_words.texts[POSSIBLE]) == 0;
}

static const char *look(struct screen *screen, enum look what, const char *id)
{
    const struct screen_words *words = screen->words;
    return words->look && *id ? words->look(words->look_context, what, id, &screen->arena) : NULL;
}

const char *screen_look(struct screen *screen, enum look what, const char *id)
{
    const char *found = look(screen, what, id);
    return found ? found : id;
}

const char *screen_short(struct screen *screen, const char *bloc)
{
    const char *found = screen->lang == LANG_EN ? NULL : look(screen, LOOK_BLOC_ABBR, bloc);
    return found ? found : bloc;
}

const char *screen_bloc(struct screen *screen, const char *bloc)
{
    const char *name = screen_look(screen, LOOK_BLOC, bloc), *brief = screen_short(screen, bloc);
    if (strcmp(name, bloc) == 0) {
        return bloc;
    }
    return strcmp(brief, bloc) == 0 || strcmp(brief, name) == 0
               ? arena_printf(&screen->arena, "%s (%s)", name, bloc)
               : arena_printf(&screen->arena, "%s (%s, %s)", name, brief, bloc);
}

const char *screen_kind(struct screen *screen, const char *kind)
{
    const uint32_t found = kind_find(kind);
    return found == UINT32_MAX ? kind : kind_name(screen->lang, found);
}

const char *screen_join(struct screen *screen, const char *list, const char *between,
                        const char *text)
{
    return !*list   ? text
           : !*text ? list
                    : arena_printf(&screen->arena, "%s%s%s", list, between, text);
}

const char *screen_status(struct screen *screen, const char *status)
{
    const char *list = "";
    for (const char *at = status; *at; at += strspn(at, " ")) {
        const size_t size = strcspn(at, " ");
        const char *id = arena_text(&screen->arena, at, size);
        list = screen_join(screen, list, ", ", screen_look(screen, LOOK_STATUS, id));
        at += size;
    }
    return list;
}

const char *screen_count(struct screen *screen, const char *status, size_t count)
{
    static const struct {
        const char *status;
        enum message message;
    } known[] = {
        {"member", MSG_screen_count_member},      {"party", MSG_screen_count_party},
        {"observer", MSG_screen_count_observer},  {"associate", MSG_screen_count_associate},
        {"partner", MSG_screen_count_partner},    {"candidate", MSG_screen_count_candidate},
        {"signatory", MSG_screen_count_signatory}};
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        if (strcmp(known[i].status, status) == 0) {
            return message_plural(&screen->arena, screen->lang, known[i].message, count, NULL, 0);
        }
    }
    return arena_printf(&screen->arena, "%s: %zu", screen_status(screen, status), count);
}

const char *screen_when(struct screen *screen, const char *edtf, bool start)
{
    return screen_date(&screen->arena, screen->lang, edtf, start);
}

const char *screen_capital(struct screen *screen, const char *text)
{
    return text_capital(&screen->arena, text);
}
