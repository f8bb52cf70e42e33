#include "render_parts.h"

#include "edtf.h"
#include "messages.h"
#include "platform.h"
#include "text.h"

#include <assert.h>
#include <errno.h>
#include <string.h>

/* To be called while errno still tells of the write that failed. */
static bool output_fault(struct fault *fault)
{
    if (platform_reader_gone()) {
        return fault_say_errno(fault, FAULT_PIPE, MSG_fault_reader_gone, NULL);
    }
    if (errno == 0) {
        errno = EIO; /* it failed earlier, and nobody said why */
    }
    return fault_say_errno(fault, FAULT_IO, MSG_fault_cannot_write_output, NULL);
}

bool output_check(FILE *out, struct fault *fault)
{
    return ferror_unlocked(out) ? output_fault(fault) : true;
}

bool output_finish(FILE *out, struct fault *fault)
{
    /* In this order: fflush sets errno again if it fails, and may succeed after a lost write. */
    return fflush(out) != 0 || ferror(out) ? output_fault(fault) : true;
}

/* The part that begins with a byte that is not plain ASCII text; `size` > 0. */
static size_t special_part(const char *text, size_t size, enum part *kind)
{
    unsigned char first = (unsigned char)text[0];
    unsigned char second = size > 1 ? (unsigned char)text[1] : 0;
    unsigned char third = size > 2 ? (unsigned char)text[2] : 0;

    if (first == '\t') {
        *kind = PART_SPACE;
        return 1;
    }
    if (first >= '\n' && first <= '\r') {
        *kind = PART_LINE;
        return first == '\r' && second == '\n' ? 2 : 1;
    }
    if (first == 0xC2 && second >= 0x80 && second < 0xA0) { /* U+0080..U+009F, C1 */
        *kind = second == 0x85 ? PART_LINE : PART_CONTROL;
        return 2;
    }
    if (first == 0xE2 && second == 0x80 && third >= 0xA8 && third <= 0xAE) {
        *kind = third <= 0xA9 ? PART_LINE : PART_CONTROL; /* U+202A..U+202E turn the direction */
        return 3;
    }
    if (first == 0xE2 && second == 0x81 && third >= 0xA6 && third <= 0xA9) { /* U+2066..U+2069 */
        *kind = PART_CONTROL;
        return 3;
    }
    if (first < 0x20 || first == 0x7F) {
        *kind = PART_CONTROL;
        return 1;
    }
    size_t length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC0 ? 2 : 1;
    if (length > size || text_invalid(text, length) != length) {
        *kind = PART_CONTROL;
        return 1;
    }
    *kind = PART_TEXT;
    return length;
}

size_t part_next(const char *text, size_t size, enum part *kind)
{
    assert(size > 0);
    size_t at = 0;
    while (at < size) {
        unsigned char byte = (unsigned char)text[at];
        enum part next = PART_TEXT;
        size_t length = 1;
        if (byte < 0x20 || byte >= 0x7F) {
            length = special_part(text + at, size - at, &next);
        }
        if (next != PART_TEXT) {
            if (at > 0) {
                break;
            }
            *kind = next;
            return length;
        }
        at += length;
    }
    *kind = PART_TEXT;
    return at;
}

const char *marks_in_ascii(struct arena *arena, const char *text, size_t *size)
{
    char *plain = arena_alloc(arena, *size + 1), likeness[8];
    size_t used = 0;
    for (size_t at = 0; at < *size;) {
        size_t length = 1;
        while (at + length < *size && ((unsigned char)text[at + length] & 0xC0U) == 0x80) {
            length++;
        }
        const unsigned char *first = (const unsigned char *)text + at;
        const bool general =
            length == 3 && first[0] == 0xE2 && ((first[1] & 0xFEU) == 0x80 || first[1] == 0x86);
        const bool latin =
            length == 2 && first[0] == 0xC2 && (first[1] == 0xAB || first[1] == 0xBB);
        const char *mark = general || latin ? text_ascii(text + at, length, likeness) : "?";
        const bool known = *mark && *mark != '?';
        const size_t put = known ? strlen(mark) : length;
        memcpy(plain + used, known ? mark : text + at, put);
        used += put;
        at += length;
    }
    plain[used] = '\0';
    *size = used;
    return plain;
}

void output_cell(FILE *out, const struct cell *cell)
{
    const char *text = cell->text;
    for (size_t size = cell->size; size > 0;) {
        enum part kind;
        const size_t length = part_next(text, size, &kind);
        if (kind == PART_TEXT) {
            output_bytes(out, text, length);
        } else {
            output_text(out, kind == PART_CONTROL ? PART_CONTROL_SIGN : " ");
        }
        text += length;
        size -= length;
    }
}

void output_line(FILE *out, const char *text)
{
    output_cell(out, &(struct cell){text, strlen(text)});
}

void output_parts(FILE *out, const char *text, size_t size, text_write *write, const char *line)
{
    while (size > 0) {
        enum part kind;
        const size_t length = part_next(text, size, &kind);
        switch (kind) {
        case PART_TEXT:
            write(out, text, length);
            break;
        case PART_SPACE:
            output_byte(out, ' ');
            break;
        case PART_LINE:
            output_text(out, line);
            break;
        case PART_CONTROL:
            output_text(out, PART_CONTROL_SIGN);
            break;
        }
        text += length;
        size -= length;
    }
}

static void html_part(FILE *out, const char *text, size_t size)
{
    size_t done = 0;
    for (size_t i = 0; i < size; i++) {
        const char *entity;
        switch (text[i]) {
        case '<':
            entity = "&lt;";
            break;
        case '>':
            entity = "&gt;";
            break;
        case '&':
            entity = "&amp;";
            break;
        case '"':
            entity = "&quot;";
            break;
        default:
            continue;
        }
        output_bytes(out, text + done, i - done);
        output_text(out, entity);
        done = i + 1;
    }
    output_bytes(out, text + done, size - done);
}

void output_html(FILE *out, const char *text, size_t size)
{
    output_parts(out, text, size, html_part, "\n");
}

void output_xml_line(FILE *out, const char *text, size_t size)
{
    output_parts(out, text, size, html_part, " ");
}

static size_t skip_digits(const char *text, size_t size, size_t at)
{
    while (at < size && text[at] >= '0' && text[at] <= '9') {
        at++;
    }
    return at;
}

bool text_is_number(const char *text, size_t size)
{
    size_t start = size > 0 && text[0] == '-' ? 1 : 0;
    size_t end = skip_digits(text, size, start);
    if (end == start || (text[start] == '0' && end > start + 1)) {
        return false;
    }
    if (end < size && text[end] == '.') {
        start = end + 1;
        end = skip_digits(text, size, start);
        if (end == start) {
            return false;
        }
    }
    if (end < size && text[end] == 'e') { /* 1.0e+20, as SQLite writes it */
        start = end + 1;
        start += start < size && (text[start] == '+' || text[start] == '-');
        end = skip_digits(text, size, start);
        if (end == start) {
            return false;
        }
    }
    return end == size;
}

static bool read_date(const struct cell *cell, const char *open_end, struct edtf *date)
{
    if (cell->size == 2 && memcmp(cell->text, "..", 2) == 0) {
        return open_end != NULL && edtf_parse(open_end, strlen(open_end), date, NULL);
    }
    return cell->size > 0 && edtf_parse(cell->text, cell->size, date, NULL);
}

bool cell_first_day(const struct cell *cell, const char *open_end, int64_t *day)
{
    struct edtf date;
    if (!read_date(cell, open_end, &date) || date.earliest == EDTF_NEG_INF) {
        return false;
    }
    *day = date.earliest;
    return true;
}

bool cell_last_day(const struct cell *cell, const char *open_end, int64_t *day)
{
    struct edtf date;
    if (!read_date(cell, open_end, &date) || date.latest == EDTF_POS_INF) {
        return false;
    }
    *day = date.latest;
    return true;
}

bool cell_plain_day(const struct cell *cell, int64_t *day)
{
    static const char form[] = "0000-00-00";
    struct edtf date;
    if (cell->size != sizeof form - 1) {
        return false;
    }
    for (size_t i = 0; i < sizeof form - 1; i++) {
        const bool digit = cell->text[i] >= '0' && cell->text[i] <= '9';
        if (form[i] == '0' ? !digit : cell->text[i] != form[i]) {
            return false;
        }
    }
    if (!edtf_parse(cell->text, cell->size, &date, NULL)) {
        return false;
    }
    *day = date.earliest;
    return true;
}
