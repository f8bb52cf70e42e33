#include "asked_words.h"

#include "message.h"
#include "text.h"

#include <string.h>

/* In the order of enum asked, from its second on. */
static const enum message lists[] = {
    MSG_ask_filler,     MSG_ask_all,           MSG_ask_members, MSG_ask_blocs, MSG_ask_history,
    MSG_ask_chronology, MSG_ask_why,           MSG_ask_changes, MSG_ask_count, MSG_ask_together,
    MSG_ask_lineage,    MSG_ask_disagreements, MSG_ask_find,    MSG_ask_since, MSG_ask_until,
    MSG_ask_signed,     MSG_ask_life,
};
_Static_assert(sizeof lists / sizeof *lists == ASKED_COUNT_OF - 1, "a list for each");

static bool is_listed(const char *list, const char *word)
{
    const size_t size = strlen(word);
    for (const char *at = list; *at;) {
        const size_t length = strcspn(at, " ");
        if (length == size && memcmp(at, word, size) == 0) {
            return true;
        }
        at += length;
        at += strspn(at, " ");
    }
    return false;
}

enum asked asked_word(struct arena *arena, const char *word, enum language lang)
{
    const char *key = text_name_key(arena, word, strlen(word));
    for (size_t i = 0; key && i < sizeof lists / sizeof *lists; i++) {
        for (int of = 0; of < LANG_COUNT; of++) {
            if (is_listed(message((enum language)of, lists[i]), key)) {
                return (enum asked)(i + 1);
            }
        }
    }
    return key && is_listed(message(lang, MSG_ask_filler_own), key) ? ASKED_FILLER : ASKED_NOTHING;
}

bool asked_before_date(const char *word)
{
    bool listed = false;
    for (int of = 0; of < LANG_COUNT && !listed; of++) {
        listed = is_listed(message((enum language)of, MSG_ask_before_date), word);
    }
    return listed;
}

const char *asked_stem(struct arena *arena, const char *word)
{
    enum { LEAST = 4 }; /* bytes that are left of a name: two letters of Cyrillic */
    const char *endings = message(LANG_KK, MSG_ask_endings);
    const size_t size = strlen(word);
    for (const char *at = endings; *at;) {
        const size_t length = strcspn(at, " ");
        const bool ends = size > length + LEAST && memcmp(word + size - length, at, length) == 0;
        if (ends) {
            const size_t stem = size - length;
            return arena_text(arena, word, word[stem - 1] == '-' ? stem - 1 : stem);
        }
        at += length;
        at += strspn(at, " ");
    }
    return NULL;
}
