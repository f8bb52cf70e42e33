#include "csv_rows.h"
#include "csv_scan.h"

static size_t line_end(const struct line *line)
{
    return line->at + line->whole;
}

/* Goes on to the next line if the spot is past its line. False at the end of the text. */
static bool enter_line(struct csv_spot *spot)
{
    return spot->at < line_end(&spot->line) || lines_next(&spot->after, &spot->line);
}

/* Moves over one byte of a quoted field's text, or over the two quotes that stand for one. False at
 * the closing quote, or where the text ends without one. */
static bool pass_quoted(struct csv_spot *spot)
{
    const char *text = spot->after.text;
    if (!enter_line(spot)) {
        return false;
    }
    if (text[spot->at] != '"') {
        spot->at++;
        return true;
    }
    if (spot->at + 1 < line_end(&spot->line) && text[spot->at + 1] == '"') {
        spot->at += 2;
        return true;
    }
    return false;
}

static bool at_quote(const struct csv_spot *spot)
{
    return spot->at < line_end(&spot->line) && spot->after.text[spot->at] == '"';
}

/* Moves past the delimiter that ends the field. False if the row ends first. */
static bool pass_field(struct csv_spot *spot, char delimiter)
{
    const char *text = spot->after.text;
    if (at_quote(spot)) {
        spot->at++;
        while (pass_quoted(spot)) {
        }
        if (at_quote(spot)) {
            spot->at++;
        }
    }
    while (spot->at < spot->line.at + spot->line.size) {
        if (text[spot->at++] == delimiter) {
            return true;
        }
    }
    return false;
}

bool csv_find_field(struct lines row, char delimiter, size_t field, struct csv_spot *spot)
{
    *spot = (struct csv_spot){.after = row};
    if (!lines_next(&spot->after, &spot->line)) {
        return false;
    }
    spot->at = spot->line.at;
    while (field > 0) {
        if (!pass_field(spot, delimiter)) {
            return false;
        }
        field--;
    }
    return true;
}

/* Moves from a field's first byte to the byte at `offset` of its text, or to its end. */
static void pass_offset(struct csv_spot *spot, size_t offset)
{
    if (!at_quote(spot)) {
        const size_t left = spot->line.at + spot->line.size - spot->at;
        spot->at += offset < left ? offset : left;
        return;
    }
    spot->at++;
    while (offset > 0 && pass_quoted(spot)) {
        offset--;
    }
    enter_line(spot); /* the byte asked for may be the first of a line */
}

/* Goes to before line number `line`. False if the text has not so many. */
static bool seek_line(struct csv_seek *seek, const char *text, size_t size, uint32_t line)
{
    if (!seek->lines.text || seek->lines.number >= line) {
        seek->lines = lines_of(text, size);
    }
    while (seek->lines.number + 1 < line) {
        struct line passed;
        if (!lines_next(&seek->lines, &passed)) {
            return false;
        }
    }
    return true;
}

void csv_rows_locate(const char *text, size_t size, char delimiter, struct csv_seek *seek,
                     struct place *place)
{
    struct csv_spot spot;
    if (place->column != 0) {
        return;
    }
    place->column = 1;
    if (place->line == 0 || place->field == PLACE_ROW ||
        !seek_line(seek, text, size, place->line) ||
        !csv_find_field(seek->lines, delimiter, place->field, &spot)) {
        return;
    }
    pass_offset(&spot, place->offset);
    place->line = spot.line.number;
    place->column = line_column(text, &spot.line, spot.at);
}

uint32_t csv_rows_column(const char *text, size_t size, char delimiter, const struct place *place)
{
    struct csv_seek seek = {0};
    struct place found = *place;
    csv_rows_locate(text, size, delimiter, &seek, &found);
    return found.column;
}
