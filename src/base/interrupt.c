#include "interrupt.h"

#include "platform.h"

/* A handler can reach nothing but a global: this is the programs' only one. */
static atomic_int caught;

static void keep(int number)
{
    caught = number;
}

void interrupt_catch(bool only_interrupt)
{
    platform_catch(keep, only_interrupt);
}

const atomic_int *interrupt_flag(void)
{
    return &caught;
}

int interrupt_signal(void)
{
    return caught;
}
