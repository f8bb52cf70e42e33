#include "table.h"

#include <string.h>

struct cell cell_text(const char *text)
{
    if (text == NULL || text[0] == '\0') {
        return (struct cell){NULL, 0};
    }
    return (struct cell){text, strlen(text)};
}
