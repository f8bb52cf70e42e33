#include "ini_scan.h"

#include "lines.h"
#include "messages.h"
#include "wording.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

/* A line and those that backslashes join to it, as iniparser sees them: one. */
struct joined {
    char text[INI_LINE_MAX + 1];
    uint32_t lines[INI_LINE_MAX + 1];   /* physical line of each byte and of the end */
    uint32_t columns[INI_LINE_MAX + 1]; /* its column */
    size_t size;
    bool bad; /* it has a finding already: not worth looking into */
};

struct scan {
    const char *text;
    uint32_t file;
    ini_take *take;
    void *context;
    struct findings *findings;
    struct lines lines;
    struct joined joined;
};

static bool is_space(char byte)
{
    return byte == ' ' || byte == '\t';
}

static bool is_comment(char byte)
{
    return byte == '#' || byte == ';';
}

static struct place place_at(const struct scan *scan, size_t at)
{
    return (struct place){.file = scan->file,
                          .line = scan->joined.lines[at],
                          .field = PLACE_ROW,
                          .column = scan->joined.columns[at]};
}

/* --- lines --- */

/* The offset of the first control character of the line but tab, or its end. */
static size_t find_control(const char *text, const struct line *line)
{
    size_t at = line->at;
    while (at < line->at + line->size && (text[at] == '\t' || (unsigned char)text[at] >= 0x20) &&
           text[at] != 0x7F) {
        at++;
    }
    return at;
}

static void check_line(struct scan *scan, const struct line *line)
{
    if (!line_check(scan->text, line, scan->file, scan->findings)) {
        scan->joined.bad = true;
        return;
    }
    const size_t control = find_control(scan->text, line);
    if (control < line->at + line->size) {
        char hex[8];
        snprintf(hex, sizeof hex, "%02X", (unsigned)(unsigned char)scan->text[control]);
        findings_say_with(scan->findings, "control-character",
                          line_place(scan->file, scan->text, line, control),
                          MSG_finding_control_character, hex);
        scan->joined.bad = true;
    }
}

/* Adds the bytes of the line from offset `begin` to before `end`. */
static void join(struct scan *scan, const struct line *line, size_t begin, size_t end)
{
    struct joined *joined = &scan->joined;
    if (joined->bad) {
        return;
    }
    if (end - begin > INI_LINE_MAX - joined->size) {
        findings_say_with(scan->findings, "long-line",
                          line_place(scan->file, scan->text, line, line->at),
                          joined->size > 0 ? MSG_finding_long_line_joined : MSG_finding_long_line,
                          NUMBER_TEXT(INI_LINE_MAX));
        joined->bad = true;
        return;
    }
    uint32_t column = 0;
    for (size_t at = line->at; at < end; at++) {
        column += ((unsigned char)scan->text[at] & 0xC0) != 0x80;
        if (at < begin) {
            continue;
        }
        joined->text[joined->size] = scan->text[at];
        joined->lines[joined->size] = line->number;
        joined->columns[joined->size++] = column;
    }
    joined->text[joined->size] = '\0';
    joined->lines[joined->size] = line->number;
    joined->columns[joined->size] = column + 1;
}

static bool begins_comment(const struct joined *joined)
{
    size_t at = 0;
    while (at < joined->size && is_space(joined->text[at])) {
        at++;
    }
    return at < joined->size && is_comment(joined->text[at]);
}

static void report_continuation(struct scan *scan, const struct line *line, size_t at, int message)
{
    findings_say(scan->findings, "bad-continuation", line_place(scan->file, scan->text, line, at),
                 message);
    scan->joined.bad = true;
}

/* Whether the bytes from `begin` to `end` would be a line of their own: `key = ...`, `[section]`.
 */
static bool is_own_line(const char *text, size_t begin, size_t end)
{
    size_t at = begin;
    if (begin < end && text[begin] == '[') {
        return text[end - 1] == ']';
    }
    while (at < end && ((text[at] >= 'a' && text[at] <= 'z') ||
                        (text[at] >= 'A' && text[at] <= 'Z') || text[at] == '_')) {
        at++;
    }
    const size_t name = at - begin;
    while (at < end && is_space(text[at])) {
        at++;
    }
    return name > 0 && at < end && text[at] == '=';
}

/* Reads a line and all that is joined to it. False at the end. */
static bool read_joined(struct scan *scan)
{
    struct line line;
    bool any = false;
    struct place backslash = {0}; /* that joined the line at hand to the one before */
    scan->joined.size = 0;
    scan->joined.bad = false;
    while (lines_next(&scan->lines, &line)) {
        any = true;
        check_line(scan, &line);
        size_t end = line.at + line.size;
        while (end > line.at && is_space(scan->text[end - 1])) {
            end--;
        }
        const bool goes_on = end > line.at && scan->text[end - 1] == '\\';
        size_t begin = line.at;
        while (backslash.line && begin < end && is_space(scan->text[begin])) {
            begin++;
        }
        if (backslash.line && is_own_line(scan->text, begin, end)) {
            char next[41];
            snprintf(next, sizeof next, "%.*s", (int)(end - begin), scan->text + begin);
            findings_say_with(scan->findings, "swallowed-line", backslash,
                              MSG_finding_swallowed_line, next);
        }
        join(scan, &line, begin, goes_on && end > begin ? end - 1 : end);
        if (!goes_on) {
            break;
        }
        if (begins_comment(&scan->joined)) {
            report_continuation(scan, &line, end - 1, MSG_finding_continued_comment);
            break;
        }
        backslash = line_place(scan->file, scan->text, &line, end - 1);
        if (scan->lines.at >= scan->lines.size) {
            report_continuation(scan, &line, end - 1, MSG_finding_bad_continuation);
        }
    }
    return any;
}

/* --- what a line says --- */

/* Takes the space off both ends of [*from, *to). */
static void strip(const char *text, size_t *from, size_t *to)
{
    while (*from < *to && is_space(text[*from])) {
        (*from)++;
    }
    while (*to > *from && is_space(text[*to - 1])) {
        (*to)--;
    }
}

static void report(struct scan *scan, const char *rule, size_t at, int message)
{
    findings_say(scan->findings, rule, place_at(scan, at), message);
}

/* Whether [from, to) can be a name; makes it lower case. */
static bool check_name(struct scan *scan, const char *rule, size_t from, size_t to)
{
    char *text = scan->joined.text;
    if (to - from > INI_NAME_MAX) {
        findings_say_with(scan->findings, rule, place_at(scan, from),
                          MSG_finding_name_more_than_bytes, NUMBER_TEXT(INI_NAME_MAX));
        return false;
    }
    for (size_t at = from; at < to; at++) {
        if (strchr(":[]#;\\\"'", text[at])) {
            findings_say_with(scan->findings, rule, place_at(scan, at), MSG_finding_name_sign,
                              (const char[]){text[at], '\0'});
            return false;
        }
        if (text[at] >= 'A' && text[at] <= 'Z') {
            text[at] = (char)(text[at] - 'A' + 'a');
        }
    }
    return true;
}

/* The line is `[...`, from offset `open`. */
static bool read_section(struct scan *scan, size_t open, struct ini_entry *entry)
{
    char *text = scan->joined.text;
    char *close = strchr(text + open, ']');
    if (!close) {
        report(scan, "bad-section", scan->joined.size, MSG_finding_section_bracket);
        return false;
    }
    size_t from = open + 1;
    size_t to = (size_t)(close - text);
    size_t rest = to + 1;
    size_t end = scan->joined.size;
    strip(text, &rest, &end);
    if (rest < end) {
        report(scan, "bad-section", rest,
               is_comment(text[rest]) ? MSG_finding_section_comment : MSG_finding_section_rest);
        return false;
    }
    strip(text, &from, &to);
    if (from == to) {
        report(scan, "bad-section", open, MSG_finding_section_name);
        return false;
    }
    if (!check_name(scan, "bad-section", from, to)) {
        return false;
    }
    text[to] = '\0';
    entry->name = text + from;
    entry->name_place = place_at(scan, from);
    return true;
}

/* The value stands in quotes, of which the first is at `open`. */
static bool read_quoted(struct scan *scan, size_t open, struct ini_entry *entry)
{
    char *text = scan->joined.text;
    char *close = strchr(text + open + 1, text[open]);
    if (!close) {
        report(scan, "open-quote", open, MSG_finding_open_quote_end);
        return false;
    }
    size_t rest = (size_t)(close - text) + 1;
    size_t end = scan->joined.size;
    strip(text, &rest, &end);
    if (rest < end && !is_comment(text[rest])) {
        findings_say_with(scan->findings, "bad-quote", place_at(scan, rest),
                          MSG_finding_after_quote, text[open] == '"' ? "\"" : "'",
                          text[open] == '"' ? "'" : "\"");
        return false;
    }
    entry->value = text + open + 1;
    entry->value_place = place_at(scan, open + 1);
    *close = '\0';
    return true;
}

static bool read_value(struct scan *scan, size_t from, struct ini_entry *entry)
{
    char *text = scan->joined.text;
    size_t end = scan->joined.size;
    strip(text, &from, &end);
    if (text[from] == '"' || text[from] == '\'') {
        return read_quoted(scan, from, entry);
    }
    const size_t cut = from + strcspn(text + from, "#;");
    if (cut < end) {
        findings_say_with(scan->findings, "cut-value", place_at(scan, cut), MSG_finding_cut_value,
                          (const char[]){text[cut], '\0'});
        return false;
    }
    text[end] = '\0';
    entry->value = text + from;
    entry->value_place = place_at(scan, from);
    return true;
}

/* The line is not a section, a comment or blank, and begins at offset `from`. */
static bool read_key(struct scan *scan, size_t from, struct ini_entry *entry)
{
    char *text = scan->joined.text;
    char *equals = strchr(text + from, '=');
    if (!equals) {
        report(scan, "bad-line", from, MSG_finding_bad_line);
        return false;
    }
    size_t to = (size_t)(equals - text);
    const size_t after = to + 1;
    strip(text, &from, &to);
    if (from == to) {
        report(scan, "bad-key", from, MSG_finding_bad_key);
        return false;
    }
    if (!check_name(scan, "bad-key", from, to)) {
        return false;
    }
    if (!read_value(scan, after, entry)) {
        entry->kind = INI_LOST_KEY;
    }
    text[to] = '\0';
    entry->name = text + from;
    entry->name_place = place_at(scan, from);
    return true;
}

static void read_entry(struct scan *scan)
{
    const char *text = scan->joined.text;
    size_t from = 0;
    size_t end = scan->joined.size;
    strip(text, &from, &end);
    if (from == end || is_comment(text[from])) {
        return;
    }
    struct ini_entry entry = {.kind = INI_KEY};
    if (text[from] == '[') {
        entry.kind = read_section(scan, from, &entry) ? INI_SECTION : INI_LOST_SECTION;
    } else if (!read_key(scan, from, &entry)) {
        return;
    }
    scan->take(scan->context, &entry);
}

void ini_scan(const char *text, size_t size, uint32_t file, ini_take *take, void *context,
              struct findings *findings)
{
    if (!lines_check_start(text, size, file, findings)) {
        return;
    }
    struct scan scan = {.text = text,
                        .file = file,
                        .take = take,
                        .context = context,
                        .findings = findings,
                        .lines = lines_of(text, size)};
    while (read_joined(&scan)) {
        if (!scan.joined.bad) {
            read_entry(&scan);
        }
    }
}
