#ifndef BLOCLINE_RECORD_QUERIES_H
#define BLOCLINE_RECORD_QUERIES_H

#include "queries.h"

/* Questions about the record itself; as in queries.h each writes one table to the sink. */

/* What a bloc came from and became: one row per step of its family. */
bool query_lineage(const struct question *question, const char *bloc, struct table_sink *sink,
                   struct fault *fault);

/* The same as a tree: the bloc, under it what it came from (and what that came from ...), then what
 * it became. A bloc that was shown before is named again, but not what hangs on it. */
bool query_lineage_tree(const struct question *question, const char *bloc, struct table_sink *sink,
                        struct fault *fault);

/* Where accounts of one event differ, of one bloc or (NULL) of all: per event and aspect
 * (account_compare.h) one row for each account that says something of it. */
bool query_disagreements(const struct question *question, const char *bloc, struct table_sink *sink,
                         struct fault *fault);

/* How to cite the package: lines of one column, `citation`. Styles: "plain" (or NULL), "bibtex",
 * "gost" (GOST R 7.0.5-2008, in Russian). `accessed` is today as YYYY-MM-DD, for the style that
 * wants it beside an address. FAULT_USAGE: no such style. */
bool query_cite(const struct question *question, const char *style, const char *accessed,
                struct table_sink *sink, struct fault *fault);

/* What speaks of all the words of `texts`, in their stems; words in quotes stand side by side. Any
 * text is a question: signs that are not letters or digits only part words. */
bool query_find(const struct question *question, const char *const *texts, size_t count,
                struct table_sink *sink, struct fault *fault);

#endif
