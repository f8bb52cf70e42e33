#ifndef BLOCLINE_LANGUAGE_H
#define BLOCLINE_LANGUAGE_H

/* The languages that people are spoken to in; their codes are in language_words (model/words.h), in
 * this order. */
enum language { LANG_EN, LANG_RU, LANG_KK, LANG_COUNT };

#endif
