#include "interrupt.h"

#include <signal.h>
#include <stdbool.h>
#include <stddef.h>

/* A handler can reach nothing but a global: this is the programs' only one. */
static atomic_int caught;

static void keep(int number)
{
    caught = number;
}

void interrupt_catch(bool only_interrupt)
{
    static const int numbers[] = {SIGINT, SIGTERM, SIGHUP};
    const size_t count = only_interrupt ? 1 : sizeof numbers / sizeof *numbers;
    struct sigaction action = {0}; /* without SA_RESTART: a write that hangs is given up too */
    action.sa_handler = keep;
    for (size_t i = 0; i < count; i++) {
        struct sigaction before;
        if (sigaction(numbers[i], NULL, &before) == 0 && before.sa_handler != SIG_IGN) {
            sigaction(numbers[i], &action, NULL);
        }
    }
}

const atomic_int *interrupt_flag(void)
{
    return &caught;
}

int interrupt_signal(void)
{
    return caught;
}
