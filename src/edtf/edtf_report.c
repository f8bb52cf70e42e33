#include "edtf_parts.h"

/* What every reader of a piece of a date needs of the text itself. */

bool edtf_refuse(const struct edtf_scan *scan, const char *at, const char *end, const char *message,
                 const char *expected)
{
    struct edtf_error *err = scan->err;
    if (err != NULL) {
        err->offset = (size_t)(at - scan->text);
        err->length = (size_t)(end - at);
        err->message = message;
        err->expected = expected;
    }
    return false;
}

unsigned edtf_qualifier_of(char c)
{
    switch (c) {
    case '?':
        return EDTF_UNCERTAIN;
    case '~':
        return EDTF_APPROXIMATE;
    case '%':
        return EDTF_UNCERTAIN | EDTF_APPROXIMATE;
    default:
        return 0;
    }
}
