#ifndef BLOCLINE_LINEAGE_TREE_H
#define BLOCLINE_LINEAGE_TREE_H

#include "question.h"

/* The family of a bloc as a table that draws a tree: the bloc, under it what it came from (and what
 * that came from ...), then what it became. A bloc that was shown before is named again, but not
 * what hangs on it. For lineage.c only. */
bool lineage_tree(const struct question *question, const char *word, struct table_sink *sink,
                  struct fault *fault);

#endif
