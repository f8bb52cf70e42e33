-- The tables of an export (`blocline export`), each a SELECT after a line that names it. Words stand
-- in the place of numbers, so that each file can be read alone; only accounts, which have no word of
-- their own, are numbers. Days are whole numbers, day 0 is 1970-01-01; empty: no limit, or unknown.
-- (main: blocline may have put views of what one package says over the tables.)

-- table package
SELECT package.package, package.package_id AS number, package.id, package.title_en,
       package.title_ru, package.title_kk, package.version, package.licence, package.publisher,
       package.url, package.as_of, package.digest, extended.package AS extends, used.package AS uses
FROM main.package LEFT JOIN main.package AS extended ON extended.package_id = package.extends_id
LEFT JOIN main.package AS used ON used.package_id = package.uses_id
ORDER BY package.package_id;

-- table reading_sees
SELECT reading.reading, seen.package AS seen
FROM main.reading_sees JOIN main.reading USING (reading_id)
JOIN main.package AS seen ON seen.package_id = seen_id
ORDER BY reading_sees.reading_id, seen_id;

-- table own_value
SELECT package, own_value.of, own_value.field,
       CASE WHEN own_value.of = 'actor' OR own_value.field LIKE 'actor:%' THEN actor.actor
            WHEN own_value.of = 'bloc' OR own_value.field LIKE 'bloc:%' THEN bloc.bloc
            WHEN own_value.of = 'status' THEN status.status
            WHEN own_value.of = 'source' THEN source.source
            WHEN own_value.of = 'person' THEN person.person ELSE owner_id END AS id, own_value.value
FROM main.own_value JOIN main.package USING (package_id)
LEFT JOIN main.actor ON actor.actor_id = owner_id
LEFT JOIN main.bloc ON bloc.bloc_id = owner_id
LEFT JOIN main.status ON status_id = owner_id LEFT JOIN main.source ON source.source_id = owner_id
LEFT JOIN main.person ON person.person_id = owner_id
ORDER BY own_value.package_id, own_value.of, own_value.field, owner_id;

-- table kind
SELECT kind, kind_id AS number, founds, ends, name_en, name_ru, name_kk FROM main.kind ORDER BY kind_id;

-- table source
SELECT source, kind, title, title_orig, author, date, publisher, url, lang, note
FROM main.source ORDER BY source;

-- table status
SELECT status, status_id AS number, class, cow, name_en, name_ru, name_kk, status.note,
       source.source, status.locator
FROM main.status LEFT JOIN main.source USING (source_id) ORDER BY status_id;

-- table reading
SELECT reading, reading_id AS number, package, preferred, reading.title_en, reading.title_ru,
       reading.title_kk, sources
FROM main.reading JOIN main.package USING (package_id) ORDER BY reading_id;

-- table reading_source
SELECT reading, rank AS number, package, source
FROM main.reading_source JOIN main.reading USING (reading_id) JOIN main.source USING (source_id)
JOIN main.package ON package.package_id = reading_source.package_id
ORDER BY reading_id, rank;

-- table actor
SELECT actor, en.text AS name_en, ru.text AS name_ru, kk.text AS name_kk, actor.kind, iso2,
       iso_numeric, cow, gw, wikidata, existence AS "exists",
       nullif(exists_lo, -9223372036854775808) AS exists_lo,
       nullif(exists_hi, 9223372036854775807) AS exists_hi, actor.note, source.source, actor.locator
FROM main.actor LEFT JOIN main.source USING (source_id)
LEFT JOIN main.label AS en ON en.of = 'actor' AND en.owner_id = actor_id AND en.lang = 'en'
LEFT JOIN main.label AS ru ON ru.of = 'actor' AND ru.owner_id = actor_id AND ru.lang = 'ru'
LEFT JOIN main.label AS kk ON kk.of = 'actor' AND kk.owner_id = actor_id AND kk.lang = 'kk'
ORDER BY actor;

-- table bloc
SELECT bloc, en.text AS name_en, ru.text AS name_ru, kk.text AS name_kk, bloc.kind, cow_igo,
       wikidata, bilateral, coverage, bloc.note, source.source, bloc.locator
FROM main.bloc LEFT JOIN main.source USING (source_id)
LEFT JOIN main.label AS en ON en.of = 'bloc' AND en.owner_id = bloc_id AND en.lang = 'en'
LEFT JOIN main.label AS ru ON ru.of = 'bloc' AND ru.owner_id = bloc_id AND ru.lang = 'ru'
LEFT JOIN main.label AS kk ON kk.of = 'bloc' AND kk.owner_id = bloc_id AND kk.lang = 'kk'
ORDER BY bloc;

-- table name
SELECT name.of, coalesce(actor, bloc) AS id, name.lang, form, text AS name, used,
       nullif(used_lo, -9223372036854775808) AS used_lo,
       nullif(used_hi, 9223372036854775807) AS used_hi, name.note, source.source, name.locator
FROM main.name LEFT JOIN main.actor USING (actor_id) LEFT JOIN main.bloc USING (bloc_id)
LEFT JOIN main.source ON source.source_id = name.source_id
ORDER BY name_id;

-- table code
SELECT code.of, coalesce(actor, bloc) AS id, scheme, code, used,
       nullif(used_lo, -9223372036854775808) AS used_lo,
       nullif(used_hi, 9223372036854775807) AS used_hi, code.note, source.source, code.locator
FROM main.code LEFT JOIN main.actor USING (actor_id) LEFT JOIN main.bloc USING (bloc_id)
LEFT JOIN main.source ON source.source_id = code.source_id
ORDER BY code_id;

-- table place
SELECT place, name_en, name_ru, name_kk, aliases, used,
       nullif(used_lo, -9223372036854775808) AS used_lo,
       nullif(used_hi, 9223372036854775807) AS used_hi, place.note, source.source, place.locator
FROM main.place LEFT JOIN main.source USING (source_id) ORDER BY place_id;

-- table person
SELECT person, name_en, name_ru, name_kk, actor.actor, person.note, source.source, person.locator
FROM main.person LEFT JOIN main.actor USING (actor_id)
LEFT JOIN main.source ON source.source_id = person.source_id
ORDER BY person;

-- table event
SELECT event, event_id AS number, kind.kind, bloc.bloc, title_en, title_ru, title_kk
FROM main.event JOIN main.kind USING (kind_id) LEFT JOIN main.bloc USING (bloc_id) ORDER BY event_id;

-- table account
SELECT account_id AS account, event.event, source.source, kind.kind, kind.ends, account.date,
       nullif(earliest, -9223372036854775808) AS earliest,
       nullif(latest, 9223372036854775807) AS latest, qualifier, place, locator, locator_ru,
       account.note, note_ru, note_kk, file.name AS file, line, package
FROM main.account JOIN main.event USING (event_id) JOIN main.source USING (source_id)
JOIN main.kind ON kind.kind_id = account.kind_id JOIN main.file USING (file_id)
JOIN main.package USING (package_id)
ORDER BY account_id;

-- table effect
SELECT account_id AS account, number, bloc, actor, status
FROM main.effect JOIN main.bloc USING (bloc_id) JOIN main.actor USING (actor_id) JOIN main.status USING (status_id)
ORDER BY account_id, number;

-- table participant
SELECT account_id AS account, 'actor' AS of, number, actor AS id, NULL AS role
FROM main.account_actor JOIN main.actor USING (actor_id)
UNION ALL
SELECT account_id, 'person', number, person, role
FROM main.account_person JOIN main.person USING (person_id)
ORDER BY 1, 2, 3;

-- table difference
-- (Accounts of events that several accounts tell of: blocline compares them, two by two.)
SELECT event_id, account_id AS account, date, place
FROM main.account AS one
WHERE EXISTS (SELECT 1 FROM main.account AS other
              WHERE other.event_id = one.event_id AND other.account_id <> one.account_id)
ORDER BY event_id, account_id;

-- table chosen
SELECT reading, event, account_id AS account
FROM main.chosen JOIN main.reading USING (reading_id) JOIN main.event USING (event_id)
ORDER BY reading_id, event_id;

-- table lineage
SELECT older.bloc AS "from", newer.bloc AS "to", relation, event.event, lineage.note,
       source.source, lineage.locator
FROM main.lineage JOIN main.bloc AS older ON older.bloc_id = from_id
JOIN main.bloc AS newer ON newer.bloc_id = to_id
LEFT JOIN main.event USING (event_id) LEFT JOIN main.source ON source.source_id = lineage.source_id
ORDER BY lineage_id;

-- table spell
SELECT reading, bloc, actor, spell.number, status.status,
       coalesce(own_class.value, status.class) AS class,
       nullif(spell.start_lo, -9223372036854775808) AS start_lo,
       nullif(spell.start_hi, 9223372036854775807) AS start_hi,
       CASE WHEN spell.end_account_id IS NULL OR spell.end_lo = -9223372036854775808 THEN NULL
            ELSE spell.end_lo END AS end_lo,
       nullif(spell.end_hi, 9223372036854775807) AS end_hi,
       started.date AS start, coalesce(ended.date, '..') AS "end",
       start_event.event AS start_event, end_event.event AS end_event,
       was.status AS was, becomes.status AS becomes,
       coalesce(own_bloc.value, bloc_label.text) AS bloc_name,
       coalesce(own_actor.value, actor_label.text) AS actor_name,
       iif(own_bilateral.of IS NULL, bloc.bilateral, own_bilateral.value) AS bilateral
FROM main.reading
JOIN main.spell USING (reading_id)
JOIN main.bloc USING (bloc_id)
JOIN main.actor USING (actor_id)
JOIN main.status USING (status_id)
JOIN main.label AS bloc_label
    ON bloc_label.of = 'bloc' AND bloc_label.owner_id = bloc.bloc_id AND bloc_label.lang = 'en'
JOIN main.label AS actor_label
    ON actor_label.of = 'actor' AND actor_label.owner_id = actor.actor_id
    AND actor_label.lang = 'en'
JOIN main.account AS started ON started.account_id = spell.start_account_id
JOIN main.event AS start_event ON start_event.event_id = started.event_id
LEFT JOIN main.account AS ended ON ended.account_id = spell.end_account_id
LEFT JOIN main.event AS end_event ON end_event.event_id = ended.event_id
LEFT JOIN main.spell AS before
    ON before.reading_id = spell.reading_id AND before.bloc_id = spell.bloc_id
    AND before.actor_id = spell.actor_id AND before.number = spell.number - 1
    AND before.end_account_id = spell.start_account_id
LEFT JOIN main.status AS was ON was.status_id = before.status_id
LEFT JOIN main.spell AS after
    ON after.reading_id = spell.reading_id AND after.bloc_id = spell.bloc_id
    AND after.actor_id = spell.actor_id AND after.number = spell.number + 1
    AND after.start_account_id = spell.end_account_id
LEFT JOIN main.status AS becomes ON becomes.status_id = after.status_id
LEFT JOIN main.own_value AS own_class
    ON own_class.package_id = reading.package_id AND own_class.of = 'status'
    AND own_class.field = 'class' AND own_class.owner_id = spell.status_id
LEFT JOIN main.own_value AS own_bilateral
    ON own_bilateral.package_id = reading.package_id AND own_bilateral.of = 'bloc'
    AND own_bilateral.field = 'bilateral' AND own_bilateral.owner_id = spell.bloc_id
LEFT JOIN main.own_value AS own_bloc
    ON own_bloc.package_id = reading.package_id AND own_bloc.of = 'label'
    AND own_bloc.field = 'bloc:en' AND own_bloc.owner_id = spell.bloc_id
LEFT JOIN main.own_value AS own_actor
    ON own_actor.package_id = reading.package_id AND own_actor.of = 'label'
    AND own_actor.field = 'actor:en' AND own_actor.owner_id = spell.actor_id
ORDER BY spell.reading_id, bloc, actor, spell.number;
