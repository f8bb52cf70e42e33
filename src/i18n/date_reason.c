#include "date_reason.h"
#include "message.h"

#include <string.h>

const char *date_reason(const char *reason, enum language lang)
{
    _Static_assert(MSG_reason_bad_escape == MSG_reason_not_a_date + 27, "reasons stand together");
    for (enum message id = MSG_reason_not_a_date; id <= MSG_reason_bad_escape; id++) {
        if (strcmp(message(LANG_EN, id), reason) == 0) {
            return message(lang, id);
        }
    }
    return reason;
}

/* What the reader of dates expected, which it says in English. */
static const char *date_expected(const char *expected, enum language lang)
{
    _Static_assert(MSG_expected_escape == MSG_expected_month + 36, "they stand together");
    for (enum message id = MSG_expected_month; id <= MSG_expected_escape; id++) {
        if (strcmp(message(LANG_EN, id), expected) == 0) {
            return message(lang, id);
        }
    }
    return expected;
}

const char *date_explained(struct arena *arena, const struct edtf_error *error, enum language lang)
{
    const char *reason = date_reason(error->message, lang);
    return error->expected ? message_format(arena, lang, MSG_date_reason_expected, reason,
                                            date_expected(error->expected, lang))
                           : reason;
}

const char *date_hint(struct arena *arena, const struct edtf_error *error, enum language lang)
{
    if (lang == LANG_EN || !error->suggestion[0]) {
        char meant[EDTF_MEANT_SIZE];
        const size_t size = edtf_format_meant(error, meant);
        return arena_text(arena, meant, size);
    }
    return message_format(arena, lang, MSG_fault_did_you_mean, error->suggestion);
}
