#ifndef BLOCLINE_WORDS_H
#define BLOCLINE_WORDS_H

/* The closed vocabularies: words that mean the same in records, in the database and in questions.
 */

enum language { LANG_EN, LANG_RU, LANG_KK, LANG_COUNT };

/* The code of a language ("en"), and the language of a code or LANG_COUNT. */
const char *language_code(enum language language);
enum language language_of(const char *code);

/* Whose name it is; an actor and a bloc may have the same id. */
enum party { PARTY_ACTOR, PARTY_BLOC };

/* How a status counts (statuses.csv). */
enum status_class { CLASS_NONE, CLASS_PARTIAL, CLASS_FULL };

/* The code of a status that has none in the Correlates of War IGO data. */
enum { COW_NO_CODE = -1 };

#endif
