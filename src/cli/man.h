#ifndef BLOCLINE_MAN_H
#define BLOCLINE_MAN_H

#include <stdio.h>

/* blocline(1), from the table of commands. */
void man_blocline(FILE *out);

/* The same in Russian and Kazakh. */
void man_blocline_ru(FILE *out);
void man_blocline_kk(FILE *out);

#endif
