#include "record_field.h"

#include <stddef.h>
#include <string.h>

/* The record fields table. Order is the order of reading, not of columns: what a field needs to
 * know (the bloc, for `effects`) stands before it. */

#define AT(type, member) offsetof(struct type, member)

static const struct record_field source_fields[] = {
    {"source", FIELD_FILLED, &id_type, AT(record_source, id), "Id of the source"},
    {"kind", FIELD_FREE, &text_type, AT(record_source, kind),
     "treaty, depositary, official, scholarship, reference, press, essay, dataset, or another "
     "word; readings may ask sources by kind"},
    {"title", FIELD_FILLED, &text_type, AT(record_source, title), "Title of the source"},
    {"title_orig", FIELD_FREE, &text_type, AT(record_source, title_orig),
     "Its title in its own language, where \"title\" is a translation"},
    {"author", FIELD_FREE, &text_type, AT(record_source, author), "Who wrote it"},
    {"date", FIELD_FREE, &edtf_type, AT(record_source, date), "Date of the source"},
    {"publisher", FIELD_FREE, &text_type, AT(record_source, publisher),
     "Who published it, or keeps it"},
    {"url", FIELD_FREE, &text_type, AT(record_source, url), "Where it was read"},
    {"lang", FIELD_FREE, &text_type, AT(record_source, lang),
     "Language of the source, as ISO 639-1"},
    {"note", FIELD_FREE, &text_type, AT(record_source, note),
     "What is weak in it, or has to be known"},
};

static const struct record_field status_fields[] = {
    {"status", FIELD_FILLED, &id_type, AT(record_status, id), "Id of the status"},
    {"class", FIELD_FILLED, &class_type, AT(record_status, class),
     "What it counts as: full membership, a partial standing, or none (it ends a standing)"},
    {"cow", FIELD_FREE, &cow_status_type, AT(record_status, cow),
     "Its code in the Correlates of War IGO data: 1 full, 2 associate, 3 observer, 0 none, "
     "-9 missing"},
    {"name_en", FIELD_FREE, &text_type, AT(record_status, name[LANG_EN]), "Name in English"},
    {"name_ru", FIELD_FREE, &text_type, AT(record_status, name[LANG_RU]), "Name in Russian"},
    {"name_kk", FIELD_FREE, &text_type, AT(record_status, name[LANG_KK]), "Name in Kazakh"},
    {"note", FIELD_FREE, &text_type, AT(record_status, note),
     "What is uncertain, or has to be known"},
    {"source", FIELD_FREE, &source_type, AT(record_status, cited.source), "Id of the source"},
    {"locator", FIELD_FREE, &text_type, AT(record_status, cited.locator), "Where in the source"},
    {"after", FIELD_FREE, &text_type, AT(record_status, after),
     "Ids of statuses that it follows where dates do not say the order, parted by spaces"},
};

static const struct record_field actor_fields[] = {
    {"actor", FIELD_FILLED, &id_type, AT(record_actor, id),
     "Id of the actor: ISO 3166-1 alpha-3, or x-... where there is none"},
    {"kind", FIELD_FREE, &text_type, AT(record_actor, kind),
     "state, territory, union or organisation"},
    {"iso2", FIELD_FREE, &text_type, AT(record_actor, iso2), "ISO 3166-1 alpha-2 code"},
    {"iso_numeric", FIELD_FREE, &digits_type, AT(record_actor, iso_numeric),
     "ISO 3166-1 numeric code"},
    {"cow", FIELD_FREE, &digits_type, AT(record_actor, cow),
     "State number of the Correlates of War project"},
    {"gw", FIELD_FREE, &digits_type, AT(record_actor, gw), "State number of Gleditsch and Ward"},
    {"wikidata", FIELD_FREE, &text_type, AT(record_actor, wikidata), "Wikidata item"},
    {"exists", FIELD_FREE, &period_type, AT(record_actor, exists),
     "When it may stand in a bloc at all; empty: always"},
    {"note", FIELD_FREE, &text_type, AT(record_actor, note),
     "What is uncertain, or has to be known"},
    {"source", FIELD_FREE, &source_type, AT(record_actor, cited.source), "Id of the source"},
    {"locator", FIELD_FREE, &text_type, AT(record_actor, cited.locator), "Where in the source"},
    {"tags", FIELD_FREE, &text_type, AT(record_actor, tags),
     "Free words, parted by spaces; questions may ask for those of a tag"},
};

static const struct record_field bloc_fields[] = {
    {"bloc", FIELD_FILLED, &id_type, AT(record_bloc, id), "Id of the bloc"},
    {"kind", FIELD_FREE, &text_type, AT(record_bloc, kind),
     "organisation, treaty, union, forum, programme, proposal or body"},
    {"cow_igo", FIELD_FREE, &digits_type, AT(record_bloc, cow_igo),
     "Number in the Correlates of War IGO data"},
    {"wikidata", FIELD_FREE, &text_type, AT(record_bloc, wikidata), "Wikidata item"},
    {"bilateral", FIELD_FREE, &yes_type, AT(record_bloc, bilateral),
     "yes: agreements of one side with single states; two of those do not belong together by it"},
    {"coverage", FIELD_FREE, &coverage_type, AT(record_bloc, coverage),
     "complete: every full standing is here; partial: some are; mentioned: none"},
    {"note", FIELD_FREE, &text_type, AT(record_bloc, note),
     "What is uncertain, or has to be known"},
    {"source", FIELD_FREE, &source_type, AT(record_bloc, cited.source), "Id of the source"},
    {"locator", FIELD_FREE, &text_type, AT(record_bloc, cited.locator), "Where in the source"},
    {"tags", FIELD_FREE, &text_type, AT(record_bloc, tags),
     "Free words, parted by spaces; questions may ask for those of a tag"},
};

static const struct record_field person_fields[] = {
    {"person", FIELD_FILLED, &text_type, AT(record_person, id),
     "The person as events name him or her"},
    {"name_en", FIELD_FREE, &text_type, AT(record_person, name[LANG_EN]), "Full name in English"},
    {"name_ru", FIELD_FREE, &text_type, AT(record_person, name[LANG_RU]), "Full name in Russian"},
    {"name_kk", FIELD_FREE, &text_type, AT(record_person, name[LANG_KK]), "Full name in Kazakh"},
    {"actor", FIELD_FREE, &actor_type, AT(record_person, actor),
     "The actor that he or she stands for"},
    {"note", FIELD_FREE, &text_type, AT(record_person, note),
     "What is uncertain, or has to be known"},
    {"source", FIELD_FREE, &source_type, AT(record_person, cited.source), "Id of the source"},
    {"locator", FIELD_FREE, &text_type, AT(record_person, cited.locator), "Where in the source"},
};

static const struct record_field name_fields[] = {
    {"of", FIELD_FILLED, &party_type, AT(record_name, owner.of),
     "Whether id is of an actor or of a bloc"},
    {"id", FIELD_FILLED, &owner_type, AT(record_name, owner), "Id of the actor or bloc"},
    {"lang", FIELD_FILLED, &language_type, AT(record_name, lang),
     "Language of the name, as ISO 639-1"},
    {"form", FIELD_FILLED, &form_type, AT(record_name, form),
     "The full name, a short form of it, an abbreviation, or another name"},
    {"name", FIELD_FILLED, &text_type, AT(record_name, text), "The name"},
    {"used", FIELD_FREE, &period_type, AT(record_name, used),
     "When the name was in use; empty: always"},
    {"note", FIELD_FREE, &text_type, AT(record_name, note),
     "What is uncertain, or has to be known"},
    {"source", FIELD_FREE, &source_type, AT(record_name, cited.source), "Id of the source"},
    {"locator", FIELD_FREE, &text_type, AT(record_name, cited.locator), "Where in the source"},
};

static const struct record_field code_fields[] = {
    {"of", FIELD_FILLED, &party_type, AT(record_code, owner.of),
     "Whether id is of an actor or of a bloc"},
    {"id", FIELD_FILLED, &owner_type, AT(record_code, owner), "Id of the actor or bloc"},
    {"scheme", FIELD_FILLED, &scheme_type, AT(record_code, scheme), "Whose code it is"},
    {"code", FIELD_FILLED, &code_type, AT(record_code, code), "The code"},
    {"used", FIELD_FREE, &period_type, AT(record_code, used),
     "When the code was in use; empty: always"},
    {"note", FIELD_FREE, &text_type, AT(record_code, note),
     "What is uncertain, or has to be known"},
    {"source", FIELD_FREE, &source_type, AT(record_code, cited.source), "Id of the source"},
    {"locator", FIELD_FREE, &text_type, AT(record_code, cited.locator), "Where in the source"},
};

static const struct record_field same_fields[] = {
    {"package", FIELD_FILLED, &text_type, AT(record_same, package), "Name of the other package"},
    {"of", FIELD_FILLED, &party_type, AT(record_same, ours.of), "Whether it is an actor or a bloc"},
    {"id", FIELD_FILLED, &id_type, AT(record_same, id), "Its id in the other package"},
    {"ours", FIELD_FILLED, &owner_type, AT(record_same, ours), "What it is called here"},
};

static const struct record_field place_fields[] = {
    {"place", FIELD_FILLED, &text_type, AT(record_place, id), "The place as events name it"},
    {"name_en", FIELD_FREE, &text_type, AT(record_place, name[LANG_EN]), "Name in English"},
    {"name_ru", FIELD_FREE, &text_type, AT(record_place, name[LANG_RU]), "Name in Russian"},
    {"name_kk", FIELD_FREE, &text_type, AT(record_place, name[LANG_KK]), "Name in Kazakh"},
    {"aliases", FIELD_FREE, &text_type, AT(record_place, aliases),
     "Other names in any language, parted by semicolons"},
    {"used", FIELD_FREE, &period_type, AT(record_place, used),
     "When these names were in use; empty: always"},
    {"note", FIELD_FREE, &text_type, AT(record_place, note),
     "What is uncertain, or has to be known"},
    {"source", FIELD_FREE, &source_type, AT(record_place, cited.source), "Id of the source"},
    {"locator", FIELD_FREE, &text_type, AT(record_place, cited.locator), "Where in the source"},
};

static const struct record_field lineage_fields[] = {
    {"from", FIELD_FILLED, &bloc_type, AT(record_lineage, from), "Id of the bloc before"},
    {"to", FIELD_FILLED, &bloc_type, AT(record_lineage, to), "Id of the bloc after"},
    {"relation", FIELD_FILLED, &relation_type, AT(record_lineage, relation),
     "How the one follows from the other, or is part of it (nested-in)"},
    {"event", FIELD_FREE, &lineage_event_type, AT(record_lineage, event_id),
     "Id of the event that did it"},
    {"note", FIELD_FREE, &text_type, AT(record_lineage, note),
     "What is uncertain, or has to be known"},
    {"source", FIELD_FREE, &source_type, AT(record_lineage, cited.source), "Id of the source"},
    {"locator", FIELD_FREE, &text_type, AT(record_lineage, cited.locator), "Where in the source"},
};

static const struct record_field account_fields[] = {
    {"event", FIELD_FILLED, &event_type, AT(account_row, account.event),
     "Id of the event; rows with one id are accounts of one event"},
    {"bloc", FIELD_COLUMN, &account_bloc_type, AT(account_row, bloc),
     "Id of the bloc that the event is of; may be left out after the first row"},
    {"kind", FIELD_COLUMN, &kind_type, AT(account_row, account.kind),
     "Kind of the event; may be left out after the first row"},
    {"date", FIELD_FILLED, &account_date_type, AT(account_row, account.date),
     "When it happened, as this source says"},
    {"source", FIELD_FILLED, &source_type, AT(account_row, account.source),
     "Id of the source of this account"},
    {"locator", FIELD_FILLED, &lent_text_type, AT(account_row, texts.locator),
     "Where in the source"},
    {"effects", FIELD_COLUMN, &effects_type, 0,
     "What changes from this date on: \"status=ACTOR ACTOR; BLOC:status=ACTOR\""},
    {"actors", FIELD_FREE, &actors_type, 0,
     "Ids of actors that took part without a change of standing, parted by spaces"},
    {"place", FIELD_FREE, &lent_text_type, AT(account_row, texts.where), "Where it happened"},
    {"people", FIELD_FREE, &people_type, 0,
     "Who took part: \"role: Name; Name; role: Name\", as in people"},
    {"title_en", FIELD_FREE, &lent_text_type, AT(account_row, texts.title[LANG_EN]),
     "Title in English"},
    {"title_ru", FIELD_FREE, &lent_text_type, AT(account_row, texts.title[LANG_RU]),
     "Title in Russian"},
    {"title_kk", FIELD_FREE, &lent_text_type, AT(account_row, texts.title[LANG_KK]),
     "Title in Kazakh"},
    {"note", FIELD_FREE, &lent_text_type, AT(account_row, texts.note),
     "What is uncertain, and why"},
    {"note_ru", FIELD_FREE, &lent_text_type, AT(account_row, texts.note_ru), "The note in Russian"},
    {"note_kk", FIELD_FREE, &lent_text_type, AT(account_row, texts.note_kk), "The note in Kazakh"},
    {"locator_ru", FIELD_FREE, &lent_text_type, AT(account_row, texts.locator_ru),
     "The locator in Russian"},
};

#define FIELDS(fields) fields, sizeof(fields) / sizeof *(fields)

static const struct record_type types[] = {
    {"sources", sizeof(struct record_source), FIELDS(source_fields), true, source_add, "source",
     "The sources that the other files cite"},
    {"statuses", sizeof(struct record_status), FIELDS(status_fields), true, status_add, "status",
     "The standings that an actor can have in a bloc"},
    {"actors", sizeof(struct record_actor), FIELDS(actor_fields), true, actor_add, "actor",
     "Who takes part: states, territories, unions, organisations"},
    {"blocs", sizeof(struct record_bloc), FIELDS(bloc_fields), true, bloc_add, "bloc",
     "What actors can stand in a relation to: organisations, treaties, forums, proposals"},
    {"codes", sizeof(struct record_code), FIELDS(code_fields), false, code_add, NULL,
     "Codes of actors and blocs in lists of others, and when they were used"},
    {"same", sizeof(struct record_same), FIELDS(same_fields), false, same_add, "package of id",
     "Which actors and blocs of other packages are ours"},
    {"people", sizeof(struct record_person), FIELDS(person_fields), false, person_add, "person",
     "Who spoke, proposed and signed"},
    {"places", sizeof(struct record_place), FIELDS(place_fields), false, place_add, NULL,
     "The names of the places where things happened"},
    {"names", sizeof(struct record_name), FIELDS(name_fields), false, name_add, NULL,
     "Every name of every actor and bloc, and when it was used"},
    {"events", sizeof(struct account_row), FIELDS(account_fields), true, account_add,
     "event source locator", "Accounts of events: what one source says of one event"},
    {"lineage", sizeof(struct record_lineage), FIELDS(lineage_fields), false, lineage_add,
     "from to relation", "How blocs follow from each other"},
    {NULL, 0, NULL, 0, false, NULL, NULL, NULL},
};

const struct record_type *record_types(void)
{
    return types;
}

bool record_column_at(const struct record_type *type, size_t number, struct record_column *column)
{
    if (number >= type->field_count) {
        return false;
    }
    const struct record_field *field = &type->fields[number];
    *column = (struct record_column){.name = field->name,
                                     .about = field->about,
                                     .is_needed = field->need == FIELD_FILLED,
                                     .is_edtf = field->type->is_edtf,
                                     .is_integer = field->type->absent == ABSENT_COW,
                                     .pattern = field->type->pattern,
                                     .words = field->type->words,
                                     .refers_to = field->type->refers_to};
    return true;
}

bool record_column(const struct record_type *type, const char *name, struct record_column *column)
{
    for (size_t i = 0; record_column_at(type, i, column); i++) {
        if (strcmp(column->name, name) == 0) {
            return true;
        }
    }
    *column = (struct record_column){0};
    return false;
}
