#include "spoken.h"

#include "platform.h"

#include <string.h>

enum language language_of_locale(void)
{
    const char *locale = platform_locale();
    char code[4] = "";
    const size_t size = locale ? strcspn(locale, "_-.@") : 0;
    memcpy(code, locale ? locale : "", size < sizeof code ? size : 0);
    return locale ? language_of(code) : LANG_COUNT;
}

enum language language_of_words(int argc, char *const *argv)
{
    static const char option[] = "--lang";
    const size_t size = sizeof option - 1;
    for (int i = 1; i < argc; i++) {
        if (strncmp(argv[i], option, size) != 0) {
            continue;
        }
        const char *code = argv[i][size] == '=' ? argv[i] + size + 1 : "";
        code = argv[i][size] == '\0' && i + 1 < argc ? argv[i + 1] : code;
        if (language_of(code) < LANG_COUNT) {
            return language_of(code);
        }
    }
    return LANG_COUNT;
}
