#include "message.h"

#include "message_tables.h"

#include <assert.h>
#include <inttypes.h>
#include <stdbool.h>
#include <string.h>

enum { PLACES_MAX = 8 };

/* The text of a message that has no plural forms. */
static const char *find_text(enum language language, enum message id)
{
    assert(message_slots[id + 1] == message_slots[id] + 1);
    const unsigned slot = message_slots[id];
    const char *text = message_in_slot(language, slot);
    while (*text == '\0' && language != LANG_EN) {
        language = language_abouts[language].fallback;
        text = message_in_slot(language, slot);
    }
    return text;
}

const char *message(enum language language, enum message id)
{
    assert(message_places[id] == 0);
    return find_text(language, id);
}

/* Whether a byte of a text is the place of an argument. */
static bool is_place(char byte)
{
    return byte >= 1 && byte <= PLACES_MAX;
}

static const char *fill(struct arena *arena, const char *text, const char *const *arguments)
{
    size_t size = 1;
    for (const char *at = text; *at; at++) {
        size += is_place(*at) ? strlen(arguments[*at - 1]) : 1;
    }
    char *const filled = arena_alloc(arena, size);
    char *out = filled;
    for (const char *at = text; *at; at++) {
        if (is_place(*at)) {
            const size_t length = strlen(arguments[*at - 1]);
            memcpy(out, arguments[*at - 1], length);
            out += length;
        } else {
            *out++ = *at;
        }
    }
    *out = '\0';
    return filled;
}

const char *message_fill(struct arena *arena, enum language language, enum message id,
                         const char *const *arguments, size_t count)
{
    assert(count >= message_places[id]);
    (void)count;
    return fill(arena, find_text(language, id), arguments);
}

/* The form for a number: https://www.unicode.org/cldr/charts/latest/supplemental/
 * language_plural_rules.html */
static enum plural_form form_of(enum plural_rule rule, uint64_t number)
{
    const uint64_t ones = number % 10, tens = number / 10 % 10;
    switch (rule) {
    case PLURALS_ONE_OTHER:
        return number == 1 ? FORM_ONE : FORM_OTHER;
    case PLURALS_EAST_SLAVIC:
        return tens == 1 || ones == 0 || ones > 4 ? FORM_MANY : ones == 1 ? FORM_ONE : FORM_FEW;
    case PLURALS_SAME:
        break;
    }
    return FORM_OTHER;
}

const char *message_plural(struct arena *arena, enum language language, enum message id,
                           uint64_t number, const char *const *arguments, size_t count)
{
    assert(message_slots[id + 1] == message_slots[id] + FORM_COUNT && count < PLACES_MAX &&
           count + 1 >= message_places[id]);
    const char *all[PLACES_MAX] = {arena_printf(arena, "%" PRIu64, number)};
    for (size_t i = 0; i < count; i++) {
        all[i + 1] = arguments[i];
    }
    for (;; language = language_abouts[language].fallback) {
        const unsigned form = form_of(language_abouts[language].plurals, number);
        const char *text = message_in_slot(language, message_slots[id] + form);
        if (*text != '\0' || language == LANG_EN) {
            return fill(arena, text, all);
        }
    }
}

bool message_has_forms(enum message id)
{
    return message_slots[id + 1] != message_slots[id] + 1;
}

const char *message_pattern(struct arena *arena, enum language language, enum message id,
                            const char *form)
{
    static const char *const places[PLACES_MAX] = {"{1}", "{2}", "{3}", "{4}",
                                                   "{5}", "{6}", "{7}", "{8}"};
    static const char *const forms[FORM_COUNT] = {"one", "few", "many", "other"};
    if (!form) {
        return fill(arena, find_text(language, id), places);
    }
    assert(message_has_forms(id));
    for (unsigned i = 0; i < FORM_COUNT; i++) {
        if (strcmp(forms[i], form) == 0) {
            const char *text = message_in_slot(language, message_slots[id] + i);
            return *text ? fill(arena, text, places) : NULL;
        }
    }
    return NULL;
}

/* The catalogue has the kinds in the order of kinds(); a unit test compares them. */
const char *kind_name(enum language language, uint32_t kind)
{
    return message(language, (enum message)(MSG_kind_proposal + kind));
}

/* The text with the lines of each paragraph joined; lines that begin with a space stand alone. */
static const char *join_lines(struct arena *arena, const char *text)
{
    char *joined = arena_text(arena, text, strlen(text));
    for (char *at = joined; (at = strchr(at, '\n')) != NULL; at++) {
        const char *line = at;
        while (line > joined && line[-1] != '\n') {
            line--;
        }
        /* What was joined to it is one line by now, so its beginning says what it is. */
        if (at > line && *line != ' ' && at[1] != ' ' && at[1] != '\n' && at[1] != '\0') {
            *at = ' ';
        }
    }
    return joined;
}

const char *help_text(struct arena *arena, enum language language, const char *english)
{
    const char *joined = join_lines(arena, english);
    for (int id = MSG_help_usage; id <= MSG_help_exit; id++) {
        if (strcmp(find_text(LANG_EN, (enum message)id), joined) == 0) {
            return find_text(language, (enum message)id);
        }
    }
    return joined;
}

enum language language_alias(const char *said)
{
    const struct language_alias *alias = language_aliases;
    while (alias->said != NULL && strcmp(alias->said, said) != 0) {
        alias++;
    }
    return alias->meant;
}
