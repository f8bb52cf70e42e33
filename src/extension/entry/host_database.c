#include "host_database.h"

#include "db.h"
#include "files.h"
#include "finding.h"
#include "ini_scan.h"
#include "messages.h"
#include "paths.h"
#include "wording.h"

#include <stdlib.h>
#include <string.h>

/* Whether the file's header has our number (SQLite documentation, "Database File Format", 1.3). It
 * is read by the host's own handle: to open and close the file would give up the host's locks. */
static bool is_ours(sqlite3 *db, const char *schema)
{
    enum { APPLICATION_ID = 68 };
    unsigned char id[4];
    sqlite3_file *file = NULL;
    return sqlite3_file_control(db, schema, SQLITE_FCNTL_FILE_POINTER, &file) == SQLITE_OK &&
           file && file->pMethods &&
           file->pMethods->xRead(file, id, sizeof id, APPLICATION_ID) == SQLITE_OK &&
           ((uint32_t)id[0] << 24 | (uint32_t)id[1] << 16 | (uint32_t)id[2] << 8 | id[3]) ==
               STORE_APPLICATION_ID;
}

/* The name of a schema by its number, or NULL. */
static const char *schema_name(sqlite3 *db, int number)
{
#if SQLITE_VERSION_NUMBER >= 3039000
    if (sqlite3_libversion_number() >= 3039000) {
        return sqlite3_db_name(db, number);
    }
#endif
    (void)db;
    return number == 0 ? "main" : NULL; /* the host's library cannot list them */
}

/* The path of the host's database that is ours, borrowed from its connection; or NULL. */
static const char *host_path(sqlite3 *db)
{
    const char *schema;
    for (int i = 0; (schema = schema_name(db, i)) != NULL; i++) {
        const char *path = sqlite3_db_filename(db, schema);
        if (path && *path && is_ours(db, schema)) {
            return path;
        }
    }
    return NULL;
}

struct setting {
    bool here;   /* we are in our section of the file */
    char *value; /* of `database`; NULL: it is not set */
};

static void take_entry(void *context, const struct ini_entry *entry)
{
    struct setting *setting = context;
    if (entry->kind == INI_SECTION) {
        setting->here = strcmp(entry->name, "blocline") == 0;
    } else if (entry->kind == INI_KEY && setting->here && strcmp(entry->name, "database") == 0 &&
               !setting->value && *entry->value) {
        setting->value = path_at_home(entry->value);
    }
}

/* The database of the settings file, which is all of it that concerns us. */
static bool read_setting(char **database, struct fault *fault)
{
    struct findings findings;
    struct setting setting = {.value = NULL};
    char *path = settings_path(), *text = NULL;
    size_t size;
    bool done = true;
    findings_init(&findings);
    if (path && (done = file_read(path, &text, &size, fault))) {
        ini_scan(text, size, 0, take_entry, &setting, &findings);
        const struct finding *first = findings.count ? &findings.list[0] : NULL;
        done = !first || fault_say_with(fault, FAULT_USAGE, MSG_fault_settings_error, path,
                                        NUMBER_TEXT(first->place.line),
                                        NUMBER_TEXT(first->place.column), first->text);
    }
    findings_release(&findings);
    free(text);
    free(path);
    *database = setting.value;
    return done;
}

static bool open_usual(struct store **store, struct fault *fault)
{
    static const char here; /* an address in this module */
    char *setting = NULL, *path = NULL;
    bool done = read_setting(&setting, fault);
    if (done) {
        path = database_path_of(&here, setting);
        done = path ? store_open(path, store, fault)
                    : fault_say(fault, FAULT_IO, MSG_fault_no_database_open);
    }
    free(setting);
    free(path);
    return done;
}

bool host_database_open(sqlite3 *db, struct store **store, struct fault *fault)
{
    const char *path = host_path(db);
    return path ? store_open(path, store, fault) : open_usual(store, fault);
}
