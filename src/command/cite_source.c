#include "cite_source.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

/* A list of literature of a text in a language names a work in that work's own language: GOST and
 * BibTeX take `title_orig` where the records have it. */
static const char *own_title(const struct source_row *source)
{
    return source->title_orig ? source->title_orig : source->title;
}

/* The year of an EDTF date, or "" if its first four signs are none. */
static const char *year_of(struct arena *arena, const char *date)
{
    return date && strspn(date, "0123456789") >= 4 ? arena_text(arena, date, 4) : "";
}

static const char *part(struct arena *arena, const char *before, const char *text,
                        const char *after)
{
    return text && *text ? arena_printf(arena, "%s%s%s", before, text, after) : "";
}

/* Ends with one full stop. */
static const char *stopped(struct arena *arena, const char *text)
{
    const size_t size = text ? strlen(text) : 0;
    text = text ? text : "";
    return size && strchr(".?!", text[size - 1]) ? text : arena_printf(arena, "%s.", text);
}

/* 2015-08-12 is 12.08.2015 in GOST; others stay as they are. */
static const char *russian_day(struct arena *arena, const char *day)
{
    if (strlen(day) != 10 || day[4] != '-' || day[7] != '-') {
        return day;
    }
    return arena_printf(arena, "%.2s.%.2s.%.4s", day + 8, day + 5, day);
}

const char *cite_tex(struct arena *arena, const char *text)
{
    static const struct {
        char sign;
        const char *written;
    } signs[] = {{'&', "\\&"},
                 {'%', "\\%"},
                 {'$', "\\$"},
                 {'#', "\\#"},
                 {'_', "\\_"},
                 {'{', "("},
                 {'}', ")"},
                 {'~', "\\textasciitilde "},
                 {'^', "\\textasciicircum "},
                 {'\\', "\\textbackslash "}};
    char *out = arena_alloc(arena, strlen(text) * 18 + 1);
    size_t used = 0;
    for (; *text; text++) {
        const char *written = NULL;
        for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
            if (signs[i].sign == *text) {
                written = signs[i].written;
            }
        }
        if (written) {
            memcpy(out + used, written, strlen(written));
            used += strlen(written);
        } else {
            out[used++] = *text;
        }
    }
    out[used] = '\0';
    return out;
}

/* A text of JSON, with its quotes; it is a text of YAML too. */
static const char *quoted(struct arena *arena, const char *text)
{
    char *out = arena_alloc(arena, strlen(text) * 6 + 3);
    char *at = out;
    *at++ = '"';
    for (; *text; text++) {
        const unsigned char byte = (unsigned char)*text;
        if (byte == '"' || byte == '\\') {
            *at++ = '\\';
            *at++ = (char)byte;
        } else if (byte < 0x20) {
            at += sprintf(at, "\\u%04x", byte);
        } else {
            *at++ = (char)byte;
        }
    }
    *at++ = '"';
    *at = '\0';
    return out;
}

static const char *plain(const struct source_row *source, struct arena *arena)
{
    return arena_printf(
        arena, "%s%s%s%s%s",
        part(arena, "", source->author ? stopped(arena, source->author) : NULL, " "),
        stopped(arena, source->title),
        part(arena, " ", source->publisher ? stopped(arena, source->publisher) : NULL, ""),
        part(arena, " ", source->date, "."), part(arena, " ", source->url, ""));
}

/* GOST R 7.0.5-2008, section 10: an electronic resource if it has an address, else a document. */
static const char *gost(const struct source_row *source, const char *accessed, struct arena *arena)
{
    const char *url = source->url ? arena_printf(arena, " URL: %s (дата обращения: %s).",
                                                 source->url, russian_day(arena, accessed))
                                  : "";
    return arena_printf(
        arena, "%s%s%s%s%s%s", part(arena, "", source->author, " "), own_title(source),
        source->url ? " [Электронный ресурс]" : "", part(arena, " // ", source->publisher, ""),
        source->date ? arena_printf(arena, ". %s.", russian_day(arena, source->date)) : ".", url);
}

struct field {
    const char *name, *value;
    bool raw;
};

static bool bibtex(const struct source_row *source, struct arena *arena, cite_line *line,
                   void *context, struct fault *fault)
{
    const struct field fields[] = {{"author", source->author, false},
                                   {"title", own_title(source), false},
                                   {"year", year_of(arena, source->date), false},
                                   {"date", source->date, true},
                                   {"publisher", source->publisher, false},
                                   {"url", source->url, true},
                                   {"language", source->lang, true},
                                   {"note", source->title_orig ? source->title : NULL, false}};
    char *key = arena_text(arena, source->id, strlen(source->id));
    for (char *at = key; *at; at++) {
        *at = isalnum((unsigned char)*at) || *at == '-' ? *at : '-';
    }
    bool done = line(context, arena_printf(arena, "@misc{%s,", key), fault);
    for (size_t i = 0; done && i < sizeof fields / sizeof *fields; i++) {
        const bool twice = i < 2; /* a name or title is kept as it is */
        if (fields[i].value && *fields[i].value) {
            const char *value = fields[i].raw ? fields[i].value : cite_tex(arena, fields[i].value);
            done = line(context,
                        arena_printf(arena, "  %s = {%s%s%s},", fields[i].name, twice ? "{" : "",
                                     value, twice ? "}" : ""),
                        fault);
        }
    }
    return done && line(context, "}", fault);
}

/* The CSL type of a kind of sources. */
static const char *csl_type(const char *kind)
{
    static const char *const types[][2] = {{"treaty", "treaty"},
                                           {"press", "article-newspaper"},
                                           {"law", "legislation"},
                                           {"article", "article-journal"},
                                           {"book", "book"},
                                           {"dataset", "dataset"},
                                           {"reference", "entry-encyclopedia"}};
    for (size_t i = 0; kind && i < sizeof types / sizeof *types; i++) {
        if (strcmp(types[i][0], kind) == 0) {
            return types[i][1];
        }
    }
    return "document";
}

static bool csl_json(const struct source_row *source, const char *accessed, bool first, bool last,
                     struct arena *arena, cite_line *line, void *context, struct fault *fault)
{
    const char *text = arena_printf(arena, "%s{\"id\":%s,\"type\":\"%s\",\"title\":%s",
                                    first ? "[" : "", quoted(arena, source->id),
                                    csl_type(source->kind), quoted(arena, own_title(source)));
    if (source->title_orig) {
        text =
            arena_printf(arena, "%s,\"title-translated\":%s", text, quoted(arena, source->title));
    }
    if (source->author) {
        text = arena_printf(arena, "%s,\"author\":[{\"literal\":%s}]", text,
                            quoted(arena, source->author));
    }
    if (source->publisher) {
        text = arena_printf(arena, "%s,\"publisher\":%s", text, quoted(arena, source->publisher));
    }
    if (source->date) {
        text = arena_printf(arena, "%s,\"issued\":{\"raw\":%s}", text, quoted(arena, source->date));
    }
    if (source->lang) {
        text = arena_printf(arena, "%s,\"language\":%s", text, quoted(arena, source->lang));
    }
    if (source->url) {
        text = arena_printf(arena, "%s,\"URL\":%s,\"accessed\":{\"raw\":%s}", text,
                            quoted(arena, source->url), quoted(arena, accessed));
    }
    return line(context, arena_printf(arena, "%s}%s", text, last ? "]" : ","), fault);
}

static bool ris(const struct source_row *source, const char *accessed, struct arena *arena,
                cite_line *line, void *context, struct fault *fault)
{
    const char *type = csl_type(source->kind);
    const char *code = strcmp(type, "article-newspaper") == 0 ? "NEWS"
                       : strcmp(type, "article-journal") == 0 ? "JOUR"
                       : strcmp(type, "book") == 0            ? "BOOK"
                       : strcmp(type, "legislation") == 0     ? "STAT"
                       : strcmp(type, "dataset") == 0         ? "DATA"
                       : source->url                          ? "ELEC"
                                                              : "GEN";
    const struct field fields[] = {{"ID", source->id, true},
                                   {"AU", source->author, true},
                                   {"TI", own_title(source), true},
                                   {"TT", source->title_orig ? source->title : NULL, true},
                                   {"PY", year_of(arena, source->date), true},
                                   {"DA", source->date, true},
                                   {"PB", source->publisher, true},
                                   {"LA", source->lang, true},
                                   {"UR", source->url, true},
                                   {"Y2", source->url ? accessed : NULL, true}};
    bool done = line(context, arena_printf(arena, "TY  - %s", code), fault);
    for (size_t i = 0; done && i < sizeof fields / sizeof *fields; i++) {
        if (fields[i].value && *fields[i].value) {
            done = line(context, arena_printf(arena, "%s  - %s", fields[i].name, fields[i].value),
                        fault);
        }
    }
    return done && line(context, "ER  - ", fault);
}

/* An entry of the references of a CITATION.cff (1.2.0). */
static bool cff(const struct source_row *source, bool first, struct arena *arena, cite_line *line,
                void *context, struct fault *fault)
{
    const char *year = year_of(arena, source->date);
    const bool press = source->kind && strcmp(source->kind, "press") == 0;
    bool done =
        (!first || line(context, "references:", fault)) &&
        line(context, arena_printf(arena, "  - type: %s", press ? "newspaper-article" : "generic"),
             fault) &&
        line(context, arena_printf(arena, "    title: %s", quoted(arena, own_title(source))),
             fault) &&
        line(context, "    authors:", fault) &&
        line(context,
             arena_printf(arena, "      - name: %s",
                          quoted(arena, source->author      ? source->author
                                        : source->publisher ? source->publisher
                                                            : source->id)),
             fault);
    if (done && *year) {
        done = line(context, arena_printf(arena, "    year: %s", year), fault);
    }
    if (done && source->url) {
        done = line(context, arena_printf(arena, "    url: %s", quoted(arena, source->url)), fault);
    }
    return done;
}

bool cite_source(const struct source_row *source, enum style style, const char *accessed,
                 bool first, bool last, struct arena *arena, cite_line *line, void *context,
                 struct fault *fault)
{
    switch (style) {
    case STYLE_PLAIN:
        return line(context, plain(source, arena), fault);
    case STYLE_GOST:
        return line(context, gost(source, accessed, arena), fault);
    case STYLE_BIBTEX:
        return bibtex(source, arena, line, context, fault);
    case STYLE_CSL_JSON:
        return csl_json(source, accessed, first, last, arena, line, context, fault);
    case STYLE_CFF:
        return cff(source, first, arena, line, context, fault);
    case STYLE_RIS:
        return ris(source, accessed, arena, line, context, fault);
    }
    return true;
}
