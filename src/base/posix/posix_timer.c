#include "platform.h"

#include "arena.h"

#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <time.h>

struct platform_timer {
    pthread_t thread;
    pthread_mutex_t mutex;
    pthread_cond_t ended;
    bool end;
    unsigned milliseconds;
    void (*tick)(void *context);
    void *context;
};

static struct timespec later(const struct timespec *from, unsigned milliseconds)
{
    const int64_t nanoseconds = from->tv_nsec + (int64_t)milliseconds * 1000000;
    return (struct timespec){from->tv_sec + (time_t)(nanoseconds / 1000000000),
                             (long)(nanoseconds % 1000000000)};
}

static void *run(void *context)
{
    struct platform_timer *timer = context;
    struct timespec next;
    clock_gettime(CLOCK_MONOTONIC, &next);
    pthread_mutex_lock(&timer->mutex);
    while (!timer->end) {
        next = later(&next, timer->milliseconds);
        while (!timer->end &&
               pthread_cond_timedwait(&timer->ended, &timer->mutex, &next) != ETIMEDOUT) {
        }
        if (!timer->end) {
            timer->tick(timer->context);
        }
    }
    pthread_mutex_unlock(&timer->mutex);
    return NULL;
}

struct platform_timer *platform_timer_begin(unsigned milliseconds, void (*tick)(void *context),
                                            void *context)
{
    struct platform_timer *timer = heap_alloc(sizeof *timer);
    pthread_condattr_t attributes;
    sigset_t all, before;
    *timer =
        (struct platform_timer){.milliseconds = milliseconds, .tick = tick, .context = context};
    pthread_mutex_init(&timer->mutex, NULL);
    pthread_condattr_init(&attributes);
    pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC);
    pthread_cond_init(&timer->ended, &attributes);
    pthread_condattr_destroy(&attributes);
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    const int code = pthread_create(&timer->thread, NULL, run, timer);
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    if (code != 0) {
        free(timer);
        errno = code;
        return NULL;
    }
    return timer;
}

void platform_timer_end(struct platform_timer *timer)
{
    if (!timer) {
        return;
    }
    pthread_mutex_lock(&timer->mutex);
    timer->end = true;
    pthread_cond_signal(&timer->ended);
    pthread_mutex_unlock(&timer->mutex);
    pthread_join(timer->thread, NULL);
    pthread_cond_destroy(&timer->ended);
    pthread_mutex_destroy(&timer->mutex);
    free(timer);
}
