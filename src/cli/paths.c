#include "paths.h"

#include "arena.h"
#include "code_folder.h"
#include "io.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* The first of these, from the folder, that is there; or that of the installation; or NULL. */
static char *find_beside(char *folder, const char *const *beside)
{
    char *found = NULL;
    for (; folder && !found && *beside; beside++) {
        found = path_join(folder, *beside);
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

static const char *path_said(const char *option, const char *setting)
{
    const char *variable = getenv("BLOCLINE_DB");
    return option ? option : variable && *variable ? variable : setting;
}

char *database_path(const char *option, const char *setting)
{
    static const char *const beside[] = {"blocline.db", "../share/blocline/blocline.db", NULL};
    const char *said = path_said(option, setting);
    return said ? heap_text(said) : find_beside(code_folder(NULL), beside);
}

char *database_path_of(const void *code, const char *setting)
{
    /* lib/blocline/blocline.so, or lib/x86_64-linux-gnu/blocline/blocline.so */
    static const char *const beside[] = {"blocline.db", "../../share/blocline/blocline.db",
                                         "../../../share/blocline/blocline.db", NULL};
    const char *said = path_said(NULL, setting);
    return said ? heap_text(said) : find_beside(code_folder(code), beside);
}

char *settings_path(void)
{
    const char *config = getenv("XDG_CONFIG_HOME"), *home = getenv("HOME");
    char *folder = NULL;
    if (config && config[0] == '/') { /* the specification: a relative path is to be ignored */
        folder = path_join(config, "blocline");
    } else if (home && *home) {
        folder = path_join(home, ".config/blocline");
    }
    char *path = folder ? path_join(folder, "blocline.ini") : NULL;
    free(folder);
    if (path && access(path, F_OK) != 0) {
        free(path);
        path = NULL;
    }
    return path;
}

char *path_at_home(const char *path)
{
    const char *home = getenv("HOME");
    return strncmp(path, "~/", 2) == 0 && home ? path_join(home, path + 2) : heap_text(path);
}
