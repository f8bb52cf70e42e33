#include "message.h"
#include "option_specs.h"

#include "arena.h"
#include "cite_source.h"
#include "entry_id.h"
#include "today.h"

#include <ctype.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* How to cite the records. A citation names what a reader needs to find the same data again: title,
 * version, licence, address, the day the records reach to, and the digest of the files. */

static const struct column columns[] = {{"citation", COLUMN_TEXT, ROLE_NONE, MSG_heading_citation}};

struct cited {
    struct arena arena;
    const char *title[LANG_COUNT]; /* each there is at least in one language, or the id */
    const char *id, *version, *licence, *publisher, *url, *as_of, *digest, *year;
    const char *accessed; /* YYYY-MM-DD */
};

static const char *first_of(const char *a, const char *b, const char *c)
{
    return a ? a : b ? b : c;
}

static void read_package(struct cited *cited, struct store *store)
{
    const char *any = NULL;
    for (enum language lang = LANG_EN; lang < LANG_COUNT; lang++) {
        cited->title[lang] = store_title(store, lang);
        any = first_of(any, cited->title[lang], NULL);
    }
    cited->id = first_of(store_info(store, "id"), "records", NULL);
    for (enum language lang = LANG_EN; lang < LANG_COUNT; lang++) {
        cited->title[lang] = first_of(cited->title[lang], any, cited->id);
    }
    cited->version = store_info(store, "version");
    cited->licence = store_info(store, "licence");
    cited->publisher = store_info(store, "publisher");
    cited->url = store_info(store, "url");
    cited->as_of = first_of(store_info(store, "as_of"), "", NULL);
    cited->digest = store_info(store, "digest");
    /* Records that reach to 2026 were published in 2026, as far as they can tell. */
    cited->year = arena_text(&cited->arena, cited->as_of, strcspn(cited->as_of, "-"));
}

/* `text` between `before` and `after` if there is one, else nothing. */
static const char *part(struct cited *cited, const char *before, const char *text,
                        const char *after)
{
    return text && *text ? arena_printf(&cited->arena, "%s%s%s", before, text, after) : "";
}

/* "sha256:0123" is written "SHA-256: 0123". */
static const char *digest_part(struct cited *cited, const char *before, const char *after)
{
    static const char mark[] = "sha256:";
    if (!cited->digest || strncmp(cited->digest, mark, strlen(mark)) != 0) {
        return "";
    }
    return arena_printf(&cited->arena, "%sSHA-256: %s%s", before, cited->digest + strlen(mark),
                        after);
}

static const char *plain(struct cited *cited, enum language lang)
{
    struct arena *arena = &cited->arena;
    const char *version =
        cited->version ? message_format(arena, lang, MSG_cite_version, cited->version) : "";
    const char *licence =
        cited->licence ? message_format(arena, lang, MSG_cite_licence, cited->licence) : "";
    return message_format(arena, lang, MSG_cite_plain, part(cited, "", cited->publisher, ". "),
                          cited->title[lang], version, cited->year, cited->as_of, licence,
                          part(cited, " ", cited->url, "."), digest_part(cited, " ", "."));
}

/* GOST writes days as 31.03.2026 (GOST R 7.0.5-2008, 10.4.6). Others stay as they are. */
static const char *russian_day(struct cited *cited, const char *day)
{
    if (strlen(day) != 10 || day[4] != '-') {
        return day;
    }
    return arena_printf(&cited->arena, "%.2s.%.2s.%.4s", day + 8, day + 5, day);
}

/* GOST R 7.0.5-2008, section 10: reference to an electronic resource, its areas parted by points.
 * Always in Russian, as it stands in the list of a Russian text. */
static const char *gost(struct cited *cited)
{
    const char *url = "";
    if (cited->url) {
        url = arena_printf(&cited->arena, " URL: %s (дата обращения: %s).", cited->url,
                           russian_day(cited, cited->accessed));
    }
    return arena_printf(
        &cited->arena,
        "%s [Электронный ресурс] : пакет данных%s. %s%s. Данные по состоянию на %s.%s%s%s",
        cited->title[LANG_RU], part(cited, " / ", cited->publisher, ""),
        part(cited, "Версия ", cited->version, ". "), cited->year, russian_day(cited, cited->as_of),
        part(cited, " Лицензия: ", cited->licence, "."), url, digest_part(cited, " ", "."));
}

static bool write_line(struct table_sink *sink, const char *text, struct fault *fault)
{
    const struct cell cell = cell_text(text);
    return table_row(sink, &cell, fault);
}

/* The id and the year, of letters that every BibTeX takes in a key. */
static const char *bibtex_key(struct cited *cited)
{
    char *key = arena_printf(&cited->arena, "%s-%s", cited->id, cited->year);
    for (char *at = key; *at; at++) {
        if (!isalnum((unsigned char)*at) && *at != '-') {
            *at = '-';
        }
    }
    return key;
}

static bool bibtex(struct cited *cited, enum language lang, struct table_sink *sink,
                   struct fault *fault)
{
    struct arena *arena = &cited->arena;
    const char *note =
        arena_printf(arena, "Records up to %s%s%s", cited->as_of,
                     part(cited, ". Licence: ", cited->licence, ""), digest_part(cited, ". ", ""));
    const struct {
        const char *key, *value;
        bool whole; /* braces twice: a name that is not to be taken apart, a title kept as it is */
        bool raw;   /* an address: the styles write it with \url */
    } fields[] = {{"author", cited->publisher, true, false},
                  {"title", cited->title[lang], true, false},
                  {"year", cited->year, false, false},
                  {"howpublished",
                   cited->version ? arena_printf(arena, "Data package, version %s", cited->version)
                                  : "Data package",
                   false, false},
                  {"version", cited->version, false, false},
                  {"url", cited->url, false, true},
                  {"note", note, false, false}};
    if (!write_line(sink, arena_printf(arena, "@misc{%s,", bibtex_key(cited)), fault)) {
        return false;
    }
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
        if (!fields[i].value) {
            continue;
        }
        const char *value = fields[i].raw ? fields[i].value : cite_tex(arena, fields[i].value);
        const bool done =
            write_line(sink,
                       arena_printf(arena, "  %s = {%s%s%s},", fields[i].key,
                                    fields[i].whole ? "{" : "", value, fields[i].whole ? "}" : ""),
                       fault);
        if (!done) {
            return false;
        }
    }
    return write_line(sink, "}", fault);
}

enum { STYLE = OPTION_OWN };

static const char *const style_words[] = {"plain", "bibtex", "gost", "csl-json",
                                          "cff",   "ris",    NULL};

static bool add_line(void *context, const char *text, struct fault *fault)
{
    return write_line(context, text, fault);
}

/* The sources named, each as the style writes it. */
static bool cite_sources(const struct question *question, const struct options *given,
                         enum style style, const char *accessed, struct table_sink *sink,
                         struct fault *fault)
{
    struct arena arena = {0};
    bool done = table_begin(sink, NULL, columns, 1, fault);
    for (int i = 0; done && i < given->operand_count; i++) {
        const char *id = given->operands[i];
        struct source_row source;
        bool found;
        done = entry_id(question->store, "source", &id, &arena, fault) &&
               store_source_row(question->store, id, &arena, &source, &found, fault) &&
               cite_source(&source, style, accessed, i == 0, i + 1 == given->operand_count, &arena,
                           add_line, sink, fault);
    }
    arena_release(&arena);
    return done && table_end(sink, fault);
}

/* The records themselves in a style that is for sources: a data set, published when they end. */
static bool cite_package(struct cited *cited, enum style style, enum language lang,
                         struct table_sink *sink, struct fault *fault)
{
    const struct source_row source = {.id = cited->id,
                                      .kind = "dataset",
                                      .title = cited->title[lang],
                                      .author = cited->publisher,
                                      .date = cited->as_of,
                                      .publisher = cited->publisher,
                                      .url = cited->url,
                                      .lang = language_code(lang)};
    return cite_source(&source, style, cited->accessed, true, true, &cited->arena, add_line, sink,
                       fault);
}

static bool run(const struct question *question, const struct options *given,
                struct table_sink *sink, struct fault *fault)
{
    char accessed[TODAY_SIZE];
    struct cited cited = {.accessed = accessed};
    const enum style style = (enum style)given->number[STYLE];
    today(accessed);
    if (given->operand_count) {
        return cite_sources(question, given, style, accessed, sink, fault);
    }
    read_package(&cited, question->store);
    bool done = table_begin(sink, NULL, columns, 1, fault);
    if (done && style == STYLE_BIBTEX) {
        done = bibtex(&cited, question->lang, sink, fault);
    } else if (done && style > STYLE_GOST) {
        done = cite_package(&cited, style, question->lang, sink, fault);
    } else if (done) {
        done = write_line(sink, style == STYLE_GOST ? gost(&cited) : plain(&cited, question->lang),
                          fault);
    }
    arena_release(&cited.arena);
    return done && table_end(sink, fault);
}

static const struct option_spec options[] = {
    {.id = STYLE,
     .name = "style",
     .argument = "STYLE",
     .help = MSG_help_o_style,
     .kind = VALUE_WORD,
     .words = style_words},
    OPT_END,
};

const struct command command_cite = {
    .name = "cite",
    .title = MSG_title_cite,
    .operands = "[SOURCE...]",
    .most = INT_MAX,
    .summary = MSG_help_s_cite,
    .help = MSG_help_t_cite,
    .options = options,
    .columns = columns,
    .column_count = sizeof columns / sizeof *columns,
    .examples = {"blocline cite", "blocline cite --style bibtex -o records.txt",
                 "blocline cite eaeu-treaty-2014 --style gost"},
    .run = run,
    .format = "text",
};
