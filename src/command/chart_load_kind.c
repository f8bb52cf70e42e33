#include "chart_load.h"
#include "edtf.h"
#include "fills.h"
#include "messages.h"
#include "store_forms.h"
#include "store_lists.h"
#include "store_spells.h"
#include <stdlib.h>
#include <string.h>

/* Which rows a kind of picture needs, and who reads them. */

/* A subject of which there is nothing to draw: what would help is said. */
static bool refuse_empty(const struct question *question, const struct subject *subject,
                         struct fault *fault)
{
    const int id = question->bounded ? MSG_fault_no_spells_then
                            : question->status && strcmp(question->status, "all") != 0
                                ? MSG_fault_no_spells_status
                                : MSG_fault_no_spells_here;
    return fault_say_with(fault, FAULT_USAGE, id, subject->id, subject->label,
                          question->reading_id);
}

/* All spells of the blocs or of the actors that the words name. */
static bool load_subjects(struct chart_loaded *loaded, const struct options *given, bool flags,
                          enum party *of, struct fault *fault)
{
    const struct question *question = loaded->question;
    const size_t count = (size_t)given->operand_count;
    struct subject *subjects = arena_alloc(&loaded->arena, count * sizeof *subjects);
    if (!subjects_of(question, given->operands, count, &loaded->arena, subjects, fault)) {
        return false;
    }
    *of = subjects->of;
    for (size_t i = 0; i < count; i++) {
        const size_t before = loaded->data.spell_count;
        chart_party_place(loaded, subjects[i].of, subjects[i].id);
        if (!chart_load_spells(loaded, subjects[i].of, subjects[i].owner, question->reading,
                               fault)) {
            return false;
        }
        if (loaded->data.spell_count == before) {
            return refuse_empty(question, &subjects[i], fault);
        }
    }
    return chart_name_parties(loaded, fault) && (!flags || chart_load_flags(loaded, fault));
}

bool chart_load_kind(struct chart_loaded *loaded, const struct chart_kind *kind,
                     const struct options *given, enum party *of, struct fault *fault)
{
    *of = PARTY_BLOC;
    switch (kind->rows) {
    case CHART_SPELLS:
    case CHART_COUNTED:
        return load_subjects(loaded, given, kind->rows == CHART_SPELLS, of, fault);
    case CHART_DAY:
    case CHART_PAIRS:
        loaded->pairs = kind->rows == CHART_PAIRS;
        return chart_load_day(loaded, given, fault);
    case CHART_STEPS:
        return chart_load_steps(loaded, given, fault);
    case CHART_EVENTS:
        return chart_load_events(loaded, given, fault);
    case CHART_SHARES:
        *of = PARTY_ACTOR;
        return chart_load_shares(loaded, given, fault);
    case CHART_ACCOUNTS:
        break;
    }
    return chart_load_accounts(loaded, given, fault);
}
