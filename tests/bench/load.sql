-- The peer's ingest: .import into text, INSERT..SELECT into the tables of schema/, with their checks
-- and foreign keys, the indexes, and the full text. Small tables are copied from `other`.
INSERT INTO package SELECT * FROM other.package;
INSERT INTO file SELECT * FROM other.file;
INSERT INTO source SELECT * FROM other.source;
INSERT INTO status SELECT * FROM other.status;
INSERT INTO kind SELECT * FROM other.kind;
INSERT INTO actor SELECT * FROM other.actor;
INSERT INTO bloc SELECT * FROM other.bloc;
INSERT INTO reading SELECT * FROM other.reading;
.mode csv
.import --schema temp account.csv told
INSERT INTO event (event, kind_id, bloc_id, title_en, title_ru, source_id)
    SELECT event, kind_id, bloc_id, nullif(title_en, ''), nullif(title_ru, ''), source.source_id
    FROM (SELECT event, event_kind, bloc, title_en, title_ru,
                 iif(min(source) = max(source), source, NULL) AS only,
                 min(CAST(account_id AS INTEGER)) AS first FROM told GROUP BY event)
    JOIN kind ON kind.kind = event_kind JOIN bloc USING (bloc)
    LEFT JOIN source ON source.source = only ORDER BY first;
CREATE UNIQUE INDEX event_by_id ON event (event, source_id);
INSERT INTO account
    SELECT account_id, event_id, source.source_id, kind.kind_id, told.date, earliest, latest, qualifier,
           locator, nullif(place, ''), nullif(told.note, ''), file_id, line,
           NULL, NULL, NULL -- what made packages do not have
    FROM told JOIN event USING (event) JOIN source USING (source)
    JOIN kind ON kind.kind = told.kind JOIN file ON file.name = told.file
    ORDER BY CAST(account_id AS INTEGER);
.import --schema temp effect.csv changed
INSERT INTO effect
    SELECT account_id, number, bloc_id, actor_id, status_id
    FROM changed JOIN bloc USING (bloc) JOIN actor USING (actor) JOIN status USING (status);
.import --schema temp account_actor.csv took_part
INSERT INTO account_actor
    SELECT account_id, number, actor_id FROM took_part JOIN actor USING (actor);
.import --schema temp chosen.csv counts
INSERT INTO chosen
    SELECT reading_id, event_id, account_id
    FROM counts JOIN reading USING (reading) JOIN event USING (event);
.import --schema temp spell.csv stood
INSERT INTO spell
    SELECT reading_id, bloc_id, actor_id, number, status_id, start_lo, start_hi, end_lo, end_hi,
           start_account_id, nullif(end_account_id, '')
    FROM stood JOIN reading USING (reading) JOIN bloc USING (bloc) JOIN actor USING (actor)
    JOIN status USING (status);
INSERT INTO search (rowid, id, title, place, note)
    SELECT event_id, event, concat_titles, place, note
    FROM (SELECT event_id, event, title_en || ' ' || coalesce(title_ru, '') AS concat_titles,
                 place, account.note AS note
          FROM event JOIN account USING (event_id) GROUP BY event_id);
