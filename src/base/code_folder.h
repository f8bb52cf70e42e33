#ifndef BLOCLINE_CODE_FOLDER_H
#define BLOCLINE_CODE_FOLDER_H

/* The folder of the file that holds what is at this address, code or data, such as a module that
 * another program loaded; of the running program if it is NULL. NULL: it cannot be told. free() it.
 */
char *code_folder(const void *address);

#endif
