#include "readings.h"

#include "messages.h"
#include "record_field.h"
#include "text.h"

#include <string.h>

static void take(struct record_reading *reading, uint32_t source, uint32_t *next)
{
    if (reading->rank[source] == NONE) {
        reading->rank[source] = (*next)++;
    }
}

/* All sources of a kind, or of every kind (NULL). Returns how many fit, taken before or not. */
static uint32_t take_kind(const struct dataset *dataset, struct record_reading *reading,
                          const char *kind, uint32_t *next)
{
    uint32_t fitting = 0;
    for (uint32_t i = 0; i < dataset->sources_count; i++) {
        const char *own = dataset->sources[i].kind;
        if (!kind || (own && strcmp(own, kind) == 0)) {
            take(reading, i, next);
            fitting++;
        }
    }
    return fitting;
}

static void take_word(struct dataset *dataset, struct record_reading *reading, const char *word,
                      uint32_t *next, struct findings *findings)
{
    static const char kind_mark[] = "kind:";
    if (strcmp(word, "*") == 0) {
        take_kind(dataset, reading, NULL, next);
    } else if (strncmp(word, kind_mark, strlen(kind_mark)) == 0) {
        /* A kind that no source has (yet) is no mistake: packages grow. */
        const char *kind = word + strlen(kind_mark);
        if (!take_kind(dataset, reading, kind, next)) {
            struct nearest nearest = nearest_to(kind);
            for (uint32_t i = 0; i < dataset->sources_count; i++) {
                if (dataset->sources[i].kind) {
                    nearest_offer(&nearest, dataset->sources[i].kind, dataset->sources[i].kind);
                }
            }
            findings_say_with(findings, "unknown-source-kind", reading->place,
                              MSG_finding_unknown_source_kind, reading->id, kind,
                              nearest_hint(&findings->arena, &nearest, findings->language));
        }
    } else {
        const uint32_t source = intern_find(dataset->source_ids, word, strlen(word));
        if (source == NONE || source >= dataset->sources_count) {
            findings_say_with(findings, "unknown-source", reading->place,
                              MSG_finding_reading_unknown_source, reading->id, word,
                              intern_hint(findings, dataset->source_ids, word));
        } else {
            take(reading, source, next);
        }
    }
}

void reading_resolve(struct dataset *dataset, struct record_reading *reading,
                     struct findings *findings)
{
    uint32_t next = 0;
    reading->rank =
        arena_alloc(&dataset->arena, ((size_t)dataset->sources_count + 1) * sizeof *reading->rank);
    for (uint32_t i = 0; i < dataset->sources_count; i++) {
        reading->rank[i] = NONE;
    }
    const char *at = reading->sources ? reading->sources : "";
    for (at += strspn(at, " \t,"); *at; at += strspn(at, " \t,")) {
        const size_t size = strcspn(at, " \t,");
        take_word(dataset, reading, arena_text(&dataset->arena, at, size), &next, findings);
        at += size;
    }
    if (next == 0 && !reading->refused) {
        findings_say_with(findings, "empty-reading", reading->place, MSG_finding_empty_reading,
                          reading->id);
    }
}
