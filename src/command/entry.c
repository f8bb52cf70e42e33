#include "entry.h"

#include "command.h"

#include <string.h>

const struct column entry_columns[] = {{"key", COLUMN_TEXT, ROLE_NONE, MSG_heading_key},
                                       {"value", COLUMN_TEXT, ROLE_NONE, MSG_heading_value}};

static const struct {
    const char *key;
    enum message label;
} labels[] = {{"account", MSG_record_account},
              {"actor", MSG_heading_actor},
              {"actors", MSG_heading_actors},
              {"aliases", MSG_record_aliases},
              {"author", MSG_heading_author},
              {"bloc", MSG_heading_bloc},
              {"bloc_name", MSG_record_bloc_name},
              {"date", MSG_heading_date},
              {"effects", MSG_heading_effect},
              {"event", MSG_heading_event},
              {"event_not_used", MSG_record_event_not_used},
              {"kind", MSG_heading_kind},
              {"lang", MSG_heading_lang},
              {"lineage", MSG_record_lineage},
              {"locator", MSG_heading_locator},
              {"name_en", MSG_record_name_en},
              {"name_kk", MSG_record_name_kk},
              {"name_ru", MSG_record_name_ru},
              {"next", MSG_record_next},
              {"note", MSG_heading_note},
              {"people", MSG_record_people},
              {"person", MSG_heading_person},
              {"place", MSG_heading_place},
              {"publisher", MSG_heading_publisher},
              {"reading", MSG_heading_reading},
              {"row", MSG_record_row},
              {"source", MSG_heading_source},
              {"source_title", MSG_heading_source_title},
              {"source_url", MSG_heading_url},
              {"title", MSG_heading_title},
              {"title_orig", MSG_record_title_orig},
              {"url", MSG_heading_url},
              {"used", MSG_heading_used}};

static const char *label_of(const char *key, size_t size, enum language lang)
{
    for (size_t i = 0; i < sizeof labels / sizeof *labels; i++) {
        if (strlen(labels[i].key) == size && strncmp(labels[i].key, key, size) == 0) {
            return message(lang, labels[i].label);
        }
    }
    return NULL;
}

/* "account.2.date" is "Account 2: Date". */
static const char *key_in_words(struct entry_answer *answer, const char *key)
{
    const enum language lang = answer->question->lang;
    const char *dot = strchr(key, '.'), *last = strrchr(key, '.');
    if (!dot || dot == last) {
        const char *label = label_of(key, strlen(key), lang);
        return label ? label : key;
    }
    const char *of = label_of(key, (size_t)(dot - key), lang);
    const char *what = label_of(last + 1, strlen(last + 1), lang);
    return of && what ? arena_printf(&answer->arena, "%s %.*s: %s", of, (int)(last - dot - 1),
                                     dot + 1, what)
                      : key;
}

bool entry_row(void *context, const char *key, const char *value, struct fault *fault)
{
    struct entry_answer *answer = context;
    const char *shown = answer->question->for_people ? key_in_words(answer, key) : key;
    const struct cell cells[] = {cell_text(shown), cell_text(value)};
    return table_row(answer->sink, cells, fault);
}

bool entry_next(struct entry_answer *answer, const char *command, const char *word,
                struct fault *fault)
{
    if (!answer->question->for_people || !*word) {
        return true;
    }
    const char *quote = strchr(word, ' ') ? "\"" : "";
    return entry_row(
        answer, "next",
        arena_printf(&answer->arena, "blocline %s %s%s%s", command, quote, word, quote), fault);
}
