#include "read.h"

#include <stdio.h>
#include <string.h>

/* Where packages say other things of one actor, bloc or status, the tables hold what counts for one
 * of them; `own_value` holds what counts for the others. Views of our own connection, which SQLite
 * finds before the tables of the same name, put it in its place, so that no other statement needs
 * to know. A package of whose values there are none, as each that is alone, costs one look. */

static bool has_field(const char *list, const char *field)
{
    const size_t size = strlen(field);
    for (const char *at = list; at; at = strchr(at, ',')) {
        at += *at == ',';
        if (strncmp(at, field, size) == 0 && (at[size] == ',' || at[size] == '\0')) {
            return true;
        }
    }
    return false;
}

/* A value of `own_value`, for a row whose key stands in an expression. */
static const char *own_value(struct store *store, const char *what, int64_t package,
                             const char *table, const char *field, const char *key)
{
    return arena_printf(&store->arena,
                        "(SELECT %s FROM main.own_value AS own WHERE own.package_id = %lld "
                        "AND own.of = '%s' AND own.field = %s AND own.owner_id = %s)",
                        what, (long long)package, table, field, key);
}

/* The columns of the view: those of the table, some by way of own_value. */
static bool view_columns(struct store *store, int64_t package, const char *table,
                         const char *fields, const char **columns, struct fault *fault)
{
    const char *key = arena_printf(&store->arena, "%s_id", table);
    struct db_rows rows = db_rows_of(store->db, "tables",
                                     "SELECT name FROM pragma_table_info(:table, 'main')", fault);
    *columns = "";
    db_bind_text(&rows, ":table", table);
    while (db_next(&rows)) {
        const char *name = arena_printf(&store->arena, "%s", db_need(&rows, 0));
        const char *value = name;
        if (has_field(fields, name)) {
            const char *field = arena_printf(&store->arena, "'%s'", name);
            const char *in_row = arena_printf(&store->arena, "main.%s.%s", table, key);
            const char *own = own_value(store, "own.value", package, table, field, in_row);
            const char *there = own_value(store, "1", package, table, field, in_row);
            value = arena_printf(&store->arena, "iif(EXISTS %s, %s, %s)", there, own, name);
        }
        *columns = arena_printf(&store->arena, "%s%s%s AS %s", *columns, **columns ? ", " : "",
                                value, name);
        db_sound(&rows);
    }
    return db_close(&rows);
}

static bool make_view(struct store *store, int64_t package, const char *table, const char *fields,
                      struct fault *fault)
{
    const char *columns, *where = "";
    if (strcmp(table, "label") == 0) {
        const char *own = own_value(store, "own.value", package, table,
                                    "main.label.of || ':' || lang", "main.label.owner_id");
        columns =
            arena_printf(&store->arena, "of, owner_id, lang, coalesce(%s, text) AS text", own);
    } else if (!view_columns(store, package, table, fields, &columns, fault)) {
        return false;
    }
    if (has_field(fields, "hidden")) {
        const char *in_row = arena_printf(&store->arena, "main.%s.%s_id", table, table);
        where = arena_printf(&store->arena, " WHERE NOT EXISTS %s",
                             own_value(store, "1", package, table, "'hidden'", in_row));
    }
    return db_exec(store->db,
                   arena_printf(&store->arena, "CREATE TEMP VIEW %s AS SELECT %s FROM main.%s%s",
                                table, columns, table, where),
                   fault);
}

/* The tables that may be looked at so: no other name that a file may hold comes into a statement.
 */
static const char *const tables[] = {"source", "status", "actor", "bloc",    "person",
                                     "name",   "code",   "place", "lineage", "label"};

static bool is_table(const char *name)
{
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
        if (strcmp(tables[i], name) == 0) {
            return true;
        }
    }
    return false;
}

static bool drop_views(struct store *store, struct fault *fault)
{
    bool done = true;
    for (size_t i = 0; done && store->has_views && i < sizeof tables / sizeof *tables; i++) {
        done =
            db_exec(store->db,
                    arena_printf(&store->arena, "DROP VIEW IF EXISTS temp.%s", tables[i]), fault);
    }
    store->has_views = false;
    return done;
}

/* Lineage has no values of its own: it is seen or not. */
static bool hide_lineage(struct store *store, struct fault *fault)
{
    static const char sql[] = "SELECT 1 FROM package WHERE NOT EXISTS (SELECT 1 FROM reading_sees"
                              " WHERE reading_id = :reading AND seen_id = package.package_id)";
    struct db_rows rows = db_rows_of(store->db, "packages", sql, fault);
    db_bind_i64(&rows, ":reading", store->reading);
    const bool unseen = db_next(&rows);
    if (!db_close(&rows) || !unseen) {
        return rows.valid;
    }
    store->has_views = true;
    return db_exec(store->db,
                   arena_printf(&store->arena,
                                "CREATE TEMP VIEW lineage AS SELECT * FROM main.lineage WHERE "
                                "package_id IN (SELECT seen_id FROM main.reading_sees WHERE "
                                "reading_id = %lld)",
                                (long long)store->reading),
                   fault);
}

bool own_values_use(struct store *store, struct fault *fault)
{
    struct found {
        const char *table, *fields;
    } found[sizeof tables / sizeof *tables];
    size_t count = 0;
    struct db_rows others =
        db_rows_of(store->db, "packages", "SELECT 1 FROM package WHERE package_id > 1", fault);
    const bool any = db_next(&others);
    if (!db_close(&others) || !any) { /* of a package alone all counts, and all is seen */
        return others.valid && drop_views(store, fault);
    }
    struct db_rows rows = db_rows_of(store->db, "packages",
                                     "SELECT of, group_concat(DISTINCT field) FROM own_value "
                                     "WHERE package_id = :package GROUP BY of",
                                     fault);
    db_bind_i64(&rows, ":package", store->package);
    while (db_next(&rows)) {
        const char *table = db_need(&rows, 0), *fields = db_need(&rows, 1);
        rows.damaged = rows.damaged || !is_table(table) || strcmp(table, "lineage") == 0 ||
                       count == sizeof found / sizeof *found;
        if (db_sound(&rows)) {
            found[count++] = (struct found){arena_printf(&store->arena, "%s", table),
                                            arena_printf(&store->arena, "%s", fields)};
        }
    }
    bool done = db_close(&rows) && drop_views(store, fault);
    for (size_t i = 0; done && i < count; i++) {
        store->has_views = true;
        done = make_view(store, store->package, found[i].table, found[i].fields, fault);
    }
    return done && hide_lineage(store, fault);
}

bool store_hides_files(struct store *store, bool *hides, struct fault *fault)
{
    static const char sql[] =
        "SELECT 1 FROM file WHERE package_id NOT IN"
        " (SELECT seen_id FROM reading_sees WHERE reading_sees.reading_id = :seeing) LIMIT 1";
    struct db_rows rows = db_rows_of(store->db, "sources", sql, fault);
    db_bind_i64(&rows, ":seeing", store->reading);
    *hides = db_next(&rows);
    return db_close(&rows);
}
