#include "standings.h"

#include "message.h"
#include "screen_dates.h"

#include <string.h>

/* What a screen says beside the rows of members, blocs and history. */

void standings_subject(const struct question *question, const struct subject *subject)
{
    struct screen_words *words = question->screen;
    if (words) {
        const char *id = arena_printf(&words->arena, "%s", subject->id);
        words->bloc = subject->of == PARTY_BLOC ? id : NULL;
        words->actor = subject->of == PARTY_ACTOR ? id : NULL;
        words->asked =
            words->actor ? arena_printf(&words->arena, "%s (%s)", subject->label, id) : NULL;
    }
}

static const char *name_of(struct screen_words *words, enum look what, const char *id)
{
    const char *found = words->look(words->look_context, what, id, &words->arena);
    return found ? found : id;
}

/* "Cuba, Iran and 3 more" of ids that each have a space before them. */
static const char *names_of(struct screen_words *words, const char *ids, size_t more)
{
    struct arena *arena = &words->arena;
    const char *list = "";
    for (const char *at = ids + strspn(ids, " "); *at; at += strspn(at, " ")) {
        const size_t size = strcspn(at, " ");
        const char *id = arena_text(arena, at, size);
        const char *name = words->bloc ? name_of(words, LOOK_ACTOR, id) : id;
        list = arena_printf(arena, "%s%s%s", list, *list ? ", " : "", name);
        at += size;
    }
    return more ? arena_printf(arena, "%s +%zu", list, more) : list;
}

void standings_others(const struct question *question, const struct others *others)
{
    struct screen_words *words = question->screen;
    const char *list = "";
    for (size_t i = 0; i < others->statuses; i++) {
        const char *text = message_format(&words->arena, question->lang, MSG_screen_others,
                                          name_of(words, LOOK_STATUS, others->of[i].status),
                                          names_of(words, others->of[i].who, others->of[i].more));
        list = arena_printf(&words->arena, "%s%s%s", list, *list ? "; " : "", text);
    }
    if (others->count) {
        screen_also(words, "%s",
                    message_format(&words->arena, question->lang, MSG_screen_also, list));
    }
}

/* When it begins or ended, and the bloc before or after it with the command that asks about it. */
static void say_life(const struct question *question, const struct subject *bloc, const char *text,
                     enum look neighbour, enum message id)
{
    struct screen_words *words = question->screen;
    const char *other = words->look(words->look_context, neighbour, bloc->id, &words->arena);
    if (!other) {
        screen_also(words, "%s", text);
        return;
    }
    const char *name =
        arena_printf(&words->arena, "%s (%s)", name_of(words, LOOK_BLOC, other), other);
    screen_also(words, "%s %s", text, message_format(&words->arena, question->lang, id, name));
    screen_next(words, "members %s --on %s", other, question->when_text);
}

void standings_reason(const struct question *question, const struct subject *bloc, const char *from,
                      const char *to)
{
    struct screen_words *words = question->screen;
    struct arena *arena = &words->arena;
    const enum language lang = question->lang;
    struct edtf start, end;
    if (edtf_parse(from, strlen(from), &start, NULL) && question->when.latest < start.earliest) {
        const char *day = screen_date_words(arena, lang, from);
        say_life(question, bloc, message_format(arena, lang, MSG_screen_begins, day),
                 LOOK_PREDECESSOR, MSG_screen_not_yet);
    } else if (edtf_parse(to, strlen(to), &end, NULL) && question->when.earliest >= end.latest) {
        const char *day = screen_date_words(arena, lang, to);
        say_life(question, bloc, message_format(arena, lang, MSG_screen_ends, day), LOOK_SUCCESSOR,
                 MSG_screen_no_more);
    }
}
