#ifndef BLOCLINE_PATHS_H
#define BLOCLINE_PATHS_H

/* Finds the database to ask: `option` (-d), the variable BLOCLINE_DB, `setting` (the settings
 * file), blocline.db beside the program (a build tree), ../share/blocline/blocline.db from it, and
 * the data folder of the installation. The first three count even if there is no such file, so that
 * a mistyped path is an error and not another database. NULL: none. free() it. */
char *database_path(const char *option, const char *setting);

/* The folders in which packages of ours may be that others use (`uses = world`), ending with NULL.
 * To be freed with share_folders_free. */
char **share_folders(void);
void share_folders_free(char **folders);

#endif
