#ifndef BLOCLINE_XLSX_LIBRARY_H
#define BLOCLINE_XLSX_LIBRARY_H

#include "fault.h"
#include "xlsx_check.h"

#include <xlsxwriter.h>

/* libxlsxwriter, loaded when the first workbook is written. Debian has it as a shared library only,
 * which brings libcrypto with it: linked in the plain way, the two make every start of the program
 * take 1.65 ms instead of 0.81 ms, for questions that answer in less than that and hardly ever go
 * to Excel. Where there is a static one it is linked (linked/xlsx_linked.c). The types are those of
 * its header, so that calls are checked as always. */

#define XLSX_FUNCTIONS(X)                                                                          \
    X(workbook_new_opt)                                                                            \
    X(workbook_add_worksheet)                                                                      \
    X(workbook_add_format)                                                                         \
    X(workbook_set_properties)                                                                     \
    X(workbook_close)                                                                              \
    X(format_set_bold)                                                                             \
    X(format_set_num_format)                                                                       \
    X(worksheet_write_string)                                                                      \
    X(worksheet_write_number)                                                                      \
    X(worksheet_write_boolean)                                                                     \
    X(worksheet_set_column)                                                                        \
    X(worksheet_freeze_panes)                                                                      \
    X(worksheet_set_landscape)                                                                     \
    X(worksheet_set_row)                                                                           \
    X(worksheet_set_paper)                                                                         \
    X(worksheet_fit_to_pages)                                                                      \
    X(worksheet_repeat_rows)                                                                       \
    X(format_set_text_wrap)                                                                        \
    X(format_set_align)                                                                            \
    X(worksheet_autofilter)                                                                        \
    X(worksheet_ignore_errors)                                                                     \
    X(lxw_strerror)

struct xlsx_library {
    void *handle;     /* NULL: it is linked in */
    struct zlib zlib; /* which it brings */
#define XLSX_MEMBER(name) __typeof__(name) *name;
    XLSX_FUNCTIONS(XLSX_MEMBER)
#undef XLSX_MEMBER
};

/* Loads it. FAULT_IO: it is not installed. Release with xlsx_library_close. */
bool xlsx_library_open(struct xlsx_library *library, struct fault *fault);
void xlsx_library_close(struct xlsx_library *library);

#endif
