#ifndef BLOCLINE_MESSAGE_H
#define BLOCLINE_MESSAGE_H

#include "arena.h"
#include "messages.h"
#include "words.h"

#include <stdbool.h>
#include <stdint.h>

/* What people read, in their language. The texts are in the catalogue (en.txt, ru.txt, kk.txt
 * beside this file; README.md there says how they are written); code names them by ids, which are
 * made of the keys: heading.start is MSG_heading_start. A text that a language lacks comes from
 * the language it falls back to, and in the end from English. */

/* The text of a message without arguments and plural forms. Static. MSG_NONE is "". */
const char *message(enum language language, enum message id);

/* A text with its arguments in their places: {1} is the first. At least as many as the text has
 * places (asserted); none is NULL that has one. Owned by the arena. */
#define message_format(arena, language, id, ...)                                                   \
    message_fill(arena, language, id, (const char *const[]){__VA_ARGS__},                          \
                 sizeof(const char *const[]){__VA_ARGS__} / sizeof(const char *))
const char *message_fill(struct arena *arena, enum language language, enum message id,
                         const char *const *arguments, size_t count);

/* A text with plural forms, in the form for `number`, which is also its {1}. {2} and on are the
 * `count` arguments; NULL and 0 if there are none. Owned by the arena. */
const char *message_plural(struct arena *arena, enum language language, enum message id,
                           uint64_t number, const char *const *arguments, size_t count);

/* A text with its places written out as in the catalogue ({1}), for callers that fill it elsewhere.
 * `form` is "one", "few", "many" or "other" of a text with plural forms, else NULL; NULL is the
 * answer if the language has no such form. Owned by the arena. */
const char *message_pattern(struct arena *arena, enum language language, enum message id,
                            const char *form);
bool message_has_forms(enum message id);

/* The name of a kind of events, by its number in kinds(). Static. */
const char *kind_name(enum language language, uint32_t kind);

/* The language that goes by another name ("rus", "kz"), or LANG_COUNT. */
enum language language_alias(const char *said);

#endif
