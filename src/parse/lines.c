#include "lines.h"

#include "messages.h"
#include "text.h"

#include <stdio.h>
#include <string.h>

static const char BYTE_ORDER_MARK[] = "\xEF\xBB\xBF";

static bool begins_with(const char *text, size_t size, const char *mark)
{
    const size_t length = strlen(mark);
    return size >= length && memcmp(text, mark, length) == 0;
}

/* The offset of the first `byte` in [from, to), or `to`. */
static size_t find_byte(const char *text, size_t from, size_t to, int byte)
{
    const char *found = from < to ? memchr(text + from, byte, to - from) : NULL;
    return found ? (size_t)(found - text) : to;
}

struct lines lines_of(const char *text, size_t size)
{
    struct lines lines = {.text = text, .size = size};
    if (begins_with(text, size, BYTE_ORDER_MARK)) {
        lines.at = strlen(BYTE_ORDER_MARK);
    }
    lines.feed = find_byte(text, lines.at, size, '\n');
    return lines;
}

bool lines_next(struct lines *lines, struct line *line)
{
    if (lines->at >= lines->size) {
        return false;
    }
    /* The LF is remembered because a file of lone CRs would be searched to its end on each line. */
    if (lines->feed < lines->at) {
        lines->feed = find_byte(lines->text, lines->at, lines->size, '\n');
    }
    const size_t end = find_byte(lines->text, lines->at, lines->feed, '\r');
    size_t after = end;
    if (end + 1 == lines->feed && lines->feed < lines->size) {
        after = end + 2;
    } else if (end < lines->size) {
        after = end + 1;
    }
    line->at = lines->at;
    line->size = end - lines->at;
    line->whole = after - lines->at;
    line->number = ++lines->number;
    lines->at = after;
    return true;
}

static bool is_tail(char byte)
{
    return ((unsigned char)byte & 0xC0) == 0x80;
}

uint32_t line_column(const char *text, const struct line *line, size_t at)
{
    /* A byte within a character stands where the character does. */
    while (at > line->at && at < line->at + line->whole && is_tail(text[at])) {
        at--;
    }
    return (uint32_t)text_points(text + line->at, at - line->at) + 1;
}

struct place line_place(uint32_t file, const char *text, const struct line *line, size_t at)
{
    return (struct place){.file = file,
                          .line = line->number,
                          .field = PLACE_ROW,
                          .column = line_column(text, line, at)};
}

bool lines_check_start(const char *text, size_t size, uint32_t file, struct findings *findings)
{
    const struct place start = {.file = file, .line = 1, .field = PLACE_ROW, .column = 1};
    if (begins_with(text, size, "\xFF\xFE") || begins_with(text, size, "\xFE\xFF")) {
        findings_say(findings, "not-utf8", start, MSG_finding_utf_16);
        return false;
    }
    if (begins_with(text, size, BYTE_ORDER_MARK)) {
        findings_say(findings, "byte-order-mark", start, MSG_finding_byte_order_mark);
    }
    return true;
}

bool line_check(const char *text, const struct line *line, uint32_t file, struct findings *findings)
{
    const char *bytes = text + line->at;
    const size_t invalid = text_invalid(bytes, line->size);
    const char *nul = line->size > 0 ? memchr(bytes, '\0', line->size) : NULL;
    if (invalid == line->size && !nul) {
        return true;
    }
    if (findings && invalid < line->size) {
        char hex[8];
        snprintf(hex, sizeof hex, "%02X", (unsigned)(unsigned char)bytes[invalid]);
        findings_say_with(findings, "not-utf8", line_place(file, text, line, line->at + invalid),
                          MSG_finding_not_utf8, hex);
    }
    if (findings && nul) {
        findings_say(findings, "nul-byte", line_place(file, text, line, (size_t)(nul - text)),
                     MSG_finding_nul_byte);
    }
    return false;
}
