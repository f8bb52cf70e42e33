#ifndef BLOCLINE_SUGGEST_H
#define BLOCLINE_SUGGEST_H

/* Who may be meant by a name that nobody bears: those whose names are a slip of the keyboard away,
 * or the same words in another form (Центральноазиатского союза). */

struct suggestion;

/* `key` is a folded name, borrowed until suggestion_free. Owned by the caller. */
struct suggestion *suggestion_new(const char *key);
void suggestion_free(struct suggestion *suggestion);

/* A name and whose it is, as store_keys hands them out; `context` is the suggestion. */
void suggestion_offer(void *context, const char *key, const char *id);

/* " (did you mean A or B?)", or "" if nobody's name is near. Borrowed until suggestion_free. */
const char *suggestion_hint(struct suggestion *suggestion);

#endif
