#ifndef BLOCLINE_FAULT_H
#define BLOCLINE_FAULT_H

#include "language.h"
#include "printf_like.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* An operation that failed: what kind of trouble, and one helpful line about it.
 *
 * Bugs are asserts and bad records are findings (finding.h); a fault is everything else: a file
 * that does not open, a disk that is full, a word in a question that nobody knows.
 * Functions that can fail return false and fill the caller's fault. */
enum fault_kind {
    FAULT_NONE = 0,
    FAULT_DATA,    /* data refused, or an operation on it failed      (exit status 1) */
    FAULT_USAGE,   /* the question is put wrongly                     (exit status 2) */
    FAULT_UNKNOWN, /* no such bloc, actor or event                    (exit status 3) */
    FAULT_IO,      /* a file cannot be opened, read or written        (exit status 4) */
    FAULT_DAMAGED, /* a file was read, and is not what was written     (exit status 4) */
    FAULT_STOPPED, /* interrupted by a signal                        (exit status 128 + it) */
    FAULT_PIPE,    /* the reader of our output has gone: end quietly */
    FAULT_PART     /* some of the data was refused, the answer is whole and says so  (status 1) */
};

enum { FAULT_TEXT_SIZE = 1024 };

struct fault {
    enum fault_kind kind;
    enum language language;     /* of the text; whoever makes the fault sets it */
    enum fault_kind worst;      /* of FAULT_PART: whose exit status it has; FAULT_NONE: its own */
    char text[FAULT_TEXT_SIZE]; /* UTF-8, no newline at the end; cut at a character boundary */
};

/* The text is one of the catalogue (an `enum message`, messages.h), worded in the fault's language
 * where it is set: so `base` and all above it word what they know, and nobody has to word it for
 * them. `fault` may be NULL. All return false, always, so that a failing function can end with
 * `return fault_say(...)`; a fault that is already set is replaced. */
bool fault_say(struct fault *fault, enum fault_kind kind, int message);

/* With arguments, all const char *: the first is {1}. */
#define fault_say_with(fault, kind, message, ...)                                                  \
    fault_say_texts(fault, kind, message, (const char *const[]){__VA_ARGS__},                      \
                    sizeof(const char *const[]){__VA_ARGS__} / sizeof(const char *))
bool fault_say_texts(struct fault *fault, enum fault_kind kind, int message,
                     const char *const *arguments, size_t count);

/* With plural forms of `number`, which is {1}; the others are {2} and on, or one NULL. */
#define fault_say_number(fault, kind, message, number, ...)                                        \
    fault_say_number_texts(fault, kind, message, number, (const char *const[]){__VA_ARGS__},       \
                           sizeof(const char *const[]){__VA_ARGS__} / sizeof(const char *))
bool fault_say_number_texts(struct fault *fault, enum fault_kind kind, int message, uint64_t number,
                            const char *const *arguments, size_t count);

/* The text (its arguments, or one NULL), then ": " and what errno says. */
#define fault_say_errno(fault, kind, message, ...)                                                 \
    fault_say_errno_texts(fault, kind, message, (const char *const[]){__VA_ARGS__},                \
                          sizeof(const char *const[]){__VA_ARGS__} / sizeof(const char *))
bool fault_say_errno_texts(struct fault *fault, enum fault_kind kind, int message,
                           const char *const *arguments, size_t count);

/* That the work was given up at a signal. Returns false. */
bool fault_interrupted(struct fault *fault);

/* The language to say something in that goes into the fault; English of NULL. */
enum language fault_language(const struct fault *fault);

/* Sets kind and text, of what is worded already; a fault that is already set is replaced. Returns
 * false, always, so that a failing function can end with `return fault_set(...)`. `fault` may be
 * NULL. */
bool fault_set(struct fault *fault, enum fault_kind kind, const char *format, ...)
    PRINTF_LIKE(3, 4);

/* Like fault_set, and appends ": " with the text of errno. */
bool fault_errno(struct fault *fault, enum fault_kind kind, const char *format, ...)
    PRINTF_LIKE(3, 4);

/* Puts "prefix: " before the text, to add the context of the caller. Returns false. */
bool fault_context(struct fault *fault, const char *format, ...) PRINTF_LIKE(2, 3);

#endif
