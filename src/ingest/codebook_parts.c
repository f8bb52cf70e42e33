#include "codebook_parts.h"

#include "kinds.h"
#include "message.h"
#include "records.h"
#include "sort.h"

#include <stdlib.h>
#include <string.h>

/* A text within a line of Markdown; a bar would end a cell of a table. NULL: nothing. */
static void put(FILE *out, const char *text)
{
    for (; text && *text; text++) {
        if (strchr("|*_<>`[]\\", *text)) {
            fputc('\\', out);
        }
        fputc(*text == '\n' || *text == '\r' ? ' ' : *text, out);
    }
}

/* An id, as code: nothing in it means anything to Markdown. */
static void put_id(FILE *out, const char *id)
{
    fprintf(out, "`%s`", id);
}

static void put_cited(FILE *out, const struct dataset *dataset, const struct record_citation *cited)
{
    if (cited->source != NONE) {
        put_id(out, dataset->sources[cited->source].id);
        fputs(", ", out);
        put(out, cited->locator);
    }
}

static bool is_own(const struct dataset *dataset, const struct record_citation *cited)
{
    return cited->source != NONE && strcmp(dataset->sources[cited->source].id, "codebook") == 0;
}

/* The cells of a row after its first. */
static void put_cells(FILE *out, const char *const *texts, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        fputs(" | ", out);
        put(out, texts[i]);
    }
}

/* The row of a record: its id, its texts, and where it is from. */
static void put_record(FILE *out, const char *id, const char *const *texts, size_t count,
                       const struct dataset *dataset, const struct record_citation *cited)
{
    fputs("| ", out);
    put_id(out, id);
    put_cells(out, texts, count);
    fputs(" | ", out);
    put_cited(out, dataset, cited);
    fputs(" |\n", out);
}

static void write_statuses(const struct dataset *dataset, FILE *out)
{
    fputs("| status | class | COW | English | Russian | Kazakh | meaning | source |\n"
          "|---|---|---|---|---|---|---|---|\n",
          out);
    for (uint32_t i = 0; i < dataset->statuses_count; i++) {
        const struct record_status *row = &dataset->statuses[i];
        const char *const texts[] = {class_words.texts[row->class],
                                     cow_status_text(row->cow),
                                     row->name[LANG_EN],
                                     row->name[LANG_RU],
                                     row->name[LANG_KK],
                                     row->note};
        put_record(out, row->id, texts, sizeof texts / sizeof *texts, dataset, &row->cited);
    }
}

static void write_kinds(const struct dataset *dataset, FILE *out)
{
    (void)dataset;
    fputs("| kind | English | Russian | Kazakh | a bloc exists from it on | ends its bloc |\n"
          "|---|---|---|---|---|---|\n",
          out);
    for (uint32_t i = 0; kinds()[i].id; i++) {
        const struct kind *kind = &kinds()[i];
        const char *const texts[] = {kind_name(LANG_EN, i), kind_name(LANG_RU, i),
                                     kind_name(LANG_KK, i), kind->founds ? "yes" : NULL,
                                     kind->ends ? "yes" : NULL};
        fputs("| ", out);
        put_id(out, kind->id);
        put_cells(out, texts, sizeof texts / sizeof *texts);
        fputs(" |\n", out);
    }
}

/* Names of one owner stand together in the order of the file. */
static int compare_names(const void *left, const void *right)
{
    const struct record_name *a = *(const struct record_name *const *)left;
    const struct record_name *b = *(const struct record_name *const *)right;
    if (a->owner.of != b->owner.of) {
        return a->owner.of < b->owner.of ? -1 : 1;
    }
    const int order = strcmp(a->owner.id, b->owner.id);
    return order ? order : a < b ? -1 : 1;
}

static void write_names(const struct dataset *dataset, FILE *out)
{
    const struct record_name **own = heap_alloc(((size_t)dataset->names_count + 1) * sizeof *own);
    size_t count = 0;
    for (uint32_t i = 0; i < dataset->names_count; i++) {
        if (is_own(dataset, &dataset->names[i].cited)) {
            own[count++] = &dataset->names[i];
        }
    }
    sort_list(own, count, sizeof *own, compare_names);
    for (size_t i = 0; i < count; i++) {
        const struct record_name *name = own[i];
        if (i == 0 || own[i - 1]->owner.of != name->owner.of ||
            strcmp(own[i - 1]->owner.id, name->owner.id) != 0) {
            fputs("- ", out);
            put_id(out, name->owner.id);
            fputs(": ", out);
        } else {
            fputs("; ", out);
        }
        put(out, name->text);
        fprintf(out, " (%s, %s", language_code((enum language)name->lang), name->form);
        if (name->used.text) {
            fputs(", ", out);
            put_id(out, name->used.text);
        }
        if (name->note) {
            fputs("; ", out);
            put(out, name->note);
        }
        fputc(')', out);
        if (i + 1 == count || own[i + 1]->owner.of != name->owner.of ||
            strcmp(own[i + 1]->owner.id, name->owner.id) != 0) {
            fputc('\n', out);
        }
    }
    free(own);
}

static void write_lineage(const struct dataset *dataset, FILE *out)
{
    for (uint32_t i = 0; i < dataset->lineages_count; i++) {
        const struct record_lineage *row = &dataset->lineages[i];
        if (!is_own(dataset, &row->cited)) {
            continue;
        }
        fputs("- ", out);
        put_id(out, dataset->blocs[row->from].id);
        fprintf(out, " %s ", row->relation);
        put_id(out, dataset->blocs[row->to].id);
        if (row->note) {
            fputs(": ", out);
            put(out, row->note);
        }
        fputc('\n', out);
    }
}

/* The English name on the last day that the records cover, or any, or the id. */
static const char *english_name(const struct dataset *dataset, enum party of, uint32_t owner,
                                const char *id)
{
    const char *found = NULL;
    for (uint32_t i = 0; i < dataset->names_count; i++) {
        const struct record_name *name = &dataset->names[i];
        if (name->owner.of == of && name->owner.number == owner && name->lang == LANG_EN &&
            strcmp(name->form, "name") == 0) {
            if (name->used.lo <= dataset->packages[0].as_of_day &&
                dataset->packages[0].as_of_day <= name->used.hi) {
                return name->text;
            }
            found = name->text;
        }
    }
    return found ? found : id;
}

/* Whether the account is of an event of the bloc, or gives somebody a standing in it. */
static bool is_about(const struct dataset *dataset, const struct record_account *account,
                     uint32_t bloc)
{
    bool about = dataset->events[account->event].bloc == bloc;
    for (uint32_t i = 0; !about && i < account->effect_count; i++) {
        about = dataset->effects[account->effects + i].bloc == bloc;
    }
    return about;
}

/* Whether some source besides an essay tells of the bloc. */
static bool is_of_record(const struct dataset *dataset, uint32_t bloc)
{
    for (uint32_t i = 0; i < dataset->accounts_count; i++) {
        const struct record_account *account = &dataset->accounts[i];
        const char *kind = dataset->sources[account->source].kind;
        if ((!kind || strcmp(kind, "essay") != 0) && is_about(dataset, account, bloc)) {
            return true;
        }
    }
    return false;
}

static void write_bloc_table(const struct dataset *dataset, bool of_record, FILE *out)
{
    fputs("| bloc | kind | name | COW IGO | note | source |\n|---|---|---|---|---|---|\n", out);
    for (uint32_t i = 0; i < dataset->blocs_count; i++) {
        const struct record_bloc *row = &dataset->blocs[i];
        if (is_of_record(dataset, i) != of_record) {
            continue;
        }
        const char *const texts[] = {row->kind, english_name(dataset, PARTY_BLOC, i, row->id),
                                     row->cow_igo, row->note};
        put_record(out, row->id, texts, sizeof texts / sizeof *texts, dataset, &row->cited);
    }
}

static void write_blocs(const struct dataset *dataset, FILE *out)
{
    write_bloc_table(dataset, true, out);
}

static void write_blocs_mentioned(const struct dataset *dataset, FILE *out)
{
    write_bloc_table(dataset, false, out);
}

static void write_actors(const struct dataset *dataset, FILE *out)
{
    fputs("| actor | kind | name | note | source |\n|---|---|---|---|---|\n", out);
    for (uint32_t i = 0; i < dataset->actors_count; i++) {
        const struct record_actor *row = &dataset->actors[i];
        if (row->iso2) {
            continue;
        }
        const char *const texts[] = {row->kind, english_name(dataset, PARTY_ACTOR, i, row->id),
                                     row->note};
        put_record(out, row->id, texts, sizeof texts / sizeof *texts, dataset, &row->cited);
    }
}

static void write_readings(const struct dataset *dataset, FILE *out)
{
    for (uint32_t i = 0; i < dataset->readings_count; i++) {
        const struct record_reading *row = &dataset->readings[i];
        uint32_t asked = 0;
        for (uint32_t k = 0; k < dataset->sources_count; k++) {
            asked += row->rank[k] != NONE;
        }
        fputs("- ", out);
        put_id(out, row->id);
        fputs(": ", out);
        put(out, row->title[LANG_EN]);
        fputs(". Asks, in this order: ", out);
        put_id(out, row->sources);
        fprintf(out, " (%u %s).\n", asked, asked == 1 ? "source" : "sources");
    }
}

/* Kinds of sources in the order in which they first stand in the files. */
static void write_sources(const struct dataset *dataset, FILE *out)
{
    fputs("| kind of source | sources | accounts of events |\n|---|---|---|\n", out);
    for (uint32_t i = 0; i < dataset->sources_count; i++) {
        const char *kind = dataset->sources[i].kind ? dataset->sources[i].kind : "";
        uint32_t sources = 0, accounts = 0;
        bool first = true;
        for (uint32_t k = 0; k < dataset->sources_count; k++) {
            const char *other = dataset->sources[k].kind ? dataset->sources[k].kind : "";
            const bool same = strcmp(kind, other) == 0;
            first = first && (k >= i || !same);
            sources += same;
        }
        for (uint32_t k = 0; first && k < dataset->accounts_count; k++) {
            const char *other = dataset->sources[dataset->accounts[k].source].kind;
            accounts += strcmp(kind, other ? other : "") == 0;
        }
        if (first) {
            fputs("| ", out);
            put(out, kind);
            fprintf(out, " | %u | %u |\n", sources, accounts);
        }
    }
}

/* Which blocs the records know how well; "" is what is not said. */
static void write_coverage(const struct dataset *dataset, FILE *out)
{
    fputs("| coverage | blocs |\n|---|---|\n", out);
    for (size_t i = 0; coverage_words.texts[i]; i++) {
        const char *before = "";
        fprintf(out, "| %s | ", coverage_words.texts[i]);
        for (uint32_t k = 0; k < dataset->blocs_count; k++) {
            const struct record_bloc *row = &dataset->blocs[k];
            if (row->coverage && strcmp(row->coverage, coverage_words.texts[i]) == 0) {
                fputs(before, out);
                put_id(out, row->id);
                before = " ";
            }
        }
        fputs(" |\n", out);
    }
}

/* The columns of the files, and what may stand in them. */
static void write_columns(const struct dataset *dataset, FILE *out)
{
    (void)dataset;
    fputs("| file | column | filled | what stands in it | one of |\n|---|---|---|---|---|\n", out);
    for (const struct record_type *type = record_types(); type->name; type++) {
        struct record_column column;
        for (size_t i = 0; record_column_at(type, i, &column); i++) {
            struct arena arena = {0};
            const char *const texts[] = {column.name, column.is_needed ? "yes" : NULL, column.about,
                                         column.words ? words_listed(&arena, column.words) : NULL};
            fputs("| ", out);
            put_id(out, type->name);
            put_cells(out, texts, sizeof texts / sizeof *texts);
            fputs(" |\n", out);
            arena_release(&arena);
        }
    }
}

static void write_rules(const struct dataset *dataset, FILE *out)
{
    static const char *const severities[] = {"error", "warning"};
    (void)dataset;
    fputs("| rule | | what has to be so |\n|---|---|---|\n", out);
    for (const struct finding_rule *rule = finding_rules(); rule->id; rule++) {
        const char *const texts[] = {severities[rule->severity], rule->about};
        fputs("| ", out);
        put_id(out, rule->id);
        put_cells(out, texts, sizeof texts / sizeof *texts);
        fputs(" |\n", out);
    }
}

const struct codebook_part *codebook_parts(void)
{
    static const struct codebook_part parts[] = {
        {"columns", write_columns},
        {"statuses", write_statuses},
        {"kinds", write_kinds},
        {"names", write_names},
        {"lineage", write_lineage},
        {"blocs-of-the-record", write_blocs},
        {"blocs-mentioned-only", write_blocs_mentioned},
        {"coverage", write_coverage},
        {"actors-without-an-iso-code", write_actors},
        {"readings", write_readings},
        {"rules", write_rules},
        {"sources", write_sources},
        {NULL, NULL},
    };
    return parts;
}
