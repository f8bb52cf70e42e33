#ifndef BLOCLINE_PRINTF_LIKE_H
#define BLOCLINE_PRINTF_LIKE_H

#include <stdio.h> /* where MinGW says which printf it has */

/* Lets the compiler check a format (argument number `format_at`) against its arguments, which begin
 * at `first`; 0: they are a va_list. */
#ifdef __MINGW_PRINTF_FORMAT
#define PRINTF_LIKE(format_at, first)                                                              \
    __attribute__((format(__MINGW_PRINTF_FORMAT, format_at, first)))
#else
#define PRINTF_LIKE(format_at, first) __attribute__((format(printf, format_at, first)))
#endif

#endif
