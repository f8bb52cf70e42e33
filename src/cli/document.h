#ifndef BLOCLINE_DOCUMENT_H
#define BLOCLINE_DOCUMENT_H

#include "render.h"

/* Documents: what a command writes itself, byte by byte, and not as a table. Its rows have two
 * cells: the path of a file, none for the output of the program, and what is to be written there.
 * Files with paths are put in place together when the answer is whole, or not at all. */

/* The renderer of documents in a form ("html"); NULL: there is no such form. */
const struct renderer *document_renderer(const char *form);

/* Whether something was written to the output of the program itself. */
bool document_has_main(const struct table_sink *sink);

/* Puts all files with paths in place. FAULT_IO: one of them could not be, and none is. */
bool document_keep(struct table_sink *sink, struct fault *fault);

#endif
