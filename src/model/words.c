#include "words.h"

#include <string.h>

static const char *const language_codes[LANG_COUNT] = {"en", "ru", "kk"};

const char *language_code(enum language language)
{
    return language_codes[language];
}

enum language language_of(const char *code)
{
    enum language found = LANG_EN;
    while (found < LANG_COUNT && strcmp(language_codes[found], code) != 0) {
        found++;
    }
    return found;
}
