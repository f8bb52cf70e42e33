#include "edtf_parts.h"

/* The door to the reader: what it refuses is looked at once more, for a suggestion. The files that
 * make suggestions ask the reader itself (edtf_read) whether they are dates. */

bool edtf_parse(const char *s, size_t n, struct edtf *out, struct edtf_error *err)
{
    if (edtf_read(s, n, out, err))
        return true;
    if (err != NULL)
        edtf_suggest(n == 0 ? "" : s, n, err);
    return false;
}
