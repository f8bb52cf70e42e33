#include "table.h"

#include "messages.h"

#include <string.h>

size_t column_with_role(const struct column *columns, size_t count, enum column_role role)
{
    size_t i = 0;
    while (i < count && columns[i].role != role) {
        i++;
    }
    return i;
}

const char *column_heading(const struct column *column, enum language language)
{
    return column->heading != MSG_NONE ? message(language, column->heading) : NULL;
}

struct cell cell_text(const char *text)
{
    if (text == NULL || text[0] == '\0') {
        return (struct cell){NULL, 0};
    }
    return (struct cell){text, strlen(text)};
}
