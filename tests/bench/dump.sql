-- The data as a peer would get it: flat files with words in the place of keys, the dates read and the
-- spells folded already, which is more than half of the work.
.headers on
.mode csv
.once account.csv
SELECT account_id, event.event, event.title_en, event.title_ru, event_kind.kind AS event_kind,
       bloc.bloc, source.source, kind.kind, account.date, earliest, latest, qualifier,
       account.locator, account.place, account.note, file.name AS file, line
FROM account JOIN event USING (event_id)
JOIN kind AS event_kind ON event_kind.kind_id = event.kind_id
JOIN bloc ON bloc.bloc_id = event.bloc_id JOIN source USING (source_id)
JOIN kind ON kind.kind_id = account.kind_id JOIN file USING (file_id) ORDER BY account_id;
.once effect.csv
SELECT account_id, number, bloc.bloc, actor.actor, status.status
FROM effect JOIN bloc USING (bloc_id) JOIN actor USING (actor_id) JOIN status USING (status_id)
ORDER BY account_id, number;
.once account_actor.csv
SELECT account_id, number, actor.actor FROM account_actor JOIN actor USING (actor_id)
ORDER BY account_id, number;
.once chosen.csv
SELECT reading, event, account_id
FROM chosen JOIN reading USING (reading_id) JOIN event USING (event_id)
ORDER BY reading_id, event_id;
.once spell.csv
SELECT reading, bloc.bloc, actor.actor, number, status.status, start_lo, start_hi, end_lo, end_hi,
       start_account_id, end_account_id
FROM spell JOIN reading USING (reading_id) JOIN bloc USING (bloc_id) JOIN actor USING (actor_id)
JOIN status USING (status_id) ORDER BY reading_id, spell.bloc_id, spell.actor_id, number;
.once spells.csv
SELECT bloc.bloc AS bloc, actor.actor AS actor, label.text AS name, bloc_label.text AS bloc_name,
       status.status AS status, status.class AS class, start_lo, start_hi, end_lo, end_hi,
       started.date AS start, coalesce(ended.date, '..') AS "end",
       start_event.event AS start_event, end_event.event AS end_event, spell.number AS number
FROM spell JOIN bloc USING (bloc_id) JOIN actor USING (actor_id) JOIN status USING (status_id)
JOIN label ON label.of = 'actor' AND label.lang = 'en' AND label.owner_id = spell.actor_id
JOIN label AS bloc_label
    ON bloc_label.of = 'bloc' AND bloc_label.lang = 'en' AND bloc_label.owner_id = spell.bloc_id
JOIN account AS started ON started.account_id = spell.start_account_id
JOIN event AS start_event ON start_event.event_id = started.event_id
LEFT JOIN account AS ended ON ended.account_id = spell.end_account_id
LEFT JOIN event AS end_event ON end_event.event_id = ended.event_id
WHERE spell.reading_id = 1 ORDER BY bloc.bloc, actor.actor, spell.number;
