#include "aside_rows.h"
#include "import_parts.h"

/* A quoted cell may go on over lines. */
static bool is_open(const char *text, size_t size)
{
    bool open = false;
    for (size_t i = 0; i < size; i++) {
        open = open != (text[i] == '"');
    }
    return open;
}

const char *aside_row_text(struct arena *arena, struct lines *lines, uint32_t number)
{
    enum { LINES_MOST = 100 }; /* beyond it a quote was surely left open */
    struct line line = {0};
    while (lines->number < number && lines_next(lines, &line)) {
    }
    if (line.number != number) {
        return "";
    }
    const char *row = lines->text + line.at;
    struct lines after = *lines;
    struct line next = line;
    for (int i = 0; i < LINES_MOST && is_open(row, next.at + next.size - line.at); i++) {
        if (!lines_next(&after, &next)) {
            break;
        }
    }
    const size_t size = next.at + next.size - line.at;
    return arena_text(arena, row, is_open(row, size) ? line.size : size);
}

void aside_put_header(FILE *out)
{
    fputs("file,line,column,rule,reason,row\n", out);
}

void aside_put(FILE *out, const char *file, const struct finding *finding, const char *row)
{
    import_put_cell(out, file);
    fprintf(out, ",%u,%u,%s,", finding->place.line, finding->place.column, finding->rule);
    import_put_cell(out, finding->text);
    fputc(',', out);
    import_put_cell(out, row);
    fputc('\n', out);
}
