#include "screen.h"
#include "text.h"

#include <string.h>

/* The accounts that an answer rests on, and those passed over: `why`. */

static bool same_event(const struct screen *screen, size_t one, size_t other)
{
    return strcmp(screen_text(screen, one, ROLE_EVENT), screen_text(screen, other, ROLE_EVENT)) ==
           0;
}

static bool is_used(const struct screen *screen, size_t row)
{
    return strcmp(screen_text(screen, row, ROLE_USED), "yes") == 0;
}

/* The heading of an event, as its first account (the one that counts) tells it. */
static void write_event(struct screen *screen, size_t row)
{
    const char *effect = screen_text(screen, row, ROLE_EFFECT);
    const char *when = screen_when(screen, screen_text(screen, row, ROLE_DATE), false);
    const char *facts = screen_text(screen, row, ROLE_EVENT), *dot = screen->signs->dot;
    const char *kind = screen_kind(screen, screen_text(screen, row, ROLE_KIND));
    const size_t hang = text_width(when, strlen(when)) + 2;
    facts = screen_join(screen, kind, dot, facts);
    if (*effect) {
        const char *to = arena_printf(&screen->arena, "%s %s", screen->signs->arrow,
                                      screen_status(screen, effect));
        facts = screen_join(screen, facts, dot, to);
    }
    screen_blank(screen);
    screen_paragraph(
        screen, 0, hang, STYLE_BOLD,
        arena_printf(&screen->arena, "%s  %s", when, screen_text(screen, row, ROLE_TITLE)));
    screen_paragraph(screen, hang, hang, STYLE_PLAIN, facts);
}

/* What the account says otherwise than the one that counts. */
static const char *otherwise(struct screen *screen, size_t row, size_t first)
{
    const char *date = screen_text(screen, row, ROLE_DATE);
    const char *effect = screen_text(screen, row, ROLE_EFFECT);
    const char *kind = screen_text(screen, row, ROLE_KIND);
    const char *text = "";
    if (strcmp(date, screen_text(screen, first, ROLE_DATE)) != 0) {
        text = screen_date_words(&screen->arena, screen->lang, date);
    }
    if (strcmp(kind, screen_text(screen, first, ROLE_KIND)) != 0) {
        text = screen_join(screen, text, ", ", screen_kind(screen, kind));
    }
    if (strcmp(effect, screen_text(screen, first, ROLE_EFFECT)) != 0) {
        const char *status =
            *effect ? screen_status(screen, effect) : message(screen->lang, MSG_screen_no_status);
        text = screen_join(screen, text, ", ", status);
    }
    return text;
}

static void write_account(struct screen *screen, size_t row, size_t first)
{
    const struct screen_signs *signs = screen->signs;
    const bool used = is_used(screen, row);
    const bool differs = *screen_named(screen, row, "differs") != '\0';
    const char *sign = used ? signs->counts : differs ? signs->differs : signs->agrees;
    const enum screen_style style = used ? STYLE_GOOD : differs ? STYLE_BAD : STYLE_PLAIN;
    const char *source = screen_text(screen, row, ROLE_SOURCE);
    const char *url = screen_text(screen, row, ROLE_URL);
    url = *url ? url : screen_look(screen, LOOK_URL, source);
    url = strcmp(url, source) == 0 ? "" : url;
    const char *locator = screen_capital(screen, screen_text(screen, row, ROLE_LOCATOR));
    const char *text = arena_printf(&screen->arena, "%s. %s (%s)",
                                    screen_look(screen, LOOK_SOURCE, source), locator, source);
    screen_signed(screen, 2, sign, style, text, url);
    if (!used && differs) {
        const char *said = otherwise(screen, row, first);
        const char *place = screen_named(screen, row, "differs");
        said = *said ? said : place;
        screen_paragraph(screen, 4, 4, STYLE_PLAIN, screen_say(screen, MSG_screen_says, said));
    }
    if (*screen_text(screen, row, ROLE_NOTE)) {
        screen_paragraph(
            screen, 4, 4, STYLE_PLAIN,
            screen_say(screen, MSG_screen_quoted, screen_text(screen, row, ROLE_NOTE)));
    }
    screen_paragraph(screen, 4, 4, STYLE_PLAIN, url);
}

/* Adds to the sentence how many accounts there are, and how many of them say something else. */
static void add_counts(struct screen *screen)
{
    struct screen_words *words = screen->words;
    size_t others = 0;
    for (size_t i = 0; i < screen->row_count; i++) {
        others += !is_used(screen, i) && *screen_named(screen, i, "differs");
    }
    const char *count = arena_printf(&screen->arena, "%zu", others);
    const enum message said = others > 0 ? MSG_screen_accounts : MSG_screen_accounts_agree;
    const char *text = screen->row_count > 0 ? message_plural(&screen->arena, screen->lang, said,
                                                              screen->row_count, &count, 1)
                                             : message(screen->lang, MSG_screen_no_accounts);
    words->answer = screen_join(screen, words->answer ? words->answer : "", " ", text);
}

static void write(struct screen *screen)
{
    const struct screen_signs *signs = screen->signs;
    size_t first = 0;
    bool differs = false, agrees = false;
    add_counts(screen);
    screen_head(screen, screen->title, NULL);
    for (size_t i = 0; i < screen->row_count; i++) {
        if (i == 0 || !same_event(screen, first, i)) {
            first = i;
            write_event(screen, i);
        }
        const bool other = *screen_named(screen, i, "differs") != '\0';
        differs = differs || (other && !is_used(screen, i));
        agrees = agrees || (!other && !is_used(screen, i));
        write_account(screen, i, first);
    }
    if (screen->row_count > 0) {
        const char *key = screen_say(screen, MSG_screen_key_counts, signs->counts);
        if (agrees) {
            key = screen_join(screen, key, "   ",
                              screen_say(screen, MSG_screen_key_agrees, signs->agrees));
        }
        if (differs) {
            key = screen_join(screen, key, "   ",
                              screen_say(screen, MSG_screen_key_differs, signs->differs));
        }
        screen_blank(screen);
        screen_paragraph(screen, 0, 0, STYLE_PLAIN, key);
        screen_next(screen->words, "event %s", screen_text(screen, first, ROLE_EVENT));
    }
    if (screen->words->bloc) {
        screen_next(screen->words, "disagreements %s", screen->words->bloc);
        screen_next(screen->words, "history %s", screen->words->bloc);
    }
}

static const enum column_role roles[] = {ROLE_EVENT,  ROLE_DATE, ROLE_KIND,  ROLE_EFFECT,
                                         ROLE_SOURCE, ROLE_USED, ROLE_TITLE, ROLE_NONE};
const struct screen_layout screen_why_layout = {"why", roles, write};
