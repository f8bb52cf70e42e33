#include "record_field.h"

#include <stddef.h>

/* The record fields table. Order is the order of reading, not of columns: what a field needs to
 * know (the bloc, for `effects`) stands before it. */

#define AT(type, member) offsetof(struct type, member)

static const struct record_field source_fields[] = {
    {"source", FIELD_FILLED, field_id, AT(source, id)},
    {"kind", FIELD_FREE, field_text, AT(source, kind)},
    {"title", FIELD_FILLED, field_text, AT(source, title)},
    {"author", FIELD_FREE, field_text, AT(source, author)},
    {"date", FIELD_FREE, field_edtf, AT(source, date)},
    {"publisher", FIELD_FREE, field_text, AT(source, publisher)},
    {"url", FIELD_FREE, field_text, AT(source, url)},
    {"lang", FIELD_FREE, field_text, AT(source, lang)},
    {"note", FIELD_FREE, field_text, AT(source, note)},
};

static const struct record_field status_fields[] = {
    {"status", FIELD_FILLED, field_id, AT(status, id)},
    {"class", FIELD_FILLED, field_status_class, AT(status, class)},
    {"cow", FIELD_FREE, field_cow_status, AT(status, cow)},
    {"name_en", FIELD_FREE, field_text, AT(status, name[LANG_EN])},
    {"name_ru", FIELD_FREE, field_text, AT(status, name[LANG_RU])},
    {"name_kk", FIELD_FREE, field_text, AT(status, name[LANG_KK])},
    {"note", FIELD_FREE, field_text, AT(status, note)},
    {"source", FIELD_FREE, field_source, AT(status, cited.source)},
    {"locator", FIELD_FREE, field_text, AT(status, cited.locator)},
};

static const struct record_field actor_fields[] = {
    {"actor", FIELD_FILLED, field_id, AT(actor, id)},
    {"kind", FIELD_FREE, field_text, AT(actor, kind)},
    {"iso2", FIELD_FREE, field_text, AT(actor, iso2)},
    {"iso_numeric", FIELD_FREE, field_digits, AT(actor, iso_numeric)},
    {"cow", FIELD_FREE, field_digits, AT(actor, cow)},
    {"gw", FIELD_FREE, field_digits, AT(actor, gw)},
    {"wikidata", FIELD_FREE, field_text, AT(actor, wikidata)},
    {"note", FIELD_FREE, field_text, AT(actor, note)},
    {"source", FIELD_FREE, field_source, AT(actor, cited.source)},
    {"locator", FIELD_FREE, field_text, AT(actor, cited.locator)},
};

static const struct record_field bloc_fields[] = {
    {"bloc", FIELD_FILLED, field_id, AT(bloc, id)},
    {"kind", FIELD_FREE, field_text, AT(bloc, kind)},
    {"cow_igo", FIELD_FREE, field_digits, AT(bloc, cow_igo)},
    {"wikidata", FIELD_FREE, field_text, AT(bloc, wikidata)},
    {"note", FIELD_FREE, field_text, AT(bloc, note)},
    {"source", FIELD_FREE, field_source, AT(bloc, cited.source)},
    {"locator", FIELD_FREE, field_text, AT(bloc, cited.locator)},
};

static const struct record_field person_fields[] = {
    {"person", FIELD_FILLED, field_text, AT(person, id)},
    {"name_en", FIELD_FREE, field_text, AT(person, name[LANG_EN])},
    {"name_ru", FIELD_FREE, field_text, AT(person, name[LANG_RU])},
    {"name_kk", FIELD_FREE, field_text, AT(person, name[LANG_KK])},
    {"actor", FIELD_FREE, field_actor, AT(person, actor)},
    {"note", FIELD_FREE, field_text, AT(person, note)},
    {"source", FIELD_FREE, field_source, AT(person, cited.source)},
    {"locator", FIELD_FREE, field_text, AT(person, cited.locator)},
};

static const struct record_field name_fields[] = {
    {"of", FIELD_FILLED, field_party, AT(name, of)},
    {"id", FIELD_FILLED, field_id, AT(name, id)},
    {"lang", FIELD_FILLED, field_language, AT(name, lang)},
    {"form", FIELD_FILLED, field_form, AT(name, form)},
    {"name", FIELD_FILLED, field_text, AT(name, text)},
    {"used", FIELD_FREE, field_name_period, AT(name, used)},
    {"note", FIELD_FREE, field_text, AT(name, note)},
    {"source", FIELD_FREE, field_source, AT(name, cited.source)},
    {"locator", FIELD_FREE, field_text, AT(name, cited.locator)},
};

static const struct record_field lineage_fields[] = {
    {"from", FIELD_FILLED, field_bloc, AT(lineage, from)},
    {"to", FIELD_FILLED, field_bloc, AT(lineage, to)},
    {"relation", FIELD_FILLED, field_relation, AT(lineage, relation)},
    {"event", FIELD_FREE, field_id, AT(lineage, event_id)},
    {"note", FIELD_FREE, field_text, AT(lineage, note)},
    {"source", FIELD_FREE, field_source, AT(lineage, cited.source)},
    {"locator", FIELD_FREE, field_text, AT(lineage, cited.locator)},
};

static const struct record_field account_fields[] = {
    {"event", FIELD_FILLED, field_event, AT(account, event)},
    {"bloc", FIELD_COLUMN, field_account_bloc, AT(account, bloc)},
    {"kind", FIELD_COLUMN, field_kind, AT(account, kind)},
    {"date", FIELD_FILLED, field_account_date, AT(account, date)},
    {"source", FIELD_FILLED, field_source, AT(account, source)},
    {"locator", FIELD_FILLED, field_text, AT(account, locator)},
    {"effects", FIELD_COLUMN, field_effects, 0},
    {"actors", FIELD_FREE, field_actors, 0},
    {"place", FIELD_FREE, field_text, AT(account, where)},
    {"people", FIELD_FREE, field_people, 0},
    {"title_en", FIELD_FREE, field_text, AT(account, title[LANG_EN])},
    {"title_ru", FIELD_FREE, field_text, AT(account, title[LANG_RU])},
    {"title_kk", FIELD_FREE, field_text, AT(account, title[LANG_KK])},
    {"note", FIELD_FREE, field_text, AT(account, note)},
};

#define FIELDS(fields) fields, sizeof(fields) / sizeof *(fields)

static const struct record_type types[] = {
    {"sources", sizeof(struct source), FIELDS(source_fields), true, source_add},
    {"statuses", sizeof(struct status), FIELDS(status_fields), true, status_add},
    {"actors", sizeof(struct actor), FIELDS(actor_fields), true, actor_add},
    {"blocs", sizeof(struct bloc), FIELDS(bloc_fields), true, bloc_add},
    {"people", sizeof(struct person), FIELDS(person_fields), false, person_add},
    {"names", sizeof(struct name), FIELDS(name_fields), false, name_add},
    {"events", sizeof(struct account), FIELDS(account_fields), true, account_add},
    {"lineage", sizeof(struct lineage), FIELDS(lineage_fields), false, lineage_add},
    {NULL, 0, NULL, 0, false, NULL},
};

const struct record_type *record_types(void)
{
    return types;
}
