#include "csv_rows.h"
#include "edtf.h"
#include "import_columns.h"
#include "import_parts.h"
#include "import_runs.h"
#include "import_text.h"
#include "message.h"
#include "watch.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The rows of a table, in one of five shapes, as claims. */

enum {
    COLUMNS_MOST = 8192,
    FORGET_STEP = 4 << 20,
    SAMPLE_ROWS = 500,
    CACHE = 64 /* values of cells whose meaning is kept */
};

struct cached {
    uint64_t key; /* the bytes of a short cell */
    uint32_t size, status;
};

struct rows_reader {
    struct import *import;
    struct map_table *table;
    size_t number; /* of the table */
    uint32_t file;
    struct import_text *text;
    struct csv_options options;
    bool header_seen, broken;
    struct import_columns role[IMPORT_ROLES];
    struct import_columns *steps, bloc_fields[PARTY_FIELDS], actor_fields[PARTY_FIELDS];
    uint32_t *step_status;
    uint32_t *wide; /* wide shapes: by column the bloc or actor, or NONE */
    struct date_manner manner;
    struct runs_read runs;
    struct cached cache[CACHE];
    size_t width, forgotten;
};

static struct place place_of(const struct rows_reader *reader, const struct csv_row *row,
                             size_t column)
{
    return (struct place){.file = reader->file, .line = row->line, .field = (uint32_t)column};
}

static void say(const struct rows_reader *reader, const char *rule, const struct csv_row *row,
                size_t column, const char *text)
{
    findings_add(reader->import->findings, rule, place_of(reader, row, column), "%s", text);
}

/* ---- Cells ---- */

static const struct csv_field *cell(const struct rows_reader *reader, const struct csv_row *row,
                                    enum import_role role, uint16_t *column)
{
    return import_cell(row, &reader->role[role], reader->manner.null, column);
}

/* A date: FOUND_BAD after a finding. */
static enum date_found take_date(struct rows_reader *reader, const struct csv_row *row,
                                 const struct import_columns *columns, bool is_end, uint32_t *date,
                                 uint16_t *column)
{
    struct import *import = reader->import;
    const struct csv_field *field = import_cell(row, columns, reader->manner.null, column);
    enum import_repair repair = REPAIR_COUNT;
    const char *why = "";
    if (!field) {
        return FOUND_NONE;
    }
    const enum date_found found =
        import_date_read(&import->dates, &reader->manner, field->text, field->size, is_end, date,
                         &repair, &import->findings->arena, &why);
    if (found == FOUND_BAD) {
        say(reader, "bad-date", row, *column,
            message_format(&import->findings->arena, import->language, MSG_import_bad_date,
                           field->text, why));
    } else if (repair != REPAIR_COUNT) {
        repair_add(&import->repairs, repair, reader->file, row->line, *column);
    }
    return found;
}

/* The year of a row; false after a finding. */
static bool take_year(struct rows_reader *reader, const struct csv_row *row, int32_t *year)
{
    struct import *import = reader->import;
    uint16_t column = reader->role[IMPORT_YEAR].at[0];
    const struct csv_field *field = cell(reader, row, IMPORT_YEAR, &column);
    char *end = NULL;
    const long read = field ? strtol(field->text, &end, 10) : 0;
    if (field && end != field->text && (!*end || strcmp(end, ".0") == 0) && read > -10000 &&
        read < 10000) {
        *year = (int32_t)read;
        import->first_year = *year < import->first_year ? *year : import->first_year;
        import->last_year = *year > import->last_year ? *year : import->last_year;
        return true;
    }
    const char *why = import_meant(&import->findings->arena, field ? field->text : "");
    say(reader, "bad-date", row, column,
        message_format(&import->findings->arena, import->language, MSG_import_bad_year,
                       field ? field->text : "", why));
    return false;
}

static void take_fields(struct rows_reader *reader, const struct csv_row *row,
                        const struct map_pairs *pairs, const struct import_columns *columns,
                        struct import_party *party)
{
    for (size_t i = 0; i < pairs->count; i++) {
        const uint32_t field = pairs->list[i].field;
        if (!party->fields[field]) {
            const struct csv_field *found =
                import_cell(row, &columns[field], reader->manner.null, NULL);
            party->fields[field] =
                found ? arena_text(&reader->import->arena, found->text, found->size) : NULL;
        }
    }
}

/* The bloc with this value, whose id is made of it. */
static uint32_t put_bloc(struct import *import, const char *text, size_t size)
{
    struct import_parties *blocs = &import->blocs;
    const uint32_t before = intern_count(blocs->values);
    const uint32_t value = intern_put(blocs->values, text, size);
    if (value != before) {
        return blocs->of_value[value];
    }
    const char *copy = arena_text(&import->arena, text, size);
    const char *id = import_id(&import->arena, copy, false), *tried = id;
    for (int i = 2; intern_find(blocs->ids, tried, strlen(tried)) != NONE; i++) {
        tried = arena_printf(&import->arena, "%s-%d", id, i);
    }
    const uint32_t number = import_party_put(blocs, &import->arena, tried);
    blocs->list[number].value = copy;
    blocs->of_value = heap_grow(blocs->of_value, &blocs->of_value_capacity, (size_t)value + 1,
                                sizeof *blocs->of_value);
    blocs->of_value[value] = number;
    return number;
}

/* The founding and the end of a bloc, as the row that says them first has it. */
static void take_life(struct rows_reader *reader, const struct csv_row *row,
                      struct import_party *bloc)
{
    if (bloc->founded == NONE && take_date(reader, row, &reader->role[IMPORT_FOUNDED], false,
                                           &bloc->founded, &bloc->founded_column) == FOUND_DATE) {
        bloc->founded_line = row->line;
    }
    if (bloc->ended == NONE && take_date(reader, row, &reader->role[IMPORT_ENDED], true,
                                         &bloc->ended, &bloc->ended_column) == FOUND_DATE) {
        bloc->ended_line = row->line;
    }
}

/* The bloc of the row; false after a finding. */
static bool take_bloc(struct rows_reader *reader, const struct csv_row *row, uint32_t *number)
{
    struct import *import = reader->import;
    uint16_t column = reader->role[IMPORT_BLOC].at[0];
    const struct csv_field *field = cell(reader, row, IMPORT_BLOC, &column);
    if (!field) {
        repair_add(&import->repairs, REPAIR_NO_BLOC, reader->file, row->line, column);
        return false;
    }
    *number = put_bloc(import, field->text, field->size);
    struct import_party *bloc = &import->blocs.list[*number];
    const bool first = bloc->rows++ == 0;
    if (bloc->line == 0) {
        bloc->file = reader->file;
        bloc->table = (uint8_t)reader->number;
        bloc->line = row->line;
        bloc->column = column;
    }
    if (first || !bloc->name) {
        const struct csv_field *name = cell(reader, row, IMPORT_BLOC_NAME, NULL);
        bloc->name = name ? arena_text(&import->arena, name->text, name->size) : NULL;
    }
    take_fields(reader, row, &reader->table->bloc_fields, reader->bloc_fields, bloc);
    take_life(reader, row, bloc);
    return true;
}

/* The actor of the row, on the days of `date` (NONE: whenever); false after a finding. */
static bool take_actor(struct rows_reader *reader, const struct csv_row *row, int64_t lo,
                       int64_t hi, uint32_t *number)
{
    struct import *import = reader->import;
    uint16_t column = reader->role[IMPORT_ACTOR].at[0];
    const struct csv_field *field = cell(reader, row, IMPORT_ACTOR, &column);
    const struct csv_field *name = cell(reader, row, IMPORT_ACTOR_NAME, NULL);
    if (!field && !name) {
        repair_add(&import->repairs, REPAIR_NO_ACTOR, reader->file, row->line, column);
        return false;
    }
    const struct csv_field *asked = field ? field : name;
    *number =
        import_actor(import, &(struct actor_asked){.code = field ? reader->table->code : CODE_NAME,
                                                   .text = asked->text,
                                                   .size = asked->size,
                                                   .name = name ? name->text : NULL,
                                                   .lo = lo,
                                                   .hi = hi,
                                                   .file = reader->file,
                                                   .line = row->line,
                                                   .column = column});
    struct import_party *actor = &import->actors.list[*number];
    actor->rows++;
    if (!actor->known) {
        take_fields(reader, row, &reader->table->actor_fields, reader->actor_fields, actor);
    }
    return true;
}

/* What a cell says of a standing; false after a finding. NONE: nothing. */
static bool take_status(struct rows_reader *reader, const struct csv_row *row,
                        const struct csv_field *field, size_t column, uint32_t *status)
{
    uint64_t key = 0;
    struct cached *cached = NULL;
    *status = NONE;
    if (!field->text || !field->size) {
        return true;
    }
    if (field->size <= sizeof key) {
        memcpy(&key, field->text, field->size);
        cached = &reader->cache[(key * UINT64_C(0x9E3779B97F4A7C15)) >> 58];
        if (cached->size == field->size && cached->key == key) {
            *status = cached->status;
            return true;
        }
    }
    const struct place place = place_of(reader, row, column);
    if (!import_is_null(reader->manner.null, field->text, field->size) &&
        !import_status_of(reader->import, field->text, field->size, &place, status)) {
        return false;
    }
    if (cached) {
        *cached = (struct cached){key, (uint32_t)field->size, *status};
    }
    return true;
}

/* ---- Shapes ---- */

static void add_claim(struct import *import, const struct claim *claim)
{
    struct claims *claims = &import->claims;
    claims->list =
        heap_grow(claims->list, &claims->capacity, claims->count + 1, sizeof *claims->list);
    claims->list[claims->count++] = *claim;
}

static void date_days(const struct import *import, uint32_t date, int64_t *lo, int64_t *hi)
{
    *lo = date == NONE ? EDTF_NEG_INF : import->dates.list[date].lo;
    *hi = date == NONE ? EDTF_POS_INF : import->dates.list[date].hi;
}

/* A standing with its start and its end. */
static void take_spell(struct rows_reader *reader, const struct csv_row *row)
{
    struct import *import = reader->import;
    struct claim claim = {.start = NONE,
                          .end = NONE,
                          .line = row->line,
                          .end_line = row->line,
                          .table = (uint8_t)reader->number};
    uint16_t column = 0;
    uint32_t status = NONE;
    const struct csv_field *said = cell(reader, row, IMPORT_STATUS, &column);
    const enum date_found start = take_date(reader, row, &reader->role[IMPORT_START], false,
                                            &claim.start, &claim.start_column);
    const enum date_found end =
        take_date(reader, row, &reader->role[IMPORT_END], true, &claim.end, &claim.end_column);
    bool good = start != FOUND_BAD && end != FOUND_BAD;
    if (said) {
        good = take_status(reader, row, said, column, &status) && good;
    } else {
        status =
            import_status_put(import, reader->role[IMPORT_STATUS].count ? "unknown" : "member");
    }
    int64_t lo, hi;
    date_days(import, claim.start != NONE ? claim.start : claim.end, &lo, &hi);
    good = take_bloc(reader, row, &claim.bloc) && good;
    good = good && take_actor(reader, row, lo, hi, &claim.actor);
    if (!good || status == NONE || strcmp(import->statuses[status].class, "none") == 0) {
        return;
    }
    if (claim.start == NONE && claim.end == NONE) {
        repair_add(&import->repairs, REPAIR_NO_DATE, reader->file, row->line,
                   reader->role[IMPORT_START].at[0]);
        return;
    }
    claim.status = (uint8_t)status;
    import_note_end(import, claim.end);
    add_claim(import, &claim);
}

/* The steps of a row follow each other: a vague date is bounded by the ones beside it, and a step
 * that is dated after a later one has no effect. */
static void order_steps(struct rows_reader *reader, const struct csv_row *row, uint32_t *dates,
                        const uint16_t *columns, bool *back)
{
    struct import *import = reader->import;
    size_t before = SIZE_MAX;
    for (size_t i = 0; i < reader->table->steps.count; i++) {
        if (dates[i] == NONE) {
            continue;
        }
        if (before != SIZE_MAX) {
            const struct import_date a = import->dates.list[dates[before]];
            const struct import_date b = import->dates.list[dates[i]];
            if (b.hi < a.lo) {
                back[before] = true;
                repair_add(&import->repairs, REPAIR_STEP_BACK, reader->file, row->line,
                           columns[before]);
            } else if (b.lo < a.lo) {
                dates[i] = import_date_between(&import->dates, a.lo, b.hi);
                repair_add(&import->repairs, REPAIR_BOUNDED, reader->file, row->line, columns[i]);
            } else if (a.hi > b.hi) {
                dates[before] = import_date_between(&import->dates, a.lo, b.hi);
                repair_add(&import->repairs, REPAIR_BOUNDED, reader->file, row->line,
                           columns[before]);
            }
        }
        before = i;
    }
}

/* A date column for each status. */
static void take_steps(struct rows_reader *reader, const struct csv_row *row)
{
    struct import *import = reader->import;
    const struct map_table *table = reader->table;
    uint32_t bloc, actor, dates[COLUMNS_OTHERS * 2], first = NONE;
    uint16_t columns[COLUMNS_OTHERS * 2], end_column = 0;
    uint32_t end = NONE;
    bool good = true;
    for (size_t i = 0; i < table->steps.count; i++) {
        dates[i] = NONE;
        good =
            take_date(reader, row, &reader->steps[i], false, &dates[i], &columns[i]) != FOUND_BAD &&
            good;
        first = first == NONE ? dates[i] : first;
    }
    good =
        take_date(reader, row, &reader->role[IMPORT_END], true, &end, &end_column) != FOUND_BAD &&
        good;
    int64_t lo, hi;
    date_days(import, first, &lo, &hi);
    good = take_bloc(reader, row, &bloc) && good;
    good = good && take_actor(reader, row, lo, hi, &actor);
    if (!good) {
        return;
    }
    bool any = false;
    bool back[COLUMNS_OTHERS * 2] = {false};
    order_steps(reader, row, dates, columns, back);
    for (size_t i = 0; i < table->steps.count; i++) {
        if (dates[i] != NONE) {
            any = true;
            add_claim(import, &(struct claim){.bloc = bloc,
                                              .actor = actor,
                                              .start = dates[i],
                                              .end = end,
                                              .line = row->line,
                                              .end_line = row->line,
                                              .start_column = columns[i],
                                              .end_column = end_column,
                                              .status = (uint8_t)reader->step_status[i],
                                              .table = (uint8_t)reader->number,
                                              .is_step = true,
                                              .no_effect = back[i]});
        }
    }
    if (!any && end != NONE && table->steps.count) {
        add_claim(import,
                  &(struct claim){.bloc = bloc,
                                  .actor = actor,
                                  .start = NONE,
                                  .end = end,
                                  .line = row->line,
                                  .end_line = row->line,
                                  .start_column = end_column,
                                  .end_column = end_column,
                                  .status = (uint8_t)reader->step_status[table->steps.count - 1],
                                  .table = (uint8_t)reader->number});
    } else if (!any) {
        repair_add(&import->repairs, REPAIR_NO_DATE, reader->file, row->line,
                   reader->role[IMPORT_ACTOR].at[0]);
    }
}

static void take_panel(struct rows_reader *reader, const struct csv_row *row)
{
    struct import *import = reader->import;
    uint32_t bloc, actor, status;
    uint16_t column = reader->role[IMPORT_YEAR].at[0];
    int32_t year = 0;
    const struct csv_field *said = cell(reader, row, IMPORT_STATUS, &column);
    bool good = take_year(reader, row, &year);
    if (said) {
        good = take_status(reader, row, said, column, &status) && good;
    } else {
        status = reader->role[IMPORT_STATUS].count ? NONE : import_status_put(import, "member");
    }
    const int64_t day = good ? import_day_of_year(year) : 0;
    good = take_bloc(reader, row, &bloc) && good;
    good = good && take_actor(reader, row, day, day, &actor);
    if (good && status != NONE) {
        import_party_year(&import->blocs.list[bloc], year);
        import_runs_add(&reader->runs, bloc, actor, year, status, row->line, column);
    }
}

static bool is_missing(const struct import *import, uint32_t status)
{
    const char *cow = import->statuses[status].cow;
    return cow && strcmp(cow, "-9") == 0;
}

static void take_wide(struct rows_reader *reader, const struct csv_row *row)
{
    struct import *import = reader->import;
    const bool by_bloc = reader->table->shape == SHAPE_WIDE_BLOCS;
    uint32_t one;
    int32_t year;
    if (!take_year(reader, row, &year)) {
        return;
    }
    const int64_t day = import_day_of_year(year);
    if (!(by_bloc ? take_bloc(reader, row, &one) : take_actor(reader, row, day, day, &one))) {
        return;
    }
    struct import_parties *ones = by_bloc ? &import->blocs : &import->actors;
    struct import_parties *others = by_bloc ? &import->actors : &import->blocs;
    ones->list[one].dense = true;
    import_party_year(&ones->list[one], year);
    for (size_t i = 0; i < row->count; i++) {
        uint32_t status;
        const uint32_t other = reader->wide[i];
        if (other == NONE || !take_status(reader, row, &row->fields[i], i, &status)) {
            continue;
        }
        if (status == NONE) {
            const struct csv_field *field = &row->fields[i];
            reader->runs.has_gaps = reader->runs.has_gaps || !field->text || !field->size ||
                                    import_is_null(reader->manner.null, field->text, field->size);
            continue;
        }
        if (!by_bloc || !is_missing(import, status)) {
            import_party_year(&others->list[other], year);
        }
        import_runs_add(&reader->runs, by_bloc ? one : other, by_bloc ? other : one, year, status,
                        row->line, (uint16_t)i);
    }
}

/* ---- The header ---- */

static bool find_fields(struct rows_reader *reader, const struct import_header *header,
                        const struct map_pairs *pairs, struct import_columns *columns)
{
    bool good = true;
    for (size_t i = 0; i < pairs->count; i++) {
        good = import_columns_find(reader->import, header, &pairs->list[i].columns,
                                   &columns[pairs->list[i].field]) &&
               good;
    }
    return good;
}

static bool find_steps(struct rows_reader *reader, const struct import_header *header)
{
    const struct map_pairs *steps = &reader->table->steps;
    struct import *import = reader->import;
    bool good = true;
    reader->steps = arena_alloc(&import->arena, (steps->count + 1) * sizeof *reader->steps);
    reader->step_status =
        arena_alloc(&import->arena, (steps->count + 1) * sizeof *reader->step_status);
    for (size_t i = 0; i < steps->count; i++) {
        good =
            import_columns_find(import, header, &steps->list[i].columns, &reader->steps[i]) && good;
        reader->step_status[i] = import_status_put(import, steps->list[i].name);
    }
    if (steps->count > COLUMNS_OTHERS * 2) {
        say(reader, "bad-mapping", header->row, 0,
            message(import->language, MSG_import_many_steps));
        return false;
    }
    return good;
}

/* Which roles a shape cannot do without. */
static bool check_roles(struct rows_reader *reader, const struct csv_row *row)
{
    static const uint32_t needed[] = {
        [SHAPE_SPELLS] = 1U << IMPORT_BLOC | 1U << IMPORT_ACTOR | 1U << IMPORT_START,
        [SHAPE_STEPS] = 1U << IMPORT_BLOC | 1U << IMPORT_ACTOR,
        [SHAPE_PANEL] = 1U << IMPORT_BLOC | 1U << IMPORT_ACTOR | 1U << IMPORT_YEAR,
        [SHAPE_WIDE_BLOCS] = 1U << IMPORT_BLOC | 1U << IMPORT_YEAR,
        [SHAPE_WIDE_ACTORS] = 1U << IMPORT_ACTOR | 1U << IMPORT_YEAR};
    struct import *import = reader->import;
    struct arena *arena = &import->findings->arena;
    const enum import_shape shape = reader->table->shape;
    if (shape == SHAPE_UNKNOWN) {
        say(reader, "no-shape", row, PLACE_ROW,
            message_format(arena, import->language, MSG_import_no_shape,
                           import_header_words(import, row)));
        return false;
    }
    for (int role = 0; role < IMPORT_ROLES; role++) {
        if (needed[shape] & 1U << role && !reader->role[role].count) {
            say(reader, "no-shape", row, PLACE_ROW,
                message_format(arena, import->language, MSG_import_no_role, import_role_keys[role],
                               shape_words.texts[shape], import_header_words(import, row)));
            return false;
        }
    }
    return true;
}

/* Who the columns of a wide table are: between the ends of "first..last", or all that have no other
 * role. */
static bool find_wide(struct rows_reader *reader, const struct import_header *header)
{
    struct import *import = reader->import;
    const struct csv_row *row = header->row;
    const char *range = reader->table->columns;
    const char *dots = range ? strstr(range, "..") : NULL;
    struct import_columns first = {.at = {0}}, last = {.at = {(uint16_t)(row->count - 1)}};
    const struct place place = reader->table->place;
    reader->wide = arena_alloc(&import->arena, (row->count + 1) * sizeof *reader->wide);
    if (dots) {
        const struct map_columns ends[] = {
            {arena_text(&import->arena, range, (size_t)(dots - range)), place}, {dots + 2, place}};
        if (!import_columns_find(import, header, &ends[0], &first) ||
            !import_columns_find(import, header, &ends[1], &last)) {
            return false;
        }
    }
    for (size_t i = 0; i < row->count; i++) {
        const struct csv_field *field = &row->fields[i];
        bool taken = i < first.at[0] || i > last.at[0] || !field->text;
        for (int role = 0; role < IMPORT_ROLES; role++) {
            for (size_t k = 0; k < reader->role[role].count; k++) {
                taken = taken || reader->role[role].at[k] == i;
            }
        }
        reader->wide[i] = NONE;
        if (taken) {
            continue;
        }
        if (reader->table->shape == SHAPE_WIDE_ACTORS) {
            reader->wide[i] = put_bloc(import, field->text, field->size);
        } else {
            reader->wide[i] =
                import_actor(import, &(struct actor_asked){.code = reader->table->code,
                                                           .text = field->text,
                                                           .size = field->size,
                                                           .lo = EDTF_NEG_INF,
                                                           .hi = EDTF_POS_INF,
                                                           .file = reader->file,
                                                           .line = row->line,
                                                           .column = (uint16_t)i});
        }
        struct import_party *party = reader->table->shape == SHAPE_WIDE_ACTORS
                                         ? &import->blocs.list[reader->wide[i]]
                                         : &import->actors.list[reader->wide[i]];
        party->dense = true;
        party->rows++;
        if (party->line == 0) {
            party->file = reader->file;
            party->table = (uint8_t)reader->number;
            party->line = row->line;
            party->column = (uint16_t)i;
        }
    }
    return true;
}

static bool is_wide(const struct rows_reader *reader)
{
    return reader->table->shape == SHAPE_WIDE_BLOCS || reader->table->shape == SHAPE_WIDE_ACTORS;
}

/* For the locators. */
static void keep_header(struct rows_reader *reader, const struct csv_row *row)
{
    struct arena *arena = &reader->import->arena;
    const char **names = arena_alloc(arena, (row->count + 1) * sizeof *names);
    for (size_t i = 0; i < row->count; i++) {
        const struct csv_field *field = &row->fields[i];
        names[i] = field->text ? arena_text(arena, field->text, field->size) : "";
    }
    reader->import->headers[reader->number] = names;
}

static bool take_header(struct rows_reader *reader, const struct csv_row *row)
{
    const struct import_header header = {row, reader->file};
    bool good = true;
    keep_header(reader, row);
    for (int role = 0; role < IMPORT_ROLES; role++) {
        good = import_columns_find(reader->import, &header, &reader->table->role[role],
                                   &reader->role[role]) &&
               good;
    }
    good = find_fields(reader, &header, &reader->table->bloc_fields, reader->bloc_fields) && good;
    good = find_fields(reader, &header, &reader->table->actor_fields, reader->actor_fields) && good;
    good = find_steps(reader, &header) && good;
    good = good && check_roles(reader, row);
    return good && (!is_wide(reader) || find_wide(reader, &header));
}

static void forget(struct rows_reader *reader, size_t end)
{
    if (end - reader->forgotten >= FORGET_STEP) {
        heap_forget(reader->text->text + reader->forgotten, end - reader->forgotten);
        reader->forgotten = end;
    }
}

static bool take_row(void *context, const struct csv_row *row, struct fault *fault)
{
    struct rows_reader *reader = context;
    struct import *import = reader->import;
    if (!reader->header_seen) {
        reader->header_seen = true;
        reader->broken = !take_header(reader, row);
        return !reader->broken;
    }
    if (!watch_step(import->watch, MSG_doing_rows, import->rows++, 0, fault)) {
        return false;
    }
    switch (reader->table->shape) {
    case SHAPE_SPELLS:
        take_spell(reader, row);
        break;
    case SHAPE_STEPS:
        take_steps(reader, row);
        break;
    case SHAPE_PANEL:
        take_panel(reader, row);
        break;
    default:
        take_wide(reader, row);
        break;
    }
    forget(reader, row->end);
    return true;
}

/* ---- Guessing what the mapping does not say ---- */

struct sampler {
    struct arena *arena;
    const char **header, **cells;
    size_t width, rows;
};

static bool take_sample(void *context, const struct csv_row *row, struct fault *fault)
{
    struct sampler *sampler = context;
    (void)fault;
    if (!sampler->header) {
        sampler->width = row->count;
        sampler->header = arena_alloc(sampler->arena, (row->count + 1) * sizeof *sampler->header);
        sampler->cells =
            arena_alloc(sampler->arena, SAMPLE_ROWS * (row->count + 1) * sizeof *sampler->cells);
    }
    for (size_t i = 0; i < row->count; i++) {
        const struct csv_field *field = &row->fields[i];
        const char *copy =
            field->text ? arena_text(sampler->arena, field->text, field->size) : NULL;
        if (sampler->rows == 0) {
            sampler->header[i] = copy ? copy : "";
        } else {
            sampler->cells[(sampler->rows - 1) * sampler->width + i] = copy;
        }
    }
    return sampler->rows++ < SAMPLE_ROWS - 1;
}

static void guess(struct rows_reader *reader)
{
    struct arena arena = {0};
    struct sampler sampler = {.arena = &arena};
    struct findings findings;
    struct fault fault = {0};
    findings_init(&findings);
    csv_rows_read(reader->text->text, reader->text->size, &reader->options, take_sample, &sampler,
                  &findings, &fault);
    const struct import_sample sample = {.header = sampler.header,
                                         .width = sampler.width,
                                         .cells = sampler.cells,
                                         .rows = sampler.rows ? sampler.rows - 1 : 0};
    if (sampler.header) {
        import_guess(&reader->import->map, reader->table, &sample);
    }
    findings_release(&findings);
    arena_release(&arena);
}

bool import_rows(struct import *import, size_t table, const char *path, struct fault *fault)
{
    struct rows_reader reader = {
        .import = import, .table = &import->map.tables[table], .number = table};
    struct import_text text;
    if (!import_text_read(&text, path, reader.table->encoding, reader.table->delimiter, fault)) {
        return false;
    }
    reader.text = &text;
    reader.file = import->table_files[table];
    reader.options = (struct csv_options){
        .delimiter = text.delimiter, .file = reader.file, .columns = COLUMNS_MOST};
    guess(&reader);
    reader.manner = (struct date_manner){.years = reader.table->years,
                                         .end_is = reader.table->end_is,
                                         .order = reader.table->order,
                                         .null = reader.table->null,
                                         .open = reader.table->open};
    bool done = csv_rows_read(text.text, text.size, &reader.options, take_row, &reader,
                              import->findings, fault) ||
                reader.broken;
    if (done && reader.runs.count) {
        import_runs_end(import, &reader.runs, table);
    }
    import_runs_release(&reader.runs);
    free(text.text);
    return done;
}
