#include "names_then.h"

#include "arena.h"
#include "messages.h"
#include "store_forms.h"
#include "store_lists.h"

#include <stdlib.h>
#include <string.h>

struct parties {
    struct party_row *list; /* in order of id */
    size_t count;
};

struct names_filter {
    struct table_filter filter;
    const struct question *question;
    bool both, must;
    size_t columns, actor, bloc, name, start, date; /* columns; `columns`: none */
    struct parties actors, blocs;
    struct cell *cells;
    struct arena lists, row;
};

static bool names_begin(struct table_sink *sink, const char *title, const struct column *columns,
                        size_t count, struct fault *fault)
{
    struct names_filter *self = (struct names_filter *)sink;
    const struct question *question = self->question;
    self->columns = count;
    self->actor = column_with_role(columns, count, ROLE_ACTOR);
    self->bloc = column_with_role(columns, count, ROLE_BLOC);
    self->name = column_with_role(columns, count, ROLE_NAME);
    self->start = column_with_role(columns, count, ROLE_START);
    self->date = column_with_role(columns, count, ROLE_DATE);
    self->cells = heap_alloc((count + 1) * sizeof *self->cells);
    if (self->name == count && self->must) {
        return fault_say(fault, FAULT_USAGE, MSG_fault_names_no_names);
    }
    return store_parties(question->store, PARTY_ACTOR, question->lang, &self->lists,
                         &self->actors.list, &self->actors.count, fault) &&
           store_parties(question->store, PARTY_BLOC, question->lang, &self->lists,
                         &self->blocs.list, &self->blocs.count, fault) &&
           self->filter.next->begin(self->filter.next, title, columns, count, fault);
}

static int compare_id(const void *key, const void *element)
{
    const struct cell *cell = key;
    const char *id = ((const struct party_row *)element)->id;
    const int order = strncmp(cell->text, id, cell->size);
    return order != 0 ? order : id[cell->size] ? -1 : 0;
}

/* Whoever has the id in the column, if the row calls it by the name. */
static const struct party_row *named(const struct names_filter *self, const struct parties *parties,
                                     const struct cell *cells, size_t column)
{
    const struct cell *name = &cells[self->name];
    if (column == self->columns || cells[column].size == 0 || name->size == 0) {
        return NULL;
    }
    const struct party_row *found =
        bsearch(&cells[column], parties->list, parties->count, sizeof *parties->list, compare_id);
    return found && strlen(found->label) == name->size &&
                   memcmp(found->label, name->text, name->size) == 0
               ? found
               : NULL;
}

static bool day_of(const struct names_filter *self, const struct cell *cells, int64_t *day)
{
    struct edtf date;
    const size_t column = self->start < self->columns ? self->start : self->date;
    if (self->question->dated) {
        *day = self->question->when.latest;
        return true;
    }
    if (column == self->columns || cells[column].size == 0 ||
        !edtf_parse(cells[column].text, cells[column].size, &date, NULL)) {
        return false;
    }
    *day = date.latest;
    return true;
}

/* What it was called on the day, in the form in which it is called today; NULL: that is not known,
 * or it is the same. `*today` is what it is called now in the language of that name: of one that
 * the records do not have in the language asked for, both stand in the other. */
static bool name_on(struct names_filter *self, enum party of, const struct party_row *party,
                    int64_t day, const char **name, const char **today, struct fault *fault)
{
    const struct question *question = self->question;
    struct name_forms then, now = {0};
    const char *as_of = store_info(question->store, "as_of");
    struct edtf covered;
    if (!store_name_forms(question->store, of, party->number, question->lang, day, &self->row,
                          &then, fault)) {
        return false;
    }
    const bool covered_day = as_of && edtf_parse(as_of, strlen(as_of), &covered, NULL);
    if (covered_day && !store_name_forms(question->store, of, party->number, question->lang,
                                         covered.latest, &self->row, &now, fault)) {
        return false;
    }
    const bool is_short = now.short_name && strcmp(now.short_name, party->label) == 0;
    *name = is_short && then.short_name ? then.short_name : then.name;
    const enum language lang = is_short && then.short_name ? then.short_lang : then.lang;
    *today = party->label;
    if (*name && lang != question->lang && lang < LANG_COUNT && covered_day) {
        if (!store_name_forms(question->store, of, party->number, lang, covered.latest, &self->row,
                              &now, fault)) {
            return false;
        }
        *today = is_short && now.short_name ? now.short_name : now.name ? now.name : *today;
    }
    if (*name && (strcmp(*name, party->label) == 0 || strcmp(*name, *today) == 0)) {
        *name = NULL;
    }
    return true;
}

static bool names_row(struct table_sink *sink, const struct cell *cells, struct fault *fault)
{
    struct names_filter *self = (struct names_filter *)sink;
    int64_t day;
    memcpy(self->cells, cells, self->columns * sizeof *cells);
    if (self->name < self->columns && day_of(self, cells, &day)) {
        enum party of = PARTY_ACTOR;
        const struct party_row *party = named(self, &self->actors, cells, self->actor);
        const char *name = NULL, *today = NULL;
        if (!party) {
            of = PARTY_BLOC;
            party = named(self, &self->blocs, cells, self->bloc);
        }
        if (party && !name_on(self, of, party, day, &name, &today, fault)) {
            return false;
        }
        if (name && self->both) {
            name = arena_printf(&self->row, "%s (%s)", name, today);
        }
        self->cells[self->name] = name ? cell_text(name) : cells[self->name];
    }
    const bool done = self->filter.next->row(self->filter.next, self->cells, fault);
    arena_release(&self->row);
    return done;
}

static bool names_end(struct table_sink *sink, struct fault *fault)
{
    struct table_sink *next = ((struct table_filter *)sink)->next;
    return next->end(next, fault);
}

static void names_release(struct table_filter *filter)
{
    struct names_filter *self = (struct names_filter *)filter;
    arena_release(&self->lists);
    arena_release(&self->row);
    free(self->cells);
    free(self);
}

struct table_filter *filter_names_then(struct table_sink *next, const struct question *question,
                                       bool both, bool must)
{
    struct names_filter *self = heap_alloc(sizeof *self);
    *self = (struct names_filter){
        .filter = {{.begin = names_begin, .row = names_row, .end = names_end}, next, names_release},
        .question = question,
        .both = both,
        .must = must,
    };
    return &self->filter;
}
