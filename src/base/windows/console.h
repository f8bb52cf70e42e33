#ifndef BLOCLINE_CONSOLE_H
#define BLOCLINE_CONSOLE_H

#include <stdbool.h>

/* What goes to a console goes there as UTF-16, so that its code page, which is the user's, is left
 * alone. The C library only knows bytes: standard output and error are pipes then, which a thread
 * each reads. */

/* Looks which streams are consoles, and begins. */
void console_begin(void);

/* Whether the number 0, 1 or 2 is, or was, a console. */
bool console_is(int file);

/* Lets what is on its way arrive, and ends the threads. */
void console_end(void);

#endif
