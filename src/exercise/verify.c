#include "verify.h"

#include "files.h"
#include "message.h"
#include "text.h"
#include "verify_claims.h"
#include "wording.h"

#include <stdlib.h>
#include <string.h>

/* One item of the file. */
struct saved {
    json_t *item; /* borrowed from the document */
    size_t line;
    const struct exercise_kind *kind;
    const char *reading;
    struct verified verified;
    bool done;
};

struct sheet_file {
    struct arena arena;
    const char *path;
    struct saved *items;
    size_t count, capacity;
    json_t **documents; /* to be released */
    size_t document_count, document_capacity;
    bool by_reading; /* the sheet was made with --contested reading */
    const struct question *question;
    struct bloc_id *ids; /* of all blocs of the records, in order of id */
    size_t id_count, id_capacity;
};

const char *verdict_name(enum verdict_on verdict)
{
    static const char *const names[] = {"same", "changed", "contested", "unknown"};
    return names[verdict];
}

/* ---- The file ---- */

static bool refuse(const struct sheet_file *file, size_t line, const char *problem,
                   struct fault *fault)
{
    return fault_set(fault, FAULT_DATA, "%s:%zu: %s", file->path, line, problem);
}

static const char *text_at(json_t *object, const char *key)
{
    return json_string_value(json_object_get(object, key));
}

static const struct exercise_kind *kind_of(struct sheet_file *file, size_t line, const char *name,
                                           struct fault *fault)
{
    struct nearest nearest = nearest_to(name);
    for (const struct exercise_kind *kind = exercise_kinds(); kind->name; kind++) {
        if (strcmp(kind->name, name) == 0) {
            return kind;
        }
        nearest_offer(&nearest, kind->name, kind->name);
    }
    refuse(file, line,
           message_format(&file->arena, fault_language(fault), MSG_fault_sheet_kind, name,
                          nearest_hint(&file->arena, &nearest, fault_language(fault))),
           fault);
    return NULL;
}

static void take_head(struct sheet_file *file, json_t *head)
{
    const char *options = text_at(head, "options");
    file->by_reading =
        file->by_reading || (options && strstr(options, "--contested reading") != NULL);
}

static bool take_item(struct sheet_file *file, json_t *item, size_t line, struct fault *fault)
{
    static const char *const keys[] = {"kind", "id", "reading", "lang", "stem", "command"};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        if (!text_at(item, keys[i])) {
            return refuse(file, line,
                          message_format(&file->arena, fault_language(fault),
                                         MSG_fault_sheet_no_text, keys[i]),
                          fault);
        }
    }
    const struct exercise_kind *kind = kind_of(file, line, text_at(item, "kind"), fault);
    const enum language lang = language_of(text_at(item, "lang"));
    if (!kind ||
        (lang == LANG_COUNT &&
         !refuse(file, line, message(fault_language(fault), MSG_fault_sheet_language), fault))) {
        return false;
    }
    file->items = heap_grow(file->items, &file->capacity, file->count + 1, sizeof *file->items);
    file->items[file->count++] = (struct saved){.item = item,
                                                .line = line,
                                                .kind = kind,
                                                .reading = text_at(item, "reading"),
                                                .verified = {.line = line,
                                                             .id = text_at(item, "id"),
                                                             .kind = kind->name,
                                                             .stem = text_at(item, "stem"),
                                                             .command = text_at(item, "command"),
                                                             .lang = lang}};
    return true;
}

/* A line of a jsonl, or a whole json with the head and the items of a sheet. */
static bool take_document(struct sheet_file *file, json_t *document, size_t line,
                          struct fault *fault)
{
    json_t *items = json_object_get(document, "items");
    if (!json_is_object(document)) {
        return refuse(file, line, message(fault_language(fault), MSG_fault_sheet_object), fault);
    }
    if (json_is_array(items)) {
        bool done = true;
        take_head(file, json_object_get(document, "sheet"));
        for (size_t i = 0; done && i < json_array_size(items); i++) {
            done = take_item(file, json_array_get(items, i), line + 2 + i, fault);
        }
        return done;
    }
    if (!json_object_get(document, "kind") && json_object_get(document, "seed")) {
        take_head(file, document);
        return true;
    }
    return take_item(file, document, line, fault);
}

static bool read_text(struct sheet_file *file, const char *text, size_t size, struct fault *fault)
{
    const char *end = text + size, *at = text;
    if (size >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0) {
        at += 3;
    }
    for (size_t line = 1; at < end; line++) {
        json_error_t error;
        const char *stop = memchr(at, '\n', (size_t)(end - at));
        const bool whole = line == 1 && strncmp(at, "{\"sheet\":", 9) == 0;
        stop = stop && !whole ? stop : end;
        size_t length = (size_t)(stop - at);
        length -= length > 0 && at[length - 1] == '\r';
        if (strspn(at, " \t") < length) {
            json_t *document = json_loadb(at, length, JSON_REJECT_DUPLICATES, &error);
            if (!document) {
                return fault_say_with(fault, FAULT_DATA, MSG_fault_no_json, file->path,
                                      NUMBER_TEXT(line + (size_t)error.line - 1),
                                      NUMBER_TEXT(error.column), error.text);
            }
            file->documents = heap_grow(file->documents, &file->document_capacity,
                                        file->document_count + 1, sizeof(json_t *));
            file->documents[file->document_count++] = document;
            if (!take_document(file, document, line, fault)) {
                return false;
            }
        }
        at = stop + (stop < end);
    }
    return file->count > 0 ||
           fault_say_with(fault, FAULT_DATA, MSG_fault_no_exercise_in, file->path);
}

/* ---- The blocs that claims are about ---- */

struct wanted {
    struct sheet_file *file;
    int64_t *list;
    size_t count, capacity;
};

static bool want(void *context, int64_t bloc, struct fault *fault)
{
    struct wanted *wanted = context;
    (void)fault;
    for (size_t i = 0; i < wanted->count; i++) {
        if (wanted->list[i] == bloc) {
            return true;
        }
    }
    wanted->list =
        heap_grow(wanted->list, &wanted->capacity, wanted->count + 1, sizeof *wanted->list);
    wanted->list[wanted->count++] = bloc;
    return true;
}

static bool take_id(void *context, const struct bloc_facts *row, struct fault *fault)
{
    struct sheet_file *file = context;
    (void)fault;
    file->ids = heap_grow(file->ids, &file->id_capacity, file->id_count + 1, sizeof *file->ids);
    file->ids[file->id_count++] =
        (struct bloc_id){row->bloc, arena_printf(&file->arena, "%s", row->id)};
    return true;
}

static int by_id(const void *id, const void *bloc)
{
    return strcmp(id, ((const struct bloc_id *)bloc)->id);
}

/* A text of a claim may be the id of a bloc, or of an event, whose blocs are wanted then. */
static bool want_text(struct wanted *wanted, const char *text, bool events, struct fault *fault)
{
    struct sheet_file *file = wanted->file;
    const struct bloc_id *bloc =
        file->id_count ? bsearch(text, file->ids, file->id_count, sizeof *file->ids, by_id) : NULL;
    if (events) {
        return store_event_blocs(file->question->store, text, want, wanted, fault);
    }
    return !bloc || want(wanted, bloc->number, fault);
}

static bool want_claim(struct wanted *wanted, json_t *claim, bool events, int depth,
                       struct fault *fault)
{
    bool done = depth < 4; /* claims are not deeper */
    const char *key;
    json_t *value;
    if (json_is_string(claim)) {
        return want_text(wanted, json_string_value(claim), events, fault);
    }
    for (size_t i = 0; done && i < json_array_size(claim); i++) {
        done = want_claim(wanted, json_array_get(claim, i), events, depth + 1, fault);
    }
    json_object_foreach(claim, key, value)
    {
        done = done && want_text(wanted, key, events, fault) &&
               want_claim(wanted, value, events, depth + 1, fault);
    }
    return done || fault->kind != FAULT_NONE ? done : true;
}

static bool is_of_events(const struct exercise_kind *kind)
{
    static const struct vocabulary kinds = {
        {"order", "timeline", "cards", "match-dates", "sources"}};
    return word_find(&kinds, kind->name) != WORD_UNKNOWN;
}

/* ---- Answers ---- */

static bool judge(struct sheet_file *file, struct pool *pool, struct saved *saved,
                  struct fault *fault)
{
    struct checking checking = {.pool = pool, .fault = fault};
    json_t *claim = json_object_get(saved->item, "claim");
    pool->facts.by_reading = true;
    const bool read = claim_holds(&checking, saved->kind, claim);
    if (fault->kind == FAULT_NONE && checking.broken) {
        return refuse(file, saved->line,
                      message_format(&file->arena, fault_language(fault), MSG_fault_sheet_claim,
                                     saved->kind->name, checking.broken),
                      fault);
    }
    saved->verified.unknown =
        checking.unknown ? arena_printf(&file->arena, "%s", checking.unknown) : NULL;
    saved->verified.verdict = checking.unknown ? NOW_UNKNOWN : read ? STILL_TRUE : NOW_CHANGED;
    if (read && !file->by_reading) {
        pool->facts.by_reading = false;
        saved->verified.verdict =
            claim_holds(&checking, saved->kind, claim) ? STILL_TRUE : NOW_CONTESTED;
    }
    return fault->kind == FAULT_NONE;
}

/* Answers all items of the reading of one of them. */
static bool judge_reading(struct sheet_file *file, const char *reading, struct fault *fault)
{
    struct question question = *file->question;
    struct wanted wanted = {.file = file};
    struct pool pool;
    struct fault unknown = {0};
    const bool known =
        store_reading(question.store, reading, &question.reading, &question.reading_id, &unknown);
    bool done = known || unknown.kind == FAULT_USAGE || unknown.kind == FAULT_UNKNOWN;
    if (!done) {
        *fault = unknown;
    }
    for (size_t i = 0; done && i < file->count; i++) {
        struct saved *saved = &file->items[i];
        if (strcmp(saved->reading, reading) == 0) {
            saved->done = true;
            saved->verified.verdict = NOW_UNKNOWN;
            saved->verified.unknown = reading;
            done = !known || want_claim(&wanted, json_object_get(saved->item, "claim"),
                                        is_of_events(saved->kind), 0, fault);
        }
    }
    const struct pool_options options = {
        .level = 1, .seed = "", .blocs = wanted.list, .bloc_count = wanted.count};
    if (done && known) {
        done = pool_open(&pool, &question, &options, fault);
        pool.margin = 0;
        for (size_t i = 0; done && i < file->count; i++) {
            done = strcmp(file->items[i].reading, reading) != 0 ||
                   judge(file, &pool, &file->items[i], fault);
        }
        pool_release(&pool);
    }
    free(wanted.list);
    return done;
}

bool verify_sheet(const struct question *question, const char *path, verified_visit *visit,
                  void *context, struct fault *fault)
{
    struct sheet_file file = {.path = path, .question = question};
    struct fault trouble = {0};
    char *text = NULL;
    size_t size = 0;
    json_set_alloc_funcs(heap_alloc, free);
    bool done = file_read(path, &text, &size, &trouble) && read_text(&file, text, size, &trouble) &&
                store_bloc_facts(question->store, take_id, &file, &trouble);
    for (size_t i = 0; done && i < file.count; i++) {
        done = file.items[i].done || judge_reading(&file, file.items[i].reading, &trouble);
    }
    for (size_t i = 0; done && i < file.count; i++) {
        done = visit(context, &file.items[i].verified, &trouble);
    }
    if (!done && fault) {
        *fault = trouble;
    }
    for (size_t i = 0; i < file.document_count; i++) {
        json_decref(file.documents[i]);
    }
    free(file.documents);
    free(file.items);
    free(file.ids);
    free(text);
    arena_release(&file.arena);
    return done;
}
