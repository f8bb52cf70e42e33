#ifndef BLOCLINE_STORE_EVENTS_H
#define BLOCLINE_STORE_EVENTS_H

#include "store.h"

/* Events, and the accounts that a standing rests on. */

struct event_query {
    int64_t reading;
    int64_t bloc, actor, person; /* ANY_ID: every one */
    const char *kind;            /* NULL: every one */
    const char *source;          /* then its accounts are shown, whichever the reading uses */
    int64_t lo, hi;              /* only events that may have happened on these days */
    enum language lang;
};

struct event_row {
    const char *date, *event, *kind, *bloc, *title, *actors, *place, *source;
    int64_t account; /* its number */
    int64_t earliest, latest;
};

typedef bool event_visit(void *context, const struct event_row *row, struct fault *fault);

/* Events by their chosen accounts, in order of first day, last day, and file. */
bool store_events(struct store *store, const struct event_query *query, event_visit *visit,
                  void *context, struct fault *fault);

/* ---- Accounts (why) ---- */

struct account_row {
    const char *event, *date, *kind, *source, *locator, *effects, *note, *title;
    int64_t earliest, latest;
    bool used;
    const char *file;
    int64_t line;
    const char *source_title, *place, *source_url;
    bool asked;    /* the reading asks its source */
    bool same;     /* its source is that of the account that counts */
    bool ends;     /* its kind ends every standing in the bloc */
    bool own_bloc; /* the event is of the bloc asked about */
};

typedef bool account_visit(void *context, const struct account_row *row, struct fault *fault);

/* Every account of every event in which some account of any source changes the actor's standing in
 * the bloc, or which ended the bloc: in order of event, the chosen account first. `effects` says
 * what the account does to this actor in this bloc ("member"), or is NULL. */
bool store_accounts(struct store *store, int64_t reading, int64_t bloc, int64_t actor,
                    enum language lang, account_visit *visit, void *context, struct fault *fault);

/* Looks accounts up by number. */
struct account_finder;
bool account_finder_open(struct store *store, struct account_finder **finder, struct fault *fault);
void account_finder_close(struct account_finder *finder);

/* The account's date (EDTF) and its event's id, borrowed until the next call. There must be one of
 * this number: a fault (a damaged file) if not. */
bool account_find(struct account_finder *finder, int64_t account, const char **date,
                  const char **event, struct fault *fault);

#endif
