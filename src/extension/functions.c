#include "functions.h"

#include "edtf_functions.h"
#include "messages.h"
#include "question_table.h"

#include <stdio.h>
#include <stdlib.h>

/* Which commands are functions, and the order of their arguments. */

extern const struct command command_members, command_blocs, command_history, command_why,
    command_panel, command_dyads, command_changes, command_chronology, command_disagreements,
    command_lineage, command_find;

static const struct function list[] = {
    {&command_members,
     1,
     true,
     {"bloc", "on", "rule", "status", "reading", "lang", "tag", "follow"}},
    {&command_blocs, 1, false, {"actor", "on", "rule", "status", "reading", "lang", "tag"}},
    {&command_history,
     1,
     false,
     {"of", "from", "to", "status", "reading", "lang", "tag", "follow"}},
    {&command_why, 2, false, {"bloc", "actor", "on", "rule", "reading", "lang"}},
    {&command_panel,
     0,
     false,
     {"by", "from", "to", "bloc", "actor", "rule", "status", "certain", "reading", "tag", "follow",
      "skip"}},
    {&command_dyads,
     0,
     false,
     {"by", "from", "to", "bloc", "actor", "rule", "status", "certain", "reading", "tag", "follow",
      "skip"}},
    {&command_changes,
     2,
     false,
     {"from", "to", "bloc", "actor", "net", "certain", "reading", "lang", "tag", "follow", "skip"}},
    {&command_chronology,
     0,
     false,
     {"bloc", "actor", "from", "to", "kind", "person", "source", "reading", "lang", "tag",
      "follow"}},
    {&command_disagreements, 1, false, {"bloc", "reading", "lang"}},
    {&command_lineage, 1, false, {"bloc", "reading", "lang"}},
    {&command_find, 1, false, {"text", "reading", "lang"}},
    {.command = NULL},
};

const struct function *function_list(void)
{
    return list;
}

bool function_needs(const struct function *function, int argument)
{
    return argument < function->operands && argument < function->command->least && !function->all;
}

/* A table is gone; with the last one what they share. */
static void release_entry(void *data)
{
    struct function_entry *entry = data;
    struct functions *functions = entry->functions;
    free(entry);
    if (--functions->uses == 0) {
        store_close(functions->own);
        free(functions);
    }
}

static int add_one(struct functions *functions, const struct function *function)
{
    char name[64];
    struct function_entry *entry = heap_alloc(sizeof *entry);
    *entry = (struct function_entry){function, functions};
    functions->uses++;
    snprintf(name, sizeof name, "blocline_%s", function->command->name);
    return sqlite3_create_module_v2(functions->db, name, &question_table, entry, release_entry);
}

bool functions_add(struct sqlite3 *db, const struct functions_options *options, struct fault *fault)
{
    struct functions *functions = heap_alloc(sizeof *functions);
    *functions = (struct functions){.options = *options, .db = db};
    functions->uses = 1; /* ours, so that one that fails does not take it away */
    int code = edtf_functions_add(db);
    for (const struct function *at = list; at->command && code == SQLITE_OK; at++) {
        code = add_one(functions, at);
    }
    if (--functions->uses == 0) {
        free(functions);
    }
    return code == SQLITE_OK ||
           fault_say_with(fault, FAULT_IO, MSG_fault_sql_functions, sqlite3_errmsg(db));
}
