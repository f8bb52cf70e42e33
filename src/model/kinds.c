#include "kinds.h"

#include <string.h>

static const struct kind table[] = {
    {"proposal", false, false},
    {"statement", false, false},
    {"summit", false, false},
    {"signature", true, false},
    {"ratification", false, false},
    {"provisional-application", true, false},
    {"entry-into-force", true, false},
    {"accession", false, false},
    {"admission", false, false},
    {"notice", false, false},
    {"suspension", false, false},
    {"resumption", false, false},
    {"withdrawal", false, false},
    {"institution", true, false},
    {"renaming", false, true},
    {"transformation", false, true},
    {"merger", false, true},
    {"dissolution", false, true},
    {"strategy", false, false},
    {"publication", false, false},
    {NULL, false, false},
};

const struct kind *kinds(void)
{
    return table;
}

uint32_t kind_find(const char *id)
{
    for (uint32_t i = 0; table[i].id; i++) {
        if (strcmp(table[i].id, id) == 0) {
            return i;
        }
    }
    return UINT32_MAX;
}
