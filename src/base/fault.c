#include "fault.h"

#include "message_tables.h"
#include "printf_like.h"
#include "text.h"
#include "wording.h"

#include <assert.h>
#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

/* Formats into a buffer of FAULT_TEXT_SIZE bytes. What does not fit is left out, from the beginning
 * of a UTF-8 character on, as half a character would spoil the line on a terminal or in a log. */
static void end_text(char *text, size_t size)
{
    if (size >= FAULT_TEXT_SIZE) {
        size = text_whole(text, FAULT_TEXT_SIZE - 1);
    }
    /* Messages of libraries may end with a newline. */
    while (size > 0 && text[size - 1] == '\n') {
        size--;
    }
    text[size] = '\0';
}

PRINTF_LIKE(2, 0) static void format_text(char *text, const char *format, va_list arguments)
{
    int wanted = vsnprintf(text, FAULT_TEXT_SIZE, format, arguments);
    if (wanted < 0) {
        text[0] = '\0';
        return;
    }
    end_text(text, (size_t)wanted);
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

bool fault_interrupted(struct fault *fault)
{
    return fault_say(fault, FAULT_STOPPED, MSG_fault_interrupted);
}

enum language fault_language(const struct fault *fault)
{
    return fault ? fault->language : LANG_EN;
}

/* Makes the text apart from the old one, which may be among the arguments. */
static bool word(struct fault *fault, enum fault_kind kind, const char *text,
                 const char *const *arguments, size_t count)
{
    char worded[FAULT_TEXT_SIZE];
    assert(kind != FAULT_NONE);
    end_text(worded, wording_write(worded, sizeof worded, text, arguments, count));
    fault->kind = kind;
    fault->worst = FAULT_NONE;
    memcpy(fault->text, worded, sizeof worded);
    return false;
}

bool fault_say(struct fault *fault, enum fault_kind kind, int message)
{
    return fault_say_texts(fault, kind, message, NULL, 0);
}

bool fault_say_texts(struct fault *fault, enum fault_kind kind, int message,
                     const char *const *arguments, size_t count)
{
    assert(count >= message_places[message]);
    return fault && word(fault, kind, wording_text(fault->language, message), arguments, count);
}

bool fault_say_number_texts(struct fault *fault, enum fault_kind kind, int message, uint64_t number,
                            const char *const *arguments, size_t count)
{
    enum { ARGUMENTS_MAX = 8 };
    const char *all[ARGUMENTS_MAX] = {NUMBER_TEXT(number)};
    assert(count < ARGUMENTS_MAX && count + 1 >= message_places[message]);
    for (size_t i = 0; i < count; i++) {
        all[i + 1] = arguments[i];
    }
    return fault &&
           word(fault, kind, wording_form(fault->language, message, number), all, count + 1);
}

/* Of what happens every day in the language; of the rest what the system says. */
static const char *errno_text(enum language language, int number)
{
    static const struct {
        int number, message;
    } known[] = {
        {ENOENT, MSG_errno_noent},
        {EACCES, MSG_errno_acces},
        {EPERM, MSG_errno_perm},
        {ENOTDIR, MSG_errno_notdir},
        {EISDIR, MSG_errno_isdir},
        {EEXIST, MSG_errno_exist},
        {ENOSPC, MSG_errno_nospc},
        {EROFS, MSG_errno_rofs},
        {EFBIG, MSG_errno_fbig},
        {EIO, MSG_errno_io},
        {EMFILE, MSG_errno_mfile},
        {ENOMEM, MSG_errno_nomem},
        {EPIPE, MSG_errno_pipe},

#ifdef ELOOP
        {ELOOP, MSG_errno_loop},
#endif

        {ENAMETOOLONG, MSG_errno_nametoolong},
        {EBUSY, MSG_errno_busy},
#ifdef EDQUOT
        {EDQUOT, MSG_errno_dquot},
#endif
#ifdef ETXTBSY
        {ETXTBSY, MSG_errno_txtbsy},
#endif
    };
    for (size_t i = 0; language != LANG_EN && i < sizeof known / sizeof *known; i++) {
        if (known[i].number == number) {
            return wording_text(language, known[i].message);
        }
    }
    return strerror(number);
}

bool fault_say_errno_texts(struct fault *fault, enum fault_kind kind, int message,
                           const char *const *arguments, size_t count)
{
    const int number = errno; /* before anything below changes it */
    if (fault) {
        char text[FAULT_TEXT_SIZE];
        fault_say_texts(fault, kind, message, arguments, count);
        memcpy(text, fault->text, sizeof text);
        format_parts(fault->text, "%s: %s", text, errno_text(fault->language, number));
    }
    return false;
}
