#include "date_reason.h"
#include "message.h"

#include <string.h>

const char *date_reason(const char *reason, enum language lang)
{
    _Static_assert(MSG_reason_significant_digits_out_of_range == MSG_reason_not_a_date + 26,
                   "reasons stand together");
    for (enum message id = MSG_reason_not_a_date; id <= MSG_reason_significant_digits_out_of_range;
         id++) {
        if (strcmp(message(LANG_EN, id), reason) == 0) {
            return message(lang, id);
        }
    }
    return reason;
}

const char *date_explained(struct arena *arena, const struct edtf_error *error, enum language lang)
{
    const char *reason = date_reason(error->message, lang);
    return error->expected && lang == LANG_EN
               ? arena_printf(arena, "%s; expected %s", reason, error->expected)
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
