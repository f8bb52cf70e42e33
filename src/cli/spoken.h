#ifndef BLOCLINE_SPOKEN_H
#define BLOCLINE_SPOKEN_H

#include "words.h"

/* In which language a program speaks. */

/* The language that the locale names ("ru_RU.UTF-8"), or LANG_COUNT. */
enum language language_of_locale(void);

/* The language of a --lang among the words of a command line, before they are read as options: so
 * that what is wrong with them is told in it. LANG_COUNT: none, or no language of ours. */
enum language language_of_words(int argc, char *const *argv);

#endif
