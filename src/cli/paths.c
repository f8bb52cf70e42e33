#include "paths.h"

#include "arena.h"
#include "io.h"

#include <libgen.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* The folder of the running program, or NULL; free() it. */
static char *program_folder(void)
{
    char path[PATH_MAX];
    const ssize_t size = readlink("/proc/self/exe", path, sizeof path - 1);
    if (size <= 0) {
        return NULL;
    }
    path[size] = '\0';
    return heap_text(dirname(path));
}

char *database_path(const char *option, const char *setting)
{
    const char *variable = getenv("BLOCLINE_DB");
    const char *said = option ? option : variable && *variable ? variable : setting;
    if (said) {
        return heap_text(said);
    }
    static const char *const beside[] = {"blocline.db", "../share/blocline/blocline.db"};
    char *folder = program_folder();
    char *found = NULL;
    for (size_t i = 0; folder && !found && i < sizeof beside / sizeof *beside; i++) {
        found = path_join(folder, beside[i]);
        if (access(found, F_OK) != 0) {
            free(found);
            found = NULL;
        }
    }
    free(folder);
    if (!found && access(BLOCLINE_DATA_DIR "/blocline.db", F_OK) == 0) {
        found = heap_text(BLOCLINE_DATA_DIR "/blocline.db");
    }
    return found;
}
