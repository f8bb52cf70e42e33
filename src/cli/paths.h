#ifndef BLOCLINE_PATHS_H
#define BLOCLINE_PATHS_H

/* Finds the database to ask: `option` (-d), the variable BLOCLINE_DB, `setting` (the settings
 * file), blocline.db beside the program (a build tree), share/blocline/blocline.db of the tree that
 * the program is installed in, and the data folder of the installation. The first three count even
 * if there is no such file, so that a mistyped path is an error and not another database. NULL:
 * none. free() it. */
char *database_path(const char *option, const char *setting);

/* The same for a module in a program of others: `code` is an address of something in it. */
char *database_path_of(const void *code, const char *setting);

/* The path of the settings file, or NULL if there is none to read; and a path in it, where ~/ is
 * the home folder. free() them. */
char *settings_path(void);
char *path_at_home(const char *path);

#endif
