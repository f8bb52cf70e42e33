#include "apart.h"

/* There is no fork: the work is done by this process, and what it says goes where all we say goes.
 * The libraries that it is for look after themselves less well then (see render/xlsx_check.h, which
 * finds what they lost). */
bool apart_run(apart_work *work, void *context, void *result, size_t size, int what, bool silent,
               const struct watch *watch, struct fault *fault)
{
    (void)size, (void)silent;
    return watch_step(watch, what, 0, 0, fault) && work(context, result, fault);
}
