#include "asked_language.h"
#include "message.h"
#include "platform.h"
#include "spoken.h"

#include <stdio.h>

bool is_to_terminal(const struct options *options)
{
    return !options->value['o'] && platform_is_terminal(stdout);
}

/* What is neither named nor set is the language of the locale, on a terminal only: what goes to a
 * program or a file is the same everywhere. */
static enum language default_language(const struct options *options)
{
    const enum language lang = is_to_terminal(options) ? language_of_locale() : LANG_COUNT;
    return lang < LANG_COUNT ? lang : LANG_EN;
}

enum language help_language(const struct options *options)
{
    const char *code = options->value[OPTION_LANG];
    const enum language lang = code ? language_of(code) : LANG_COUNT;
    return lang < LANG_COUNT ? lang : default_language(options);
}

bool find_language(const char *code, const struct options *options, enum language *lang,
                   struct fault *fault)
{
    *lang = code ? language_of(code) : default_language(options);
    if (*lang < LANG_COUNT) {
        return true;
    }
    const enum language known = language_alias(code);
    const char *meant = known < LANG_COUNT ? language_code(known) : NULL;
    struct arena arena = {0};
    const char *hint =
        meant ? message_format(&arena, fault->language, MSG_fault_did_you_mean, meant) : "";
    fault_say_with(fault, FAULT_USAGE, MSG_fault_unknown_language, code, hint,
                   words_listed(&arena, &language_words));
    arena_release(&arena);
    return false;
}

enum language early_language(int argc, char **argv, const struct options *options)
{
    const enum language said = language_of_words(argc, argv);
    return said < LANG_COUNT ? said : default_language(options);
}
