#include "wording.h"

#include "message_tables.h"

#include <assert.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

enum { PLACES_MAX = 8 };

static const char *text_in_slot(enum language language, unsigned slot)
{
    const char *text = message_in_slot(language, slot);
    while (*text == '\0' && language != LANG_EN) {
        language = language_abouts[language].fallback;
        text = message_in_slot(language, slot);
    }
    return text;
}

const char *wording_text(enum language language, int message)
{
    assert(message >= 0 && message < MESSAGE_COUNT &&
           message_slots[message + 1] == message_slots[message] + 1);
    return text_in_slot(language, message_slots[message]);
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

const char *wording_form(enum language language, int message, uint64_t number)
{
    assert(message >= 0 && message < MESSAGE_COUNT &&
           message_slots[message + 1] == message_slots[message] + FORM_COUNT);
    for (;; language = language_abouts[language].fallback) {
        const unsigned form = form_of(language_abouts[language].plurals, number);
        const char *text = message_in_slot(language, message_slots[message] + form);
        if (*text != '\0' || language == LANG_EN) {
            return text;
        }
    }
}

int wording_place(char byte)
{
    return byte >= 1 && byte <= PLACES_MAX ? byte : 0;
}

size_t wording_write(char *out, size_t size, const char *text, const char *const *arguments,
                     size_t count)
{
    size_t wanted = 0;
    for (const char *at = text; *at; at++) {
        const int place = wording_place(*at);
        assert((size_t)place <= count);
        const char *part = place ? arguments[place - 1] : at;
        const size_t length = place ? strlen(part) : 1;
        if (wanted < size) {
            memcpy(out + wanted, part, length < size - wanted ? length : size - wanted);
        }
        wanted += length;
    }
    if (size > 0) {
        out[wanted < size ? wanted : size - 1] = '\0';
    }
    (void)count;
    return wanted;
}

const char *number_digits(char out[NUMBER_TEXT_SIZE], int64_t number)
{
    snprintf(out, NUMBER_TEXT_SIZE, "%" PRId64, number);
    return out;
}
