-- Views for people who ask in SQL. Dates are EDTF text as the source gives them; `_earliest` and
-- `_latest` are ISO 8601 days (NULL: open or unknown; years outside 0000-9999, which SQLite's date
-- functions do not know, are NULL too: use the day numbers of the tables). Every program that opens
-- the file reads all of this first, and a word here costs each a thousand instructions: so no name
-- says more than it must.

-- Memberships under every reading, with names. `end` is the first day on which it no longer holds,
-- '..' while it goes on.
--   SELECT actor, actor_en, status FROM membership
--   WHERE reading = 'record' AND bloc = 'EAEU' AND start_latest <= '2015-03-01'
--     AND (end_earliest IS NULL OR '2015-03-01' < end_earliest);
CREATE VIEW membership AS
SELECT reading, bloc, bloc_label.text AS bloc_en, actor, actor_label.text AS actor_en, status, class,
       started.date AS start,
       coalesce(ended.date, '..') AS end,
       CASE WHEN start_lo >= -719528 THEN date(start_lo + 2440587.5) END AS start_earliest,
       CASE WHEN start_hi >= -719528 THEN date(start_hi + 2440587.5) END AS start_latest,
       CASE WHEN end_lo >= -719528 THEN date(end_lo + 2440587.5) END AS end_earliest,
       CASE WHEN end_hi >= -719528 THEN date(end_hi + 2440587.5) END AS end_latest,
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
JOIN account AS started ON started.account_id = start_account_id
JOIN event AS start_event ON start_event.event_id = started.event_id
JOIN source AS start_source ON start_source.source_id = started.source_id
LEFT JOIN account AS ended ON ended.account_id = end_account_id
LEFT JOIN event AS end_event ON end_event.event_id = ended.event_id
LEFT JOIN source AS end_source ON end_source.source_id = ended.source_id;

-- Every account of every event, with its source; `used_by` lists the readings in which it counts.
CREATE VIEW event_account AS
SELECT event, account.date,
       CASE WHEN earliest >= -719528 THEN date(earliest + 2440587.5) END AS date_earliest,
       CASE WHEN latest >= -719528 THEN date(latest + 2440587.5) END AS date_latest,
       qualifier, kind.kind, bloc, title_en, title_ru, place, source, source.title AS source_title,
       account.locator, account.note, file.name AS file, line,
       (SELECT group_concat(reading, ' ') FROM chosen JOIN reading USING (reading_id)
        WHERE chosen.event_id = account.event_id
          AND chosen.account_id = account.account_id) AS used_by,
       title_kk, note_ru, note_kk, locator_ru
FROM account
JOIN event USING (event_id)
JOIN kind ON kind.kind_id = account.kind_id
LEFT JOIN bloc USING (bloc_id)
JOIN source USING (source_id)
JOIN file USING (file_id);

-- What each account says of standings.
CREATE VIEW account_effect AS
SELECT event, account.date, source, bloc, actor, status
FROM effect
JOIN account USING (account_id)
JOIN event USING (event_id)
JOIN source USING (source_id)
JOIN bloc ON bloc.bloc_id = effect.bloc_id
JOIN actor USING (actor_id)
JOIN status USING (status_id);

-- The codes of actors and blocs; `used` says when (NULL: always).
CREATE VIEW party_code AS
SELECT of, coalesce(actor, bloc) AS id, scheme, code, used, source, code.locator, code.note
FROM code
LEFT JOIN actor USING (actor_id)
LEFT JOIN bloc USING (bloc_id)
LEFT JOIN source ON source.source_id = code.source_id;

-- How blocs follow from each other.
CREATE VIEW bloc_lineage AS
SELECT older.bloc AS from_bloc, newer.bloc AS to_bloc, relation, event, source, lineage.locator,
       lineage.note
FROM lineage
JOIN bloc AS older ON older.bloc_id = lineage.from_id
JOIN bloc AS newer ON newer.bloc_id = lineage.to_id
LEFT JOIN event USING (event_id)
LEFT JOIN source ON source.source_id = lineage.source_id;
