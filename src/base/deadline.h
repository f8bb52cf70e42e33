#ifndef BLOCLINE_DEADLINE_H
#define BLOCLINE_DEADLINE_H

#include "fault.h"

#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>

/* What is being done while the time runs. */
enum deadline_phase {
    DEADLINE_RESTS,  /* nothing that counts */
    DEADLINE_WRITES, /* it counts as far as the processor is busy: a slow reader is waited for */
    DEADLINE_WORKS   /* it counts */
};

/* A limit to the time that some work may take. Work that looks at `stop` is given up by it; what
 * does not look, because it is inside one call of a library, is ended together with the program. */
struct deadline {
    atomic_int stop;                   /* not 0: the time is over, or the user wants it to end */
    atomic_int phase;                  /* enum deadline_phase */
    int64_t busy;                      /* processor time, at the last tick */
    const atomic_int *interrupt;       /* the user's wish, handed on; or NULL */
    unsigned limit, spent;             /* ticks */
    void (*overdue)(const char *text); /* ends the program with this text; or NULL */
    const char *text;
    struct platform_timer *timer;
};

/* Begins, for so many seconds of work (0: any number). `overdue` is called in another thread if
 * half a second later the work still goes on. Texts and flags are borrowed. Ended by deadline_end.
 * FAULT_IO: there is no timer to be had. */
bool deadline_begin(struct deadline *deadline, unsigned seconds, const atomic_int *interrupt,
                    void (*overdue)(const char *text), const char *text, struct fault *fault);
void deadline_end(struct deadline *deadline);

/* What is done from now on. */
static inline void deadline_phase(struct deadline *deadline, enum deadline_phase phase)
{
    atomic_store_explicit(&deadline->phase, (int)phase, memory_order_relaxed);
}

/* Whether it was the time that ran out. */
bool deadline_passed(const struct deadline *deadline);

#endif
