/* too-wide COLUMNS: prints the lines of stdin that take more columns than that, but for those with
 * a URL, which is never broken; exit status 1 if there are any. For check_screens.sh. */
#include "text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(int argc, char **argv)
{
    const long columns = argc > 1 ? strtol(argv[1], NULL, 10) : 0;
    char *line = NULL;
    size_t capacity = 0;
    int status = 0;
    ssize_t size;
    while ((size = getline(&line, &capacity, stdin)) >= 0) {
        size -= size > 0 && line[size - 1] == '\n';
        line[size] = '\0';
        if (text_width(line, (size_t)size) > (size_t)columns && !strstr(line, "://")) {
            printf("%s\n", line);
            status = 1;
        }
    }
    free(line);
    return status;
}
