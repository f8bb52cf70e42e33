#ifndef BLOCLINE_RENDER_PARTS_H
#define BLOCLINE_RENDER_PARTS_H

#include "render.h"

#include <stddef.h>
#include <stdint.h>

/* What the renderers share: writing with a check, and what may be shown to people. For this layer
 * only. */

/* Writes without a check; output_check or output_finish tell whether all of it went well. */
static inline void output_bytes(FILE *out, const char *text, size_t size)
{
    if (size > 0) { /* text may be NULL then */
        fwrite_unlocked(text, 1, size, out);
    }
}

static inline void output_text(FILE *out, const char *text)
{
    fputs_unlocked(text, out);
}

static inline void output_byte(FILE *out, char byte)
{
    putc_unlocked(byte, out);
}

/* Did everything written so far go well, as far as is known yet? Fails with FAULT_PIPE if the
 * reader has gone, and with FAULT_IO otherwise. Call it after each row, so that a million rows are
 * not made for nobody. */
bool output_check(FILE *out, struct fault *fault);

/* Flushes, and checks as output_check does. `out` stays open: it is the caller's. */
bool output_finish(FILE *out, struct fault *fault);

/* The parts of a text that is to be shown on a terminal or a page. */
enum part {
    PART_TEXT,   /* valid UTF-8 without anything of the below */
    PART_SPACE,  /* a tab */
    PART_LINE,   /* a line break of any kind: LF, CR LF, CR, VT, FF, NEL, U+2028, U+2029 */
    PART_CONTROL /* a control character (ESC could take over a terminal), a character that
                  * reverses the direction of what follows, or a byte that is not UTF-8 */
};

/* What is shown in the place of a PART_CONTROL where UTF-8 can be shown: U+FFFD. */
#define PART_CONTROL_SIGN "\xEF\xBF\xBD"

/* The kind of the part that `text` (`size` > 0 bytes) begins with. Returns its length in bytes:
 * for text as far as it goes, for all others of one of them. */
size_t part_next(const char *text, size_t size, enum part *kind);

/* The text with dashes, quotation marks and the like in ASCII; letters stay. `*size` becomes that
 * of the new text, which is owned by the arena and ends with a NUL. */
const char *marks_in_ascii(struct arena *arena, const char *text, size_t *size);

/* Writes the text on one line and with nothing in it that would act on a terminal. */
void output_line(FILE *out, const char *text);
void output_cell(FILE *out, const struct cell *cell);

/* Writes the parts of a text: what is text by `write`, a line break as `line`, and spaces and signs
 * for the others. */
typedef void text_write(FILE *out, const char *text, size_t size);
void output_parts(FILE *out, const char *text, size_t size, text_write *write, const char *line);

/* Writes UTF-8 text for HTML and XML, in an element or a quoted attribute; the second on one line.
 */
void output_html(FILE *out, const char *text, size_t size);
void output_xml_line(FILE *out, const char *text, size_t size);

/* Is it a number as JSON writes one (RFC 8259 section 6; without an exponent)? */
bool text_is_number(const char *text, size_t size);

/* The first day that a date may mean, and the last; false if the cell is not one EDTF value, or the
 * day is unknown or open. `..` is the day `open_end` (EDTF, NULL for none). */
bool cell_first_day(const struct cell *cell, const char *open_end, int64_t *day);
bool cell_last_day(const struct cell *cell, const char *open_end, int64_t *day);

/* The day, if the cell is one of the form 1994-04-30, with nothing that qualifies it. */
bool cell_plain_day(const struct cell *cell, int64_t *day);

#endif
