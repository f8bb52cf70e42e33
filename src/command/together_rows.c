#include "together.h"

#include "edtf.h"
#include "spell_table.h"

#include <stdio.h>

const struct column together_days_columns[] = {
    {"bloc", COLUMN_TEXT, ROLE_BLOC, MSG_heading_bloc},
    {"actor", COLUMN_TEXT, ROLE_ACTOR, MSG_heading_actor},
    {"name", COLUMN_TEXT, ROLE_NAME, MSG_heading_name},
    {"days", COLUMN_NUMBER, ROLE_DAYS, MSG_heading_days},
    {"possible", COLUMN_NUMBER, ROLE_POSSIBLE_DAYS, MSG_heading_possible},
};
const size_t together_days_column_count =
    sizeof together_days_columns / sizeof *together_days_columns;

/* One end of a joint spell: the account of a spell that ends there, or what several bound. */
struct side_end {
    const char *date, *event; /* of the row's arena */
};

static const char *between(struct arena *arena, int64_t lo, int64_t hi)
{
    char from[EDTF_DAY_SIZE] = "", to[EDTF_DAY_SIZE] = "";
    if (lo != EDTF_NEG_INF) {
        edtf_format_day(lo, from);
    }
    if (hi != EDTF_POS_INF) {
        edtf_format_day(hi, to);
    }
    return arena_printf(arena, "[%s..%s]", from, to);
}

/* `end` false: the beginning. The event shown is the one that decides: the last to come, the first
 * to leave. */
static bool describe_end(struct together *together, const struct joint *joint, bool end,
                         struct side_end *text, struct fault *fault)
{
    const int64_t lo = end ? joint->bounds.end_lo : joint->bounds.start_lo;
    const int64_t hi = end ? joint->bounds.end_hi : joint->bounds.start_hi;
    int64_t account = 0, deciding = 0, decided = 0;
    for (size_t i = 0; i < together->party_count; i++) {
        const struct plain_spell *spell = joint->spells[i];
        const int64_t own = end ? spell->end_account : spell->start_account;
        const int64_t day = end ? spell->bounds.end_lo : spell->bounds.start_hi;
        if (!own) {
            continue;
        }
        if (!account && (end ? spell->bounds.end_lo : spell->bounds.start_lo) == lo &&
            (end ? spell->bounds.end_hi : spell->bounds.start_hi) == hi) {
            account = own;
        }
        if (!deciding || (end ? day < decided : day > decided)) {
            deciding = own;
            decided = day;
        }
    }
    *text = (struct side_end){.date = ".."};
    if (!deciding) {
        return true; /* nobody has left */
    }
    const char *date, *event;
    if (!account_find(together->finder, account ? account : deciding, &date, &event, fault)) {
        return false;
    }
    text->event = arena_printf(&together->row, "%s", event);
    text->date =
        account ? arena_printf(&together->row, "%s", date) : between(&together->row, lo, hi);
    return true;
}

/* "KAZ KGZ" */
static const char *party_text(struct together *together)
{
    const char *text = "";
    for (size_t i = 0; i < together->party_count; i++) {
        text =
            arena_printf(&together->row, "%s%s%s", text, i ? " " : "", together->party[i]->who->id);
    }
    return text;
}

/* "member", or "member observer" where they differ. */
static const char *statuses_text(struct together *together, const struct joint *joint)
{
    const char *text = "";
    bool same = true;
    for (size_t i = 1; i < together->party_count; i++) {
        same = same && joint->spells[i]->status == joint->spells[0]->status;
    }
    for (size_t i = 0; i < (same ? 1 : together->party_count); i++) {
        text = arena_printf(&together->row, "%s%s%s", text, i ? " " : "",
                            together->scope.statuses[joint->spells[i]->status - 1].id);
    }
    return text;
}

static bool add_spell(struct together *together, const struct member_text *bloc,
                      const struct joint *joint, struct fault *fault)
{
    const struct question *question = together->scope.question;
    struct side_end start, end;
    if (!describe_end(together, joint, false, &start, fault) ||
        !describe_end(together, joint, true, &end, fault)) {
        return false;
    }
    const struct spell_row row = {.bloc = bloc->id,
                                  .actor = party_text(together),
                                  .label = bloc->label,
                                  .status = statuses_text(together, joint),
                                  .start = start.date,
                                  .end = end.date,
                                  .start_event = start.event,
                                  .end_event = end.event};
    const bool done =
        spell_table_row(together->sink, &row,
                        standing_in_window(&joint->bounds, question->lo, question->hi), fault);
    arena_release(&together->row);
    return done;
}

/* --days: one row for the bloc. */
static bool add_days(struct together *together, const struct member_text *bloc, struct fault *fault)
{
    const struct calendar *calendar = &together->scope.calendar;
    const size_t count = together->joint_count;
    char certain[24], possible[24];
    int64_t sum = 0;
    together->tenures =
        heap_grow(together->tenures, &together->tenure_capacity, count, sizeof *together->tenures);
    together->days =
        heap_grow(together->days, &together->day_capacity, count, sizeof *together->days);
    for (size_t i = 0; i < count; i++) {
        together->tenures[i] = (struct tenure){.bounds = together->joints[i].bounds};
    }
    const size_t runs = tenure_days(together->tenures, count, calendar, POSSIBLE, together->days);
    for (size_t i = 0; i < runs; i++) {
        sum += together->days[i].hi - together->days[i].lo + 1;
    }
    if (!sum) {
        return true;
    }
    snprintf(certain, sizeof certain, "%lld",
             (long long)tenure_certain_days(together->tenures, count, calendar, 0));
    snprintf(possible, sizeof possible, "%lld", (long long)sum);
    const struct cell cells[] = {bloc->id_cell, cell_text(party_text(together)), bloc->label_cell,
                                 cell_text(certain), cell_text(possible)};
    const bool done = table_row(together->sink, cells, fault);
    arena_release(&together->row);
    return done;
}

bool together_rows(struct together *together, const struct member_text *bloc, struct fault *fault)
{
    if (together->words->days) {
        return add_days(together, bloc, fault);
    }
    for (size_t i = 0; i < together->joint_count; i++) {
        if (!add_spell(together, bloc, &together->joints[i], fault)) {
            return false;
        }
    }
    return true;
}
