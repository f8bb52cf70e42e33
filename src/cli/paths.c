#include "paths.h"

#include "arena.h"
#include "files.h"
#include "platform.h"

#include <stdlib.h>
#include <string.h>

char *database_path(const char *option, const char *setting)
{
    const char *variable = platform_variable("BLOCLINE_DB");
    const char *said = option ? option : variable && *variable ? variable : setting;
    if (said) {
        return heap_text(said);
    }
    static const char *const beside[] = {"blocline.db", "../share/blocline/blocline.db"};
    char *folder = platform_program_folder();
    char *found = NULL;
    for (size_t i = 0; folder && !found && i < sizeof beside / sizeof *beside; i++) {
        found = path_join(folder, beside[i]);
        if (!platform_exists(found)) {
            free(found);
            found = NULL;
        }
    }
    free(folder);
    if (!found && platform_exists(BLOCLINE_DATA_DIR "/blocline.db")) {
        found = heap_text(BLOCLINE_DATA_DIR "/blocline.db");
    }
    return found;
}
