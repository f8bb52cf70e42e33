#include "settings.h"

#include "arena.h"
#include "files.h"
#include "finding.h"
#include "ini_keys.h"
#include "messages.h"
#include "paths.h"
#include "platform.h"
#include "render.h"
#include "text.h"
#include "wording.h"
#include "words.h"

#include <stdlib.h>
#include <string.h>

static const char section_name[] = "blocline";

static const char *const key_names[SETTING_COUNT] = {"database", "lang", "format", "reading"};

static void copy_key(const struct ini_keys *keys, const char *path, enum setting setting,
                     char **value, struct settings *settings)
{
    const char *text = ini_keys_text(keys, section_name, key_names[setting]);
    if (!text || !*text) {
        return;
    }
    const struct place place = ini_keys_place(keys, section_name, key_names[setting]);
    struct arena arena = {0};
    settings->where[setting] =
        heap_text(arena_printf(&arena, "%s:%u:%u", path, place.line, place.column));
    arena_release(&arena);
    *value = setting == SETTING_DATABASE ? path_at_home(text) : heap_text(text);
}

bool settings_blame(const struct settings *settings, enum setting setting, struct fault *fault)
{
    return settings->where[setting] &&
           fault_context(fault, "%s: %s", settings->where[setting],
                         wording_text(fault->language, MSG_finding_error));
}

static bool check_format(const struct settings *settings, struct fault *fault)
{
    struct arena arena = {0};
    if (!settings->format || renderer_find(settings->format)) {
        return true;
    }
    struct nearest nearest = nearest_to(settings->format);
    const char *all = "";
    for (const struct renderer *renderer = renderers(); renderer->name; renderer++) {
        nearest_offer(&nearest, renderer->name, renderer->name);
        all = arena_printf(&arena, "%s%s%s", all, *all ? ", " : "", renderer->name);
    }
    fault_say_with(fault, FAULT_USAGE, MSG_fault_unknown_format, settings->format,
                   nearest_hint(&arena, &nearest, fault_language(fault)), all);
    arena_release(&arena);
    return settings_blame(settings, SETTING_FORMAT, fault);
}

/* There is one section, and its name is ours. */
static bool check_sections(const struct ini_keys *keys, const char *path, struct fault *fault)
{
    const char *section;
    for (size_t i = 0; (section = ini_keys_section(keys, i)) != NULL; i++) {
        if (strcmp(section, section_name) != 0) {
            const struct place place = ini_keys_name_place(keys, section, NULL);
            return fault_say_with(fault, FAULT_USAGE, MSG_fault_settings_section, path,
                                  NUMBER_TEXT(place.line), NUMBER_TEXT(place.column), section,
                                  section_name);
        }
    }
    return true;
}

static bool check_keys(const struct ini_keys *keys, const char *path, struct fault *fault)
{
    static const char known[] = " database lang format reading ";
    const char *key;
    for (size_t i = 0; (key = ini_keys_key(keys, section_name, i)) != NULL; i++) {
        const char *found = strstr(known, key);
        if (!found || found[-1] != ' ' || found[strlen(key)] != ' ') {
            const struct place place = ini_keys_name_place(keys, section_name, key);
            return fault_say_with(fault, FAULT_USAGE, MSG_fault_settings_key, path,
                                  NUMBER_TEXT(place.line), NUMBER_TEXT(place.column), key);
        }
    }
    return true;
}

bool settings_read(struct settings *settings, struct fault *fault)
{
    struct findings findings;
    struct ini_keys *keys = NULL;
    char *text = NULL;
    size_t size = 0;
    bool done = false;
    *settings = (struct settings){0};
    char *path = settings_path();
    if (!path) {
        return true;
    }
    findings_init(&findings);
    findings.language = fault_language(fault);
    if (!file_read(path, &text, &size, fault)) {
        goto out;
    }
    keys = ini_keys_new(text, size, 0, &findings, fault);
    if (!keys) {
        goto out;
    }
    if (findings.count) {
        const struct finding *first = &findings.list[0];
        fault_say_with(fault, FAULT_USAGE, MSG_fault_settings_error, path,
                       NUMBER_TEXT(first->place.line), NUMBER_TEXT(first->place.column),
                       first->text);
        goto out;
    }
    if (!check_sections(keys, path, fault) || !check_keys(keys, path, fault)) {
        goto out;
    }
    copy_key(keys, path, SETTING_DATABASE, &settings->database, settings);
    copy_key(keys, path, SETTING_LANG, &settings->lang, settings);
    copy_key(keys, path, SETTING_FORMAT, &settings->format, settings);
    copy_key(keys, path, SETTING_READING, &settings->reading, settings);
    done = check_format(settings, fault);
out:
    ini_keys_free(keys);
    findings_release(&findings);
    free(text);
    free(path);
    return done;
}

void settings_release(struct settings *settings)
{
    free(settings->database);
    free(settings->lang);
    free(settings->format);
    free(settings->reading);
    for (int i = 0; i < SETTING_COUNT; i++) {
        free(settings->where[i]);
    }
    *settings = (struct settings){0};
}
