#include "text.h"
#include "xlsx.h"

/* How a sheet stands on the screen and on paper. */

enum {
    WIDTH_NARROW = 12, /* a plain day fits */
    WIDTH_PAGE = 190,  /* of all columns, to be read on A4 across */
    LINES_MOST = 27    /* of a row: Excel's 409 points */
};

void xlsx_set_page(const struct xlsx *xlsx, lxw_worksheet *sheet)
{
    enum { A4 = 9 };
    xlsx->library.worksheet_set_landscape(sheet);
    xlsx->library.worksheet_set_paper(sheet, A4);
    xlsx->library.worksheet_fit_to_pages(sheet, 1, 0);
}

void xlsx_set_widest(struct xlsx *xlsx)
{
    size_t most = XLSX_WIDTH_MOST, sum;
    do {
        sum = 0;
        for (size_t i = 0; i < xlsx->count; i++) {
            sum += (xlsx->widths[i] < most ? xlsx->widths[i] : most) + 2;
        }
    } while (sum > WIDTH_PAGE && most > WIDTH_NARROW && most--);
    xlsx->most = most;
}

size_t xlsx_lines(const char *text, size_t size, size_t width)
{
    size_t lines = 1;
    if (size <= width || text_width(text, size) <= width) {
        return 1;
    }
    for (size_t taken; size > 0 && lines < LINES_MOST; lines++) {
        text_break(text, size, width, &taken);
        text += taken;
        size -= taken;
    }
    return lines - 1;
}

void xlsx_set_height(const struct xlsx *xlsx, lxw_worksheet *sheet, lxw_row_t row, size_t lines)
{
    if (lines > 1) {
        const size_t shown = lines < LINES_MOST ? lines : LINES_MOST;
        xlsx->library.worksheet_set_row(sheet, row, 15.0 * (double)shown, NULL);
    }
}

void xlsx_keep_header(struct xlsx *xlsx, lxw_worksheet *sheet)
{
    xlsx->library.worksheet_freeze_panes(sheet, 1, 0);
    xlsx->library.worksheet_repeat_rows(sheet, 0, 0);
    xlsx->parts.panes++;
    xlsx->parts.selections++;
}
