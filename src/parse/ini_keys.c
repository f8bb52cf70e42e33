#include "ini_keys.h"

#include "ini_scan.h"
#include "ini_source.h"
#include "messages.h"
#include "wording.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* iniparser compares a new key with every one before it. */
enum { KEYS_MAX = 4096 };

struct ini_key {
    const char *name;
    const char *value; /* as the scan read it */
    struct place name_place, value_place;
    bool refused; /* its value had a finding: there is none */
};

struct ini_section {
    const char *name;
    struct place name_place; /* of the first line that begins it */
    struct ini_key *keys;
    size_t count, capacity;
};

struct ini_keys {
    uint32_t file;
    struct findings *findings; /* while scanning */
    struct arena arena;
    struct ini_section *sections;
    size_t count, capacity;
    struct ini_source *read; /* what the reader makes of `plain` */

    /* While scanning. */
    char *plain; /* the good lines, without what iniparser might take otherwise */
    size_t plain_size, plain_capacity;
    struct ini_section *section; /* the keys go here; NULL: nowhere yet */
    bool lost;                   /* the section line had a finding */
    bool any_lost;               /* so had one of them */
    size_t total;
};

static struct ini_section *find_section(const struct ini_keys *keys, const char *name)
{
    for (size_t i = 0; i < keys->count; i++) {
        if (strcmp(keys->sections[i].name, name) == 0) {
            return &keys->sections[i];
        }
    }
    return NULL;
}

static struct ini_key *find_key(const struct ini_section *section, const char *name)
{
    for (size_t i = 0; i < section->count; i++) {
        if (strcmp(section->keys[i].name, name) == 0) {
            return &section->keys[i];
        }
    }
    return NULL;
}

static const struct ini_key *find(const struct ini_keys *keys, const char *section,
                                  const char *name)
{
    const struct ini_section *found = find_section(keys, section);
    return found ? find_key(found, name) : NULL;
}

/* --- from the scan --- */

static const char *keep(struct ini_keys *keys, const char *text)
{
    return arena_text(&keys->arena, text, strlen(text));
}

static void write_plain(struct ini_keys *keys, const char *text)
{
    const size_t size = strlen(text);
    keys->plain = heap_grow(keys->plain, &keys->plain_capacity, keys->plain_size + size, 1);
    memcpy(keys->plain + keys->plain_size, text, size);
    keys->plain_size += size;
}

static void take_section(struct ini_keys *keys, const struct ini_entry *entry)
{
    keys->section = find_section(keys, entry->name);
    if (!keys->section) {
        keys->sections =
            heap_grow(keys->sections, &keys->capacity, keys->count + 1, sizeof *keys->sections);
        keys->section = &keys->sections[keys->count++];
        *keys->section =
            (struct ini_section){.name = keep(keys, entry->name), .name_place = entry->name_place};
    }
    write_plain(keys, "[");
    write_plain(keys, entry->name);
    write_plain(keys, "]\n");
}

/* iniparser later than 4.1 reads a backslash in quotes as an escape, so quotes are written only
 * where the value needs them: what iniparser would cut or strip, also in a locale where a byte of a
 * letter is white space. Of the two quotes the value holds one at most. */
static const char *choose_quote(const char *value)
{
    const size_t size = strlen(value);
    const char first = value[0];
    const char last = size > 0 ? value[size - 1] : '\0';
    const bool foreign = (unsigned char)first >= 0x80 || (unsigned char)last >= 0x80;
    /* strchr finds the NUL of an empty value too */
    if (!foreign && !strchr(" \t\"'", first) && !strchr(" \t\\", last) && !strpbrk(value, "#;")) {
        return "";
    }
    if (!strchr(value, '"')) {
        return "\"";
    }
    return strchr(value, '\'') ? "" : "'";
}

static void write_key(struct ini_keys *keys, const struct ini_entry *entry)
{
    const char *quote = choose_quote(entry->value);
    write_plain(keys, entry->name);
    write_plain(keys, "="); /* nothing that makes the line longer than it was */
    write_plain(keys, quote);
    write_plain(keys, entry->value);
    write_plain(keys, quote);
    write_plain(keys, "\n");
}

static void take_key(struct ini_keys *keys, const struct ini_entry *entry)
{
    struct ini_section *section = keys->section;
    if (!section) {
        findings_say_with(keys->findings, "no-section", entry->name_place, MSG_finding_no_section,
                          entry->name);
        return;
    }
    const struct ini_key *earlier = find_key(section, entry->name);
    if (earlier) {
        findings_say_with(keys->findings, "duplicate-key", entry->name_place,
                          MSG_finding_duplicate_key, entry->name, section->name,
                          NUMBER_TEXT(earlier->name_place.line));
        return;
    }
    section->keys =
        heap_grow(section->keys, &section->capacity, section->count + 1, sizeof *section->keys);
    section->keys[section->count++] =
        (struct ini_key){.name = keep(keys, entry->name),
                         .value = entry->kind == INI_LOST_KEY ? NULL : keep(keys, entry->value),
                         .refused = entry->kind == INI_LOST_KEY,
                         .name_place = entry->name_place,
                         .value_place = entry->value_place};
    if (entry->kind == INI_KEY) {
        write_key(keys, entry);
    }
}

static void take_entry(void *context, const struct ini_entry *entry)
{
    struct ini_keys *keys = context;
    if (keys->total++ >= KEYS_MAX) {
        if (keys->total == KEYS_MAX + 1) {
            struct place place = entry->name_place;
            place.file = keys->file;
            findings_say_with(keys->findings, "too-many-keys", place, MSG_finding_too_many_keys,
                              NUMBER_TEXT(KEYS_MAX));
        }
        return;
    }
    if (entry->kind == INI_KEY || entry->kind == INI_LOST_KEY) {
        if (!keys->lost) {
            take_key(keys, entry);
        }
        return;
    }
    keys->lost = entry->kind == INI_LOST_SECTION;
    keys->any_lost = keys->any_lost || keys->lost;
    if (!keys->lost) {
        take_section(keys, entry);
    }
}

/* --- what the reader of ini files makes of it --- */

static bool load_plain(struct ini_keys *keys, struct fault *fault)
{
    keys->read = ini_source_load(keys->plain ? keys->plain : "", keys->plain_size, fault);
    return keys->read != NULL;
}

/* The scan knows how iniparser 4.1 reads a line. Should another version read it otherwise, nobody
 * is to find out by wrong answers. */
static bool compare_values(const struct ini_keys *keys, struct fault *fault)
{
    for (size_t i = 0; i < keys->count; i++) {
        const struct ini_section *section = &keys->sections[i];
        for (size_t k = 0; k < section->count; k++) {
            const struct ini_key *key = &section->keys[k];
            if (key->refused) {
                continue;
            }
            const char *value = ini_source_value(keys->read, section->name, key->name);
            if (!value || strcmp(value, key->value) != 0) {
                return fault_say_with(fault, FAULT_DATA, MSG_fault_iniparser_reads, key->name,
                                      section->name, NUMBER_TEXT(key->value_place.line),
                                      value ? value : "");
            }
        }
    }
    return true;
}

/* --- the keys --- */

struct ini_keys *ini_keys_new(const char *text, size_t size, uint32_t file,
                              struct findings *findings, struct fault *fault)
{
    struct ini_keys *keys = heap_alloc(sizeof *keys);
    *keys = (struct ini_keys){.file = file, .findings = findings};
    ini_scan(text, size, file, take_entry, keys, findings);
    bool loaded = load_plain(keys, fault) && compare_values(keys, fault);
    if (!loaded && keys->read) { /* it leaves out, without a word, what it has no memory for */
        ini_source_free(keys->read);
        keys->read = NULL;
        loaded = load_plain(keys, fault) && compare_values(keys, fault);
    }
    free(keys->plain);
    keys->plain = NULL;
    keys->findings = NULL;
    if (!loaded) {
        ini_keys_free(keys);
        return NULL;
    }
    return keys;
}

void ini_keys_free(struct ini_keys *keys)
{
    if (!keys) {
        return;
    }
    for (size_t i = 0; i < keys->count; i++) {
        free(keys->sections[i].keys);
    }
    if (keys->read) {
        ini_source_free(keys->read);
    }
    free(keys->sections);
    arena_release(&keys->arena);
    free(keys);
}

const char *ini_keys_text(const struct ini_keys *keys, const char *section, const char *key)
{
    const struct ini_key *found = find(keys, section, key);
    return found && !found->refused ? ini_source_value(keys->read, section, key) : NULL;
}

bool ini_keys_refused(const struct ini_keys *keys, const char *section, const char *key)
{
    const struct ini_key *found = find(keys, section, key);
    return found ? found->refused : keys->any_lost && !find_section(keys, section);
}

struct place ini_keys_place(const struct ini_keys *keys, const char *section, const char *key)
{
    const struct ini_key *found = find(keys, section, key);
    return found && !found->refused ? found->value_place
                                    : (struct place){.file = keys->file, .field = PLACE_ROW};
}

struct place ini_keys_name_place(const struct ini_keys *keys, const char *section, const char *key)
{
    const struct ini_section *in = find_section(keys, section);
    const struct ini_key *found = in && key ? find_key(in, key) : NULL;
    return found ? found->name_place
           : in  ? in->name_place
                 : (struct place){.file = keys->file, .field = PLACE_ROW};
}

const char *ini_keys_section(const struct ini_keys *keys, size_t number)
{
    return number < keys->count ? keys->sections[number].name : NULL;
}

const char *ini_keys_key(const struct ini_keys *keys, const char *section, size_t number)
{
    const struct ini_section *found = find_section(keys, section);
    for (size_t i = 0; found && i < found->count; i++) {
        if (!found->keys[i].refused && number-- == 0) {
            return found->keys[i].name;
        }
    }
    return NULL;
}
