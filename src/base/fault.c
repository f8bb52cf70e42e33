#include "fault.h"

#include "printf_like.h"
#include "text.h"

#include <assert.h>
#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

/* Formats into a buffer of FAULT_TEXT_SIZE bytes. What does not fit is left out, from the beginning
 * of a UTF-8 character on, as half a character would spoil the line on a terminal or in a log. */
PRINTF_LIKE(2, 0) static void format_text(char *text, const char *format, va_list arguments)
{
    int wanted = vsnprintf(text, FAULT_TEXT_SIZE, format, arguments);
    if (wanted < 0) {
        text[0] = '\0';
        return;
    }
    size_t size = (size_t)wanted;
    if (size >= FAULT_TEXT_SIZE) {
        size = text_whole(text, FAULT_TEXT_SIZE - 1);
    }
    /* Messages of libraries may end with a newline. */
    while (size > 0 && text[size - 1] == '\n') {
        size--;
    }
    text[size] = '\0';
}

PRINTF_LIKE(2, 3) static void format_parts(char *text, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    format_text(text, format, arguments);
    va_end(arguments);
}

/* The new text is made apart from the old one, so that the old one may be among the arguments. */

bool fault_set(struct fault *fault, enum fault_kind kind, const char *format, ...)
{
    assert(kind != FAULT_NONE);
    if (fault == NULL) {
        return false;
    }
    char text[FAULT_TEXT_SIZE];
    va_list arguments;
    va_start(arguments, format);
    format_text(text, format, arguments);
    va_end(arguments);

    fault->kind = kind;
    fault->worst = FAULT_NONE;
    memcpy(fault->text, text, sizeof text);
    return false;
}

bool fault_errno(struct fault *fault, enum fault_kind kind, const char *format, ...)
{
    int number = errno; /* before anything below changes it */
    assert(kind != FAULT_NONE);
    if (fault == NULL) {
        return false;
    }
    char text[FAULT_TEXT_SIZE];
    va_list arguments;
    va_start(arguments, format);
    format_text(text, format, arguments);
    va_end(arguments);

    fault->kind = kind;
    fault->worst = FAULT_NONE;
    format_parts(fault->text, "%s: %s", text, strerror(number));
    return false;
}

bool fault_context(struct fault *fault, const char *format, ...)
{
    if (fault == NULL) {
        return false;
    }
    assert(fault->kind != FAULT_NONE);
    char prefix[FAULT_TEXT_SIZE];
    va_list arguments;
    va_start(arguments, format);
    format_text(prefix, format, arguments);
    va_end(arguments);

    char text[FAULT_TEXT_SIZE];
    format_parts(text, "%s: %s", prefix, fault->text);
    memcpy(fault->text, text, sizeof text);
    return false;
}
