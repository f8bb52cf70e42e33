#ifndef BLOCLINE_INTERRUPT_H
#define BLOCLINE_INTERRUPT_H

#include <stdatomic.h>
#include <stdbool.h>

/* Ctrl-C and its like (SIGINT, SIGTERM, SIGHUP), for work that has something to clear away before
 * it ends. Both programs end with the status 128 + the signal then, as a shell says it. */

/* From here on these signals only set the flag. With `only_interrupt` only SIGINT does. A signal
 * that our parent has us ignore (nohup) stays ignored. */
void interrupt_catch(bool only_interrupt);

/* The flag, for a struct watch: 0 as long as no signal was caught. */
const atomic_int *interrupt_flag(void);

/* The signal that was caught, or 0. */
int interrupt_signal(void);

#endif
