-- Loads the tables of this folder into the schema `blocline` of a PostgreSQL database (12 or later),
-- all or nothing:
--
--     psql -1 -v ON_ERROR_STOP=1 -f load.sql DATABASE
--
-- psql reads the files, so no rights on the server's own files are needed. Days are dates: a first day
-- without a limit is -infinity, a last one infinity (so are days that PostgreSQL has no dates for). An
-- older blocline schema is replaced, unless other objects depend on it or stand in it.
\encoding UTF8
\set SHOW_CONTEXT never
SET LOCAL client_min_messages = warning;
SET LOCAL check_function_bodies = off; -- they name the schema as it is called in the end
CREATE SCHEMA blocline_new;
COMMENT ON SCHEMA blocline_new IS 'Who belonged to which bloc when, and how do we know (blocline export)';

CREATE FUNCTION pg_temp.day(number bigint, no_limit date) RETURNS date LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE WHEN number IS NULL THEN no_limit
                WHEN number < -2440000 THEN '-infinity'
                WHEN number > 2145000000 THEN 'infinity'
                ELSE date '1970-01-01' + number::integer END
$$;

CREATE TABLE blocline_new.package (
    package text COLLATE "C",
    number integer,
    id text COLLATE "C",
    title_en text COLLATE "C",
    title_ru text COLLATE "C",
    title_kk text COLLATE "C",
    version text COLLATE "C",
    licence text COLLATE "C",
    publisher text COLLATE "C",
    url text COLLATE "C",
    as_of text COLLATE "C",
    digest text COLLATE "C",
    extends text COLLATE "C",
    uses text COLLATE "C"
);
CREATE TABLE blocline_new.reading_sees (
    reading text COLLATE "C",
    seen text COLLATE "C"
);
CREATE TABLE blocline_new.own_value (
    package text COLLATE "C",
    "of" text COLLATE "C",
    field text COLLATE "C",
    id text COLLATE "C",
    value text COLLATE "C"
);
CREATE TABLE blocline_new.kind (
    kind text COLLATE "C",
    number integer,
    founds integer,
    ends integer,
    name_en text COLLATE "C",
    name_ru text COLLATE "C",
    name_kk text COLLATE "C"
);
CREATE TABLE blocline_new.source (
    source text COLLATE "C",
    kind text COLLATE "C",
    title text COLLATE "C",
    title_orig text COLLATE "C",
    author text COLLATE "C",
    date text COLLATE "C",
    publisher text COLLATE "C",
    url text COLLATE "C",
    lang text COLLATE "C",
    note text COLLATE "C"
);
CREATE TABLE blocline_new.status (
    status text COLLATE "C",
    number integer,
    class text COLLATE "C",
    cow integer,
    name_en text COLLATE "C",
    name_ru text COLLATE "C",
    name_kk text COLLATE "C",
    note text COLLATE "C",
    source text COLLATE "C",
    locator text COLLATE "C"
);
CREATE TABLE blocline_new.reading (
    reading text COLLATE "C",
    number integer,
    package text COLLATE "C",
    preferred integer,
    title_en text COLLATE "C",
    title_ru text COLLATE "C",
    title_kk text COLLATE "C",
    sources text COLLATE "C"
);
CREATE TABLE blocline_new.reading_source (
    reading text COLLATE "C",
    number integer,
    package text COLLATE "C",
    source text COLLATE "C"
);
CREATE TABLE blocline_new.actor (
    actor text COLLATE "C",
    name_en text COLLATE "C",
    name_ru text COLLATE "C",
    name_kk text COLLATE "C",
    kind text COLLATE "C",
    iso2 text COLLATE "C",
    iso_numeric text COLLATE "C",
    cow text COLLATE "C",
    gw text COLLATE "C",
    wikidata text COLLATE "C",
    "exists" text COLLATE "C",
    exists_lo integer,
    exists_hi integer,
    note text COLLATE "C",
    source text COLLATE "C",
    locator text COLLATE "C"
);
CREATE TABLE blocline_new.bloc (
    bloc text COLLATE "C",
    name_en text COLLATE "C",
    name_ru text COLLATE "C",
    name_kk text COLLATE "C",
    kind text COLLATE "C",
    cow_igo text COLLATE "C",
    wikidata text COLLATE "C",
    bilateral text COLLATE "C",
    coverage text COLLATE "C",
    note text COLLATE "C",
    source text COLLATE "C",
    locator text COLLATE "C"
);
CREATE TABLE blocline_new.name (
    "of" text COLLATE "C",
    id text COLLATE "C",
    lang text COLLATE "C",
    form text COLLATE "C",
    name text COLLATE "C",
    used text COLLATE "C",
    used_lo integer,
    used_hi integer,
    note text COLLATE "C",
    source text COLLATE "C",
    locator text COLLATE "C"
);
CREATE TABLE blocline_new.code (
    "of" text COLLATE "C",
    id text COLLATE "C",
    scheme text COLLATE "C",
    code text COLLATE "C",
    used text COLLATE "C",
    used_lo integer,
    used_hi integer,
    note text COLLATE "C",
    source text COLLATE "C",
    locator text COLLATE "C"
);
CREATE TABLE blocline_new.place (
    place text COLLATE "C",
    name_en text COLLATE "C",
    name_ru text COLLATE "C",
    name_kk text COLLATE "C",
    aliases text COLLATE "C",
    used text COLLATE "C",
    used_lo integer,
    used_hi integer,
    note text COLLATE "C",
    source text COLLATE "C",
    locator text COLLATE "C"
);
CREATE TABLE blocline_new.person (
    person text COLLATE "C",
    name_en text COLLATE "C",
    name_ru text COLLATE "C",
    name_kk text COLLATE "C",
    actor text COLLATE "C",
    note text COLLATE "C",
    source text COLLATE "C",
    locator text COLLATE "C"
);
CREATE TABLE blocline_new.event (
    event text COLLATE "C",
    number integer,
    kind text COLLATE "C",
    bloc text COLLATE "C",
    title_en text COLLATE "C",
    title_ru text COLLATE "C",
    title_kk text COLLATE "C"
);
CREATE TABLE blocline_new.account (
    account bigint,
    event text COLLATE "C",
    source text COLLATE "C",
    kind text COLLATE "C",
    ends integer,
    date text COLLATE "C",
    earliest integer,
    latest integer,
    qualifier text COLLATE "C",
    place text COLLATE "C",
    locator text COLLATE "C",
    locator_ru text COLLATE "C",
    note text COLLATE "C",
    note_ru text COLLATE "C",
    note_kk text COLLATE "C",
    file text COLLATE "C",
    line integer,
    package text COLLATE "C"
);
CREATE TABLE blocline_new.effect (
    account bigint,
    number integer,
    bloc text COLLATE "C",
    actor text COLLATE "C",
    status text COLLATE "C"
);
CREATE TABLE blocline_new.participant (
    account bigint,
    "of" text COLLATE "C",
    number integer,
    id text COLLATE "C",
    role text COLLATE "C"
);
CREATE TABLE blocline_new.difference (
    account bigint,
    other bigint,
    date text COLLATE "C",
    place text COLLATE "C"
);
CREATE TABLE blocline_new.chosen (
    reading text COLLATE "C",
    event text COLLATE "C",
    account bigint
);
CREATE TABLE blocline_new.lineage (
    "from" text COLLATE "C",
    "to" text COLLATE "C",
    relation text COLLATE "C",
    event text COLLATE "C",
    note text COLLATE "C",
    source text COLLATE "C",
    locator text COLLATE "C"
);
CREATE TABLE blocline_new.spell (
    reading text COLLATE "C",
    bloc text COLLATE "C",
    actor text COLLATE "C",
    number integer,
    status text COLLATE "C",
    class text COLLATE "C",
    start_lo integer,
    start_hi integer,
    end_lo integer,
    end_hi integer,
    "start" text COLLATE "C",
    "end" text COLLATE "C",
    start_event text COLLATE "C",
    end_event text COLLATE "C",
    was text COLLATE "C",
    becomes text COLLATE "C",
    bloc_name text COLLATE "C",
    actor_name text COLLATE "C",
    bilateral text COLLATE "C"
);

\copy blocline_new.package FROM 'package.csv' WITH (FORMAT csv, HEADER true, ENCODING 'UTF8')
\copy blocline_new.reading_sees FROM 'reading_sees.csv' WITH (FORMAT csv, HEADER true, ENCODING 'UTF8')
\copy blocline_new.own_value FROM 'own_value.csv' WITH (FORMAT csv, HEADER true, ENCODING 'UTF8')
\copy blocline_new.kind FROM 'kind.csv' WITH (FORMAT csv, HEADER true, ENCODING 'UTF8')
\copy blocline_new.source FROM 'source.csv' WITH (FORMAT csv, HEADER true, ENCODING 'UTF8')
\copy blocline_new.status FROM 'status.csv' WITH (FORMAT csv, HEADER true, ENCODING 'UTF8')
\copy blocline_new.reading FROM 'reading.csv' WITH (FORMAT csv, HEADER true, ENCODING 'UTF8')
\copy blocline_new.reading_source FROM 'reading_source.csv' WITH (FORMAT csv, HEADER true, ENCODING 'UTF8')
\copy blocline_new.actor FROM 'actor.csv' WITH (FORMAT csv, HEADER true, ENCODING 'UTF8')
\copy blocline_new.bloc FROM 'bloc.csv' WITH (FORMAT csv, HEADER true, ENCODING 'UTF8')
\copy blocline_new.name FROM 'name.csv' WITH (FORMAT csv, HEADER true, ENCODING 'UTF8')
\copy blocline_new.code FROM 'code.csv' WITH (FORMAT csv, HEADER true, ENCODING 'UTF8')
\copy blocline_new.place FROM 'place.csv' WITH (FORMAT csv, HEADER true, ENCODING 'UTF8')
\copy blocline_new.person FROM 'person.csv' WITH (FORMAT csv, HEADER true, ENCODING 'UTF8')
\copy blocline_new.event FROM 'event.csv' WITH (FORMAT csv, HEADER true, ENCODING 'UTF8')
\copy blocline_new.account FROM 'account.csv' WITH (FORMAT csv, HEADER true, ENCODING 'UTF8')
\copy blocline_new.effect FROM 'effect.csv' WITH (FORMAT csv, HEADER true, ENCODING 'UTF8')
\copy blocline_new.participant FROM 'participant.csv' WITH (FORMAT csv, HEADER true, ENCODING 'UTF8')
\copy blocline_new.difference FROM 'difference.csv' WITH (FORMAT csv, HEADER true, ENCODING 'UTF8')
\copy blocline_new.chosen FROM 'chosen.csv' WITH (FORMAT csv, HEADER true, ENCODING 'UTF8')
\copy blocline_new.lineage FROM 'lineage.csv' WITH (FORMAT csv, HEADER true, ENCODING 'UTF8')
\copy blocline_new.spell FROM 'spell.csv' WITH (FORMAT csv, HEADER true, ENCODING 'UTF8')

ALTER TABLE blocline_new.actor
    ALTER exists_lo TYPE date USING pg_temp.day(exists_lo, '-infinity'),
    ALTER exists_hi TYPE date USING pg_temp.day(exists_hi, 'infinity');
ALTER TABLE blocline_new.name
    ALTER used_lo TYPE date USING pg_temp.day(used_lo, '-infinity'),
    ALTER used_hi TYPE date USING pg_temp.day(used_hi, 'infinity');
ALTER TABLE blocline_new.code
    ALTER used_lo TYPE date USING pg_temp.day(used_lo, '-infinity'),
    ALTER used_hi TYPE date USING pg_temp.day(used_hi, 'infinity');
ALTER TABLE blocline_new.place
    ALTER used_lo TYPE date USING pg_temp.day(used_lo, '-infinity'),
    ALTER used_hi TYPE date USING pg_temp.day(used_hi, 'infinity');
ALTER TABLE blocline_new.account
    ALTER earliest TYPE date USING pg_temp.day(earliest, '-infinity'),
    ALTER latest TYPE date USING pg_temp.day(latest, 'infinity');
ALTER TABLE blocline_new.spell
    ALTER start_lo TYPE date USING pg_temp.day(start_lo, '-infinity'),
    ALTER start_hi TYPE date USING pg_temp.day(start_hi, 'infinity'),
    ALTER end_lo TYPE date USING pg_temp.day(end_lo, CASE WHEN end_event IS NULL THEN date 'infinity' ELSE '-infinity' END),
    ALTER end_hi TYPE date USING pg_temp.day(end_hi, 'infinity');

ALTER TABLE blocline_new.package ADD PRIMARY KEY (package);
ALTER TABLE blocline_new.reading_sees ADD PRIMARY KEY (reading, seen);
CREATE INDEX own_value_by_package ON blocline_new.own_value (package, "of");
ALTER TABLE blocline_new.kind ADD PRIMARY KEY (kind);
ALTER TABLE blocline_new.source ADD PRIMARY KEY (source);
ALTER TABLE blocline_new.status ADD PRIMARY KEY (status);
ALTER TABLE blocline_new.reading ADD PRIMARY KEY (reading);
ALTER TABLE blocline_new.reading_source ADD PRIMARY KEY (reading, number);
ALTER TABLE blocline_new.actor ADD PRIMARY KEY (actor);
ALTER TABLE blocline_new.bloc ADD PRIMARY KEY (bloc);
CREATE INDEX name_by_id ON blocline_new.name (id);
CREATE INDEX code_by_id ON blocline_new.code (id);
CREATE INDEX place_by_place ON blocline_new.place (place);
ALTER TABLE blocline_new.person ADD PRIMARY KEY (person);
ALTER TABLE blocline_new.event ADD PRIMARY KEY (event);
CREATE INDEX event_by_bloc ON blocline_new.event (bloc);
ALTER TABLE blocline_new.account ADD PRIMARY KEY (account);
CREATE INDEX account_by_event ON blocline_new.account (event);
ALTER TABLE blocline_new.effect ADD PRIMARY KEY (account, number);
CREATE INDEX effect_by_bloc ON blocline_new.effect (bloc, actor);
ALTER TABLE blocline_new.participant ADD PRIMARY KEY (account, "of", number);
CREATE INDEX participant_by_id ON blocline_new.participant (id);
ALTER TABLE blocline_new.difference ADD PRIMARY KEY (account, other);
ALTER TABLE blocline_new.chosen ADD PRIMARY KEY (reading, event);
ALTER TABLE blocline_new.spell ADD PRIMARY KEY (reading, bloc, actor, number);
CREATE INDEX spell_by_actor ON blocline_new.spell (reading, actor, bloc);

COMMENT ON TABLE blocline_new.package IS 'The packages of records: what blocline.ini says of each';
COMMENT ON COLUMN blocline_new.package.package IS 'id, or else the name of its folder';
COMMENT ON COLUMN blocline_new.package.number IS 'order';
COMMENT ON COLUMN blocline_new.package.id IS 'id';
COMMENT ON COLUMN blocline_new.package.title_en IS 'English title';
COMMENT ON COLUMN blocline_new.package.title_ru IS 'Russian title';
COMMENT ON COLUMN blocline_new.package.title_kk IS 'Kazakh title';
COMMENT ON COLUMN blocline_new.package.version IS 'version';
COMMENT ON COLUMN blocline_new.package.licence IS 'licence';
COMMENT ON COLUMN blocline_new.package.publisher IS 'publisher';
COMMENT ON COLUMN blocline_new.package.url IS 'address';
COMMENT ON COLUMN blocline_new.package.as_of IS 'last day that it covers (EDTF)';
COMMENT ON COLUMN blocline_new.package.digest IS 'SHA-256 of its files';
COMMENT ON COLUMN blocline_new.package.extends IS 'package whose events it adds to';
COMMENT ON COLUMN blocline_new.package.uses IS 'package whose actors it takes';
COMMENT ON TABLE blocline_new.reading_sees IS 'Whose events a reading sees';
COMMENT ON COLUMN blocline_new.reading_sees.reading IS 'reading';
COMMENT ON COLUMN blocline_new.reading_sees.seen IS 'package whose events it sees';
COMMENT ON TABLE blocline_new.own_value IS 'What counts in the readings of one package alone';
COMMENT ON COLUMN blocline_new.own_value.package IS 'package';
COMMENT ON COLUMN blocline_new.own_value."of" IS 'table';
COMMENT ON COLUMN blocline_new.own_value.field IS 'column of it';
COMMENT ON COLUMN blocline_new.own_value.id IS 'id of the row';
COMMENT ON COLUMN blocline_new.own_value.value IS 'value that counts';
COMMENT ON TABLE blocline_new.kind IS 'Kinds of events';
COMMENT ON COLUMN blocline_new.kind.kind IS 'id';
COMMENT ON COLUMN blocline_new.kind.number IS 'order in the records';
COMMENT ON COLUMN blocline_new.kind.founds IS '1: a bloc exists from its first such event on';
COMMENT ON COLUMN blocline_new.kind.ends IS '1: it ends every standing in the bloc of the event';
COMMENT ON COLUMN blocline_new.kind.name_en IS 'English name';
COMMENT ON COLUMN blocline_new.kind.name_ru IS 'Russian name';
COMMENT ON COLUMN blocline_new.kind.name_kk IS 'Kazakh name';
COMMENT ON TABLE blocline_new.source IS 'Sources';
COMMENT ON COLUMN blocline_new.source.source IS 'id';
COMMENT ON COLUMN blocline_new.source.kind IS 'treaty, official, press, ...';
COMMENT ON COLUMN blocline_new.source.title IS 'title';
COMMENT ON COLUMN blocline_new.source.title_orig IS 'title in the language of the source';
COMMENT ON COLUMN blocline_new.source.author IS 'author';
COMMENT ON COLUMN blocline_new.source.date IS 'date (EDTF)';
COMMENT ON COLUMN blocline_new.source.publisher IS 'publisher';
COMMENT ON COLUMN blocline_new.source.url IS 'address';
COMMENT ON COLUMN blocline_new.source.lang IS 'language';
COMMENT ON COLUMN blocline_new.source.note IS 'note';
COMMENT ON TABLE blocline_new.status IS 'Statuses: standings of an actor in a bloc';
COMMENT ON COLUMN blocline_new.status.status IS 'id';
COMMENT ON COLUMN blocline_new.status.number IS 'order in the records';
COMMENT ON COLUMN blocline_new.status.class IS 'full, partial or none';
COMMENT ON COLUMN blocline_new.status.cow IS 'code in the Correlates of War IGO data';
COMMENT ON COLUMN blocline_new.status.name_en IS 'English name';
COMMENT ON COLUMN blocline_new.status.name_ru IS 'Russian name';
COMMENT ON COLUMN blocline_new.status.name_kk IS 'Kazakh name';
COMMENT ON COLUMN blocline_new.status.note IS 'note';
COMMENT ON COLUMN blocline_new.status.source IS 'source';
COMMENT ON COLUMN blocline_new.status.locator IS 'place in the source';
COMMENT ON TABLE blocline_new.reading IS 'Readings: whose account of an event counts';
COMMENT ON COLUMN blocline_new.reading.reading IS 'id';
COMMENT ON COLUMN blocline_new.reading.number IS 'order';
COMMENT ON COLUMN blocline_new.reading.package IS 'package that it is of';
COMMENT ON COLUMN blocline_new.reading.preferred IS '1: the one that is asked if none is named';
COMMENT ON COLUMN blocline_new.reading.title_en IS 'English title';
COMMENT ON COLUMN blocline_new.reading.title_ru IS 'Russian title';
COMMENT ON COLUMN blocline_new.reading.title_kk IS 'Kazakh title';
COMMENT ON COLUMN blocline_new.reading.sources IS 'sources, as blocline.ini lists them';
COMMENT ON TABLE blocline_new.reading_source IS 'The sources that a reading asks, in its order';
COMMENT ON COLUMN blocline_new.reading_source.reading IS 'reading';
COMMENT ON COLUMN blocline_new.reading_source.number IS 'place in the order';
COMMENT ON COLUMN blocline_new.reading_source.package IS 'package whose accounts of the source it asks';
COMMENT ON COLUMN blocline_new.reading_source.source IS 'source';
COMMENT ON TABLE blocline_new.actor IS 'Actors: states, territories, unions, organisations';
COMMENT ON COLUMN blocline_new.actor.actor IS 'id; of a state ISO 3166-1 alpha-3';
COMMENT ON COLUMN blocline_new.actor.name_en IS 'English name';
COMMENT ON COLUMN blocline_new.actor.name_ru IS 'Russian name';
COMMENT ON COLUMN blocline_new.actor.name_kk IS 'Kazakh name';
COMMENT ON COLUMN blocline_new.actor.kind IS 'kind';
COMMENT ON COLUMN blocline_new.actor.iso2 IS 'ISO 3166-1 alpha-2';
COMMENT ON COLUMN blocline_new.actor.iso_numeric IS 'ISO 3166-1 numeric';
COMMENT ON COLUMN blocline_new.actor.cow IS 'state number, Correlates of War';
COMMENT ON COLUMN blocline_new.actor.gw IS 'state number, Gleditsch and Ward';
COMMENT ON COLUMN blocline_new.actor.wikidata IS 'item of Wikidata';
COMMENT ON COLUMN blocline_new.actor."exists" IS 'when it may stand in a bloc at all (EDTF)';
COMMENT ON COLUMN blocline_new.actor.exists_lo IS 'first day of it';
COMMENT ON COLUMN blocline_new.actor.exists_hi IS 'last day of it';
COMMENT ON COLUMN blocline_new.actor.note IS 'note';
COMMENT ON COLUMN blocline_new.actor.source IS 'source';
COMMENT ON COLUMN blocline_new.actor.locator IS 'place in the source';
COMMENT ON TABLE blocline_new.bloc IS 'Blocs: organisations, treaties, unions, forums, proposals';
COMMENT ON COLUMN blocline_new.bloc.bloc IS 'id';
COMMENT ON COLUMN blocline_new.bloc.name_en IS 'English name';
COMMENT ON COLUMN blocline_new.bloc.name_ru IS 'Russian name';
COMMENT ON COLUMN blocline_new.bloc.name_kk IS 'Kazakh name';
COMMENT ON COLUMN blocline_new.bloc.kind IS 'kind';
COMMENT ON COLUMN blocline_new.bloc.cow_igo IS 'number in the Correlates of War IGO data';
COMMENT ON COLUMN blocline_new.bloc.wikidata IS 'item of Wikidata';
COMMENT ON COLUMN blocline_new.bloc.bilateral IS 'yes: treaties of pairs under one name';
COMMENT ON COLUMN blocline_new.bloc.coverage IS 'of its parties: complete, partial, mentioned';
COMMENT ON COLUMN blocline_new.bloc.note IS 'note';
COMMENT ON COLUMN blocline_new.bloc.source IS 'source';
COMMENT ON COLUMN blocline_new.bloc.locator IS 'place in the source';
COMMENT ON TABLE blocline_new.name IS 'Every name of every actor and bloc';
COMMENT ON COLUMN blocline_new.name."of" IS 'actor or bloc';
COMMENT ON COLUMN blocline_new.name.id IS 'its id';
COMMENT ON COLUMN blocline_new.name.lang IS 'en, ru or kk';
COMMENT ON COLUMN blocline_new.name.form IS 'name, short, abbreviation or alias';
COMMENT ON COLUMN blocline_new.name.name IS 'the name';
COMMENT ON COLUMN blocline_new.name.used IS 'when it was used (EDTF)';
COMMENT ON COLUMN blocline_new.name.used_lo IS 'first day of it';
COMMENT ON COLUMN blocline_new.name.used_hi IS 'last day of it';
COMMENT ON COLUMN blocline_new.name.note IS 'note';
COMMENT ON COLUMN blocline_new.name.source IS 'source';
COMMENT ON COLUMN blocline_new.name.locator IS 'place in the source';
COMMENT ON TABLE blocline_new.code IS 'Codes of actors and blocs in lists of others';
COMMENT ON COLUMN blocline_new.code."of" IS 'actor or bloc';
COMMENT ON COLUMN blocline_new.code.id IS 'its id';
COMMENT ON COLUMN blocline_new.code.scheme IS 'iso2, cow, gw, ...';
COMMENT ON COLUMN blocline_new.code.code IS 'the code';
COMMENT ON COLUMN blocline_new.code.used IS 'when it was used (EDTF)';
COMMENT ON COLUMN blocline_new.code.used_lo IS 'first day of it';
COMMENT ON COLUMN blocline_new.code.used_hi IS 'last day of it';
COMMENT ON COLUMN blocline_new.code.note IS 'note';
COMMENT ON COLUMN blocline_new.code.source IS 'source';
COMMENT ON COLUMN blocline_new.code.locator IS 'place in the source';
COMMENT ON TABLE blocline_new.place IS 'Names of places';
COMMENT ON COLUMN blocline_new.place.place IS 'as accounts name it';
COMMENT ON COLUMN blocline_new.place.name_en IS 'English name';
COMMENT ON COLUMN blocline_new.place.name_ru IS 'Russian name';
COMMENT ON COLUMN blocline_new.place.name_kk IS 'Kazakh name';
COMMENT ON COLUMN blocline_new.place.aliases IS 'other names, parted by semicolons';
COMMENT ON COLUMN blocline_new.place.used IS 'when it was called so (EDTF)';
COMMENT ON COLUMN blocline_new.place.used_lo IS 'first day of it';
COMMENT ON COLUMN blocline_new.place.used_hi IS 'last day of it';
COMMENT ON COLUMN blocline_new.place.note IS 'note';
COMMENT ON COLUMN blocline_new.place.source IS 'source';
COMMENT ON COLUMN blocline_new.place.locator IS 'place in the source';
COMMENT ON TABLE blocline_new.person IS 'People';
COMMENT ON COLUMN blocline_new.person.person IS 'id';
COMMENT ON COLUMN blocline_new.person.name_en IS 'English name';
COMMENT ON COLUMN blocline_new.person.name_ru IS 'Russian name';
COMMENT ON COLUMN blocline_new.person.name_kk IS 'Kazakh name';
COMMENT ON COLUMN blocline_new.person.actor IS 'whom the person acted for';
COMMENT ON COLUMN blocline_new.person.note IS 'note';
COMMENT ON COLUMN blocline_new.person.source IS 'source';
COMMENT ON COLUMN blocline_new.person.locator IS 'place in the source';
COMMENT ON TABLE blocline_new.event IS 'Events';
COMMENT ON COLUMN blocline_new.event.event IS 'id';
COMMENT ON COLUMN blocline_new.event.number IS 'order in the records';
COMMENT ON COLUMN blocline_new.event.kind IS 'kind';
COMMENT ON COLUMN blocline_new.event.bloc IS 'bloc that it is of';
COMMENT ON COLUMN blocline_new.event.title_en IS 'English title';
COMMENT ON COLUMN blocline_new.event.title_ru IS 'Russian title';
COMMENT ON COLUMN blocline_new.event.title_kk IS 'Kazakh title';
COMMENT ON TABLE blocline_new.account IS 'What one source says of one event';
COMMENT ON COLUMN blocline_new.account.account IS 'number, in the order of the records';
COMMENT ON COLUMN blocline_new.account.event IS 'event';
COMMENT ON COLUMN blocline_new.account.source IS 'source';
COMMENT ON COLUMN blocline_new.account.kind IS 'kind of event by this source';
COMMENT ON COLUMN blocline_new.account.ends IS '1: it ends every standing in the bloc of the event';
COMMENT ON COLUMN blocline_new.account.date IS 'date (EDTF)';
COMMENT ON COLUMN blocline_new.account.earliest IS 'first day that the date may mean';
COMMENT ON COLUMN blocline_new.account.latest IS 'last day that the date may mean';
COMMENT ON COLUMN blocline_new.account.qualifier IS '? ~ or % of the date';
COMMENT ON COLUMN blocline_new.account.place IS 'place';
COMMENT ON COLUMN blocline_new.account.locator IS 'place in the source';
COMMENT ON COLUMN blocline_new.account.locator_ru IS 'the same in Russian';
COMMENT ON COLUMN blocline_new.account.note IS 'note';
COMMENT ON COLUMN blocline_new.account.note_ru IS 'the same in Russian';
COMMENT ON COLUMN blocline_new.account.note_kk IS 'the same in Kazakh';
COMMENT ON COLUMN blocline_new.account.file IS 'file of the records';
COMMENT ON COLUMN blocline_new.account.line IS 'line in it';
COMMENT ON COLUMN blocline_new.account.package IS 'package that the file is of';
COMMENT ON TABLE blocline_new.effect IS 'From the date of the account the actor has the status in the bloc';
COMMENT ON COLUMN blocline_new.effect.account IS 'account';
COMMENT ON COLUMN blocline_new.effect.number IS 'order in the account';
COMMENT ON COLUMN blocline_new.effect.bloc IS 'bloc';
COMMENT ON COLUMN blocline_new.effect.actor IS 'actor';
COMMENT ON COLUMN blocline_new.effect.status IS 'status';
COMMENT ON TABLE blocline_new.participant IS 'Actors that took part without a change of standing, and people';
COMMENT ON COLUMN blocline_new.participant.account IS 'account';
COMMENT ON COLUMN blocline_new.participant."of" IS 'actor or person';
COMMENT ON COLUMN blocline_new.participant.number IS 'order in the account';
COMMENT ON COLUMN blocline_new.participant.id IS 'id';
COMMENT ON COLUMN blocline_new.participant.role IS 'role of a person';
COMMENT ON TABLE blocline_new.difference IS 'Accounts of one event that differ in date or place';
COMMENT ON COLUMN blocline_new.difference.account IS 'account';
COMMENT ON COLUMN blocline_new.difference.other IS 'account that it is compared with';
COMMENT ON COLUMN blocline_new.difference.date IS 'date: no day fits both; precision: some do';
COMMENT ON COLUMN blocline_new.difference.place IS 'place: they name different places';
COMMENT ON TABLE blocline_new.chosen IS 'The account that counts for an event in a reading';
COMMENT ON COLUMN blocline_new.chosen.reading IS 'reading';
COMMENT ON COLUMN blocline_new.chosen.event IS 'event';
COMMENT ON COLUMN blocline_new.chosen.account IS 'account';
COMMENT ON TABLE blocline_new.lineage IS 'How blocs follow from each other';
COMMENT ON COLUMN blocline_new.lineage."from" IS 'older bloc';
COMMENT ON COLUMN blocline_new.lineage."to" IS 'newer bloc';
COMMENT ON COLUMN blocline_new.lineage.relation IS 'renamed, transformed, merged-into, absorbed, succeeded-by, nested-in or inspired';
COMMENT ON COLUMN blocline_new.lineage.event IS 'event that did it';
COMMENT ON COLUMN blocline_new.lineage.note IS 'note';
COMMENT ON COLUMN blocline_new.lineage.source IS 'source';
COMMENT ON COLUMN blocline_new.lineage.locator IS 'place in the source';
COMMENT ON TABLE blocline_new.spell IS 'Memberships: days on which an actor has one status in one bloc, under one reading';
COMMENT ON COLUMN blocline_new.spell.reading IS 'reading';
COMMENT ON COLUMN blocline_new.spell.bloc IS 'bloc';
COMMENT ON COLUMN blocline_new.spell.actor IS 'actor';
COMMENT ON COLUMN blocline_new.spell.number IS 'in order of time, from 1 for each actor in each bloc';
COMMENT ON COLUMN blocline_new.spell.status IS 'status';
COMMENT ON COLUMN blocline_new.spell.class IS 'class of the status: full, partial or none';
COMMENT ON COLUMN blocline_new.spell.start_lo IS 'first day on which it may begin';
COMMENT ON COLUMN blocline_new.spell.start_hi IS 'last day on which it may begin';
COMMENT ON COLUMN blocline_new.spell.end_lo IS 'first day that may be the first on which it no longer holds';
COMMENT ON COLUMN blocline_new.spell.end_hi IS 'last day that may be the first on which it no longer holds';
COMMENT ON COLUMN blocline_new.spell."start" IS 'date on which it begins (EDTF)';
COMMENT ON COLUMN blocline_new.spell."end" IS 'date on which it no longer holds (EDTF); ..: it goes on';
COMMENT ON COLUMN blocline_new.spell.start_event IS 'event that begins it';
COMMENT ON COLUMN blocline_new.spell.end_event IS 'event that ends it';
COMMENT ON COLUMN blocline_new.spell.was IS 'status before, which the account that begins it ended';
COMMENT ON COLUMN blocline_new.spell.becomes IS 'status after, which the account that ends it began';
COMMENT ON COLUMN blocline_new.spell.bloc_name IS 'English name of the bloc';
COMMENT ON COLUMN blocline_new.spell.actor_name IS 'English name of the actor';
COMMENT ON COLUMN blocline_new.spell.bilateral IS 'yes: the bloc is treaties of pairs under one name';

-- ---- Questions. Ids are taken as they are written. of_bloc, of_actor NULL: all; to_day NULL: the
-- question is about from_day alone; with_status NULL: statuses of class full, 'all': every standing,
-- else names between commas; in_reading NULL: the preferred one. Each answers as `blocline` does, with the
-- columns of its command, in its order.

CREATE FUNCTION blocline_new.first_reading(in_reading text) RETURNS text LANGUAGE sql STABLE AS $$
    SELECT coalesce(in_reading, (SELECT reading FROM blocline.reading ORDER BY preferred DESC, number LIMIT 1))
$$;

CREATE FUNCTION blocline_new.is_wanted(status text, class text, with_status text) RETURNS boolean
LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE WHEN with_status IS NULL THEN class = 'full'
                WHEN with_status = 'all' THEN class <> 'none'
                ELSE status = ANY (string_to_array(replace(with_status, ' ', ''), ',')) END
$$;

CREATE FUNCTION blocline_new.check_rule(rule text) RETURNS text LANGUAGE plpgsql IMMUTABLE AS $$
BEGIN
    IF rule IN ('any', 'all', 'start', 'end') THEN
        RETURN rule;
    END IF;
    RAISE EXCEPTION 'unknown rule "%"; expected one of: any, all, start, end', rule;
END $$;

-- The year of a day, counted with a year 0, and its first day and its name.
CREATE FUNCTION blocline_new.year_of(day date) RETURNS integer LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE WHEN extract(year FROM day) < 0 THEN extract(year FROM day)::integer + 1
                ELSE extract(year FROM day)::integer END
$$;
CREATE FUNCTION blocline_new.year_start(year integer) RETURNS date LANGUAGE sql IMMUTABLE AS $$
    SELECT make_date(CASE WHEN year <= 0 THEN year - 1 ELSE year END, 1, 1)
$$;
CREATE FUNCTION blocline_new.year_text(year integer) RETURNS text LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE WHEN abs(year) > 9999 THEN 'Y' || year
                WHEN year < 0 THEN '-' || lpad((-year)::text, 4, '0')
                ELSE lpad(year::text, 4, '0') END
$$;

-- The spells that hold by the rule on the days asked about; sure is 2 if they surely do, else 1. By
-- the rule `all` spells that follow each other count as one run of days.
CREATE FUNCTION blocline_new.standings(of_bloc text, of_actor text, from_day date, to_day date,
    rule text, with_status text, in_reading text)
RETURNS TABLE (bloc text, actor text, number integer, status text, sure integer, start text,
    "end" text, start_event text, end_event text, bloc_name text, actor_name text)
LANGUAGE sql STABLE AS $$
    WITH asked AS (
        SELECT s.*,
               CASE WHEN s.start_hi < s.end_lo AND s.start_hi <= coalesce(to_day, from_day)
                         AND from_day < s.end_lo THEN 2
                    WHEN s.start_lo < s.end_hi THEN 1 ELSE 0 END AS any_day
        FROM blocline.spell AS s
        WHERE s.reading = blocline.first_reading(in_reading)
            AND (of_bloc IS NULL OR s.bloc = of_bloc) AND (of_actor IS NULL OR s.actor = of_actor)
            AND s.start_lo <= coalesce(to_day, from_day) AND from_day < s.end_hi
            AND blocline.is_wanted(s.status, s.class, with_status)),
    runs AS (
        SELECT bloc, actor, number, 1 AS sure, start_lo AS lo, end_hi AS hi FROM asked
        WHERE rule = 'all' AND start_lo < end_hi
        UNION ALL
        SELECT bloc, actor, number, 2, start_hi, end_lo FROM asked
        WHERE rule = 'all' AND start_hi < end_lo),
    islands AS (
        SELECT bloc, actor, sure, min(lo) AS lo, max(hi) AS hi
        FROM (SELECT parted.*, sum(parted.fresh)
                     OVER (PARTITION BY bloc, actor, sure ORDER BY number) AS island
              FROM (SELECT runs.*, CASE WHEN lo > max(hi)
                           OVER (PARTITION BY bloc, actor, sure ORDER BY number
                                 ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
                           THEN 1 ELSE 0 END AS fresh FROM runs) AS parted) AS numbered
        GROUP BY bloc, actor, sure, island),
    whole AS (
        SELECT bloc, actor, max(sure) AS sure FROM islands
        WHERE lo <= from_day AND (coalesce(to_day, from_day) < hi OR hi = 'infinity')
        GROUP BY bloc, actor),
    judged AS (
        SELECT asked.*,
               CASE blocline.check_rule(rule)
                    WHEN 'any' THEN any_day
                    WHEN 'all' THEN least(any_day, coalesce(whole.sure, 0))
                    WHEN 'start' THEN
                        CASE WHEN from_day = '-infinity' THEN 0
                             WHEN start_hi <= from_day AND from_day < end_lo THEN 2
                             WHEN start_lo <= from_day AND from_day < end_hi THEN 1 ELSE 0 END
                    WHEN 'end' THEN
                        CASE WHEN coalesce(to_day, from_day) = 'infinity' THEN 0
                             WHEN start_hi <= coalesce(to_day, from_day)
                                  AND coalesce(to_day, from_day) < end_lo THEN 2
                             WHEN start_lo <= coalesce(to_day, from_day)
                                  AND coalesce(to_day, from_day) < end_hi THEN 1 ELSE 0 END
                    END AS sure
        FROM asked LEFT JOIN whole USING (bloc, actor))
    SELECT bloc, actor, number, status, sure, start, "end", start_event, end_event, bloc_name,
           actor_name
    FROM judged WHERE sure > 0
$$;

CREATE FUNCTION blocline_new.members(of_bloc text, from_day date, to_day date DEFAULT NULL,
    rule text DEFAULT 'any', with_status text DEFAULT NULL, in_reading text DEFAULT NULL)
RETURNS TABLE (bloc text, actor text, name text, status text, certainty text, start text,
    "end" text, start_event text, end_event text)
LANGUAGE sql STABLE AS $$
    SELECT s.bloc, s.actor, s.actor_name, s.status,
           CASE s.sure WHEN 2 THEN 'certain' ELSE 'possible' END, s.start, s."end", s.start_event,
           s.end_event
    FROM blocline.standings(of_bloc, NULL, from_day, to_day, rule, with_status, in_reading) AS s
    ORDER BY s.bloc COLLATE "C", s.actor COLLATE "C", s.number
$$;
COMMENT ON FUNCTION blocline_new.members IS 'Who stood in a bloc: members(''EAEU'', ''2015-03-01'')';

CREATE FUNCTION blocline_new.blocs(of_actor text, from_day date, to_day date DEFAULT NULL,
    rule text DEFAULT 'any', with_status text DEFAULT NULL, in_reading text DEFAULT NULL)
RETURNS TABLE (bloc text, actor text, name text, status text, certainty text, start text,
    "end" text, start_event text, end_event text)
LANGUAGE sql STABLE AS $$
    SELECT s.bloc, s.actor, s.bloc_name, s.status,
           CASE s.sure WHEN 2 THEN 'certain' ELSE 'possible' END, s.start, s."end", s.start_event,
           s.end_event
    FROM blocline.standings(NULL, of_actor, from_day, to_day, rule, with_status, in_reading) AS s
    ORDER BY s.bloc COLLATE "C", s.actor COLLATE "C", s.number
$$;
COMMENT ON FUNCTION blocline_new.blocs IS 'Where an actor stood: blocs(''KAZ'', ''2015-01-01'', ''2015-12-31'')';

-- Of the standings of a year: the surest, of these the highest, of these the latest.
CREATE FUNCTION blocline_new.panel(from_day date, to_day date, with_status text DEFAULT NULL,
    in_reading text DEFAULT NULL)
RETURNS TABLE (period text, bloc text, actor text, status text, certainty text)
LANGUAGE sql STABLE AS $$
    WITH laid AS (
        SELECT s.bloc, s.actor, s.number, s.status, s.class, years.year,
               CASE WHEN s.start_hi < s.end_lo
                         AND s.start_hi <= least(blocline.year_start(years.year + 1) - 1, to_day)
                         AND greatest(blocline.year_start(years.year), from_day) < s.end_lo
                    THEN 2 ELSE 1 END AS sure
        FROM blocline.spell AS s
        CROSS JOIN LATERAL generate_series(blocline.year_of(greatest(s.start_lo, from_day)),
            blocline.year_of(least(s.end_hi, to_day + 1) - 1)) AS years (year)
        WHERE s.reading = blocline.first_reading(in_reading) AND s.start_lo < s.end_hi
            AND s.start_lo <= to_day AND from_day < s.end_hi
            AND blocline.is_wanted(s.status, s.class, with_status)),
    numbered AS (
        SELECT laid.*, row_number() OVER (PARTITION BY laid.bloc, laid.actor, laid.year
            ORDER BY laid.sure DESC, laid.class = 'full' DESC, laid.class = 'partial' DESC,
                     laid.number DESC) AS place
        FROM laid)
    SELECT blocline.year_text(n.year), n.bloc, n.actor, n.status,
           CASE n.sure WHEN 2 THEN 'certain' ELSE 'possible' END
    FROM numbered AS n WHERE n.place = 1
    ORDER BY n.bloc COLLATE "C", n.actor COLLATE "C", n.year
$$;
COMMENT ON FUNCTION blocline_new.panel IS 'Actor by bloc by year: panel(''1991-01-01'', ''2025-12-31'')';

CREATE FUNCTION blocline_new.dyads(from_day date, to_day date, with_status text DEFAULT NULL,
    in_reading text DEFAULT NULL)
RETURNS TABLE (period text, actor1 text, actor2 text, count bigint, blocs text, certain bigint)
LANGUAGE sql STABLE AS $$
    WITH asked AS (
        SELECT s.* FROM blocline.spell AS s
        WHERE s.reading = blocline.first_reading(in_reading) AND s.bilateral IS NULL
            AND s.start_lo <= to_day AND from_day < s.end_hi
            AND blocline.is_wanted(s.status, s.class, with_status)),
    pairs AS (
        SELECT a.bloc, a.actor AS actor1, b.actor AS actor2,
               greatest(a.start_lo, b.start_lo) AS start_lo,
               greatest(a.start_hi, b.start_hi) AS start_hi,
               least(a.end_lo, b.end_lo) AS end_lo, least(a.end_hi, b.end_hi) AS end_hi
        FROM asked AS a JOIN asked AS b ON b.bloc = a.bloc AND b.actor > a.actor),
    shared AS (
        SELECT years.year, p.actor1, p.actor2, p.bloc,
               max(CASE WHEN p.start_hi < p.end_lo
                             AND p.start_hi <= least(blocline.year_start(years.year + 1) - 1, to_day)
                             AND greatest(blocline.year_start(years.year), from_day) < p.end_lo
                        THEN 1 ELSE 0 END) AS sure
        FROM pairs AS p
        CROSS JOIN LATERAL generate_series(blocline.year_of(greatest(p.start_lo, from_day)),
            blocline.year_of(least(p.end_hi, to_day + 1) - 1)) AS years (year)
        WHERE p.start_lo < p.end_hi AND p.start_lo <= to_day AND from_day < p.end_hi
        GROUP BY 1, 2, 3, 4)
    SELECT blocline.year_text(s.year), s.actor1, s.actor2, count(*),
           string_agg(s.bloc, ' ' ORDER BY s.bloc COLLATE "C"), sum(s.sure)
    FROM shared AS s GROUP BY s.year, s.actor1, s.actor2
    ORDER BY s.year, s.actor1 COLLATE "C", s.actor2 COLLATE "C"
$$;
COMMENT ON FUNCTION blocline_new.dyads IS 'Pairs of actors by year: dyads(''1995-01-01'', ''1999-12-31'')';

CREATE FUNCTION blocline_new.changes(after_day date, to_day date, of_bloc text DEFAULT NULL,
    of_actor text DEFAULT NULL, in_reading text DEFAULT NULL)
RETURNS TABLE (date text, bloc text, actor text, name text, "from" text, "to" text, event text,
    certainty text)
LANGUAGE sql STABLE AS $$
    WITH asked AS (
        SELECT s.*, CASE WHEN of_actor IS NOT NULL AND of_bloc IS NULL THEN s.bloc_name
                         ELSE s.actor_name END AS name
        FROM blocline.spell AS s
        WHERE s.reading = blocline.first_reading(in_reading)
            AND (of_bloc IS NULL OR s.bloc = of_bloc) AND (of_actor IS NULL OR s.actor = of_actor)),
    steps AS (
        SELECT start AS date, bloc, actor, name, was, status AS becomes, start_event AS event,
               start_lo AS lo, start_hi AS hi, 2 * number AS place
        FROM asked WHERE start_lo <= to_day AND start_hi > after_day
        UNION ALL
        SELECT "end", bloc, actor, name, status, NULL, end_event, end_lo, end_hi, 2 * number + 1
        FROM asked WHERE end_event IS NOT NULL AND becomes IS NULL
            AND end_lo <= to_day AND end_hi > after_day)
    SELECT s.date, s.bloc, s.actor, s.name, s.was, s.becomes, s.event,
           CASE WHEN s.lo > after_day AND s.hi <= to_day THEN 'certain' ELSE 'possible' END
    FROM steps AS s
    ORDER BY s.lo, s.hi, s.bloc COLLATE "C", s.actor COLLATE "C", s.place
$$;
COMMENT ON FUNCTION blocline_new.changes IS 'What changed between two days: changes(''2014-12-31'', ''2015-12-31'')';

CREATE FUNCTION blocline_new.why(of_bloc text, of_actor text, in_reading text DEFAULT NULL)
RETURNS TABLE (event text, date text, kind text, effect text, source text, locator text, used text,
    title text, note text, file text, line integer, says text, differs text, reason text,
    source_title text, source_url text)
LANGUAGE sql STABLE AS $$
    WITH told AS (
        SELECT a.event FROM blocline.effect AS e JOIN blocline.account AS a USING (account)
        WHERE e.bloc = of_bloc AND e.actor = of_actor
        UNION
        SELECT v.event FROM blocline.event AS v JOIN blocline.account AS a USING (event)
        WHERE v.bloc = of_bloc AND a.ends = 1),
    said AS (
        SELECT a.*, v.number AS event_number, v.bloc AS event_bloc,
               coalesce(v.title_en, v.title_ru, v.event) AS title,
               (SELECT string_agg(e.status, ' ' ORDER BY e.number) FROM blocline.effect AS e
                WHERE e.account = a.account AND e.bloc = of_bloc AND e.actor = of_actor) AS effect,
               counted.account AS counted, counted.source AS counted_source,
               coalesce(counted.earliest, a.earliest) AS lo, coalesce(counted.latest, a.latest) AS hi,
               counted.account IS NOT DISTINCT FROM a.account AS used
        FROM told JOIN blocline.event AS v USING (event) JOIN blocline.account AS a USING (event)
        LEFT JOIN blocline.chosen AS c
            ON c.event = v.event AND c.reading = blocline.first_reading(in_reading)
        LEFT JOIN blocline.account AS counted ON counted.account = c.account
        JOIN blocline.reading AS r ON r.reading = blocline.first_reading(in_reading)
        JOIN blocline.reading_sees AS p ON p.reading = r.reading AND p.seen = a.package),
    placed AS (
        SELECT said.*, row_number() OVER (ORDER BY lo, hi, coalesce(counted, account), event_number,
                                          NOT used, account) AS nth
        FROM said),
    begun AS (
        SELECT placed.*, CASE WHEN lag(event) OVER (ORDER BY nth) IS DISTINCT FROM event
                              THEN 1 ELSE 0 END AS first FROM placed),
    grouped AS (SELECT begun.*, sum(first) OVER (ORDER BY nth) AS part FROM begun),
    compared AS (
        SELECT grouped.*, first_value(account) OVER w AS leading, first_value(date) OVER w AS leading_date,
               first_value(kind) OVER w AS leading_kind, first_value(place) OVER w AS leading_place,
               first_value(effect) OVER w AS leading_effect
        FROM grouped WINDOW w AS (PARTITION BY part ORDER BY nth))
    SELECT c.event, c.date, c.kind, c.effect, c.source, c.locator,
           CASE WHEN c.used THEN 'yes' ELSE 'no' END, c.title, c.note, c.file, c.line,
           c.date || ', ' || c.kind || coalesce(', ' || c.place, '') || '; '
           || CASE WHEN c.effect IS NOT NULL THEN 'status of ' || of_actor || ': ' || c.effect
                   WHEN c.ends = 1 AND c.event_bloc = of_bloc
                   THEN of_bloc || ' ends, and every standing in it'
                   ELSE 'nothing of ' || of_actor END,
           CASE WHEN c.first = 0 THEN nullif(concat_ws('; ',
               CASE d.date WHEN 'date' THEN 'date ' || c.date || ', not ' || c.leading_date
                           WHEN 'precision'
                           THEN 'precision: date ' || c.date || ', not ' || c.leading_date END,
               CASE WHEN c.kind <> c.leading_kind THEN 'kind ' || c.kind || ', not ' || c.leading_kind END,
               CASE WHEN c.effect IS DISTINCT FROM c.leading_effect
                    THEN 'status ' || coalesce(c.effect, 'unsaid') || ', not '
                         || coalesce(c.leading_effect, 'unsaid') END,
               CASE WHEN d.place = 'place'
                    THEN 'place ' || c.place || ', not ' || c.leading_place END), '') END,
           CASE WHEN c.used THEN 'counts: the first source of the reading that tells of it'
                WHEN NOT EXISTS (SELECT FROM blocline.reading_source AS r
                                 WHERE r.reading = blocline.first_reading(in_reading)
                                     AND r.package = c.package AND r.source = c.source)
                THEN 'passed over: the reading does not ask this source'
                WHEN c.counted_source = c.source
                THEN 'passed over: this source tells it otherwise in an earlier row'
                ELSE 'passed over: this source comes later in the reading' END,
           s.title, s.url
    FROM compared AS c JOIN blocline.source AS s USING (source)
    LEFT JOIN blocline.difference AS d ON d.account = c.account AND d.other = c.leading
    ORDER BY c.nth
$$;
COMMENT ON FUNCTION blocline_new.why IS 'The accounts that an answer rests on: why(''EAEU'', ''KGZ'')';

-- The new schema takes the place of the old one, of which every object is taken away without CASCADE.
DO $$
DECLARE
    tables text;
    functions text;
BEGIN
    IF NOT EXISTS (SELECT FROM pg_namespace WHERE nspname = 'blocline') THEN
        ALTER SCHEMA blocline_new RENAME TO blocline;
        RETURN;
    END IF;
    IF coalesce(obj_description((SELECT oid FROM pg_namespace WHERE nspname = 'blocline'),
                                'pg_namespace'), '') NOT LIKE '%(blocline export)' THEN
        RAISE EXCEPTION 'there is a schema blocline that is not of blocline export; nothing was changed';
    END IF;
    ALTER SCHEMA blocline RENAME TO blocline_old;
    ALTER SCHEMA blocline_new RENAME TO blocline;
    SELECT string_agg(oid::regprocedure::text, ', ') INTO functions
    FROM pg_proc WHERE pronamespace = 'blocline_old'::regnamespace;
    SELECT string_agg(format('blocline_old.%I', old.relname), ', ') INTO tables
    FROM pg_class AS old
    JOIN pg_class AS new ON new.relname = old.relname AND new.relkind = 'r'
        AND new.relnamespace = 'blocline'::regnamespace
    WHERE old.relkind = 'r' AND old.relnamespace = 'blocline_old'::regnamespace;
    EXECUTE 'DROP FUNCTION ' || functions || ' RESTRICT';
    EXECUTE 'DROP TABLE ' || tables || ' RESTRICT';
    DROP SCHEMA blocline_old RESTRICT;
EXCEPTION WHEN dependent_objects_still_exist THEN
    RAISE EXCEPTION 'other objects depend on the schema blocline, or stand in it; nothing was changed';
END $$;
