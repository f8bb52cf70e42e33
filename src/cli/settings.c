#include "settings.h"

#include "arena.h"
#include "finding.h"
#include "ini_keys.h"
#include "io.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char section_name[] = "blocline";

/* The path of the file, to be freed, or NULL if there is none to read. */
static char *settings_path(void)
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

static char *copy_key(const struct ini_keys *keys, const char *key)
{
    const char *text = ini_keys_text(keys, section_name, key);
    return text && *text ? heap_text(text) : NULL;
}

static bool check_keys(const struct ini_keys *keys, const char *path, struct fault *fault)
{
    static const char known[] = " database lang format reading ";
    const char *key;
    for (size_t i = 0; (key = ini_keys_key(keys, section_name, i)) != NULL; i++) {
        const char *found = strstr(known, key);
        if (!found || found[-1] != ' ' || found[strlen(key)] != ' ') {
            const struct place place = ini_keys_name_place(keys, section_name, key);
            return fault_set(
                fault, FAULT_USAGE,
                "%s:%u:%u: error: unknown key \"%s\"; expected one of: database, lang, "
                "format, reading",
                path, place.line, place.column, key);
        }
    }
    return true;
}

bool settings_read(struct settings *settings, struct fault *fault)
{
    struct findings findings;
    struct ini_keys *keys = NULL;
    char *text = NULL;
    size_t size = 0;
    bool done = false;
    *settings = (struct settings){0};
    char *path = settings_path();
    if (!path) {
        return true;
    }
    findings_init(&findings);
    if (!file_read(path, &text, &size, fault)) {
        goto out;
    }
    keys = ini_keys_new(text, size, 0, &findings, fault);
    if (!keys) {
        goto out;
    }
    if (findings.count) {
        const struct finding *first = &findings.list[0];
        fault_set(fault, FAULT_USAGE, "%s:%u:%u: error: %s", path, first->place.line,
                  first->place.column, first->text);
        goto out;
    }
    if (!check_keys(keys, path, fault)) {
        goto out;
    }
    settings->database = copy_key(keys, "database");
    settings->lang = copy_key(keys, "lang");
    settings->format = copy_key(keys, "format");
    settings->reading = copy_key(keys, "reading");
    done = true;
out:
    ini_keys_free(keys);
    findings_release(&findings);
    free(text);
    free(path);
    return done;
}

void settings_release(struct settings *settings)
{
    free(settings->database);
    free(settings->lang);
    free(settings->format);
    free(settings->reading);
    *settings = (struct settings){0};
}
