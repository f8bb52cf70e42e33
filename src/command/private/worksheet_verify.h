#ifndef BLOCLINE_WORKSHEET_VERIFY_H
#define BLOCLINE_WORKSHEET_VERIFY_H

#include "command.h"

/* `worksheet --verify FILE`: a saved sheet against the records. Writes the items whose answer is no
 * longer what the sheet says; FAULT_PART if there are any. `lang` is the --lang option, or NULL. */
bool worksheet_verify(const struct question *question, const char *path, const char *lang,
                      bool form_given, struct table_sink *sink, struct fault *fault);

#endif
