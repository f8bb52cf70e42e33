#include "headings.h"

#include <stddef.h>
#include <string.h>

static const struct {
    const char *name;
    enum message heading;
} table[] = {
    {"actor", MSG_heading_actor},
    {"actor1", MSG_heading_actor1},
    {"actor2", MSG_heading_actor2},
    {"actors", MSG_heading_actors},
    {"aspect", MSG_heading_aspect},
    {"author", MSG_heading_author},
    {"bloc", MSG_heading_bloc},
    {"blocs", MSG_heading_blocs},
    {"certain", MSG_heading_certain},
    {"certainty", MSG_heading_certainty},
    {"citation", MSG_heading_citation},
    {"class", MSG_heading_class},
    {"count", MSG_heading_count},
    {"cow", MSG_heading_cow},
    {"cow_igo", MSG_heading_cow_igo},
    {"date", MSG_heading_date},
    {"days", MSG_heading_days},
    {"differs", MSG_heading_differs},
    {"effect", MSG_heading_effect},
    {"end", MSG_heading_end},
    {"end_event", MSG_heading_end_event},
    {"ends", MSG_heading_ends},
    {"error", MSG_heading_error},
    {"event", MSG_heading_event},
    {"file", MSG_heading_file},
    {"founds", MSG_heading_founds},
    {"from", MSG_heading_from},
    {"from_name", MSG_heading_from_name},
    {"gw", MSG_heading_gw},
    {"id", MSG_heading_id},
    {"iso2", MSG_heading_iso2},
    {"iso_numeric", MSG_heading_iso_numeric},
    {"key", MSG_heading_key},
    {"kind", MSG_heading_kind},
    {"lang", MSG_heading_lang},
    {"line", MSG_heading_line},
    {"locator", MSG_heading_locator},
    {"matched", MSG_heading_matched},
    {"name", MSG_heading_name},
    {"note", MSG_heading_note},
    {"period", MSG_heading_period},
    {"person", MSG_heading_person},
    {"place", MSG_heading_place},
    {"possible", MSG_heading_possible},
    {"publisher", MSG_heading_publisher},
    {"rank", MSG_heading_rank},
    {"reading", MSG_heading_reading},
    {"reason", MSG_heading_reason},
    {"relation", MSG_heading_relation},
    {"says", MSG_heading_says},
    {"share", MSG_heading_share},
    {"shared", MSG_heading_shared},
    {"source", MSG_heading_source},
    {"source_title", MSG_heading_source_title},
    {"sources", MSG_heading_sources},
    {"start", MSG_heading_start},
    {"start_event", MSG_heading_start_event},
    {"status", MSG_heading_status},
    {"title", MSG_heading_title},
    {"to", MSG_heading_to},
    {"to_name", MSG_heading_to_name},
    {"type", MSG_heading_type},
    {"url", MSG_heading_url},
    {"used", MSG_heading_used},
    {"value", MSG_heading_value},
    {"weight", MSG_heading_weight},
    {"wikidata", MSG_heading_wikidata},
};

const char *heading(const char *name, enum language lang)
{
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        if (strcmp(table[i].name, name) == 0) {
            return message(lang, table[i].heading);
        }
    }
    return NULL;
}

const char *page_title(const char *subject, enum language lang)
{
    static const struct {
        const char *subject;
        enum message title;
    } titles[] = {
        {"chronology", MSG_title_chronology},
        {"disagreements", MSG_title_disagreements},
        {"changes", MSG_title_changes},
        {"together", MSG_title_together},
        {"panel", MSG_title_panel},
        {"dyads", MSG_title_dyads},
        {"network", MSG_title_network},
        {"date", MSG_title_date},
        {"list", MSG_title_list},
        {"info", MSG_title_info},
        {"find", MSG_title_find},
        {"cite", MSG_title_cite},
    };
    for (size_t i = 0; i < sizeof titles / sizeof *titles; i++) {
        if (strcmp(titles[i].subject, subject) == 0) {
            return message(lang, titles[i].title);
        }
    }
    return subject;
}
