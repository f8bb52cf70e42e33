#ifndef BLOCLINE_SETTINGS_H
#define BLOCLINE_SETTINGS_H

#include "fault.h"

#include <stdbool.h>

/* What a user has settled for all questions, in $XDG_CONFIG_HOME/blocline/blocline.ini (XDG Base
 * Directory Specification 0.8; ~/.config if the variable is unset):
 *
 *     [blocline]
 *     database = /home/aigul/eurasia.db
 *     lang = ru
 *     format = csv
 *     reading = essay
 */
struct settings {
    char *database, *lang, *format, *reading; /* NULL where not given; owned */
};

/* Reads the file if there is one. False: it is there and cannot be used (FAULT_USAGE, with
 * file:line:column of the first mistake). Release with settings_release. */
bool settings_read(struct settings *settings, struct fault *fault);
void settings_release(struct settings *settings);

#endif
