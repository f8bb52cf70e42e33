#include "shares.h"

#include "arena.h"
#include "files.h"
#include "platform.h"

#include <stdlib.h>

char **share_folders(void)
{
    /* Beside an installed program; and in the source tree, of which the build folder is one. */
    static const char *const beside[] = {"../share/blocline/seeds", "../seeds"};
    enum { BESIDE = sizeof beside / sizeof *beside };
    char **folders = heap_zero(BESIDE + 2, sizeof *folders);
    char *program = platform_program_folder();
    size_t count = 0;
    for (size_t i = 0; program && i < BESIDE; i++) {
        folders[count++] = path_join(program, beside[i]);
    }
    folders[count] = heap_text(BLOCLINE_DATA_DIR "/seeds");
    free(program);
    return folders;
}

void share_folders_free(char **folders)
{
    for (size_t i = 0; folders && folders[i]; i++) {
        free(folders[i]);
    }
    free(folders);
}
