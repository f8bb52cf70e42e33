#ifndef BLOCLINE_WRITE_SUMS_H
#define BLOCLINE_WRITE_SUMS_H

#include "fault.h"

#include <stdbool.h>

/* Writes the sums of all pages (db_sums.h) into a finished database whose connection is closed;
 * `fd` is for reading and writing. FAULT_IO. */
bool write_sums(int fd, struct fault *fault);

#endif
