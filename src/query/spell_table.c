#include "spell_table.h"

#include "message.h"
#include "wording.h"

#include <stdio.h>
#include <string.h>

const struct column spell_columns[SPELL_COLUMNS] = {
    {"bloc", COLUMN_TEXT, ROLE_BLOC, MSG_heading_bloc},
    {"actor", COLUMN_TEXT, ROLE_ACTOR, MSG_heading_actor},
    {"name", COLUMN_TEXT, ROLE_NAME, MSG_heading_name},
    {"status", COLUMN_TEXT, ROLE_STATUS, MSG_heading_status},
    {"certainty", COLUMN_TEXT, ROLE_CERTAINTY, MSG_heading_certainty},
    {"start", COLUMN_DATE, ROLE_START, MSG_heading_start},
    {"end", COLUMN_DATE, ROLE_END, MSG_heading_end},
    {"start_event", COLUMN_TEXT, ROLE_START_EVENT, MSG_heading_start_event},
    {"end_event", COLUMN_TEXT, ROLE_END_EVENT, MSG_heading_end_event},
};

/* Whether `who` is one of the ids in `list`. */
static bool is_listed(const char *list, const char *who)
{
    const size_t size = strlen(who); /* 0 in a file that others wrote */
    for (const char *at = list; size > 0 && (at = strstr(at, who)) != NULL; at += size) {
        if (at > list && at[-1] == ' ' && (at[size] == ' ' || !at[size])) { /* " ID ID" */
            return true;
        }
    }
    return false;
}

void others_add(struct others *others, const char *status, const char *who)
{
    size_t i = 0;
    others->count++;
    while (i < others->statuses && strcmp(others->of[i].status, status) != 0) {
        i++;
    }
    if (i == OTHERS_STATUSES) {
        return;
    }
    if (i == others->statuses) {
        others->statuses++;
        snprintf(others->of[i].status, sizeof others->of[i].status, "%s", status);
    }
    char *list = others->of[i].who;
    const size_t used = strlen(list), capacity = sizeof others->of[i].who - used;
    if (is_listed(list, who)) {
        return;
    }
    if (strlen(who) + 2 > capacity) {
        others->of[i].more++;
    } else {
        snprintf(list + used, capacity, " %s", who);
    }
}

void others_say(const struct others *others, const struct question *question)
{
    struct arena arena = {0};
    const char *text = "";
    for (size_t i = 0; i < others->statuses; i++) {
        const char *status = others->of[i].status, *list = others->of[i].who;
        const char *name =
            question->lang == LANG_EN ? NULL : question_word(question, LOOK_STATUS, status, &arena);
        if (others->of[i].more) {
            list = message_format(&arena, question->lang, MSG_note_others_more, list,
                                  NUMBER_TEXT(others->of[i].more));
        }
        text = arena_printf(&arena, "%s%s%s%s", text, i ? "; " : "", name ? name : status, list);
    }
    if (others->count) {
        question_say(question, MSG_note_others, text);
    }
    arena_release(&arena);
}

bool spell_table_row(struct table_sink *sink, const struct spell_row *row, enum certainty certainty,
                     struct fault *fault)
{
    const struct cell cells[] = {
        cell_text(row->bloc),
        cell_text(row->actor),
        cell_text(row->label),
        cell_text(row->status),
        cell_text(certainty_text(certainty)),
        cell_text(row->start),
        cell_text(row->end ? row->end : ".."),
        cell_text(row->start_event),
        cell_text(row->end_event),
    };
    return table_row(sink, cells, fault);
}
