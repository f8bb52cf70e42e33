-- Makes the tables of this folder in the database `blocline` of ClickHouse (18.16 or later), and questions
-- as views. To be run on every server of the cluster called `blocline` in its configuration; the files
-- are then loaded through any one of them, which hands each bloc to its shard (README.txt says how):
--
--     clickhouse-client --multiquery < load.sql
--     clickhouse-client --query "INSERT INTO blocline.load_spell FORMAT CSVWithNames" < spell.csv
--
-- A database blocline that is there is not touched: drop it first. Days are numbers, day 0 is 1970-01-01:
-- toInt32(toDate('2015-03-01')), or toRelativeDayNum; a first day without a limit is -2147483648, a last
-- one 2147483647. Spells are on the shard of their bloc, all else on the server through which it came.
-- A row for a table `load_X` goes into the table X, with numbers as numbers.
CREATE DATABASE blocline;

-- The packages of records: what blocline.ini says of each.
CREATE TABLE blocline.package (
    package String,
    number Int32,
    id String,
    title_en String,
    title_ru String,
    title_kk String,
    version String,
    licence String,
    publisher String,
    url String,
    as_of String,
    digest String,
    extends String,
    uses String
) ENGINE = MergeTree ORDER BY (package);
CREATE TABLE blocline.load_package (package String, number String, id String, title_en String,
    title_ru String, title_kk String, version String, licence String, publisher String, url String,
    as_of String, digest String, extends String, uses String) ENGINE = Null;
CREATE MATERIALIZED VIEW blocline.into_package TO blocline.package AS
SELECT package, toInt32OrZero(load_package.number) AS number, id, title_en, title_ru, title_kk,
       version, licence, publisher, url, as_of, digest, extends, uses
FROM blocline.load_package;

-- Whose events a reading sees.
CREATE TABLE blocline.reading_sees (
    reading String,
    seen String
) ENGINE = MergeTree ORDER BY (reading, seen);
CREATE TABLE blocline.load_reading_sees (reading String, seen String) ENGINE = Null;
CREATE MATERIALIZED VIEW blocline.into_reading_sees TO blocline.reading_sees AS
SELECT reading, seen
FROM blocline.load_reading_sees;

-- What counts in the readings of one package alone.
CREATE TABLE blocline.own_value (
    package String,
    `of` String,
    field String,
    id String,
    value String
) ENGINE = MergeTree ORDER BY (package, `of`, field, id);
CREATE TABLE blocline.load_own_value (package String, `of` String, field String, id String, value
    String) ENGINE = Null;
CREATE MATERIALIZED VIEW blocline.into_own_value TO blocline.own_value AS
SELECT package, `of`, field, id, value
FROM blocline.load_own_value;

-- Kinds of events.
CREATE TABLE blocline.kind (
    kind String,
    number Int32,
    founds Int32,
    ends Int32,
    name_en String,
    name_ru String,
    name_kk String
) ENGINE = MergeTree ORDER BY (kind);
CREATE TABLE blocline.load_kind (kind String, number String, founds String, ends String, name_en
    String, name_ru String, name_kk String) ENGINE = Null;
CREATE MATERIALIZED VIEW blocline.into_kind TO blocline.kind AS
SELECT kind, toInt32OrZero(load_kind.number) AS number, toInt32OrZero(load_kind.founds) AS founds,
       toInt32OrZero(load_kind.ends) AS ends, name_en, name_ru, name_kk
FROM blocline.load_kind;

-- Sources.
CREATE TABLE blocline.source (
    source String,
    kind String,
    title String,
    title_orig String,
    author String,
    `date` String,
    publisher String,
    url String,
    lang String,
    note String
) ENGINE = MergeTree ORDER BY (source);
CREATE TABLE blocline.load_source (source String, kind String, title String, title_orig String,
    author String, `date` String, publisher String, url String, lang String, note String) ENGINE =
    Null;
CREATE MATERIALIZED VIEW blocline.into_source TO blocline.source AS
SELECT source, kind, title, title_orig, author, `date`, publisher, url, lang, note
FROM blocline.load_source;

-- Statuses: standings of an actor in a bloc.
CREATE TABLE blocline.status (
    status String,
    number Int32,
    class String,
    cow Int32,
    name_en String,
    name_ru String,
    name_kk String,
    note String,
    source String,
    locator String
) ENGINE = MergeTree ORDER BY (status);
CREATE TABLE blocline.load_status (status String, number String, class String, cow String, name_en
    String, name_ru String, name_kk String, note String, source String, locator String) ENGINE =
    Null;
CREATE MATERIALIZED VIEW blocline.into_status TO blocline.status AS
SELECT status, toInt32OrZero(load_status.number) AS number, class, toInt32OrZero(load_status.cow) AS
       cow, name_en, name_ru, name_kk, note, source, locator
FROM blocline.load_status;

-- Readings: whose account of an event counts.
CREATE TABLE blocline.reading (
    reading String,
    number Int32,
    package String,
    preferred Int32,
    title_en String,
    title_ru String,
    title_kk String,
    sources String
) ENGINE = MergeTree ORDER BY (reading);
CREATE TABLE blocline.load_reading (reading String, number String, package String, preferred String,
    title_en String, title_ru String, title_kk String, sources String) ENGINE = Null;
CREATE MATERIALIZED VIEW blocline.into_reading TO blocline.reading AS
SELECT reading, toInt32OrZero(load_reading.number) AS number, package,
       toInt32OrZero(load_reading.preferred) AS preferred, title_en, title_ru, title_kk, sources
FROM blocline.load_reading;

-- The sources that a reading asks, in its order.
CREATE TABLE blocline.reading_source (
    reading String,
    number Int32,
    package String,
    source String
) ENGINE = MergeTree ORDER BY (reading, number);
CREATE TABLE blocline.load_reading_source (reading String, number String, package String, source
    String) ENGINE = Null;
CREATE MATERIALIZED VIEW blocline.into_reading_source TO blocline.reading_source AS
SELECT reading, toInt32OrZero(load_reading_source.number) AS number, package, source
FROM blocline.load_reading_source;

-- Actors: states, territories, unions, organisations.
CREATE TABLE blocline.actor (
    actor String,
    name_en String,
    name_ru String,
    name_kk String,
    kind String,
    iso2 String,
    iso_numeric String,
    cow String,
    gw String,
    wikidata String,
    `exists` String,
    exists_lo Int32,
    exists_hi Int32,
    note String,
    source String,
    locator String
) ENGINE = MergeTree ORDER BY (actor);
CREATE TABLE blocline.load_actor (actor String, name_en String, name_ru String, name_kk String, kind
    String, iso2 String, iso_numeric String, cow String, gw String, wikidata String, `exists`
    String, exists_lo String, exists_hi String, note String, source String, locator String) ENGINE =
    Null;
CREATE MATERIALIZED VIEW blocline.into_actor TO blocline.actor AS
SELECT actor, name_en, name_ru, name_kk, kind, iso2, iso_numeric, cow, gw, wikidata, `exists`,
       toInt32(if(load_actor.exists_lo = '', -2147483648,
       greatest(least(toInt64OrZero(load_actor.exists_lo), 2147483646), -2147483647))) AS exists_lo,
       toInt32(if(load_actor.exists_hi = '', 2147483647,
       greatest(least(toInt64OrZero(load_actor.exists_hi), 2147483646), -2147483647))) AS exists_hi,
       note, source, locator
FROM blocline.load_actor;

-- Blocs: organisations, treaties, unions, forums, proposals.
CREATE TABLE blocline.bloc (
    bloc String,
    name_en String,
    name_ru String,
    name_kk String,
    kind String,
    cow_igo String,
    wikidata String,
    bilateral String,
    coverage String,
    note String,
    source String,
    locator String
) ENGINE = MergeTree ORDER BY (bloc);
CREATE TABLE blocline.load_bloc (bloc String, name_en String, name_ru String, name_kk String, kind
    String, cow_igo String, wikidata String, bilateral String, coverage String, note String, source
    String, locator String) ENGINE = Null;
CREATE MATERIALIZED VIEW blocline.into_bloc TO blocline.bloc AS
SELECT bloc, name_en, name_ru, name_kk, kind, cow_igo, wikidata, bilateral, coverage, note, source,
       locator
FROM blocline.load_bloc;

-- Every name of every actor and bloc.
CREATE TABLE blocline.name (
    `of` String,
    id String,
    lang String,
    form String,
    name String,
    used String,
    used_lo Int32,
    used_hi Int32,
    note String,
    source String,
    locator String
) ENGINE = MergeTree ORDER BY (`of`, id);
CREATE TABLE blocline.load_name (`of` String, id String, lang String, form String, name String, used
    String, used_lo String, used_hi String, note String, source String, locator String) ENGINE =
    Null;
CREATE MATERIALIZED VIEW blocline.into_name TO blocline.name AS
SELECT `of`, id, lang, form, name, used, toInt32(if(load_name.used_lo = '', -2147483648,
       greatest(least(toInt64OrZero(load_name.used_lo), 2147483646), -2147483647))) AS used_lo,
       toInt32(if(load_name.used_hi = '', 2147483647,
       greatest(least(toInt64OrZero(load_name.used_hi), 2147483646), -2147483647))) AS used_hi,
       note, source, locator
FROM blocline.load_name;

-- Codes of actors and blocs in lists of others.
CREATE TABLE blocline.code (
    `of` String,
    id String,
    scheme String,
    code String,
    used String,
    used_lo Int32,
    used_hi Int32,
    note String,
    source String,
    locator String
) ENGINE = MergeTree ORDER BY (`of`, id);
CREATE TABLE blocline.load_code (`of` String, id String, scheme String, code String, used String,
    used_lo String, used_hi String, note String, source String, locator String) ENGINE = Null;
CREATE MATERIALIZED VIEW blocline.into_code TO blocline.code AS
SELECT `of`, id, scheme, code, used, toInt32(if(load_code.used_lo = '', -2147483648,
       greatest(least(toInt64OrZero(load_code.used_lo), 2147483646), -2147483647))) AS used_lo,
       toInt32(if(load_code.used_hi = '', 2147483647,
       greatest(least(toInt64OrZero(load_code.used_hi), 2147483646), -2147483647))) AS used_hi,
       note, source, locator
FROM blocline.load_code;

-- Names of places.
CREATE TABLE blocline.place (
    place String,
    name_en String,
    name_ru String,
    name_kk String,
    aliases String,
    used String,
    used_lo Int32,
    used_hi Int32,
    note String,
    source String,
    locator String
) ENGINE = MergeTree ORDER BY (place);
CREATE TABLE blocline.load_place (place String, name_en String, name_ru String, name_kk String,
    aliases String, used String, used_lo String, used_hi String, note String, source String, locator
    String) ENGINE = Null;
CREATE MATERIALIZED VIEW blocline.into_place TO blocline.place AS
SELECT place, name_en, name_ru, name_kk, aliases, used, toInt32(if(load_place.used_lo = '',
       -2147483648, greatest(least(toInt64OrZero(load_place.used_lo), 2147483646), -2147483647))) AS
       used_lo, toInt32(if(load_place.used_hi = '', 2147483647,
       greatest(least(toInt64OrZero(load_place.used_hi), 2147483646), -2147483647))) AS used_hi,
       note, source, locator
FROM blocline.load_place;

-- People.
CREATE TABLE blocline.person (
    person String,
    name_en String,
    name_ru String,
    name_kk String,
    actor String,
    note String,
    source String,
    locator String
) ENGINE = MergeTree ORDER BY (person);
CREATE TABLE blocline.load_person (person String, name_en String, name_ru String, name_kk String,
    actor String, note String, source String, locator String) ENGINE = Null;
CREATE MATERIALIZED VIEW blocline.into_person TO blocline.person AS
SELECT person, name_en, name_ru, name_kk, actor, note, source, locator
FROM blocline.load_person;

-- Events.
CREATE TABLE blocline.event (
    event String,
    number Int32,
    kind String,
    bloc String,
    title_en String,
    title_ru String,
    title_kk String
) ENGINE = MergeTree ORDER BY (event);
CREATE TABLE blocline.load_event (event String, number String, kind String, bloc String, title_en
    String, title_ru String, title_kk String) ENGINE = Null;
CREATE MATERIALIZED VIEW blocline.into_event TO blocline.event AS
SELECT event, toInt32OrZero(load_event.number) AS number, kind, bloc, title_en, title_ru, title_kk
FROM blocline.load_event;

-- What one source says of one event.
CREATE TABLE blocline.account (
    account Int32,
    event String,
    source String,
    kind String,
    ends Int32,
    `date` String,
    earliest Int32,
    latest Int32,
    qualifier String,
    place String,
    locator String,
    locator_ru String,
    note String,
    note_ru String,
    note_kk String,
    file String,
    line Int32,
    package String
) ENGINE = MergeTree ORDER BY (account);
CREATE TABLE blocline.load_account (account String, event String, source String, kind String, ends
    String, `date` String, earliest String, latest String, qualifier String, place String, locator
    String, locator_ru String, note String, note_ru String, note_kk String, file String, line
    String, package String) ENGINE = Null;
CREATE MATERIALIZED VIEW blocline.into_account TO blocline.account AS
SELECT toInt32OrZero(load_account.account) AS account, event, source, kind,
       toInt32OrZero(load_account.ends) AS ends, `date`, toInt32(if(load_account.earliest = '',
       -2147483648, greatest(least(toInt64OrZero(load_account.earliest), 2147483646), -2147483647)))
       AS earliest, toInt32(if(load_account.latest = '', 2147483647,
       greatest(least(toInt64OrZero(load_account.latest), 2147483646), -2147483647))) AS latest,
       qualifier, place, locator, locator_ru, note, note_ru, note_kk, file,
       toInt32OrZero(load_account.line) AS line, package
FROM blocline.load_account;

-- From the date of the account the actor has the status in the bloc.
CREATE TABLE blocline.effect (
    account Int32,
    number Int32,
    bloc String,
    actor String,
    status String
) ENGINE = MergeTree ORDER BY (account, number);
CREATE TABLE blocline.load_effect (account String, number String, bloc String, actor String, status
    String) ENGINE = Null;
CREATE MATERIALIZED VIEW blocline.into_effect TO blocline.effect AS
SELECT toInt32OrZero(load_effect.account) AS account, toInt32OrZero(load_effect.number) AS number,
       bloc, actor, status
FROM blocline.load_effect;

-- Actors that took part without a change of standing, and people.
CREATE TABLE blocline.participant (
    account Int32,
    `of` String,
    number Int32,
    id String,
    role String
) ENGINE = MergeTree ORDER BY (account, `of`, number);
CREATE TABLE blocline.load_participant (account String, `of` String, number String, id String, role
    String) ENGINE = Null;
CREATE MATERIALIZED VIEW blocline.into_participant TO blocline.participant AS
SELECT toInt32OrZero(load_participant.account) AS account, `of`,
       toInt32OrZero(load_participant.number) AS number, id, role
FROM blocline.load_participant;

-- Accounts of one event that differ in date or place.
CREATE TABLE blocline.difference (
    account Int32,
    other Int32,
    `date` String,
    place String
) ENGINE = MergeTree ORDER BY (account, other);
CREATE TABLE blocline.load_difference (account String, other String, `date` String, place String)
    ENGINE = Null;
CREATE MATERIALIZED VIEW blocline.into_difference TO blocline.difference AS
SELECT toInt32OrZero(load_difference.account) AS account, toInt32OrZero(load_difference.other) AS
       other, `date`, place
FROM blocline.load_difference;

-- The account that counts for an event in a reading.
CREATE TABLE blocline.chosen (
    reading String,
    event String,
    account Int32
) ENGINE = MergeTree ORDER BY (reading, event);
CREATE TABLE blocline.load_chosen (reading String, event String, account String) ENGINE = Null;
CREATE MATERIALIZED VIEW blocline.into_chosen TO blocline.chosen AS
SELECT reading, event, toInt32OrZero(load_chosen.account) AS account
FROM blocline.load_chosen;

-- How blocs follow from each other.
CREATE TABLE blocline.lineage (
    `from` String,
    `to` String,
    relation String,
    event String,
    note String,
    source String,
    locator String
) ENGINE = MergeTree ORDER BY (`from`, `to`);
CREATE TABLE blocline.load_lineage (`from` String, `to` String, relation String, event String, note
    String, source String, locator String) ENGINE = Null;
CREATE MATERIALIZED VIEW blocline.into_lineage TO blocline.lineage AS
SELECT `from`, `to`, relation, event, note, source, locator
FROM blocline.load_lineage;

-- Memberships: days on which an actor has one status in one bloc, under one reading.
CREATE TABLE blocline.spell_local (
    reading String,
    bloc String,
    actor String,
    number Int32,
    status String,
    class String,
    start_lo Int32,
    start_hi Int32,
    end_lo Int32,
    end_hi Int32,
    `start` String,
    `end` String,
    start_event String,
    end_event String,
    was String,
    becomes String,
    bloc_name String,
    actor_name String,
    bilateral String
) ENGINE = MergeTree ORDER BY (reading, bloc, actor, number);
CREATE TABLE blocline.spell AS blocline.spell_local
ENGINE = Distributed(blocline, blocline, spell_local, cityHash64(bloc));
CREATE TABLE blocline.load_spell (reading String, bloc String, actor String, number String, status
    String, class String, start_lo String, start_hi String, end_lo String, end_hi String, `start`
    String, `end` String, start_event String, end_event String, was String, becomes String,
    bloc_name String, actor_name String, bilateral String) ENGINE = Null;
CREATE MATERIALIZED VIEW blocline.into_spell TO blocline.spell AS
SELECT reading, bloc, actor, toInt32OrZero(load_spell.number) AS number, status, class,
       toInt32(if(load_spell.start_lo = '', -2147483648,
       greatest(least(toInt64OrZero(load_spell.start_lo), 2147483646), -2147483647))) AS start_lo,
       toInt32(if(load_spell.start_hi = '', 2147483647,
       greatest(least(toInt64OrZero(load_spell.start_hi), 2147483646), -2147483647))) AS start_hi,
       toInt32(if(load_spell.end_lo = '', if(end_event = '', 2147483647, -2147483648),
       greatest(least(toInt64OrZero(load_spell.end_lo), 2147483646), -2147483647))) AS end_lo,
       toInt32(if(load_spell.end_hi = '', 2147483647,
       greatest(least(toInt64OrZero(load_spell.end_hi), 2147483646), -2147483647))) AS end_hi,
       `start`, `end`, start_event, end_event, was, becomes, bloc_name, actor_name, bilateral
FROM blocline.load_spell;

-- ---- Questions: views over the spells of a shard, and a Distributed table over each. Of class full.

-- What changed: `place` orders the changes of an actor in a bloc.
CREATE VIEW blocline.changes_local AS
SELECT reading, lo, hi, bloc, actor, place, date, bloc_name, actor_name, was, becomes, event
FROM (SELECT reading, start_lo AS lo, start_hi AS hi, bloc, actor, toInt32(2 * number) AS place,
             `start` AS date, bloc_name, actor_name, was, status AS becomes, start_event AS event
      FROM blocline.spell_local
      UNION ALL
      SELECT reading, end_lo AS lo, end_hi AS hi, bloc, actor, toInt32(2 * number + 1) AS place,
             `end` AS date, bloc_name, actor_name, status AS was, '' AS becomes, end_event AS event
      FROM (SELECT reading, end_lo, end_hi, bloc, actor, number, `end`, bloc_name, actor_name, status,
                   end_event FROM blocline.spell_local WHERE end_event != '' AND spell_local.becomes = ''));
CREATE TABLE blocline.changes (reading String, lo Int32, hi Int32, bloc String, actor String, place Int32,
    date String, bloc_name String, actor_name String, was String, becomes String, event String)
ENGINE = Distributed(blocline, blocline, changes_local);

-- The years that panel and dyads know.
CREATE TABLE blocline.year (year Int32, first Int32, last Int32) ENGINE = MergeTree ORDER BY year;
INSERT INTO blocline.year
SELECT toInt32(y) AS year, toInt32(365 * (y - 1) + intDiv(y - 1, 4) - intDiv(y - 1, 100) + intDiv(y - 1, 400)) - 719162 AS first,
       toInt32(365 * y + intDiv(y, 4) - intDiv(y, 100) + intDiv(y, 400)) - 719163 AS last
FROM (SELECT toInt64(number) + 1800 AS y FROM system.numbers LIMIT 301);

-- Of the standings of a year: the surest, of these the latest.
CREATE VIEW blocline.panel_local AS
SELECT reading, year, bloc, actor, argMax(status, weight) AS status,
       toUInt8(max(weight) >= 4294967296) AS sure
FROM (SELECT reading, year, bloc, actor, status,
             if(start_hi < end_lo AND start_hi <= last AND first < end_lo, 4294967296, 0)
             + toInt64(number) AS weight
      FROM (SELECT reading, bloc, actor, status, number, start_lo, start_hi, end_lo, end_hi
            FROM blocline.spell_local WHERE class = 'full' AND start_lo < end_hi)
      CROSS JOIN (SELECT year, first, last FROM blocline.year)
      WHERE start_lo <= last AND first < end_hi)
GROUP BY reading, year, bloc, actor;
CREATE TABLE blocline.panel (reading String, year Int32, bloc String, actor String, status String,
    sure UInt8)
ENGINE = Distributed(blocline, blocline, panel_local);

-- Pairs of actors that share a bloc in a year.
CREATE VIEW blocline.dyads_local AS
SELECT reading, year, actor1, actor2, bloc,
       max(toUInt8(start_hi < end_lo AND start_hi <= last AND first < end_lo)) AS sure
FROM (SELECT reading, bloc, actor1, actor2, greatest(lo1, lo2) AS start_lo,
             greatest(sure1, sure2) AS start_hi, least(until1, until2) AS end_lo,
             least(hi1, hi2) AS end_hi
      FROM (SELECT reading, bloc, actor AS actor1, start_lo AS lo1, start_hi AS sure1, end_lo AS until1,
                   end_hi AS hi1
            FROM blocline.spell_local WHERE class = 'full' AND bilateral = '')
      ALL INNER JOIN (SELECT reading, bloc, actor AS actor2, start_lo AS lo2, start_hi AS sure2,
                             end_lo AS until2, end_hi AS hi2
                      FROM blocline.spell_local WHERE class = 'full' AND bilateral = '')
      USING reading, bloc
      WHERE actor1 < actor2)
CROSS JOIN (SELECT year, first, last FROM blocline.year)
WHERE start_lo < end_hi AND start_lo <= last AND first < end_hi
GROUP BY reading, year, actor1, actor2, bloc;
CREATE TABLE blocline.dyads (reading String, year Int32, actor1 String, actor2 String, bloc String,
    sure UInt8)
ENGINE = Distributed(blocline, blocline, dyads_local);
