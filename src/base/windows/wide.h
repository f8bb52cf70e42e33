#ifndef BLOCLINE_WIDE_H
#define BLOCLINE_WIDE_H

#include <stdbool.h>
#include <wchar.h>

/* Texts as Windows has them, UTF-16, and back. Heap; free() them. */
wchar_t *wide_text(const char *text);
char *narrow_text(const wchar_t *wide);

/* The same, or NULL where the UTF-16 is not valid. */
char *narrow_text_valid(const wchar_t *wide);

/* The whole path of a HANDLE that is open, without the mark of such paths (\\?\); NULL: errno.
 * Heap; free() it. */
wchar_t *wide_path_of(void *handle);

/* Lets errno say what GetLastError does; returns false. */
bool wide_fault(void);

#endif
