#ifndef BLOCLINE_LIST_EXERCISES_H
#define BLOCLINE_LIST_EXERCISES_H

#include "command.h"

/* The kinds of exercises and how many items each can make with the options given (1000: as many, or
 * more). */
bool list_exercises(const struct question *question, const struct options *given,
                    struct table_sink *sink, struct fault *fault);

#endif
