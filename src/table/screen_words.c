#include "screen_words.h"

#include "printf_like.h"

#include <stdarg.h>
#include <stdio.h>

PRINTF_LIKE(2, 0) static const char *print(struct arena *arena, const char *format, va_list args)
{
    va_list again;
    va_copy(again, args);
    const int size = vsnprintf(NULL, 0, format, args);
    char *text = arena_alloc(arena, (size_t)size + 1);
    vsnprintf(text, (size_t)size + 1, format, again);
    va_end(again);
    return text;
}

void screen_also(struct screen_words *words, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    if (words->also_count < SCREEN_LINES_MAX) {
        words->also[words->also_count++] = print(&words->arena, format, args);
    }
    va_end(args);
}

void screen_next(struct screen_words *words, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    if (words->next_count < SCREEN_NEXT_MAX) {
        words->next[words->next_count++] = print(&words->arena, format, args);
    }
    va_end(args);
}

void screen_words_release(struct screen_words *words)
{
    arena_release(&words->arena);
}
