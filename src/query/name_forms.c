#include "name_forms.h"

#include <string.h>

/* «СНГ» is СНГ. Folded marks are '"'. */
static const char *unquoted(struct arena *arena, const char *key)
{
    const size_t size = strlen(key);
    if (size < 3 || key[0] != '"' || key[size - 1] != '"') {
        return NULL;
    }
    return arena_text(arena, key + 1, size - 2);
}

/* ISO writes "Moldova, Republic of", the United Nations "Iran (Islamic Republic of)". */
static const char *turned(struct arena *arena, const char *key)
{
    const size_t size = strlen(key);
    const char *comma = strstr(key, ", "), *bracket = strstr(key, " (");
    if (comma && comma > key && !strstr(comma + 2, ", ")) {
        return arena_printf(arena, "%s %.*s", comma + 2, (int)(comma - key), key);
    }
    if (bracket && bracket > key && key[size - 1] == ')') {
        return arena_printf(arena, "%.*s %.*s", (int)(key + size - 1 - (bracket + 2)), bracket + 2,
                            (int)(bracket - key), key);
    }
    return NULL;
}

int name_forms(struct arena *arena, const char *key, const char *forms[NAME_FORMS])
{
    int count = 0;
    const char *bare = unquoted(arena, key);
    const char *straight = turned(arena, bare ? bare : key);
    forms[count++] = key;
    if (bare) {
        forms[count++] = bare;
    }
    if (straight) {
        forms[count++] = straight;
    }
    return count;
}
