#include "import_write.h"

#include "edtf.h"
#include "text.h"
#include "usual_statuses.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void import_put_cell(FILE *out, const char *text)
{
    const size_t size = text ? strlen(text) : 0;
    if (!text || !strpbrk(text, ",\"\r\n")) {
        fwrite(text ? text : "", 1, size, out);
        return;
    }
    fputc('"', out);
    for (const char *at = text; *at; at++) {
        if (*at == '"') {
            fputc('"', out);
        }
        fputc(*at, out);
    }
    fputc('"', out);
}

/* A row of cells; NULL for an empty one. */
static void put_row(FILE *out, const char *const *cells, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (i) {
            fputc(',', out);
        }
        import_put_cell(out, cells[i]);
    }
    fputc('\n', out);
}

#define PUT_ROW(out, ...)                                                                          \
    put_row(out, (const char *const[]){__VA_ARGS__},                                               \
            sizeof(const char *const[]){__VA_ARGS__} / sizeof(const char *))

void import_put_key(FILE *out, const char *key, const char *value)
{
    if (!value || !*value) {
        return;
    }
    const char quote = strchr(value, '"') ? '\'' : '"';
    fprintf(out, "%s = %c", key, quote);
    for (const char *at = value; *at; at++) {
        fputc((unsigned char)*at < ' ' ? ' ' : *at == quote ? '`' : *at, out);
    }
    fprintf(out, "%c\n", quote);
}

enum language import_language_of(const char *text)
{
    static const char *const kazakh[] = {"ә", "ғ", "қ", "ң", "ө", "ұ", "ү", "һ", "і",
                                         "Ә", "Ғ", "Қ", "Ң", "Ө", "Ұ", "Ү", "Һ", "І"};
    for (size_t i = 0; i < sizeof kazakh / sizeof *kazakh; i++) {
        if (strstr(text, kazakh[i])) {
            return LANG_KK;
        }
    }
    for (const unsigned char *at = (const unsigned char *)text; *at; at++) {
        if (*at == 0xD0 || *at == 0xD1) {
            return LANG_RU;
        }
    }
    return LANG_EN;
}

/* ---- blocline.ini ---- */

/* A date that was coded as a year reaches as far as the year that was coded. */
static int64_t day_told(const struct import *import, uint32_t date, bool is_end)
{
    const struct import_date *at = &import->dates.list[date];
    return at->year != NO_YEAR ? import_day_of_year(at->year - is_end) : at->lo;
}

const char *import_as_of(struct import *import)
{
    const char *given = import_map_package(&import->map, "as_of");
    int64_t last =
        import->last_year != INT32_MIN ? import_day_of_year(import->last_year) : EDTF_NEG_INF;
    char text[EDTF_DAY_SIZE];
    for (size_t i = 0; !given && i < import->claims.count; i++) {
        const struct claim *claim = &import->claims.list[i];
        const int64_t start =
            claim->start == NONE ? EDTF_NEG_INF : day_told(import, claim->start, false);
        const int64_t end = claim->end == NONE ? EDTF_NEG_INF : day_told(import, claim->end, true);
        last = start > last ? start : last;
        last = end > last ? end : last;
    }
    edtf_format_day(last == EDTF_NEG_INF ? 0 : last, text);
    return given ? given : arena_text(&import->arena, text, strlen(text));
}

/* The rule of the package, if all its tables by year have one. */
static const char *years_of(const struct import *import)
{
    enum years_rule rule = YEARS_UNKNOWN;
    for (size_t i = 0; i < import->map.table_count; i++) {
        const enum years_rule own = import->map.tables[i].years;
        if (own != YEARS_UNKNOWN && rule != YEARS_UNKNOWN && own != rule) {
            return NULL;
        }
        rule = own != YEARS_UNKNOWN ? own : rule;
    }
    return rule == YEARS_UNKNOWN ? NULL : years_words.texts[rule];
}

static const char *package_id(struct import *import)
{
    const char *given = import_map_package(&import->map, "id");
    return given ? given : import->table_sources[0];
}

static void put_readings(const struct import *import, FILE *out)
{
    const size_t count = import->map.table_count;
    if (count < 2) {
        return;
    }
    fputs("\n[reading record]\nby = standing\nsources =", out);
    for (size_t i = 0; i < count; i++) {
        fprintf(out, " %s", import->table_sources[i]);
    }
    fputc('\n', out);
    for (size_t i = 0; i < count; i++) {
        fprintf(out, "\n[reading %s]\nsources = %s\n", import->table_sources[i],
                import->table_sources[i]);
    }
}

static void write_ini(struct import *import, FILE *out)
{
    static const char *const keys[] = {"title_ru",  "title_kk", "version", "licence",
                                       "publisher", "url",      "uses",    NULL};
    const char *title = import_map_package(&import->map, "title_en");
    const struct map_table *table = &import->map.tables[0];
    fputs("[package]\n", out);
    import_put_key(out, "id", package_id(import));
    import_put_key(out, "title_en",
                   title          ? title
                   : table->title ? table->title
                                  : import->table_names[0]);
    for (const char *const *key = keys; *key; key++) {
        import_put_key(out, *key, import_map_package(&import->map, *key));
    }
    fprintf(out, "as_of = %s\n", import_as_of(import));
    if (years_of(import)) {
        fprintf(out, "years = %s\n", years_of(import));
    }
    put_readings(import, out);
}

/* ---- Tables ---- */

static void write_sources(struct import *import, FILE *out)
{
    fputs("source,kind,title,author,date,publisher,url\n", out);
    for (size_t i = 0; i < import->map.table_count; i++) {
        const struct map_table *table = &import->map.tables[i];
        bool again = false;
        for (size_t k = 0; k < i; k++) {
            again = again || strcmp(import->table_sources[k], import->table_sources[i]) == 0;
        }
        if (!again) {
            PUT_ROW(out, import->table_sources[i], "dataset",
                    table->title ? table->title : import->table_names[i], table->author,
                    table->date, table->publisher, table->url);
        }
    }
}

/* Those of the statuses that the package has. */
static const char *used_of(struct import *import, const char *after)
{
    const char *list = NULL;
    for (size_t i = 0; after && i < import->status_count; i++) {
        const struct import_status *status = &import->statuses[i];
        if (status->used && import_is_word(after, status->id, strlen(status->id))) {
            list = list ? arena_printf(&import->arena, "%s %s", list, status->id) : status->id;
        }
    }
    return list;
}

static void write_statuses(struct import *import, FILE *out)
{
    import_status_put(import, "none");
    fputs("status,class,cow,name_en,name_ru,name_kk,after\n", out);
    for (size_t i = 0; i < import->status_count; i++) {
        const struct import_status *status = &import->statuses[i];
        if (status->used || strcmp(status->class, "none") == 0) {
            PUT_ROW(out, status->id, status->class, status->cow,
                    status->name[LANG_EN] ? status->name[LANG_EN] : status->id,
                    status->name[LANG_RU], status->name[LANG_KK], used_of(import, status->after));
        }
    }
}

/* The days of years that rows tell of, from `*year` on: the next run of them. */
static bool next_run(const struct import_party *party, int32_t *year, int32_t *last)
{
    while (*year <= party->last_year && !import_party_has_year(party, *year)) {
        ++*year;
    }
    *last = *year;
    while (import_party_has_year(party, *last + 1)) {
        ++*last;
    }
    return *year <= party->last_year;
}

static const char *exists_of(struct import *import, const struct import_party *party)
{
    if (!party->dense || party->first_year > party->last_year) {
        return NULL;
    }
    if (party->last_year >= import->last_year) {
        return arena_printf(&import->arena, "%04d/..", (int)party->first_year);
    }
    return arena_printf(&import->arena, "%04d/%04d", (int)party->first_year, (int)party->last_year);
}

static void write_actors(struct import *import, FILE *out)
{
    const struct import_parties *actors = &import->actors;
    fputs("actor,kind,iso2,iso_numeric,cow,gw,wikidata,exists,note,tags\n", out);
    for (uint32_t i = 0; i < intern_count(actors->ids); i++) {
        const struct import_party *party = &actors->list[i];
        const char *const *fields = party->fields;
        if (!party->known && party->rows > 0) {
            PUT_ROW(out, party->id, fields[PARTY_KIND] ? fields[PARTY_KIND] : "state",
                    fields[PARTY_ISO2], fields[PARTY_ISO_NUMERIC], fields[PARTY_COW],
                    fields[PARTY_GW], fields[PARTY_WIKIDATA], exists_of(import, party),
                    fields[PARTY_NOTE], fields[PARTY_TAGS]);
        }
    }
}

static void write_blocs(struct import *import, FILE *out)
{
    const struct import_parties *blocs = &import->blocs;
    fputs("bloc,kind,cow_igo,wikidata,coverage,note,tags\n", out);
    for (uint32_t i = 0; i < intern_count(blocs->ids); i++) {
        const char *const *fields = blocs->list[i].fields;
        PUT_ROW(out, blocs->list[i].id, fields[PARTY_KIND], fields[PARTY_COW_IGO],
                fields[PARTY_WIKIDATA], fields[PARTY_COVERAGE], fields[PARTY_NOTE],
                fields[PARTY_TAGS]);
    }
}

static void put_names(struct import *import, const struct import_parties *parties, const char *of,
                      FILE *out)
{
    for (uint32_t i = 0; i < intern_count(parties->ids); i++) {
        const struct import_party *party = &parties->list[i];
        const char *name = party->name ? party->name : party->value;
        char *clean = name ? arena_text(&import->arena, name, strlen(name)) : NULL;
        if (clean) {
            clean[text_clean(clean, strlen(clean))] = '\0';
            name = clean;
        }
        if (name && strcmp(name, party->id) != 0 && !party->known && party->rows > 0) {
            const char *lang = import->map.tables[party->table].lang;
            PUT_ROW(out, of, party->id, lang ? lang : language_code(import_language_of(name)),
                    "name", name);
        }
    }
}

static void write_names(struct import *import, FILE *out)
{
    fputs("of,id,lang,form,name\n", out);
    put_names(import, &import->actors, "actor", out);
    put_names(import, &import->blocs, "bloc", out);
}

static const char *period_text(struct import *import, int64_t lo, int64_t hi)
{
    char first[EDTF_DAY_SIZE], last[EDTF_DAY_SIZE];
    edtf_format_day(lo, first);
    edtf_format_day(hi, last);
    return arena_printf(&import->arena, "%s/%s", lo == EDTF_NEG_INF ? ".." : first,
                        hi == EDTF_POS_INF ? ".." : last);
}

/* The Correlates of War number of an actor, and when it was its: in the years of its rows, or as
 * [actors] says. */
static void write_codes(struct import *import, FILE *out)
{
    const struct import_parties *actors = &import->actors;
    fputs("of,id,scheme,code,used\n", out);
    for (uint32_t i = 0; i < intern_count(actors->ids); i++) {
        const struct import_party *party = &actors->list[i];
        const char *code = party->fields[PARTY_COW];
        int32_t year = party->first_year, last;
        if (party->known || !party->rows || !code) {
            continue;
        }
        for (; party->dense && next_run(party, &year, &last); year = last + 1) {
            PUT_ROW(out, "actor", party->id, "cow", code,
                    last >= import->last_year
                        ? arena_printf(&import->arena, "%04d/..", (int)year)
                        : arena_printf(&import->arena, "%04d/%04d", (int)year, (int)last));
        }
        for (size_t k = 0; !party->dense && k < party->period_count; k++) {
            const struct party_period *period = &party->periods[k];
            PUT_ROW(out, "actor", party->id, "cow", period->code,
                    period_text(import, period->lo, period->hi));
        }
    }
}

static void write_map(struct import *import, FILE *out)
{
    import_map_print(&import->map, out);
}

static void write_unmatched(struct import *import, FILE *out)
{
    const struct import_parties *actors = &import->actors;
    fputs("value,name,rows,line,actor,near1,near2,near3\n", out);
    for (uint32_t i = 0; i < intern_count(actors->ids); i++) {
        const struct import_party *party = &actors->list[i];
        const char *near[3] = {NULL, NULL, NULL};
        if (party->known || !party->rows || !party->value) {
            continue;
        }
        import_known_near(import->known, &import->arena, party->name ? party->name : party->value,
                          near, 3);
        PUT_ROW(out, party->value, party->name, arena_printf(&import->arena, "%zu", party->rows),
                arena_printf(&import->arena, "%u", party->line), NULL, near[0], near[1], near[2]);
    }
}

static void write_repairs(struct import *import, FILE *out)
{
    fputs("file,line,column,repair\n", out);
    for (size_t i = 0; i < import->repairs.count; i++) {
        const struct repair *repair = &import->repairs.list[i];
        const char *file = "", *column = "";
        for (size_t k = 0; k < import->map.table_count; k++) {
            if (import->table_files[k] == repair->file) {
                file = import->table_names[k];
                column = import->headers[k][repair->column];
            }
        }
        PUT_ROW(out, file, arena_printf(&import->arena, "%u", repair->line), column,
                import_repair_name(repair->kind));
    }
}

static bool write_file(struct import *import, struct new_folder *folder, const char *name,
                       void (*write)(struct import *import, FILE *out), struct fault *fault)
{
    FILE *out = new_folder_file(folder, name, fault);
    if (out) {
        write(import, out);
    }
    return out && new_folder_close(folder, fault);
}

static bool has_codes(const struct import *import)
{
    bool found = false;
    for (uint32_t i = 0; i < intern_count(import->actors.ids); i++) {
        const struct import_party *party = &import->actors.list[i];
        found = found || (party->fields[PARTY_COW] && !party->known && party->rows &&
                          (party->dense || party->period_count));
    }
    return found;
}

bool import_write(struct import *import, struct new_folder *folder, struct fault *fault)
{
    return write_file(import, folder, "blocline.ini", write_ini, fault) &&
           write_file(import, folder, "sources.csv", write_sources, fault) &&
           write_file(import, folder, "statuses.csv", write_statuses, fault) &&
           write_file(import, folder, "actors.csv", write_actors, fault) &&
           write_file(import, folder, "blocs.csv", write_blocs, fault) &&
           write_file(import, folder, "names.csv", write_names, fault) &&
           (!has_codes(import) || write_file(import, folder, "codes.csv", write_codes, fault)) &&
           write_file(import, folder, "mapping.ini", write_map, fault) &&
           (!import->known ||
            write_file(import, folder, "unmatched.csv", write_unmatched, fault)) &&
           (!import->repairs.count ||
            write_file(import, folder, "repairs.csv", write_repairs, fault));
}
