#include "platform.h"

#include "arena.h"

#include <errno.h>
#include <stdlib.h>
#include <windows.h>

struct platform_timer {
    HANDLE thread, ended;
    unsigned milliseconds;
    void (*tick)(void *context);
    void *context;
};

static DWORD WINAPI run(void *context)
{
    struct platform_timer *timer = context;
    while (WaitForSingleObject(timer->ended, timer->milliseconds) == WAIT_TIMEOUT) {
        timer->tick(timer->context);
    }
    return 0;
}

struct platform_timer *platform_timer_begin(unsigned milliseconds, void (*tick)(void *context),
                                            void *context)
{
    struct platform_timer *timer = heap_alloc(sizeof *timer);
    *timer =
        (struct platform_timer){.milliseconds = milliseconds, .tick = tick, .context = context};
    timer->ended = CreateEventW(NULL, TRUE, FALSE, NULL);
    timer->thread = timer->ended ? CreateThread(NULL, 0, run, timer, 0, NULL) : NULL;
    if (!timer->thread) {
        if (timer->ended) {
            CloseHandle(timer->ended);
        }
        free(timer);
        errno = EAGAIN;
        return NULL;
    }
    return timer;
}

void platform_timer_end(struct platform_timer *timer)
{
    if (timer) {
        SetEvent(timer->ended);
        WaitForSingleObject(timer->thread, INFINITE);
        CloseHandle(timer->thread);
        CloseHandle(timer->ended);
        free(timer);
    }
}
