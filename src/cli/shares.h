#ifndef BLOCLINE_SHARES_H
#define BLOCLINE_SHARES_H

/* The folders in which packages of ours may be that others use (`uses = world`), ending with NULL.
 * To be freed with share_folders_free. */
char **share_folders(void);
void share_folders_free(char **folders);

#endif
