-- Loads the tables of this folder into the schema `blocline` of a DuckDB database, all or nothing; run in
-- this folder:
--
--     duckdb blocline.duckdb < load.sql
--
-- Days are dates: a first day without a limit is -infinity, a last one infinity (so are days that DuckDB
-- has no dates for). Older tables of these names are replaced. What else stands in the schema is kept.
BEGIN TRANSACTION;
CREATE SCHEMA IF NOT EXISTS blocline;
CREATE OR REPLACE MACRO blocline.day(number, no_limit) AS
    CASE WHEN number IS NULL THEN no_limit::DATE
         WHEN number < -2147000000 THEN '-infinity'::DATE
         WHEN number > 2147000000 THEN 'infinity'::DATE
         ELSE DATE '1970-01-01' + number::INTEGER END;
CREATE OR REPLACE TABLE blocline.package AS
SELECT package, number, id, title_en, title_ru, title_kk, version, licence, publisher, url, as_of,
       digest, extends, uses
FROM read_csv('package.csv', header = true, quote = '"', escape = '"', columns = {'package':
    'VARCHAR', 'number': 'BIGINT', 'id': 'VARCHAR', 'title_en': 'VARCHAR', 'title_ru': 'VARCHAR',
    'title_kk': 'VARCHAR', 'version': 'VARCHAR', 'licence': 'VARCHAR', 'publisher': 'VARCHAR',
    'url': 'VARCHAR', 'as_of': 'VARCHAR', 'digest': 'VARCHAR', 'extends': 'VARCHAR', 'uses':
    'VARCHAR'});
CREATE OR REPLACE TABLE blocline.reading_sees AS
SELECT reading, seen
FROM read_csv('reading_sees.csv', header = true, quote = '"', escape = '"', columns = {'reading':
    'VARCHAR', 'seen': 'VARCHAR'});
CREATE OR REPLACE TABLE blocline.own_value AS
SELECT package, "of", field, id, value
FROM read_csv('own_value.csv', header = true, quote = '"', escape = '"', columns = {'package':
    'VARCHAR', 'of': 'VARCHAR', 'field': 'VARCHAR', 'id': 'VARCHAR', 'value': 'VARCHAR'});
CREATE OR REPLACE TABLE blocline.kind AS
SELECT kind, number, founds, ends, name_en, name_ru, name_kk
FROM read_csv('kind.csv', header = true, quote = '"', escape = '"', columns = {'kind': 'VARCHAR',
    'number': 'BIGINT', 'founds': 'BIGINT', 'ends': 'BIGINT', 'name_en': 'VARCHAR', 'name_ru':
    'VARCHAR', 'name_kk': 'VARCHAR'});
CREATE OR REPLACE TABLE blocline.source AS
SELECT source, kind, title, title_orig, author, date, publisher, url, lang, note
FROM read_csv('source.csv', header = true, quote = '"', escape = '"', columns = {'source':
    'VARCHAR', 'kind': 'VARCHAR', 'title': 'VARCHAR', 'title_orig': 'VARCHAR', 'author': 'VARCHAR',
    'date': 'VARCHAR', 'publisher': 'VARCHAR', 'url': 'VARCHAR', 'lang': 'VARCHAR', 'note':
    'VARCHAR'});
CREATE OR REPLACE TABLE blocline.status AS
SELECT status, number, class, cow, name_en, name_ru, name_kk, note, source, locator
FROM read_csv('status.csv', header = true, quote = '"', escape = '"', columns = {'status':
    'VARCHAR', 'number': 'BIGINT', 'class': 'VARCHAR', 'cow': 'BIGINT', 'name_en': 'VARCHAR',
    'name_ru': 'VARCHAR', 'name_kk': 'VARCHAR', 'note': 'VARCHAR', 'source': 'VARCHAR', 'locator':
    'VARCHAR'});
CREATE OR REPLACE TABLE blocline.reading AS
SELECT reading, number, package, preferred, title_en, title_ru, title_kk, sources
FROM read_csv('reading.csv', header = true, quote = '"', escape = '"', columns = {'reading':
    'VARCHAR', 'number': 'BIGINT', 'package': 'VARCHAR', 'preferred': 'BIGINT', 'title_en':
    'VARCHAR', 'title_ru': 'VARCHAR', 'title_kk': 'VARCHAR', 'sources': 'VARCHAR'});
CREATE OR REPLACE TABLE blocline.reading_source AS
SELECT reading, number, package, source
FROM read_csv('reading_source.csv', header = true, quote = '"', escape = '"', columns = {'reading':
    'VARCHAR', 'number': 'BIGINT', 'package': 'VARCHAR', 'source': 'VARCHAR'});
CREATE OR REPLACE TABLE blocline.actor AS
SELECT actor, name_en, name_ru, name_kk, kind, iso2, iso_numeric, cow, gw, wikidata, "exists",
       blocline.day(exists_lo, '-infinity') AS exists_lo, blocline.day(exists_hi, 'infinity') AS
       exists_hi, note, source, locator
FROM read_csv('actor.csv', header = true, quote = '"', escape = '"', columns = {'actor': 'VARCHAR',
    'name_en': 'VARCHAR', 'name_ru': 'VARCHAR', 'name_kk': 'VARCHAR', 'kind': 'VARCHAR', 'iso2':
    'VARCHAR', 'iso_numeric': 'VARCHAR', 'cow': 'VARCHAR', 'gw': 'VARCHAR', 'wikidata': 'VARCHAR',
    'exists': 'VARCHAR', 'exists_lo': 'BIGINT', 'exists_hi': 'BIGINT', 'note': 'VARCHAR', 'source':
    'VARCHAR', 'locator': 'VARCHAR'});
CREATE OR REPLACE TABLE blocline.bloc AS
SELECT bloc, name_en, name_ru, name_kk, kind, cow_igo, wikidata, bilateral, coverage, note, source,
       locator
FROM read_csv('bloc.csv', header = true, quote = '"', escape = '"', columns = {'bloc': 'VARCHAR',
    'name_en': 'VARCHAR', 'name_ru': 'VARCHAR', 'name_kk': 'VARCHAR', 'kind': 'VARCHAR', 'cow_igo':
    'VARCHAR', 'wikidata': 'VARCHAR', 'bilateral': 'VARCHAR', 'coverage': 'VARCHAR', 'note':
    'VARCHAR', 'source': 'VARCHAR', 'locator': 'VARCHAR'});
CREATE OR REPLACE TABLE blocline.name AS
SELECT "of", id, lang, form, name, used, blocline.day(used_lo, '-infinity') AS used_lo,
       blocline.day(used_hi, 'infinity') AS used_hi, note, source, locator
FROM read_csv('name.csv', header = true, quote = '"', escape = '"', columns = {'of': 'VARCHAR',
    'id': 'VARCHAR', 'lang': 'VARCHAR', 'form': 'VARCHAR', 'name': 'VARCHAR', 'used': 'VARCHAR',
    'used_lo': 'BIGINT', 'used_hi': 'BIGINT', 'note': 'VARCHAR', 'source': 'VARCHAR', 'locator':
    'VARCHAR'});
CREATE OR REPLACE TABLE blocline.code AS
SELECT "of", id, scheme, code, used, blocline.day(used_lo, '-infinity') AS used_lo,
       blocline.day(used_hi, 'infinity') AS used_hi, note, source, locator
FROM read_csv('code.csv', header = true, quote = '"', escape = '"', columns = {'of': 'VARCHAR',
    'id': 'VARCHAR', 'scheme': 'VARCHAR', 'code': 'VARCHAR', 'used': 'VARCHAR', 'used_lo': 'BIGINT',
    'used_hi': 'BIGINT', 'note': 'VARCHAR', 'source': 'VARCHAR', 'locator': 'VARCHAR'});
CREATE OR REPLACE TABLE blocline.place AS
SELECT place, name_en, name_ru, name_kk, aliases, used, blocline.day(used_lo, '-infinity') AS
       used_lo, blocline.day(used_hi, 'infinity') AS used_hi, note, source, locator
FROM read_csv('place.csv', header = true, quote = '"', escape = '"', columns = {'place': 'VARCHAR',
    'name_en': 'VARCHAR', 'name_ru': 'VARCHAR', 'name_kk': 'VARCHAR', 'aliases': 'VARCHAR', 'used':
    'VARCHAR', 'used_lo': 'BIGINT', 'used_hi': 'BIGINT', 'note': 'VARCHAR', 'source': 'VARCHAR',
    'locator': 'VARCHAR'});
CREATE OR REPLACE TABLE blocline.person AS
SELECT person, name_en, name_ru, name_kk, actor, note, source, locator
FROM read_csv('person.csv', header = true, quote = '"', escape = '"', columns = {'person':
    'VARCHAR', 'name_en': 'VARCHAR', 'name_ru': 'VARCHAR', 'name_kk': 'VARCHAR', 'actor': 'VARCHAR',
    'note': 'VARCHAR', 'source': 'VARCHAR', 'locator': 'VARCHAR'});
CREATE OR REPLACE TABLE blocline.event AS
SELECT event, number, kind, bloc, title_en, title_ru, title_kk
FROM read_csv('event.csv', header = true, quote = '"', escape = '"', columns = {'event': 'VARCHAR',
    'number': 'BIGINT', 'kind': 'VARCHAR', 'bloc': 'VARCHAR', 'title_en': 'VARCHAR', 'title_ru':
    'VARCHAR', 'title_kk': 'VARCHAR'});
CREATE OR REPLACE TABLE blocline.account AS
SELECT account, event, source, kind, ends, date, blocline.day(earliest, '-infinity') AS earliest,
       blocline.day(latest, 'infinity') AS latest, qualifier, place, locator, locator_ru, note,
       note_ru, note_kk, file, line, package
FROM read_csv('account.csv', header = true, quote = '"', escape = '"', columns = {'account':
    'BIGINT', 'event': 'VARCHAR', 'source': 'VARCHAR', 'kind': 'VARCHAR', 'ends': 'BIGINT', 'date':
    'VARCHAR', 'earliest': 'BIGINT', 'latest': 'BIGINT', 'qualifier': 'VARCHAR', 'place': 'VARCHAR',
    'locator': 'VARCHAR', 'locator_ru': 'VARCHAR', 'note': 'VARCHAR', 'note_ru': 'VARCHAR',
    'note_kk': 'VARCHAR', 'file': 'VARCHAR', 'line': 'BIGINT', 'package': 'VARCHAR'});
CREATE OR REPLACE TABLE blocline.effect AS
SELECT account, number, bloc, actor, status
FROM read_csv('effect.csv', header = true, quote = '"', escape = '"', columns = {'account':
    'BIGINT', 'number': 'BIGINT', 'bloc': 'VARCHAR', 'actor': 'VARCHAR', 'status': 'VARCHAR'});
CREATE OR REPLACE TABLE blocline.participant AS
SELECT account, "of", number, id, role
FROM read_csv('participant.csv', header = true, quote = '"', escape = '"', columns = {'account':
    'BIGINT', 'of': 'VARCHAR', 'number': 'BIGINT', 'id': 'VARCHAR', 'role': 'VARCHAR'});
CREATE OR REPLACE TABLE blocline.difference AS
SELECT account, other, date, place
FROM read_csv('difference.csv', header = true, quote = '"', escape = '"', columns = {'account':
    'BIGINT', 'other': 'BIGINT', 'date': 'VARCHAR', 'place': 'VARCHAR'});
CREATE OR REPLACE TABLE blocline.chosen AS
SELECT reading, event, account
FROM read_csv('chosen.csv', header = true, quote = '"', escape = '"', columns = {'reading':
    'VARCHAR', 'event': 'VARCHAR', 'account': 'BIGINT'});
CREATE OR REPLACE TABLE blocline.lineage AS
SELECT "from", "to", relation, event, note, source, locator
FROM read_csv('lineage.csv', header = true, quote = '"', escape = '"', columns = {'from': 'VARCHAR',
    'to': 'VARCHAR', 'relation': 'VARCHAR', 'event': 'VARCHAR', 'note': 'VARCHAR', 'source':
    'VARCHAR', 'locator': 'VARCHAR'});
CREATE OR REPLACE TABLE blocline.spell AS
SELECT reading, bloc, actor, number, status, class, blocline.day(start_lo, '-infinity') AS start_lo,
       blocline.day(start_hi, 'infinity') AS start_hi, blocline.day(end_lo, CASE WHEN end_event IS
       NULL THEN 'infinity' ELSE '-infinity' END) AS end_lo, blocline.day(end_hi, 'infinity') AS
       end_hi, "start", "end", start_event, end_event, was, becomes, bloc_name, actor_name,
       bilateral
FROM read_csv('spell.csv', header = true, quote = '"', escape = '"', columns = {'reading':
    'VARCHAR', 'bloc': 'VARCHAR', 'actor': 'VARCHAR', 'number': 'BIGINT', 'status': 'VARCHAR',
    'class': 'VARCHAR', 'start_lo': 'BIGINT', 'start_hi': 'BIGINT', 'end_lo': 'BIGINT', 'end_hi':
    'BIGINT', 'start': 'VARCHAR', 'end': 'VARCHAR', 'start_event': 'VARCHAR', 'end_event':
    'VARCHAR', 'was': 'VARCHAR', 'becomes': 'VARCHAR', 'bloc_name': 'VARCHAR', 'actor_name':
    'VARCHAR', 'bilateral': 'VARCHAR'});
COMMENT ON TABLE blocline.package IS 'The packages of records: what blocline.ini says of each';
COMMENT ON COLUMN blocline.package.package IS 'id, or else the name of its folder';
COMMENT ON COLUMN blocline.package.number IS 'order';
COMMENT ON COLUMN blocline.package.id IS 'id';
COMMENT ON COLUMN blocline.package.title_en IS 'English title';
COMMENT ON COLUMN blocline.package.title_ru IS 'Russian title';
COMMENT ON COLUMN blocline.package.title_kk IS 'Kazakh title';
COMMENT ON COLUMN blocline.package.version IS 'version';
COMMENT ON COLUMN blocline.package.licence IS 'licence';
COMMENT ON COLUMN blocline.package.publisher IS 'publisher';
COMMENT ON COLUMN blocline.package.url IS 'address';
COMMENT ON COLUMN blocline.package.as_of IS 'last day that it covers (EDTF)';
COMMENT ON COLUMN blocline.package.digest IS 'SHA-256 of its files';
COMMENT ON COLUMN blocline.package.extends IS 'package whose events it adds to';
COMMENT ON COLUMN blocline.package.uses IS 'package whose actors it takes';
COMMENT ON TABLE blocline.reading_sees IS 'Whose events a reading sees';
COMMENT ON COLUMN blocline.reading_sees.reading IS 'reading';
COMMENT ON COLUMN blocline.reading_sees.seen IS 'package whose events it sees';
COMMENT ON TABLE blocline.own_value IS 'What counts in the readings of one package alone';
COMMENT ON COLUMN blocline.own_value.package IS 'package';
COMMENT ON COLUMN blocline.own_value."of" IS 'table';
COMMENT ON COLUMN blocline.own_value.field IS 'column of it';
COMMENT ON COLUMN blocline.own_value.id IS 'id of the row';
COMMENT ON COLUMN blocline.own_value.value IS 'value that counts';
COMMENT ON TABLE blocline.kind IS 'Kinds of events';
COMMENT ON COLUMN blocline.kind.kind IS 'id';
COMMENT ON COLUMN blocline.kind.number IS 'order in the records';
COMMENT ON COLUMN blocline.kind.founds IS '1: a bloc exists from its first such event on';
COMMENT ON COLUMN blocline.kind.ends IS '1: it ends every standing in the bloc of the event';
COMMENT ON COLUMN blocline.kind.name_en IS 'English name';
COMMENT ON COLUMN blocline.kind.name_ru IS 'Russian name';
COMMENT ON COLUMN blocline.kind.name_kk IS 'Kazakh name';
COMMENT ON TABLE blocline.source IS 'Sources';
COMMENT ON COLUMN blocline.source.source IS 'id';
COMMENT ON COLUMN blocline.source.kind IS 'treaty, official, press, ...';
COMMENT ON COLUMN blocline.source.title IS 'title';
COMMENT ON COLUMN blocline.source.title_orig IS 'title in the language of the source';
COMMENT ON COLUMN blocline.source.author IS 'author';
COMMENT ON COLUMN blocline.source.date IS 'date (EDTF)';
COMMENT ON COLUMN blocline.source.publisher IS 'publisher';
COMMENT ON COLUMN blocline.source.url IS 'address';
COMMENT ON COLUMN blocline.source.lang IS 'language';
COMMENT ON COLUMN blocline.source.note IS 'note';
COMMENT ON TABLE blocline.status IS 'Statuses: standings of an actor in a bloc';
COMMENT ON COLUMN blocline.status.status IS 'id';
COMMENT ON COLUMN blocline.status.number IS 'order in the records';
COMMENT ON COLUMN blocline.status.class IS 'full, partial or none';
COMMENT ON COLUMN blocline.status.cow IS 'code in the Correlates of War IGO data';
COMMENT ON COLUMN blocline.status.name_en IS 'English name';
COMMENT ON COLUMN blocline.status.name_ru IS 'Russian name';
COMMENT ON COLUMN blocline.status.name_kk IS 'Kazakh name';
COMMENT ON COLUMN blocline.status.note IS 'note';
COMMENT ON COLUMN blocline.status.source IS 'source';
COMMENT ON COLUMN blocline.status.locator IS 'place in the source';
COMMENT ON TABLE blocline.reading IS 'Readings: whose account of an event counts';
COMMENT ON COLUMN blocline.reading.reading IS 'id';
COMMENT ON COLUMN blocline.reading.number IS 'order';
COMMENT ON COLUMN blocline.reading.package IS 'package that it is of';
COMMENT ON COLUMN blocline.reading.preferred IS '1: the one that is asked if none is named';
COMMENT ON COLUMN blocline.reading.title_en IS 'English title';
COMMENT ON COLUMN blocline.reading.title_ru IS 'Russian title';
COMMENT ON COLUMN blocline.reading.title_kk IS 'Kazakh title';
COMMENT ON COLUMN blocline.reading.sources IS 'sources, as blocline.ini lists them';
COMMENT ON TABLE blocline.reading_source IS 'The sources that a reading asks, in its order';
COMMENT ON COLUMN blocline.reading_source.reading IS 'reading';
COMMENT ON COLUMN blocline.reading_source.number IS 'place in the order';
COMMENT ON COLUMN blocline.reading_source.package IS 'package whose accounts of the source it asks';
COMMENT ON COLUMN blocline.reading_source.source IS 'source';
COMMENT ON TABLE blocline.actor IS 'Actors: states, territories, unions, organisations';
COMMENT ON COLUMN blocline.actor.actor IS 'id; of a state ISO 3166-1 alpha-3';
COMMENT ON COLUMN blocline.actor.name_en IS 'English name';
COMMENT ON COLUMN blocline.actor.name_ru IS 'Russian name';
COMMENT ON COLUMN blocline.actor.name_kk IS 'Kazakh name';
COMMENT ON COLUMN blocline.actor.kind IS 'kind';
COMMENT ON COLUMN blocline.actor.iso2 IS 'ISO 3166-1 alpha-2';
COMMENT ON COLUMN blocline.actor.iso_numeric IS 'ISO 3166-1 numeric';
COMMENT ON COLUMN blocline.actor.cow IS 'state number, Correlates of War';
COMMENT ON COLUMN blocline.actor.gw IS 'state number, Gleditsch and Ward';
COMMENT ON COLUMN blocline.actor.wikidata IS 'item of Wikidata';
COMMENT ON COLUMN blocline.actor."exists" IS 'when it may stand in a bloc at all (EDTF)';
COMMENT ON COLUMN blocline.actor.exists_lo IS 'first day of it';
COMMENT ON COLUMN blocline.actor.exists_hi IS 'last day of it';
COMMENT ON COLUMN blocline.actor.note IS 'note';
COMMENT ON COLUMN blocline.actor.source IS 'source';
COMMENT ON COLUMN blocline.actor.locator IS 'place in the source';
COMMENT ON TABLE blocline.bloc IS 'Blocs: organisations, treaties, unions, forums, proposals';
COMMENT ON COLUMN blocline.bloc.bloc IS 'id';
COMMENT ON COLUMN blocline.bloc.name_en IS 'English name';
COMMENT ON COLUMN blocline.bloc.name_ru IS 'Russian name';
COMMENT ON COLUMN blocline.bloc.name_kk IS 'Kazakh name';
COMMENT ON COLUMN blocline.bloc.kind IS 'kind';
COMMENT ON COLUMN blocline.bloc.cow_igo IS 'number in the Correlates of War IGO data';
COMMENT ON COLUMN blocline.bloc.wikidata IS 'item of Wikidata';
COMMENT ON COLUMN blocline.bloc.bilateral IS 'yes: treaties of pairs under one name';
COMMENT ON COLUMN blocline.bloc.coverage IS 'of its parties: complete, partial, mentioned';
COMMENT ON COLUMN blocline.bloc.note IS 'note';
COMMENT ON COLUMN blocline.bloc.source IS 'source';
COMMENT ON COLUMN blocline.bloc.locator IS 'place in the source';
COMMENT ON TABLE blocline.name IS 'Every name of every actor and bloc';
COMMENT ON COLUMN blocline.name."of" IS 'actor or bloc';
COMMENT ON COLUMN blocline.name.id IS 'its id';
COMMENT ON COLUMN blocline.name.lang IS 'en, ru or kk';
COMMENT ON COLUMN blocline.name.form IS 'name, short, abbreviation or alias';
COMMENT ON COLUMN blocline.name.name IS 'the name';
COMMENT ON COLUMN blocline.name.used IS 'when it was used (EDTF)';
COMMENT ON COLUMN blocline.name.used_lo IS 'first day of it';
COMMENT ON COLUMN blocline.name.used_hi IS 'last day of it';
COMMENT ON COLUMN blocline.name.note IS 'note';
COMMENT ON COLUMN blocline.name.source IS 'source';
COMMENT ON COLUMN blocline.name.locator IS 'place in the source';
COMMENT ON TABLE blocline.code IS 'Codes of actors and blocs in lists of others';
COMMENT ON COLUMN blocline.code."of" IS 'actor or bloc';
COMMENT ON COLUMN blocline.code.id IS 'its id';
COMMENT ON COLUMN blocline.code.scheme IS 'iso2, cow, gw, ...';
COMMENT ON COLUMN blocline.code.code IS 'the code';
COMMENT ON COLUMN blocline.code.used IS 'when it was used (EDTF)';
COMMENT ON COLUMN blocline.code.used_lo IS 'first day of it';
COMMENT ON COLUMN blocline.code.used_hi IS 'last day of it';
COMMENT ON COLUMN blocline.code.note IS 'note';
COMMENT ON COLUMN blocline.code.source IS 'source';
COMMENT ON COLUMN blocline.code.locator IS 'place in the source';
COMMENT ON TABLE blocline.place IS 'Names of places';
COMMENT ON COLUMN blocline.place.place IS 'as accounts name it';
COMMENT ON COLUMN blocline.place.name_en IS 'English name';
COMMENT ON COLUMN blocline.place.name_ru IS 'Russian name';
COMMENT ON COLUMN blocline.place.name_kk IS 'Kazakh name';
COMMENT ON COLUMN blocline.place.aliases IS 'other names, parted by semicolons';
COMMENT ON COLUMN blocline.place.used IS 'when it was called so (EDTF)';
COMMENT ON COLUMN blocline.place.used_lo IS 'first day of it';
COMMENT ON COLUMN blocline.place.used_hi IS 'last day of it';
COMMENT ON COLUMN blocline.place.note IS 'note';
COMMENT ON COLUMN blocline.place.source IS 'source';
COMMENT ON COLUMN blocline.place.locator IS 'place in the source';
COMMENT ON TABLE blocline.person IS 'People';
COMMENT ON COLUMN blocline.person.person IS 'id';
COMMENT ON COLUMN blocline.person.name_en IS 'English name';
COMMENT ON COLUMN blocline.person.name_ru IS 'Russian name';
COMMENT ON COLUMN blocline.person.name_kk IS 'Kazakh name';
COMMENT ON COLUMN blocline.person.actor IS 'whom the person acted for';
COMMENT ON COLUMN blocline.person.note IS 'note';
COMMENT ON COLUMN blocline.person.source IS 'source';
COMMENT ON COLUMN blocline.person.locator IS 'place in the source';
COMMENT ON TABLE blocline.event IS 'Events';
COMMENT ON COLUMN blocline.event.event IS 'id';
COMMENT ON COLUMN blocline.event.number IS 'order in the records';
COMMENT ON COLUMN blocline.event.kind IS 'kind';
COMMENT ON COLUMN blocline.event.bloc IS 'bloc that it is of';
COMMENT ON COLUMN blocline.event.title_en IS 'English title';
COMMENT ON COLUMN blocline.event.title_ru IS 'Russian title';
COMMENT ON COLUMN blocline.event.title_kk IS 'Kazakh title';
COMMENT ON TABLE blocline.account IS 'What one source says of one event';
COMMENT ON COLUMN blocline.account.account IS 'number, in the order of the records';
COMMENT ON COLUMN blocline.account.event IS 'event';
COMMENT ON COLUMN blocline.account.source IS 'source';
COMMENT ON COLUMN blocline.account.kind IS 'kind of event by this source';
COMMENT ON COLUMN blocline.account.ends IS '1: it ends every standing in the bloc of the event';
COMMENT ON COLUMN blocline.account.date IS 'date (EDTF)';
COMMENT ON COLUMN blocline.account.earliest IS 'first day that the date may mean';
COMMENT ON COLUMN blocline.account.latest IS 'last day that the date may mean';
COMMENT ON COLUMN blocline.account.qualifier IS '? ~ or % of the date';
COMMENT ON COLUMN blocline.account.place IS 'place';
COMMENT ON COLUMN blocline.account.locator IS 'place in the source';
COMMENT ON COLUMN blocline.account.locator_ru IS 'the same in Russian';
COMMENT ON COLUMN blocline.account.note IS 'note';
COMMENT ON COLUMN blocline.account.note_ru IS 'the same in Russian';
COMMENT ON COLUMN blocline.account.note_kk IS 'the same in Kazakh';
COMMENT ON COLUMN blocline.account.file IS 'file of the records';
COMMENT ON COLUMN blocline.account.line IS 'line in it';
COMMENT ON COLUMN blocline.account.package IS 'package that the file is of';
COMMENT ON TABLE blocline.effect IS 'From the date of the account the actor has the status in the bloc';
COMMENT ON COLUMN blocline.effect.account IS 'account';
COMMENT ON COLUMN blocline.effect.number IS 'order in the account';
COMMENT ON COLUMN blocline.effect.bloc IS 'bloc';
COMMENT ON COLUMN blocline.effect.actor IS 'actor';
COMMENT ON COLUMN blocline.effect.status IS 'status';
COMMENT ON TABLE blocline.participant IS 'Actors that took part without a change of standing, and people';
COMMENT ON COLUMN blocline.participant.account IS 'account';
COMMENT ON COLUMN blocline.participant."of" IS 'actor or person';
COMMENT ON COLUMN blocline.participant.number IS 'order in the account';
COMMENT ON COLUMN blocline.participant.id IS 'id';
COMMENT ON COLUMN blocline.participant.role IS 'role of a person';
COMMENT ON TABLE blocline.difference IS 'Accounts of one event that differ in date or place';
COMMENT ON COLUMN blocline.difference.account IS 'account';
COMMENT ON COLUMN blocline.difference.other IS 'account that it is compared with';
COMMENT ON COLUMN blocline.difference.date IS 'date: no day fits both; precision: some do';
COMMENT ON COLUMN blocline.difference.place IS 'place: they name different places';
COMMENT ON TABLE blocline.chosen IS 'The account that counts for an event in a reading';
COMMENT ON COLUMN blocline.chosen.reading IS 'reading';
COMMENT ON COLUMN blocline.chosen.event IS 'event';
COMMENT ON COLUMN blocline.chosen.account IS 'account';
COMMENT ON TABLE blocline.lineage IS 'How blocs follow from each other';
COMMENT ON COLUMN blocline.lineage."from" IS 'older bloc';
COMMENT ON COLUMN blocline.lineage."to" IS 'newer bloc';
COMMENT ON COLUMN blocline.lineage.relation IS 'renamed, transformed, merged-into, absorbed, succeeded-by, nested-in or inspired';
COMMENT ON COLUMN blocline.lineage.event IS 'event that did it';
COMMENT ON COLUMN blocline.lineage.note IS 'note';
COMMENT ON COLUMN blocline.lineage.source IS 'source';
COMMENT ON COLUMN blocline.lineage.locator IS 'place in the source';
COMMENT ON TABLE blocline.spell IS 'Memberships: days on which an actor has one status in one bloc, under one reading';
COMMENT ON COLUMN blocline.spell.reading IS 'reading';
COMMENT ON COLUMN blocline.spell.bloc IS 'bloc';
COMMENT ON COLUMN blocline.spell.actor IS 'actor';
COMMENT ON COLUMN blocline.spell.number IS 'in order of time, from 1 for each actor in each bloc';
COMMENT ON COLUMN blocline.spell.status IS 'status';
COMMENT ON COLUMN blocline.spell.class IS 'class of the status: full, partial or none';
COMMENT ON COLUMN blocline.spell.start_lo IS 'first day on which it may begin';
COMMENT ON COLUMN blocline.spell.start_hi IS 'last day on which it may begin';
COMMENT ON COLUMN blocline.spell.end_lo IS 'first day that may be the first on which it no longer holds';
COMMENT ON COLUMN blocline.spell.end_hi IS 'last day that may be the first on which it no longer holds';
COMMENT ON COLUMN blocline.spell."start" IS 'date on which it begins (EDTF)';
COMMENT ON COLUMN blocline.spell."end" IS 'date on which it no longer holds (EDTF); ..: it goes on';
COMMENT ON COLUMN blocline.spell.start_event IS 'event that begins it';
COMMENT ON COLUMN blocline.spell.end_event IS 'event that ends it';
COMMENT ON COLUMN blocline.spell.was IS 'status before, which the account that begins it ended';
COMMENT ON COLUMN blocline.spell.becomes IS 'status after, which the account that ends it began';
COMMENT ON COLUMN blocline.spell.bloc_name IS 'English name of the bloc';
COMMENT ON COLUMN blocline.spell.actor_name IS 'English name of the actor';
COMMENT ON COLUMN blocline.spell.bilateral IS 'yes: the bloc is treaties of pairs under one name';

-- ---- Questions. Ids are taken as they are written. of_bloc, of_actor NULL: all; to_day NULL: the
-- question is about from_day alone; with_status NULL: statuses of class full, 'all': every standing,
-- else names between commas; in_reading NULL: the preferred one. Each answers as `blocline` does, with the
-- columns of its command, in its order.

CREATE OR REPLACE MACRO blocline.first_reading(in_reading) AS
    coalesce(in_reading, (SELECT r.reading FROM blocline.reading AS r ORDER BY r.preferred DESC, r.number LIMIT 1));
CREATE OR REPLACE MACRO blocline.is_wanted(s_status, s_class, with_status) AS
    CASE WHEN with_status IS NULL THEN s_class = 'full'
         WHEN with_status = 'all' THEN s_class <> 'none'
         ELSE list_contains(string_split(replace(with_status::VARCHAR, ' ', ''), ','), s_status) END;
CREATE OR REPLACE MACRO blocline.check_rule(rule) AS
    CASE WHEN rule IN ('any', 'all', 'start', 'end') THEN rule
         ELSE error('unknown rule "' || rule || '"; expected one of: any, all, start, end') END;
-- A year, counted with a year 0: its first day and its name.
CREATE OR REPLACE MACRO blocline.year_start(y) AS make_date(y::BIGINT, 1, 1);
CREATE OR REPLACE MACRO blocline.year_text(y) AS
    CASE WHEN abs(y) > 9999 THEN 'Y' || y
         WHEN y < 0 THEN '-' || lpad((-y)::VARCHAR, 4, '0')
         ELSE lpad(y::VARCHAR, 4, '0') END;

-- The spells that hold by the rule on the days asked about; sure is 2 if they surely do, else 1. By
-- the rule `all` spells that follow each other count as one run of days.
CREATE OR REPLACE MACRO blocline.standings(of_bloc, of_actor, from_day, to_day, rule, with_status,
                                           in_reading) AS TABLE
    WITH asked AS (
        SELECT s.*,
               CASE WHEN s.start_hi < s.end_lo AND s.start_hi <= coalesce(to_day, from_day)::DATE
                         AND from_day::DATE < s.end_lo THEN 2
                    WHEN s.start_lo < s.end_hi THEN 1 ELSE 0 END AS any_day
        FROM blocline.spell AS s
        WHERE s.reading = blocline.first_reading(in_reading)
            AND (of_bloc IS NULL OR s.bloc = of_bloc) AND (of_actor IS NULL OR s.actor = of_actor)
            AND s.start_lo <= coalesce(to_day, from_day)::DATE AND from_day::DATE < s.end_hi
            AND blocline.is_wanted(s.status, s.class, with_status)),
    runs AS (
        SELECT a.bloc, a.actor, a.number, 1 AS sure, a.start_lo AS lo, a.end_hi AS hi FROM asked AS a
        WHERE rule = 'all' AND a.start_lo < a.end_hi
        UNION ALL
        SELECT a.bloc, a.actor, a.number, 2, a.start_hi, a.end_lo FROM asked AS a
        WHERE rule = 'all' AND a.start_hi < a.end_lo),
    parted AS (
        SELECT r.*, CASE WHEN r.lo > max(r.hi)
                    OVER (PARTITION BY r.bloc, r.actor, r.sure ORDER BY r.number
                          ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
                    THEN 1 ELSE 0 END AS fresh FROM runs AS r),
    numbered AS (
        SELECT p.*, sum(p.fresh) OVER (PARTITION BY p.bloc, p.actor, p.sure ORDER BY p.number) AS island
        FROM parted AS p),
    islands AS (
        SELECT n.bloc, n.actor, n.sure, min(n.lo) AS lo, max(n.hi) AS hi
        FROM numbered AS n GROUP BY n.bloc, n.actor, n.sure, n.island),
    whole AS (
        SELECT i.bloc, i.actor, max(i.sure) AS sure FROM islands AS i
        WHERE i.lo <= from_day::DATE
            AND (coalesce(to_day, from_day)::DATE < i.hi OR i.hi = 'infinity'::DATE)
        GROUP BY i.bloc, i.actor),
    judged AS (
        SELECT a.*,
               CASE blocline.check_rule(rule)
                    WHEN 'any' THEN a.any_day
                    WHEN 'all' THEN least(a.any_day, coalesce(w.sure, 0))
                    WHEN 'start' THEN
                        CASE WHEN from_day::DATE = '-infinity'::DATE THEN 0
                             WHEN a.start_hi <= from_day::DATE AND from_day::DATE < a.end_lo THEN 2
                             WHEN a.start_lo <= from_day::DATE AND from_day::DATE < a.end_hi THEN 1
                             ELSE 0 END
                    ELSE
                        CASE WHEN coalesce(to_day, from_day)::DATE = 'infinity'::DATE THEN 0
                             WHEN a.start_hi <= coalesce(to_day, from_day)::DATE
                                  AND coalesce(to_day, from_day)::DATE < a.end_lo THEN 2
                             WHEN a.start_lo <= coalesce(to_day, from_day)::DATE
                                  AND coalesce(to_day, from_day)::DATE < a.end_hi THEN 1
                             ELSE 0 END
                    END AS sure
        FROM asked AS a LEFT JOIN whole AS w ON w.bloc = a.bloc AND w.actor = a.actor)
    SELECT j.* FROM judged AS j WHERE j.sure > 0;

CREATE OR REPLACE MACRO blocline.members(of_bloc, from_day, to_day := NULL, rule := 'any',
                                         with_status := NULL, in_reading := NULL) AS TABLE
    SELECT s.bloc, s.actor, s.actor_name AS name, s.status,
           CASE s.sure WHEN 2 THEN 'certain' ELSE 'possible' END AS certainty, s.start, s."end",
           s.start_event, s.end_event
    FROM blocline.standings(of_bloc, NULL, from_day, to_day, rule, with_status, in_reading) AS s
    ORDER BY s.bloc, s.actor, s.number;

CREATE OR REPLACE MACRO blocline.blocs(of_actor, from_day, to_day := NULL, rule := 'any',
                                       with_status := NULL, in_reading := NULL) AS TABLE
    SELECT s.bloc, s.actor, s.bloc_name AS name, s.status,
           CASE s.sure WHEN 2 THEN 'certain' ELSE 'possible' END AS certainty, s.start, s."end",
           s.start_event, s.end_event
    FROM blocline.standings(NULL, of_actor, from_day, to_day, rule, with_status, in_reading) AS s
    ORDER BY s.bloc, s.actor, s.number;

-- Of the standings of a year: the surest, of these the highest, of these the latest.
CREATE OR REPLACE MACRO blocline.panel(from_day, to_day, with_status := NULL, in_reading := NULL) AS TABLE
    WITH years AS (
        SELECT y, greatest(blocline.year_start(y), from_day::DATE) AS lo,
               least(blocline.year_start(y + 1) - 1, to_day::DATE) AS hi
        FROM generate_series(year(from_day::DATE), year(to_day::DATE)) AS g (y)),
    laid AS (
        SELECT s.bloc, s.actor, s.number, s.status, s.class, years.y,
               CASE WHEN s.start_hi < s.end_lo AND s.start_hi <= years.hi AND years.lo < s.end_lo
                    THEN 2 ELSE 1 END AS sure
        FROM blocline.spell AS s JOIN years ON s.start_lo <= years.hi AND years.lo < s.end_hi
        WHERE s.reading = blocline.first_reading(in_reading) AND s.start_lo < s.end_hi
            AND blocline.is_wanted(s.status, s.class, with_status)),
    numbered AS (
        SELECT l.*, row_number() OVER (PARTITION BY l.bloc, l.actor, l.y
            ORDER BY l.sure DESC, l.class = 'full' DESC, l.class = 'partial' DESC, l.number DESC) AS nth
        FROM laid AS l)
    SELECT blocline.year_text(n.y) AS period, n.bloc, n.actor, n.status,
           CASE n.sure WHEN 2 THEN 'certain' ELSE 'possible' END AS certainty
    FROM numbered AS n WHERE n.nth = 1
    ORDER BY n.bloc, n.actor, n.y;

CREATE OR REPLACE MACRO blocline.dyads(from_day, to_day, with_status := NULL, in_reading := NULL) AS TABLE
    WITH years AS (
        SELECT y, greatest(blocline.year_start(y), from_day::DATE) AS lo,
               least(blocline.year_start(y + 1) - 1, to_day::DATE) AS hi
        FROM generate_series(year(from_day::DATE), year(to_day::DATE)) AS g (y)),
    asked AS (
        SELECT s.* FROM blocline.spell AS s
        WHERE s.reading = blocline.first_reading(in_reading) AND s.bilateral IS NULL
            AND s.start_lo <= to_day::DATE AND from_day::DATE < s.end_hi
            AND blocline.is_wanted(s.status, s.class, with_status)),
    pairs AS (
        SELECT a.bloc, a.actor AS actor1, b.actor AS actor2,
               greatest(a.start_lo, b.start_lo) AS start_lo,
               greatest(a.start_hi, b.start_hi) AS start_hi,
               least(a.end_lo, b.end_lo) AS end_lo, least(a.end_hi, b.end_hi) AS end_hi
        FROM asked AS a JOIN asked AS b ON b.bloc = a.bloc AND b.actor > a.actor),
    shared AS (
        SELECT years.y, p.actor1, p.actor2, p.bloc,
               max(CASE WHEN p.start_hi < p.end_lo AND p.start_hi <= years.hi AND years.lo < p.end_lo
                        THEN 1 ELSE 0 END) AS sure
        FROM pairs AS p JOIN years ON p.start_lo <= years.hi AND years.lo < p.end_hi
        WHERE p.start_lo < p.end_hi
        GROUP BY years.y, p.actor1, p.actor2, p.bloc)
    SELECT blocline.year_text(s.y) AS period, s.actor1, s.actor2, count(*) AS count,
           string_agg(s.bloc, ' ' ORDER BY s.bloc) AS blocs, sum(s.sure)::BIGINT AS certain
    FROM shared AS s GROUP BY s.y, s.actor1, s.actor2
    ORDER BY s.y, s.actor1, s.actor2;

CREATE OR REPLACE MACRO blocline.changes(after_day, to_day, of_bloc := NULL, of_actor := NULL,
                                         in_reading := NULL) AS TABLE
    WITH asked AS (
        SELECT s.*, CASE WHEN of_actor IS NOT NULL AND of_bloc IS NULL THEN s.bloc_name
                         ELSE s.actor_name END AS name
        FROM blocline.spell AS s
        WHERE s.reading = blocline.first_reading(in_reading)
            AND (of_bloc IS NULL OR s.bloc = of_bloc) AND (of_actor IS NULL OR s.actor = of_actor)),
    steps AS (
        SELECT a.start AS date, a.bloc, a.actor, a.name, a.was, a.status AS becomes,
               a.start_event AS event, a.start_lo AS lo, a.start_hi AS hi, 2 * a.number AS nth
        FROM asked AS a WHERE a.start_lo <= to_day::DATE AND a.start_hi > after_day::DATE
        UNION ALL
        SELECT a."end", a.bloc, a.actor, a.name, a.status, NULL, a.end_event, a.end_lo, a.end_hi,
               2 * a.number + 1
        FROM asked AS a WHERE a.end_event IS NOT NULL AND a.becomes IS NULL
            AND a.end_lo <= to_day::DATE AND a.end_hi > after_day::DATE)
    SELECT s.date, s.bloc, s.actor, s.name, s.was AS "from", s.becomes AS "to", s.event,
           CASE WHEN s.lo > after_day::DATE AND s.hi <= to_day::DATE THEN 'certain'
                ELSE 'possible' END AS certainty
    FROM steps AS s
    ORDER BY s.lo, s.hi, s.bloc, s.actor, s.nth;

CREATE OR REPLACE MACRO blocline.why(of_bloc, of_actor, in_reading := NULL) AS TABLE
    WITH told AS (
        SELECT a.event FROM blocline.effect AS e JOIN blocline.account AS a ON a.account = e.account
        WHERE e.bloc = of_bloc AND e.actor = of_actor
        UNION
        SELECT v.event FROM blocline.event AS v JOIN blocline.account AS a ON a.event = v.event
        WHERE v.bloc = of_bloc AND a.ends = 1),
    effects AS (
        SELECT e.account, string_agg(e.status, ' ' ORDER BY e.number) AS effect
        FROM blocline.effect AS e WHERE e.bloc = of_bloc AND e.actor = of_actor GROUP BY e.account),
    said AS (
        SELECT a.*, v.number AS event_number, v.bloc AS event_bloc,
               coalesce(v.title_en, v.title_ru, v.event) AS title, e.effect,
               counted.account AS counted, counted.source AS counted_source,
               coalesce(counted.earliest, a.earliest) AS lo, coalesce(counted.latest, a.latest) AS hi,
               counted.account IS NOT DISTINCT FROM a.account AS used
        FROM told JOIN blocline.event AS v ON v.event = told.event
        JOIN blocline.account AS a ON a.event = told.event
        LEFT JOIN effects AS e ON e.account = a.account
        LEFT JOIN blocline.chosen AS c
            ON c.event = v.event AND c.reading = blocline.first_reading(in_reading)
        LEFT JOIN blocline.account AS counted ON counted.account = c.account
        JOIN blocline.reading AS r ON r.reading = blocline.first_reading(in_reading)
        JOIN blocline.reading_sees AS p ON p.reading = r.reading AND p.seen = a.package),
    placed AS (
        SELECT s.*, row_number() OVER (ORDER BY s.lo, s.hi, coalesce(s.counted, s.account),
                                       s.event_number, NOT s.used, s.account) AS nth
        FROM said AS s),
    begun AS (
        SELECT p.*, CASE WHEN lag(p.event) OVER (ORDER BY p.nth) IS DISTINCT FROM p.event
                         THEN 1 ELSE 0 END AS first FROM placed AS p),
    grouped AS (SELECT b.*, sum(b.first) OVER (ORDER BY b.nth) AS part FROM begun AS b),
    compared AS (
        SELECT g.*, first_value(g.account) OVER w AS leading, first_value(g.date) OVER w AS leading_date,
               first_value(g.kind) OVER w AS leading_kind, first_value(g.place) OVER w AS leading_place,
               first_value(g.effect) OVER w AS leading_effect
        FROM grouped AS g WINDOW w AS (PARTITION BY g.part ORDER BY g.nth))
    SELECT c.event, c.date, c.kind, c.effect, c.source, c.locator,
           CASE WHEN c.used THEN 'yes' ELSE 'no' END AS used, c.title, c.note, c.file, c.line,
           c.date || ', ' || c.kind || coalesce(', ' || c.place, '') || '; '
           || CASE WHEN c.effect IS NOT NULL THEN 'status of ' || of_actor || ': ' || c.effect
                   WHEN c.ends = 1 AND c.event_bloc = of_bloc
                   THEN of_bloc || ' ends, and every standing in it'
                   ELSE 'nothing of ' || of_actor END AS says,
           CASE WHEN c.first = 0 THEN nullif(concat_ws('; ',
               CASE d.date WHEN 'date' THEN 'date ' || c.date || ', not ' || c.leading_date
                           WHEN 'precision'
                           THEN 'precision: date ' || c.date || ', not ' || c.leading_date END,
               CASE WHEN c.kind <> c.leading_kind THEN 'kind ' || c.kind || ', not ' || c.leading_kind END,
               CASE WHEN c.effect IS DISTINCT FROM c.leading_effect
                    THEN 'status ' || coalesce(c.effect, 'unsaid') || ', not '
                         || coalesce(c.leading_effect, 'unsaid') END,
               CASE WHEN d.place = 'place'
                    THEN 'place ' || c.place || ', not ' || c.leading_place END), '') END AS differs,
           CASE WHEN c.used THEN 'counts: the first source of the reading that tells of it'
                WHEN r.source IS NULL THEN 'passed over: the reading does not ask this source'
                WHEN c.counted_source = c.source
                THEN 'passed over: this source tells it otherwise in an earlier row'
                ELSE 'passed over: this source comes later in the reading' END AS reason,
           s.title AS source_title, s.url AS source_url
    FROM compared AS c JOIN blocline.source AS s ON s.source = c.source
    LEFT JOIN blocline.reading_source AS r
        ON r.reading = blocline.first_reading(in_reading) AND r.package = c.package
        AND r.source = c.source
    LEFT JOIN blocline.difference AS d ON d.account = c.account AND d.other = c.leading
    ORDER BY c.nth;
COMMIT;

-- Parquet, which other programs read without DuckDB: take the dashes away.
-- COPY blocline.spell TO 'spell.parquet' (FORMAT parquet);
-- COPY blocline.event TO 'event.parquet' (FORMAT parquet);
-- COPY blocline.account TO 'account.parquet' (FORMAT parquet);
-- COPY blocline.source TO 'source.parquet' (FORMAT parquet);
