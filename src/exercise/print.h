#ifndef BLOCLINE_EXERCISE_PRINT_H
#define BLOCLINE_EXERCISE_PRINT_H

#include "sheet.h"
#include "writing.h"

/* Sheets on paper, on a terminal, and as data. */

/* What of a sheet is printed: its variants from `first` on, in the languages, pages for pupils, the
 * key, or both. */
struct print_request {
    size_t first, variants;
    bool langs[LANG_COUNT];
    bool pages, key;
};

void print_html(struct writing *out, const struct sheet *sheet,
                const struct print_request *request);
void print_text(struct writing *out, const struct sheet *sheet,
                const struct print_request *request);
void print_markdown(struct writing *out, const struct sheet *sheet,
                    const struct print_request *request);

/* Items as data, in every language of the request; the order is that of the first variant. */
void print_jsonl(struct writing *out, const struct sheet *sheet,
                 const struct print_request *request);
void print_json(struct writing *out, const struct sheet *sheet,
                const struct print_request *request);
void print_csv(struct writing *out, const struct sheet *sheet, const struct print_request *request);

#endif
