#include "words.h"

#include "text.h"

#include <stdlib.h>
#include <string.h>

const struct vocabulary language_words = {{"en", "ru", "kk"}};
const struct vocabulary party_words = {{"actor", "bloc"}};
const struct vocabulary class_words = {{"none", "partial", "full"}};
const struct vocabulary cow_status_words = {{"-9", "0", "1", "2", "3"}};
const struct vocabulary form_words = {{"name", "short", "abbreviation", "alias"}};
const struct vocabulary contrast_words = {
    {"agree", "status", "only-first", "only-second", "possible"}};
const struct vocabulary relation_words = {
    {"renamed", "transformed", "merged-into", "absorbed", "succeeded-by", "nested-in", "inspired"}};
const struct vocabulary coverage_words = {{"complete", "partial", "mentioned"}};
const struct vocabulary certainty_words = {{"absent", "possible", "certain"}};
const struct vocabulary rule_words = {{"any", "all", "start", "end"}};
const struct vocabulary panel_rule_words = {{"any", "all", "start", "end", "days"}};
const struct vocabulary years_words = {{"any", "start", "end", "whole"}};
const struct vocabulary by_words = {{"year", "quarter", "month", "day"}};
const struct vocabulary codes_words = {{"iso3", "iso2", "cow", "gw"}};
const struct vocabulary yes_words = {{"yes"}};
const struct vocabulary scheme_words = {{"iso2", "iso3", "iso_numeric", "iso_3166_3", "cow", "cowc",
                                         "gw", "gwc", "cow_igo", "un_m49", "wikidata"}};

uint32_t word_find(const struct vocabulary *words, const char *text)
{
    for (uint32_t i = 0; words->texts[i]; i++) {
        if (strcmp(words->texts[i], text) == 0) {
            return i;
        }
    }
    return WORD_UNKNOWN;
}

const char *word_hint(struct arena *arena, const struct vocabulary *words, const char *text,
                      enum language language)
{
    struct nearest nearest = nearest_to(text);
    for (size_t i = 0; words->texts[i]; i++) {
        nearest_offer(&nearest, words->texts[i], words->texts[i]);
    }
    return nearest_hint(arena, &nearest, language);
}

const char *words_listed(struct arena *arena, const struct vocabulary *words)
{
    const char *list = "";
    for (size_t i = 0; words->texts[i]; i++) {
        list = arena_printf(arena, "%s%s%s", list, i ? ", " : "", words->texts[i]);
    }
    return list;
}

const char *language_code(enum language language)
{
    return language_words.texts[language];
}

enum language language_of(const char *code)
{
    const uint32_t found = word_find(&language_words, code);
    return found == WORD_UNKNOWN ? LANG_COUNT : (enum language)found;
}

const char *cow_status_text(int64_t code)
{
    for (size_t i = 0; cow_status_words.texts[i]; i++) {
        if (strtol(cow_status_words.texts[i], NULL, 10) == code) {
            return cow_status_words.texts[i];
        }
    }
    return NULL;
}
