#ifndef BLOCLINE_VERIFY_H
#define BLOCLINE_VERIFY_H

#include "question.h"

/* A saved sheet (jsonl or json) against the records: the claim of every item is answered again, in
 * the reading that it was made by, and then by all sources. */

enum verdict_on { STILL_TRUE, NOW_CHANGED, NOW_CONTESTED, NOW_UNKNOWN };

/* "same", "changed", "contested", "unknown"; static. */
const char *verdict_name(enum verdict_on verdict);

/* One item that was looked at. Borrowed for the call. */
struct verified {
    size_t line; /* of the file */
    const char *id, *kind, *stem, *command;
    enum language lang;
    enum verdict_on verdict;
    const char *unknown; /* NOW_UNKNOWN: the bloc, actor, event or reading; else NULL */
};

typedef bool verified_visit(void *context, const struct verified *item, struct fault *fault);

/* Calls `visit` with every item in order. FAULT_DATA: the file is no sheet, with line and column.
 */
bool verify_sheet(const struct question *question, const char *path, verified_visit *visit,
                  void *context, struct fault *fault);

#endif
