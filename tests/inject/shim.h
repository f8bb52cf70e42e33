#ifndef BLOCLINE_INJECT_SHIM_H
#define BLOCLINE_INJECT_SHIM_H

#include <stdint.h>

/* What the shim in the program and the driver beside it say to each other: a file that both map,
 * named by this variable of the environment. */
#define SHIM_VARIABLE "BLOCLINE_SHIM"

struct shim_report {
    uint64_t fail_at; /* driver: the call to fail, from 1 on; 0: none, only count */
    uint64_t signal;  /* driver: instead, the program gets this signal then; 0: it is failed */
    uint64_t count;   /* shim: allocations and system calls so far */
    int64_t failed;   /* shim: what was failed: a system call's number, SHIM_ALLOCATION, or ... */
    int64_t ready;    /* shim: 1: installed; -1: the kernel allows no filter */
};

enum { SHIM_NOTHING = -1, SHIM_ALLOCATION = -2 };

#endif
