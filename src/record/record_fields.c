#include "record_field.h"

#include <stddef.h>

/* The record fields table. Order is the order of reading, not of columns: what a field needs to
 * know (the bloc, for `effects`) stands before it. */

#define AT(type, member) offsetof(struct type, member)

static const struct record_field source_fields[] = {
    {"source", FIELD_FILLED, field_id, AT(source, id), "Id of the source"},
    {"kind", FIELD_FREE, field_text, AT(source, kind),
     "treaty, depositary, official, scholarship, reference, press, essay, dataset, or another "
     "word; readings may ask sources by kind"},
    {"title", FIELD_FILLED, field_text, AT(source, title), "Title of the source"},
    {"author", FIELD_FREE, field_text, AT(source, author), "Who wrote it"},
    {"date", FIELD_FREE, field_edtf, AT(source, date), "Date of the source"},
    {"publisher", FIELD_FREE, field_text, AT(source, publisher), "Who published it, or keeps it"},
    {"url", FIELD_FREE, field_text, AT(source, url), "Where it was read"},
    {"lang", FIELD_FREE, field_text, AT(source, lang), "Language of the source, as ISO 639-1"},
    {"note", FIELD_FREE, field_text, AT(source, note), "What is weak in it, or has to be known"},
};

static const struct record_field status_fields[] = {
    {"status", FIELD_FILLED, field_id, AT(status, id), "Id of the status"},
    {"class", FIELD_FILLED, field_status_class, AT(status, class),
     "What it counts as: full membership, a partial standing, or none (it ends a standing)"},
    {"cow", FIELD_FREE, field_cow_status, AT(status, cow),
     "Its code in the Correlates of War IGO data: 1 full, 2 associate, 3 observer, 0 none"},
    {"name_en", FIELD_FREE, field_text, AT(status, name[LANG_EN]), "Name in English"},
    {"name_ru", FIELD_FREE, field_text, AT(status, name[LANG_RU]), "Name in Russian"},
    {"name_kk", FIELD_FREE, field_text, AT(status, name[LANG_KK]), "Name in Kazakh"},
    {"note", FIELD_FREE, field_text, AT(status, note), "What is uncertain, or has to be known"},
    {"source", FIELD_FREE, field_source, AT(status, cited.source), "Id of the source"},
    {"locator", FIELD_FREE, field_text, AT(status, cited.locator), "Where in the source"},
};

static const struct record_field actor_fields[] = {
    {"actor", FIELD_FILLED, field_id, AT(actor, id),
     "Id of the actor: ISO 3166-1 alpha-3, or x-... where there is none"},
    {"kind", FIELD_FREE, field_text, AT(actor, kind), "state, territory, union or organisation"},
    {"iso2", FIELD_FREE, field_text, AT(actor, iso2), "ISO 3166-1 alpha-2 code"},
    {"iso_numeric", FIELD_FREE, field_digits, AT(actor, iso_numeric), "ISO 3166-1 numeric code"},
    {"cow", FIELD_FREE, field_digits, AT(actor, cow),
     "State number of the Correlates of War project"},
    {"gw", FIELD_FREE, field_digits, AT(actor, gw), "State number of Gleditsch and Ward"},
    {"wikidata", FIELD_FREE, field_text, AT(actor, wikidata), "Wikidata item"},
    {"note", FIELD_FREE, field_text, AT(actor, note), "What is uncertain, or has to be known"},
    {"source", FIELD_FREE, field_source, AT(actor, cited.source), "Id of the source"},
    {"locator", FIELD_FREE, field_text, AT(actor, cited.locator), "Where in the source"},
};

static const struct record_field bloc_fields[] = {
    {"bloc", FIELD_FILLED, field_id, AT(bloc, id), "Id of the bloc"},
    {"kind", FIELD_FREE, field_text, AT(bloc, kind),
     "organisation, treaty, union, forum, programme, proposal or body"},
    {"cow_igo", FIELD_FREE, field_digits, AT(bloc, cow_igo),
     "Number in the Correlates of War IGO data"},
    {"wikidata", FIELD_FREE, field_text, AT(bloc, wikidata), "Wikidata item"},
    {"note", FIELD_FREE, field_text, AT(bloc, note), "What is uncertain, or has to be known"},
    {"source", FIELD_FREE, field_source, AT(bloc, cited.source), "Id of the source"},
    {"locator", FIELD_FREE, field_text, AT(bloc, cited.locator), "Where in the source"},
};

static const struct record_field person_fields[] = {
    {"person", FIELD_FILLED, field_text, AT(person, id), "The person as events name him or her"},
    {"name_en", FIELD_FREE, field_text, AT(person, name[LANG_EN]), "Full name in English"},
    {"name_ru", FIELD_FREE, field_text, AT(person, name[LANG_RU]), "Full name in Russian"},
    {"name_kk", FIELD_FREE, field_text, AT(person, name[LANG_KK]), "Full name in Kazakh"},
    {"actor", FIELD_FREE, field_actor, AT(person, actor), "The actor that he or she stands for"},
    {"note", FIELD_FREE, field_text, AT(person, note), "What is uncertain, or has to be known"},
    {"source", FIELD_FREE, field_source, AT(person, cited.source), "Id of the source"},
    {"locator", FIELD_FREE, field_text, AT(person, cited.locator), "Where in the source"},
};

static const struct record_field name_fields[] = {
    {"of", FIELD_FILLED, field_party, AT(name, of), "Whether id is of an actor or of a bloc"},
    {"id", FIELD_FILLED, field_name_id, AT(name, id), "Id of the actor or bloc"},
    {"lang", FIELD_FILLED, field_language, AT(name, lang), "Language of the name, as ISO 639-1"},
    {"form", FIELD_FILLED, field_form, AT(name, form),
     "The full name, a short form of it, an abbreviation, or another name"},
    {"name", FIELD_FILLED, field_text, AT(name, text), "The name"},
    {"used", FIELD_FREE, field_name_period, AT(name, used),
     "When the name was in use; empty: always"},
    {"note", FIELD_FREE, field_text, AT(name, note), "What is uncertain, or has to be known"},
    {"source", FIELD_FREE, field_source, AT(name, cited.source), "Id of the source"},
    {"locator", FIELD_FREE, field_text, AT(name, cited.locator), "Where in the source"},
};

static const struct record_field lineage_fields[] = {
    {"from", FIELD_FILLED, field_bloc, AT(lineage, from), "Id of the bloc before"},
    {"to", FIELD_FILLED, field_bloc, AT(lineage, to), "Id of the bloc after"},
    {"relation", FIELD_FILLED, field_relation, AT(lineage, relation),
     "How the one follows from the other, or is part of it (nested-in)"},
    {"event", FIELD_FREE, field_lineage_event, AT(lineage, event_id),
     "Id of the event that did it"},
    {"note", FIELD_FREE, field_text, AT(lineage, note), "What is uncertain, or has to be known"},
    {"source", FIELD_FREE, field_source, AT(lineage, cited.source), "Id of the source"},
    {"locator", FIELD_FREE, field_text, AT(lineage, cited.locator), "Where in the source"},
};

static const struct record_field account_fields[] = {
    {"event", FIELD_FILLED, field_event, AT(account_row, account.event),
     "Id of the event; rows with one id are accounts of one event"},
    {"bloc", FIELD_COLUMN, field_account_bloc, AT(account_row, bloc),
     "Id of the bloc that the event is of; may be left out after the first row"},
    {"kind", FIELD_COLUMN, field_kind, AT(account_row, account.kind),
     "Kind of the event; may be left out after the first row"},
    {"date", FIELD_FILLED, field_account_date, AT(account_row, account.date),
     "When it happened, as this source says"},
    {"source", FIELD_FILLED, field_source, AT(account_row, account.source),
     "Id of the source of this account"},
    {"locator", FIELD_FILLED, field_lent_text, AT(account_row, texts.locator),
     "Where in the source"},
    {"effects", FIELD_COLUMN, field_effects, 0,
     "What changes from this date on: \"status=ACTOR ACTOR; BLOC:status=ACTOR\""},
    {"actors", FIELD_FREE, field_actors, 0,
     "Ids of actors that took part without a change of standing, parted by spaces"},
    {"place", FIELD_FREE, field_lent_text, AT(account_row, texts.where), "Where it happened"},
    {"people", FIELD_FREE, field_people, 0,
     "Who took part: \"role: Name; Name; role: Name\", as in people"},
    {"title_en", FIELD_FREE, field_lent_text, AT(account_row, texts.title[LANG_EN]),
     "Title in English"},
    {"title_ru", FIELD_FREE, field_lent_text, AT(account_row, texts.title[LANG_RU]),
     "Title in Russian"},
    {"title_kk", FIELD_FREE, field_lent_text, AT(account_row, texts.title[LANG_KK]),
     "Title in Kazakh"},
    {"note", FIELD_FREE, field_lent_text, AT(account_row, texts.note),
     "What is uncertain, and why"},
};

#define FIELDS(fields) fields, sizeof(fields) / sizeof *(fields)

static const struct record_type types[] = {
    {"sources", sizeof(struct source), FIELDS(source_fields), true, source_add, "source",
     "The sources that the other files cite"},
    {"statuses", sizeof(struct status), FIELDS(status_fields), true, status_add, "status",
     "The standings that an actor can have in a bloc"},
    {"actors", sizeof(struct actor), FIELDS(actor_fields), true, actor_add, "actor",
     "Who takes part: states, territories, unions, organisations"},
    {"blocs", sizeof(struct bloc), FIELDS(bloc_fields), true, bloc_add, "bloc",
     "What actors can stand in a relation to: organisations, treaties, forums, proposals"},
    {"people", sizeof(struct person), FIELDS(person_fields), false, person_add, "person",
     "Who spoke, proposed and signed"},
    {"names", sizeof(struct name), FIELDS(name_fields), false, name_add, NULL,
     "Every name of every actor and bloc, and when it was used"},
    {"events", sizeof(struct account_row), FIELDS(account_fields), true, account_add,
     "event source locator", "Accounts of events: what one source says of one event"},
    {"lineage", sizeof(struct lineage), FIELDS(lineage_fields), false, lineage_add,
     "from to relation", "How blocs follow from each other"},
    {NULL, 0, NULL, 0, false, NULL, NULL, NULL},
};

const struct record_type *record_types(void)
{
    return types;
}
