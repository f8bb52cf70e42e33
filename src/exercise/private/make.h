#ifndef BLOCLINE_MAKE_H
#define BLOCLINE_MAKE_H

#include "exercise_kinds.h"

/* What the makers of items share. */

void candidate_add(struct maker *maker, uint32_t a, uint32_t b, uint32_t c, int64_t day);

/* Every drawn bloc (a) with every first day of March and September on which it lives. */
void list_bloc_days(struct maker *maker);

/* A bloc (b), an actor asked about (a): every pair in which the actor has a run. */
void list_pairs(struct maker *maker);

/* Whether a language is one of the sheet's. */
#define FOR_LANGS(maker, lang)                                                                     \
    for (enum language lang = LANG_EN; lang < LANG_COUNT; lang++)                                  \
        if ((maker)->pool->options.langs[lang])

/* The text of a message in the pool's arena. */
#define SAY(maker, lang, id, ...) message_format(&(maker)->pool->arena, lang, id, __VA_ARGS__)

/* A message, or the one after it where the bloc is a treaty. */
enum message by_bloc(const struct maker *maker, uint32_t bloc, enum message id,
                     enum message treaty);

/* Whether it can be shown on the day in every language of the sheet. */
bool bloc_sayable(struct maker *maker, uint32_t bloc, int64_t day, int hide);
bool actor_sayable(struct maker *maker, uint32_t actor, int64_t day);

struct item_option *add_option(struct item *item, const char *id, bool right);

/* An option that is an actor, or a bloc, with its story in the item's bloc (or of its actor). */
void add_actor(struct maker *maker, struct item *item, uint32_t actor, bool right);
void add_bloc(struct maker *maker, struct item *item, uint32_t bloc, bool right);

/* Whether all options read differently in every language. */
bool options_differ(struct maker *maker, const struct item *item);

void asks_pair(struct maker *maker, struct item *item, uint32_t bloc, uint32_t actor);
void asks_text(struct maker *maker, struct item *item, const char *what, const char *id);
void reveals_pair(struct maker *maker, struct item *item, uint32_t bloc, uint32_t actor);
void reveals_text(struct maker *maker, struct item *item, const char *what, const char *id);

/* Cites the accounts on which the standing of the day rests: of the spell then, or else the last.
 */
void cite_pair(struct maker *maker, struct item *item, uint32_t bloc, uint32_t actor, int64_t day);
void cite_account(struct maker *maker, struct item *item, const struct fact_account *account);

const char *day_text(struct maker *maker, int64_t day);
const char *actor_id(const struct maker *maker, uint32_t actor);
const char *bloc_id(const struct maker *maker, uint32_t bloc);

/* printf of a claim or a command into the pool's arena. Ids hold no signs that JSON escapes: what
 * may hold them goes through json_quoted. */
#define TEXT_OF(maker, ...) arena_printf(&(maker)->pool->arena, __VA_ARGS__)
const char *json_quoted(struct arena *arena, const char *text);

/* A list that grows: "[" "a", "b" "]". */
const char *json_more(struct maker *maker, const char *list, const char *id);

/* Full members asked about, and others, on a day: settled, sayable, existing; in order of actor. */
size_t settled_actors(struct maker *maker, uint32_t bloc, int64_t day, enum settled answer,
                      bool asked, uint32_t *list);

/* Puts the ones that tempt most first (or least, by level), and returns how many there are to take
 * of the `count` at least `need` of. */
size_t rank_tempting(struct maker *maker, uint32_t bloc, int64_t day, uint32_t *actors,
                     size_t count, size_t need);
size_t rank_scored(struct maker *maker, uint32_t *list, int *scores, size_t count, size_t need);
int tempting_score(struct maker *maker, uint32_t bloc, int64_t day, uint32_t actor);

/* What an event is called, without anything that tells when it was; NULL if nothing can be said.
 * It concerns the bloc, and the reading knows it. */
const char *event_shown(struct maker *maker, uint32_t bloc, const struct fact_event *event,
                        enum language lang);

/* Marks the steps of lineage (as many as the facts have) by which anybody is related to the bloc of
 * this number, by any chain; and whether a bloc is touched by one that is marked. */
void mark_family(const struct facts *facts, int64_t bloc, bool *related);
bool is_family(const struct facts *facts, const bool *related, int64_t bloc);

/* The last words: claim, command, id. */
void finish_item(struct maker *maker, struct item *item, const char *claim, const char *command);

/* The bloc's id as JSON. */
const char *quoted_bloc(struct maker *maker, uint32_t bloc);

/* What is asked of years is asked of their 1 July, with a margin of a month at most. */
int64_t first_of_july(int64_t year);
int64_t year_margin(const struct maker *maker);

int64_t year_of(int64_t day);
int64_t first_of_year(int64_t year);

#endif
