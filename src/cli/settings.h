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
enum setting { SETTING_DATABASE, SETTING_LANG, SETTING_FORMAT, SETTING_READING, SETTING_COUNT };
struct settings {
    char *database, *lang, *format, *reading; /* NULL where not given; owned */
    char *where[SETTING_COUNT];               /* "path:line:column" of each; NULL; owned */
};

/* Reads the file if there is one: the language and the format must be known ones, `~/` at the
 * beginning of the database is the home folder. False: it is there and cannot be used (FAULT_USAGE,
 * with file:line:column of the first mistake). Release with settings_release. */
bool settings_read(struct settings *settings, struct fault *fault);
/* Puts before the fault that the setting is what is wrong. Returns false. */
bool settings_blame(const struct settings *settings, enum setting setting, struct fault *fault);

void settings_release(struct settings *settings);

#endif
