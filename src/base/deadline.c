#include "deadline.h"

#include "messages.h"
#include "platform.h"

#include <time.h>

enum { TICK_MS = 50, TICKS = 1000 / TICK_MS, GRACE = TICKS / 2 };
enum { STOP_INTERRUPTED = 1, STOP_PASSED };

/* Whether the time since the last tick counts. */
static bool counts(struct deadline *deadline)
{
    const int phase = atomic_load_explicit(&deadline->phase, memory_order_relaxed);
    const int64_t before = deadline->busy;
    deadline->busy = (int64_t)clock();
    return phase == DEADLINE_WORKS ||
           (phase == DEADLINE_WRITES &&
            deadline->busy - before > (int64_t)CLOCKS_PER_SEC * TICK_MS / 10000);
}

static void tick(void *context)
{
    struct deadline *deadline = context;
    if (deadline->interrupt && *deadline->interrupt && !deadline->stop) {
        deadline->stop = STOP_INTERRUPTED;
    }
    if (deadline->limit == 0 || !counts(deadline)) {
        return;
    }
    deadline->spent++;
    if (deadline->spent >= deadline->limit && !deadline->stop) {
        deadline->stop = STOP_PASSED;
    }
    if (deadline->spent >= deadline->limit + GRACE && deadline->overdue) {
        deadline->overdue(deadline->text);
    }
}

bool deadline_begin(struct deadline *deadline, unsigned seconds, const atomic_int *interrupt,
                    void (*overdue)(const char *text), const char *text, struct fault *fault)
{
    *deadline = (struct deadline){.interrupt = interrupt,
                                  .limit = seconds < UINT32_MAX / TICKS ? seconds * TICKS : 0,
                                  .overdue = overdue,
                                  .text = text};
    if (deadline->limit == 0 && !interrupt) {
        return true;
    }
    deadline->timer = platform_timer_begin(TICK_MS, tick, deadline);
    return deadline->timer || fault_say_errno(fault, FAULT_IO, MSG_fault_timer, NULL);
}

void deadline_end(struct deadline *deadline)
{
    platform_timer_end(deadline->timer);
    deadline->timer = NULL;
}

bool deadline_passed(const struct deadline *deadline)
{
    return deadline->stop == STOP_PASSED;
}
