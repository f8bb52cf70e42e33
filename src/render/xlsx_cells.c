#include "arena.h"
#include "render_parts.h"
#include "text.h"
#include "xlsx.h"

#include <stdlib.h>
#include <string.h>

enum {
    SERIAL_1970 = 25569,       /* the serial number of 1970-01-01 in Excel's calendar of 1900 */
    SERIAL_1900_MARCH = 61,    /* before it Excel counts a 29th of February that never was */
    SERIAL_9999_END = 2958465, /* 9999-12-31, the last day it knows */
    DIGITS_EXACT = 15          /* of a number; a longer one stays a text */
};

const char *xlsx_clean(struct xlsx *xlsx, const char *text, size_t size)
{
    size_t used = 0;
    xlsx->clean = heap_grow(xlsx->clean, &xlsx->capacity, 3 * size + 1, 1);
    while (size > 0) {
        size_t valid = text_invalid(text, size);
        for (size_t i = 0; i < valid; i++) {
            const bool nul = text[i] == '\0';
            const bool noncharacter = (unsigned char)text[i] == 0xEF && i + 2 < valid &&
                                      (unsigned char)text[i + 1] == 0xBF &&
                                      (unsigned char)text[i + 2] >= 0xBE; /* U+FFFE, U+FFFF */
            if (nul || noncharacter) {
                memcpy(xlsx->clean + used, PART_CONTROL_SIGN, 3);
                used += 3;
                i += noncharacter ? 2 : 0;
            } else {
                xlsx->clean[used++] = text[i];
            }
        }
        if (valid < size) {
            memcpy(xlsx->clean + used, PART_CONTROL_SIGN, 3);
            used += 3;
            valid++;
        }
        text += valid;
        size -= valid;
    }
    xlsx->clean[used] = '\0';
    return xlsx->clean;
}

/* A date is a true one only if it is a plain day: a cell of Excel cannot say "about" or "some day
 * in 1998", so all else stays as it is written. */
static bool excel_day(const struct cell *cell, double *serial)
{
    int64_t day;
    if (!cell_plain_day(cell, &day)) {
        return false;
    }
    *serial = (double)(day + SERIAL_1970);
    return *serial >= SERIAL_1900_MARCH && *serial <= SERIAL_9999_END;
}

/* A code of digits alone, which the number shows as it is written. */
static bool is_code(enum column_kind kind, const struct cell *cell)
{
    const bool three = kind == COLUMN_CODE_OF_THREE && cell->size == 3;
    for (size_t i = 0; i < cell->size; i++) {
        if (cell->text[i] < '0' || cell->text[i] > '9') {
            return false;
        }
    }
    return three || (kind == COLUMN_CODE && cell->size <= DIGITS_EXACT &&
                     (cell->size == 1 || cell->text[0] != '0'));
}

lxw_error xlsx_write_cell(struct xlsx *xlsx, size_t column, const struct cell *cell)
{
    const struct xlsx_library *library = &xlsx->library;
    const lxw_row_t row = xlsx->rows;
    const lxw_col_t at = (lxw_col_t)column;
    const enum column_kind kind = xlsx->columns[column].kind;
    double serial;
    if (kind == COLUMN_DATE && excel_day(cell, &serial)) {
        return library->worksheet_write_number(xlsx->sheet, row, at, serial, xlsx->day);
    }
    if (kind == COLUMN_NUMBER && cell->size <= DIGITS_EXACT &&
        text_is_number(cell->text, cell->size)) {
        const char *number = xlsx_clean(xlsx, cell->text, cell->size);
        return library->worksheet_write_number(xlsx->sheet, row, at, strtod(number, NULL),
                                               xlsx->top);
    }
    if (is_code(kind, cell)) {
        const char *number = xlsx_clean(xlsx, cell->text, cell->size);
        return library->worksheet_write_number(xlsx->sheet, row, at, strtod(number, NULL),
                                               kind == COLUMN_CODE ? xlsx->code : xlsx->three);
    }
    if (kind == COLUMN_FLAG && cell->size == 3 && memcmp(cell->text, "yes", 3) == 0) {
        return library->worksheet_write_boolean(xlsx->sheet, row, at, 1, xlsx->flag);
    }
    if (kind == COLUMN_FLAG && cell->size == 2 && memcmp(cell->text, "no", 2) == 0) {
        return library->worksheet_write_boolean(xlsx->sheet, row, at, 0, xlsx->flag);
    }
    const char *text = xlsx_clean(xlsx, cell->text, cell->size);
    return library->worksheet_write_string(xlsx->sheet, row, at, text, xlsx->wrap);
}
