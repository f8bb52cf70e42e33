#include "paths.h"

#include "arena.h"
#include "files.h"
#include "platform.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

/* The first of these, from the folder, that is there; or that of the installation; or NULL. */
static char *find_beside(char *folder, const char *const *beside)
{
    char *found = NULL;
    for (; folder && !found && *beside; beside++) {
        found = path_join(folder, *beside);
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

static const char *path_said(const char *option, const char *setting)
{
    const char *variable = platform_variable("BLOCLINE_DB");
    return option ? option : variable && *variable ? variable : setting;
}

char *database_path(const char *option, const char *setting)
{
    static const char *const beside[] = {"blocline.db", "../share/blocline/blocline.db", NULL};
    const char *said = path_said(option, setting);
    return said ? heap_text(said) : find_beside(platform_program_folder(), beside);
}

char *database_path_of(const void *code, const char *setting)
{
    /* lib/blocline/blocline.so, or lib/x86_64-linux-gnu/blocline/blocline.so */
    static const char *const beside[] = {"blocline.db", "../../share/blocline/blocline.db",
                                         "../../../share/blocline/blocline.db", NULL};
    const char *said = path_said(NULL, setting);
    return said ? heap_text(said) : find_beside(platform_code_folder(code), beside);
}

char *settings_path(void)
{
    char *config = platform_settings_folder();
    char *folder = config ? path_join(config, "blocline") : NULL;
    free(config);
    char *path = folder ? path_join(folder, "blocline.ini") : NULL;
    free(folder);
    struct platform_facts facts;
    /* In a folder that is another user's (sudo, a service) are no settings of ours. */
    if (path && !platform_facts(path, &facts) &&
        (errno == ENOENT || errno == ENOTDIR || errno == EACCES)) {
        free(path);
        path = NULL;
    }
    return path;
}

char *path_at_home(const char *path)
{
    const char *home = platform_variable("HOME");
    return strncmp(path, "~/", 2) == 0 && home ? path_join(home, path + 2) : heap_text(path);
}
