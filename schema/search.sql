-- Full-text search. The index holds stems (English and Russian, by libstemmer; U+0451 as U+0435),
-- already made, and uses SQLite's own tokenizer, so that any SQLite with FTS5 can ask it:
--
--   SELECT document.type, document.owner_id FROM search JOIN document ON doc_id = search.rowid
--   WHERE search MATCH 'custom union'; -- the stems of "customs unions"
--
-- It holds no text: that is in the other tables. In `kk` are Kazakh names and titles, unstemmed, to
-- be searched by the beginnings of words: MATCH 'kk : word*'.
CREATE VIRTUAL TABLE search USING fts5 (
    id, title, name, place, people, author, publisher, note, kk,
    content = '', tokenize = 'unicode61 remove_diacritics 0'
);

-- What the rows of `search` are of: owner_id is the number of an event, bloc, actor, person or
-- source in its table.
CREATE TABLE document (
    doc_id INTEGER PRIMARY KEY,
    type TEXT NOT NULL
        CONSTRAINT document_type CHECK (type = 'event' OR type = 'bloc' OR type = 'actor'
                                        OR type = 'person' OR type = 'source'),
    owner_id INTEGER NOT NULL
) STRICT;
