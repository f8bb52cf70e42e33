-- Views for people who ask in SQL. Dates are EDTF text as the source gives them; `_earliest` and
-- `_latest` are ISO 8601 days (NULL: open or unknown; years outside 0000-9999, which SQLite's date
-- functions do not know, are NULL too: use the day numbers of the tables).

-- Memberships under every reading, with names. `end` is the first day on which it no longer holds,
-- '..' while it goes on.
--   SELECT actor, actor_en, status FROM membership
--   WHERE reading = 'record' AND bloc = 'EAEU' AND start_latest <= '2015-03-01'
--     AND (end_earliest IS NULL OR '2015-03-01' < end_earliest);
CREATE VIEW membership AS
SELECT reading.reading AS reading,
       bloc.bloc AS bloc,
       bloc_label.text AS bloc_en,
       actor.actor AS actor,
       actor_label.text AS actor_en,
       status.status AS status,
       status.class AS class,
       started.date AS start,
       coalesce(ended.date, '..') AS end,
       iif(spell.start_lo BETWEEN -719528 AND 2932896,
           strftime('%Y-%m-%d', spell.start_lo * 86400, 'unixepoch'), NULL) AS start_earliest,
       iif(spell.start_hi BETWEEN -719528 AND 2932896,
           strftime('%Y-%m-%d', spell.start_hi * 86400, 'unixepoch'), NULL) AS start_latest,
       iif(spell.end_lo BETWEEN -719528 AND 2932896,
           strftime('%Y-%m-%d', spell.end_lo * 86400, 'unixepoch'), NULL) AS end_earliest,
       iif(spell.end_hi BETWEEN -719528 AND 2932896,
           strftime('%Y-%m-%d', spell.end_hi * 86400, 'unixepoch'), NULL) AS end_latest,
       start_event.event AS start_event,
       end_event.event AS end_event,
       start_source.source AS start_source,
       end_source.source AS end_source
FROM spell
JOIN reading USING (reading_id)
JOIN bloc USING (bloc_id)
JOIN actor USING (actor_id)
JOIN status USING (status_id)
JOIN label AS bloc_label
    ON bloc_label.of = 'bloc' AND bloc_label.owner_id = bloc.bloc_id AND bloc_label.lang = 'en'
JOIN label AS actor_label
    ON actor_label.of = 'actor' AND actor_label.owner_id = actor.actor_id
    AND actor_label.lang = 'en'
JOIN account AS started ON started.account_id = spell.start_account_id
JOIN event AS start_event ON start_event.event_id = started.event_id
JOIN source AS start_source ON start_source.source_id = started.source_id
LEFT JOIN account AS ended ON ended.account_id = spell.end_account_id
LEFT JOIN event AS end_event ON end_event.event_id = ended.event_id
LEFT JOIN source AS end_source ON end_source.source_id = ended.source_id;

-- Every account of every event, with its source; `used_by` lists the readings in which it counts.
CREATE VIEW event_account AS
SELECT event.event AS event,
       account.date AS date,
       iif(account.earliest BETWEEN -719528 AND 2932896,
           strftime('%Y-%m-%d', account.earliest * 86400, 'unixepoch'), NULL) AS date_earliest,
       iif(account.latest BETWEEN -719528 AND 2932896,
           strftime('%Y-%m-%d', account.latest * 86400, 'unixepoch'), NULL) AS date_latest,
       account.qualifier AS qualifier,
       kind.kind AS kind,
       bloc.bloc AS bloc,
       event.title_en AS title_en,
       event.title_ru AS title_ru,
       account.place AS place,
       source.source AS source,
       source.title AS source_title,
       account.locator AS locator,
       account.note AS note,
       file.name AS file,
       account.line AS line,
       (SELECT group_concat(reading.reading, ' ')
        FROM chosen JOIN reading USING (reading_id)
        WHERE chosen.event_id = account.event_id
          AND chosen.account_id = account.account_id) AS used_by,
       event.title_kk AS title_kk,
       account.note_ru AS note_ru,
       account.note_kk AS note_kk,
       account.locator_ru AS locator_ru
FROM account
JOIN event USING (event_id)
JOIN kind ON kind.kind_id = account.kind_id
LEFT JOIN bloc USING (bloc_id)
JOIN source USING (source_id)
JOIN file USING (file_id);

-- What each account says of standings.
CREATE VIEW account_effect AS
SELECT event.event AS event,
       account.date AS date,
       source.source AS source,
       bloc.bloc AS bloc,
       actor.actor AS actor,
       status.status AS status
FROM effect
JOIN account USING (account_id)
JOIN event USING (event_id)
JOIN source USING (source_id)
JOIN bloc ON bloc.bloc_id = effect.bloc_id
JOIN actor USING (actor_id)
JOIN status USING (status_id);

-- The codes of actors and blocs; `used` says when (NULL: always).
CREATE VIEW party_code AS
SELECT code.of AS of,
       coalesce(actor.actor, bloc.bloc) AS id,
       code.scheme AS scheme,
       code.code AS code,
       code.used AS used,
       source.source AS source,
       code.locator AS locator,
       code.note AS note
FROM code
LEFT JOIN actor USING (actor_id)
LEFT JOIN bloc USING (bloc_id)
LEFT JOIN source ON source.source_id = code.source_id;

-- How blocs follow from each other.
CREATE VIEW bloc_lineage AS
SELECT older.bloc AS from_bloc,
       newer.bloc AS to_bloc,
       lineage.relation AS relation,
       event.event AS event,
       source.source AS source,
       lineage.locator AS locator,
       lineage.note AS note
FROM lineage
JOIN bloc AS older ON older.bloc_id = lineage.from_id
JOIN bloc AS newer ON newer.bloc_id = lineage.to_id
LEFT JOIN event USING (event_id)
LEFT JOIN source ON source.source_id = lineage.source_id;
