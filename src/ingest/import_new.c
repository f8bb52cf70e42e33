#include "import.h"

#include "import_write.h"
#include "new_folder.h"
#include "records.h"
#include "usual_statuses.h"

#include <string.h>

/* A package to begin with: the usual statuses, the header of every file, and one event worked out.
 */

static void put_header(FILE *out, const struct record_type *type)
{
    struct record_column column;
    for (size_t i = 0; record_column_at(type, i, &column); i++) {
        fprintf(out, "%s%s", i ? "," : "", column.name);
    }
    fputc('\n', out);
}

static void put_statuses(FILE *out)
{
    for (const struct usual_status *status = usual_statuses(); status->id; status++) {
        if (strcmp(status->id, "unknown") != 0) {
            fprintf(out, "%s,%s,%s,%s,%s,%s,,,,%s\n", status->id, status->class,
                    status->cow ? status->cow : "", status->name[LANG_EN], status->name[LANG_RU],
                    status->name[LANG_KK], status->after ? status->after : "");
        }
    }
}

/* Rows by name of the column, as the order of columns is the records'. */
struct worked {
    const char *type, *column, *cell;
};

static const struct worked cells[] = {
    {"sources", "source", "treaty-2001"},
    {"sources", "kind", "treaty"},
    {"sources", "title", "Treaty on the Example Union"},
    {"sources", "date", "2001-05-30"},
    {"actors", "actor", "AAA"},
    {"actors", "kind", "state"},
    {"blocs", "bloc", "EXU"},
    {"blocs", "kind", "union"},
    {"names", "of", "bloc"},
    {"names", "id", "EXU"},
    {"names", "lang", "en"},
    {"names", "form", "name"},
    {"names", "name", "Example Union"},
    {"events", "event", "exu-in-force-2001"},
    {"events", "date", "2001-05-30"},
    {"events", "kind", "entry-into-force"},
    {"events", "bloc", "EXU"},
    {"events", "effects", "member=AAA"},
    {"events", "source", "treaty-2001"},
    {"events", "locator", "article 1"},
    {"events", "title_en", "The Treaty on the Example Union enters into force"},
};

static const char *worked_cell(const char *type, const char *column)
{
    for (size_t i = 0; i < sizeof cells / sizeof *cells; i++) {
        if (strcmp(cells[i].type, type) == 0 && strcmp(cells[i].column, column) == 0) {
            return cells[i].cell;
        }
    }
    return NULL;
}

static void put_worked(FILE *out, const struct record_type *type)
{
    struct record_column column;
    for (size_t i = 0; record_column_at(type, i, &column); i++) {
        fputs(i ? "," : "", out);
        import_put_cell(out, worked_cell(type->name, column.name));
    }
    fputc('\n', out);
}

static bool is_worked(const char *type)
{
    for (size_t i = 0; i < sizeof cells / sizeof *cells; i++) {
        if (strcmp(cells[i].type, type) == 0) {
            return true;
        }
    }
    return false;
}

static bool put_type(struct new_folder *folder, const struct record_type *type, struct fault *fault)
{
    char name[64];
    snprintf(name, sizeof name, "%s.csv", type->name);
    FILE *out = new_folder_file(folder, name, fault);
    if (!out) {
        return false;
    }
    if (strcmp(type->name, "statuses") == 0) {
        fputs("status,class,cow,name_en,name_ru,name_kk,note,source,locator,after\n", out);
        put_statuses(out);
    } else {
        put_header(out, type);
        if (is_worked(type->name)) {
            put_worked(out, type);
        }
    }
    return new_folder_close(folder, fault);
}

static bool put_ini(struct new_folder *folder, const char *id, const char *title,
                    struct fault *fault)
{
    FILE *out = new_folder_file(folder, "blocline.ini", fault);
    if (!out) {
        return false;
    }
    fprintf(out,
            "; What the package is. as_of is the last day that its records cover.\n[package]\n");
    fprintf(out, "id = %s\n", id);
    import_put_key(out, "title_en", title ? title : id);
    fputs("version = 0.1\nlicence = CC0-1.0\nas_of = 2025-12-31\n\n"
          "; Whose account counts: sources of kind treaty first, then all others as they are "
          "listed.\n"
          "[reading record]\nsources = kind:treaty *\n",
          out);
    return new_folder_close(folder, fault);
}

bool import_new(const char *path, const char *title, struct fault *fault)
{
    struct new_folder folder = {0};
    struct arena arena = {0};
    const char *slash = strrchr(path, '/');
    const char *id = import_id(&arena, slash && slash[1] ? slash + 1 : path, true);
    bool done = new_folder_open(&folder, path, fault) && put_ini(&folder, id, title, fault);
    for (const struct record_type *type = record_types(); done && type->name; type++) {
        done = put_type(&folder, type, fault);
    }
    done = done && new_folder_keep(&folder, fault);
    if (!done) {
        new_folder_drop(&folder);
    }
    arena_release(&arena);
    return done;
}
