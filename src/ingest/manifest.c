#include "manifest.h"

#include "date_reason.h"
#include "edtf.h"
#include "files.h"
#include "messages.h"
#include "platform.h"
#include "records.h"
#include "sort.h"
#include "text.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *const package_keys[] = {
    "id",  "title_en", "title_ru",  "title_kk", "version", "licence", "publisher",
    "url", "as_of",    "delimiter", "extends",  "uses",    "years",   NULL};
static const char *const reading_keys[] = {"title_en", "title_ru", "title_kk", "sources",
                                           "by",       "prefer",   NULL};
static const char reading_mark[] = "reading ";

static bool is_one_of(const char *const *words, const char *word)
{
    for (; *words; words++) {
        if (strcmp(*words, word) == 0) {
            return true;
        }
    }
    return false;
}

static void check_keys(const struct manifest *manifest, const char *section,
                       const char *const *known, struct findings *findings)
{
    const char *key;
    for (size_t i = 0; (key = ini_keys_key(manifest->keys, section, i)) != NULL; i++) {
        if (!is_one_of(known, key)) {
            struct nearest nearest = nearest_to(key);
            for (size_t k = 0; known[k]; k++) {
                nearest_offer(&nearest, known[k], known[k]);
            }
            findings_say_with(findings, "unknown-key",
                              ini_keys_name_place(manifest->keys, section, key),
                              MSG_finding_unknown_key, section, key,
                              nearest_hint(&findings->arena, &nearest, findings->language));
        }
    }
}

static void check_sections(const struct manifest *manifest, struct findings *findings)
{
    const char *file_keys[16] = {NULL};
    size_t count = 0;
    for (const struct record_type *type = record_types(); type->name; type++) {
        file_keys[count++] = type->name;
    }
    const char *section;
    for (size_t i = 0; (section = ini_keys_section(manifest->keys, i)) != NULL; i++) {
        if (strcmp(section, "package") == 0) {
            check_keys(manifest, section, package_keys, findings);
        } else if (strcmp(section, "files") == 0) {
            check_keys(manifest, section, file_keys, findings);
        } else if (strncmp(section, reading_mark, strlen(reading_mark)) == 0) {
            check_keys(manifest, section, reading_keys, findings);
        } else {
            struct nearest nearest = nearest_to(section);
            nearest_offer(&nearest, "package", "package");
            nearest_offer(&nearest, "files", "files");
            nearest_offer(&nearest, "reading", "reading NAME");
            findings_say_with(findings, "unknown-section",
                              ini_keys_name_place(manifest->keys, section, NULL),
                              MSG_finding_unknown_section, section,
                              nearest_hint(&findings->arena, &nearest, findings->language));
        }
    }
}

static const char *copy_of(struct dataset *dataset, const char *text)
{
    return text && *text ? arena_text(&dataset->arena, text, strlen(text)) : NULL;
}

static void read_as_of(struct manifest *manifest, struct dataset *dataset,
                       struct findings *findings)
{
    const char *text = ini_keys_text(manifest->keys, "package", "as_of");
    const struct place place = ini_keys_place(manifest->keys, "package", "as_of");
    struct edtf date;
    struct edtf_error error = {0};
    if (!text && ini_keys_refused(manifest->keys, "package", "as_of")) {
        return; /* it is there, and what is wrong with it has been said */
    }
    if (!text || !*text) {
        findings_say(findings, "missing-key",
                     ini_keys_name_place(manifest->keys, "package", "as_of"),
                     MSG_finding_missing_key);
    } else if (!edtf_parse(text, strlen(text), &date, &error) || date.earliest != date.latest) {
        struct arena arena = {0};
        const enum language lang = findings->language;
        findings_say_with(findings, "bad-date", place,
                          error.message ? MSG_finding_as_of_because : MSG_finding_as_of, text,
                          date_hint(&arena, &error, lang),
                          error.message ? date_reason(error.message, lang) : "");
        arena_release(&arena);
    } else {
        manifest->package.as_of = copy_of(dataset, text);
        manifest->package.as_of_day = date.earliest;
    }
}

/* A key whose value is one of a few words; NULL if it is not there, or none of them. */
static const char *word_of(const struct manifest *manifest, const char *section, const char *key,
                           const struct vocabulary *words, struct findings *findings)
{
    const char *text = ini_keys_text(manifest->keys, section, key);
    const uint32_t found = text ? word_find(words, text) : WORD_UNKNOWN;
    if (text && found == WORD_UNKNOWN) {
        findings_say_with(findings, "unknown-word", ini_keys_place(manifest->keys, section, key),
                          MSG_finding_unknown_word_of, text, key,
                          word_hint(&findings->arena, words, text, findings->language),
                          words_listed(&findings->arena, words));
    }
    return found == WORD_UNKNOWN ? NULL : words->texts[found];
}

static void read_info(struct manifest *manifest, struct dataset *dataset, struct findings *findings)
{
    const struct ini_keys *keys = manifest->keys;
    struct record_package *info = &manifest->package;
    info->id = copy_of(dataset, ini_keys_text(keys, "package", "id"));
    info->title[LANG_EN] = copy_of(dataset, ini_keys_text(keys, "package", "title_en"));
    info->title[LANG_RU] = copy_of(dataset, ini_keys_text(keys, "package", "title_ru"));
    info->title[LANG_KK] = copy_of(dataset, ini_keys_text(keys, "package", "title_kk"));
    info->version = copy_of(dataset, ini_keys_text(keys, "package", "version"));
    info->licence = copy_of(dataset, ini_keys_text(keys, "package", "licence"));
    info->publisher = copy_of(dataset, ini_keys_text(keys, "package", "publisher"));
    info->url = copy_of(dataset, ini_keys_text(keys, "package", "url"));
    manifest->extends = copy_of(dataset, ini_keys_text(keys, "package", "extends"));
    manifest->uses = copy_of(dataset, ini_keys_text(keys, "package", "uses"));
    info->years = word_of(manifest, "package", "years", &years_words, findings);
    read_as_of(manifest, dataset, findings);
}

void manifest_read(struct manifest *manifest, struct dataset *dataset, struct findings *findings)
{
    check_sections(manifest, findings);
    read_info(manifest, dataset, findings);
    const char *delimiter = ini_keys_text(manifest->keys, "package", "delimiter");
    manifest->delimiter = ',';
    if (delimiter && strcmp(delimiter, "semicolon") == 0) {
        manifest->delimiter = ';';
    } else if (delimiter && strcmp(delimiter, "tab") == 0) {
        manifest->delimiter = '\t';
    } else if (delimiter && strcmp(delimiter, "comma") != 0) {
        findings_say_with(findings, "bad-delimiter",
                          ini_keys_place(manifest->keys, "package", "delimiter"),
                          MSG_finding_bad_delimiter, delimiter);
    }
}

uint32_t manifest_readings(const struct manifest *manifest, struct dataset *dataset,
                           struct findings *findings)
{
    const char *section;
    uint32_t count = 0;
    for (size_t i = 0; (section = ini_keys_section(manifest->keys, i)) != NULL; i++) {
        if (strncmp(section, reading_mark, strlen(reading_mark)) != 0) {
            continue;
        }
        const char *id = section + strlen(reading_mark);
        id += strspn(id, " ");
        const char *sources = ini_keys_text(manifest->keys, section, "sources");
        const struct place place = sources ? ini_keys_place(manifest->keys, section, "sources")
                                           : ini_keys_name_place(manifest->keys, section, NULL);
        struct record_reading *reading = DATASET_ADD(dataset, readings);
        reading->id = copy_of(dataset, id);
        reading->place = place;
        reading->package = manifest->number;
        count++;
        reading->sources = copy_of(dataset, sources);
        reading->refused = !sources && ini_keys_refused(manifest->keys, section, "sources");
        static const struct vocabulary by = {{"event", "standing"}};
        static const struct vocabulary prefer = {{"order", "precise"}};
        reading->by_standing = word_of(manifest, section, "by", &by, findings) == by.texts[1];
        reading->precise =
            word_of(manifest, section, "prefer", &prefer, findings) == prefer.texts[1];
        for (int lang = 0; lang < LANG_COUNT; lang++) {
            char key[16];
            snprintf(key, sizeof key, "title_%s", language_code((enum language)lang));
            reading->title[lang] = copy_of(dataset, ini_keys_text(manifest->keys, section, key));
        }
    }
    return count;
}

static void add_name(char ***names, size_t *capacity, size_t *count, const char *name, size_t size)
{
    *names = heap_grow(*names, capacity, *count + 1, sizeof **names);
    char *copy = heap_alloc(size + 1);
    memcpy(copy, name, size);
    copy[size] = '\0';
    (*names)[(*count)++] = copy;
}

static int compare_texts(const void *left, const void *right)
{
    return strcmp(*(char *const *)left, *(char *const *)right);
}

/* Whether a file called so holds records of the type: TYPE.csv, TYPE-*.csv. NULL: any .csv does. */
static bool is_of_type(const char *name, const char *type)
{
    const size_t size = strlen(name), type_size = type ? strlen(type) : 0;
    if (size <= 4 || strcmp(name + size - 4, ".csv") != 0) {
        return false;
    }
    return !type || (strncmp(name, type, type_size) == 0 &&
                     (name[type_size] == '-' || size == type_size + 4));
}

struct listing {
    const char *type;
    char **names;
    size_t count, capacity;
};

static void take_name(void *context, const char *name)
{
    struct listing *listing = context;
    if (is_of_type(name, listing->type)) {
        add_name(&listing->names, &listing->capacity, &listing->count, name, strlen(name));
    }
}

/* The files of the type in byte order of their names, so that the same folder reads the same
 * everywhere. */
static bool list_folder(const char *folder, const char *type, char ***names, size_t *listed,
                        struct fault *fault)
{
    struct listing listing = {.type = type, .names = *names};
    const bool done = platform_list(folder, take_name, &listing);
    *names = listing.names;
    *listed = listing.count;
    if (listing.count) {
        const int why = errno;
        sort_list(*names, listing.count, sizeof **names, compare_texts);
        errno = why;
    }
    return done || fault_say_errno(fault, FAULT_IO, MSG_fault_cannot_list, folder);
}

static void free_names(char **names, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        free(names[i]);
    }
    free(names);
}

/* Whether a name of [files] can be read: adds a finding if it leaves the folder or is not there.
 * False: the folder cannot be listed. */
static bool check_file(const struct manifest *manifest, const char *type, const char *name,
                       bool *good, struct findings *findings, struct fault *fault)
{
    const struct place place = ini_keys_place(manifest->keys, "files", type);
    *good = false;
    if (!path_stays_inside(name)) {
        findings_say_with(findings, "bad-file", place, MSG_finding_bad_file, name);
        return true;
    }
    *good = file_exists_in(manifest->folder, name) != 0;
    if (*good) {
        return true;
    }
    struct nearest nearest = nearest_to(name);
    char **there = NULL;
    size_t count;
    if (!list_folder(manifest->folder, NULL, &there, &count, fault)) {
        free_names(there, count);
        return false;
    }
    for (size_t i = 0; i < count; i++) {
        nearest_offer(&nearest, there[i], there[i]);
    }
    findings_say_with(findings, "bad-file", place, MSG_finding_no_file, name,
                      nearest_hint(&findings->arena, &nearest, findings->language));
    free_names(there, count);
    return true;
}

/* The bytes of the file's name that `at` begins with; `*skip` are those of it with its quotes. A
 * name with spaces stands in quotes, or is recognised by the file that is there; so that it can be
 * written as it is called. */
static size_t name_size(const struct manifest *manifest, const char **at, size_t *skip)
{
    const size_t word = strcspn(*at, " \t");
    const char *close = **at == '"' || **at == '\'' ? strchr(*at + 1, **at) : NULL;
    if (close) {
        *skip = (size_t)(close - *at) + 1;
        *at += 1;
        return *skip - 2;
    }
    size_t size = strlen(*at), found = word;
    char *name = heap_text(*at);
    while (size > word && found == word) {
        while (size > word && (name[size - 1] == ' ' || name[size - 1] == '\t')) {
            size--;
        }
        name[size] = '\0';
        if (size > word && path_stays_inside(name) && file_exists_in(manifest->folder, name)) {
            found = size;
        }
        while (size > word && name[size - 1] != ' ' && name[size - 1] != '\t') {
            size--;
        }
    }
    name[word] = '\0';
    if (path_stays_inside(name) && file_exists_in(manifest->folder, name)) {
        found = word;
    }
    free(name);
    *skip = found;
    return found;
}

bool manifest_files(const struct manifest *manifest, const char *type, char ***names, size_t *count,
                    struct findings *findings, struct fault *fault)
{
    size_t capacity = 0;
    bool done = true;
    *names = NULL;
    *count = 0;
    const char *at = ini_keys_text(manifest->keys, "files", type);
    if (!at) {
        done = list_folder(manifest->folder, type, names, count, fault);
    }
    for (at = at ? at + strspn(at, " \t") : ""; done && *at; at += strspn(at, " \t")) {
        const char *name = at;
        bool good;
        size_t skip;
        const size_t size = name_size(manifest, &name, &skip);
        add_name(names, &capacity, count, name, size);
        done = check_file(manifest, type, (*names)[*count - 1], &good, findings, fault);
        if (!good) {
            free((*names)[--*count]);
        }
        at += skip;
    }
    if (!done) {
        free_names(*names, *count);
        *names = NULL;
        *count = 0;
    }
    return done;
}
