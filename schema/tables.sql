-- The tables of a blocline database. Written once by blocline-ingest, then only read.
--
-- Days are whole numbers: day 0 is 1970-01-01 of the proleptic Gregorian calendar (so that
-- julianday() - 2440587.5 gives the same). An open or unknown first day is the smallest integer
-- (-9223372036854775808), an open or unknown last day the largest. Dates as the sources give them
-- are EDTF text (ISO 8601-2). People who ask in SQL want the views (views.sql).

-- What blocline.ini says of each package; and `digest`, the SHA-256 of its files (of the list that
-- `LC_ALL=C sha256sum FILES | LC_ALL=C sort -k 2` prints). `package` is its id, or else the name of
-- its folder.
CREATE TABLE package (
    package_id INTEGER PRIMARY KEY,
    package TEXT NOT NULL CONSTRAINT package_unique UNIQUE,
    id TEXT,
    title_en TEXT,
    title_ru TEXT,
    title_kk TEXT,
    version TEXT,
    licence TEXT,
    publisher TEXT,
    url TEXT,
    as_of TEXT,
    digest TEXT,
    extends_id INTEGER REFERENCES package, -- whose events it adds to
    uses_id INTEGER REFERENCES package,    -- whose actors it takes
    years TEXT,    -- under which rule its years were coded: any, start, end, whole
    set_aside TEXT -- how many rows of its files were refused and left out (--set-aside)
) STRICT;

-- The files of the packages, by the names they have in their folder.
CREATE TABLE file (
    file_id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    package_id INTEGER NOT NULL REFERENCES package
) STRICT;

CREATE TABLE source (
    source_id INTEGER PRIMARY KEY,
    source TEXT NOT NULL CONSTRAINT source_id_unique UNIQUE,
    kind TEXT,
    title TEXT NOT NULL,
    author TEXT,
    date TEXT,
    publisher TEXT,
    url TEXT,
    lang TEXT,
    note TEXT,
    title_orig TEXT -- in the source's own language
) STRICT;

CREATE TABLE status (
    status_id INTEGER PRIMARY KEY,
    status TEXT NOT NULL CONSTRAINT status_id_unique UNIQUE,
    class TEXT NOT NULL
        CONSTRAINT status_class CHECK (class = 'full' OR class = 'partial' OR class = 'none'),
    cow INTEGER CONSTRAINT status_cow CHECK (cow = -9 OR cow BETWEEN 0 AND 3),
    name_en TEXT,
    name_ru TEXT,
    name_kk TEXT,
    note TEXT,
    source_id INTEGER REFERENCES source,
    locator TEXT,
    comes_after TEXT -- the statuses that it follows where dates do not say the order
) STRICT;

-- The kinds of events. founds: a bloc exists from its first such event on. ends: it ends every
-- standing in the event's bloc.
CREATE TABLE kind (
    kind_id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL CONSTRAINT kind_id_unique UNIQUE,
    founds INTEGER NOT NULL CONSTRAINT kind_founds CHECK (founds BETWEEN 0 AND 1),
    ends INTEGER NOT NULL CONSTRAINT kind_ends CHECK (ends BETWEEN 0 AND 1),
    name_en TEXT NOT NULL,
    name_ru TEXT NOT NULL,
    name_kk TEXT NOT NULL
) STRICT;

CREATE TABLE actor (
    actor_id INTEGER PRIMARY KEY,
    actor TEXT NOT NULL CONSTRAINT actor_id_unique UNIQUE,
    kind TEXT,
    iso2 TEXT,
    iso_numeric TEXT,
    cow TEXT, -- state number, Correlates of War
    gw TEXT,  -- state number, Gleditsch and Ward
    wikidata TEXT,
    note TEXT,
    source_id INTEGER REFERENCES source,
    locator TEXT,
    existence TEXT, -- the days on which it may stand in a bloc at all
    exists_lo INTEGER NOT NULL,
    exists_hi INTEGER NOT NULL,
    tags TEXT -- free words, parted by spaces
) STRICT;

CREATE TABLE bloc (
    bloc_id INTEGER PRIMARY KEY,
    bloc TEXT NOT NULL CONSTRAINT bloc_id_unique UNIQUE,
    kind TEXT,
    cow_igo TEXT, -- number in the Correlates of War IGO data
    wikidata TEXT,
    note TEXT,
    source_id INTEGER REFERENCES source,
    locator TEXT,
    bilateral TEXT CONSTRAINT bloc_bilateral CHECK (bilateral = 'yes'),
    coverage TEXT CONSTRAINT bloc_coverage
        CHECK (coverage = 'complete' OR coverage = 'partial' OR coverage = 'mentioned'),
    tags TEXT -- free words, parted by spaces
) STRICT;

-- Every name of every actor (of = 'actor') and bloc (of = 'bloc'), with the period of its use.
CREATE TABLE name (
    name_id INTEGER PRIMARY KEY,
    of TEXT NOT NULL CONSTRAINT name_of CHECK (of = 'actor' OR of = 'bloc'),
    actor_id INTEGER REFERENCES actor,
    bloc_id INTEGER REFERENCES bloc,
    lang TEXT NOT NULL CONSTRAINT name_lang CHECK (lang = 'en' OR lang = 'ru' OR lang = 'kk'),
    form TEXT NOT NULL,
    text TEXT NOT NULL,
    used TEXT,
    used_lo INTEGER NOT NULL,
    used_hi INTEGER NOT NULL,
    note TEXT,
    source_id INTEGER REFERENCES source,
    locator TEXT,
    CONSTRAINT name_owner CHECK ((of = 'actor') = (actor_id IS NOT NULL)
                                 AND (of = 'bloc') = (bloc_id IS NOT NULL))
) STRICT;

-- Every code of every actor and bloc in a list of others, with the period of its use. The columns
-- iso2, iso_numeric, cow, gw, wikidata and cow_igo of actor and bloc are here too, without a period,
-- where the records say no more.
CREATE TABLE code (
    code_id INTEGER PRIMARY KEY,
    of TEXT NOT NULL CONSTRAINT code_of CHECK (of = 'actor' OR of = 'bloc'),
    actor_id INTEGER REFERENCES actor,
    bloc_id INTEGER REFERENCES bloc,
    scheme TEXT NOT NULL, -- iso2, iso_numeric, cow, gw, ...
    code TEXT NOT NULL,
    used TEXT,
    used_lo INTEGER NOT NULL,
    used_hi INTEGER NOT NULL,
    note TEXT,
    source_id INTEGER REFERENCES source,
    locator TEXT,
    CONSTRAINT code_owner CHECK ((of = 'actor') = (actor_id IS NOT NULL)
                                 AND (of = 'bloc') = (bloc_id IS NOT NULL))
) STRICT;

-- The keys under which names and ids are found: case-folded, normalised text; and the packages that
-- give them.
CREATE TABLE name_key (
    key TEXT NOT NULL,
    of TEXT NOT NULL CONSTRAINT name_key_of CHECK (of = 'actor' OR of = 'bloc'),
    owner_id INTEGER NOT NULL,
    used_lo INTEGER NOT NULL,
    used_hi INTEGER NOT NULL,
    package_id INTEGER NOT NULL REFERENCES package,
    PRIMARY KEY (key, of, owner_id, used_lo, used_hi, package_id)
) STRICT, WITHOUT ROWID;

-- The name to show for each actor and bloc in each language, at the end of coverage; where a
-- language has none, the English, the Russian, or the id stands in. (The number is the first of the
-- key: it tells most rows apart, and is compared sooner than a word.)
CREATE TABLE label (
    of TEXT NOT NULL CONSTRAINT label_of CHECK (of = 'actor' OR of = 'bloc'),
    owner_id INTEGER NOT NULL,
    lang TEXT NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (owner_id, of, lang)
) STRICT, WITHOUT ROWID;

-- The names of places. `place` is as accounts name it; on any day it has at most one row.
CREATE TABLE place (
    place_id INTEGER PRIMARY KEY,
    place TEXT NOT NULL,
    name_en TEXT,
    name_ru TEXT,
    name_kk TEXT,
    aliases TEXT, -- other names in any language, parted by semicolons
    used TEXT,
    used_lo INTEGER NOT NULL,
    used_hi INTEGER NOT NULL,
    note TEXT,
    source_id INTEGER REFERENCES source,
    locator TEXT
) STRICT;

CREATE TABLE person (
    person_id INTEGER PRIMARY KEY,
    person TEXT NOT NULL CONSTRAINT person_id_unique UNIQUE,
    name_en TEXT,
    name_ru TEXT,
    name_kk TEXT,
    actor_id INTEGER REFERENCES actor,
    note TEXT,
    source_id INTEGER REFERENCES source,
    locator TEXT
) STRICT;

CREATE TABLE event (
    event_id INTEGER PRIMARY KEY,
    event TEXT NOT NULL, -- unique: indexes.sql
    kind_id INTEGER NOT NULL REFERENCES kind,
    bloc_id INTEGER REFERENCES bloc,
    title_en TEXT,
    title_ru TEXT,
    title_kk TEXT,
    source_id INTEGER REFERENCES source -- that of all its accounts; NULL: they have several
) STRICT;

-- What one source says of one event. Accounts are numbered in the order of the files.
CREATE TABLE account (
    account_id INTEGER PRIMARY KEY,
    event_id INTEGER NOT NULL REFERENCES event,
    source_id INTEGER NOT NULL REFERENCES source,
    kind_id INTEGER NOT NULL REFERENCES kind,
    date TEXT NOT NULL,
    earliest INTEGER NOT NULL,
    latest INTEGER NOT NULL,
    qualifier TEXT NOT NULL DEFAULT ''
        CONSTRAINT account_qualifier CHECK (qualifier = '' OR qualifier = '?' OR qualifier = '~'
                                            OR qualifier = '%'),
    locator TEXT NOT NULL,
    place TEXT,
    note TEXT,
    file_id INTEGER NOT NULL REFERENCES file,
    line INTEGER NOT NULL,
    note_ru TEXT,
    note_kk TEXT,
    locator_ru TEXT,
    CONSTRAINT account_days CHECK (earliest <= latest)
) STRICT;

-- From the account's date the actor has the status in the bloc.
CREATE TABLE effect (
    account_id INTEGER NOT NULL REFERENCES account,
    number INTEGER NOT NULL,
    bloc_id INTEGER NOT NULL REFERENCES bloc,
    actor_id INTEGER NOT NULL REFERENCES actor,
    status_id INTEGER NOT NULL REFERENCES status,
    PRIMARY KEY (account_id, number)
) STRICT, WITHOUT ROWID;

-- Actors that took part although no standing of theirs changed.
CREATE TABLE account_actor (
    account_id INTEGER NOT NULL REFERENCES account,
    number INTEGER NOT NULL,
    actor_id INTEGER NOT NULL REFERENCES actor,
    PRIMARY KEY (account_id, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE account_person (
    account_id INTEGER NOT NULL REFERENCES account,
    number INTEGER NOT NULL,
    person_id INTEGER NOT NULL REFERENCES person,
    role TEXT,
    PRIMARY KEY (account_id, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE lineage (
    lineage_id INTEGER PRIMARY KEY,
    from_id INTEGER NOT NULL REFERENCES bloc,
    to_id INTEGER NOT NULL REFERENCES bloc,
    relation TEXT NOT NULL,
    event_id INTEGER REFERENCES event,
    note TEXT,
    source_id INTEGER REFERENCES source,
    locator TEXT,
    package_id INTEGER NOT NULL REFERENCES package
) STRICT;

CREATE TABLE reading (
    reading_id INTEGER PRIMARY KEY,
    reading TEXT NOT NULL CONSTRAINT reading_id_unique UNIQUE,
    title_en TEXT,
    title_ru TEXT,
    title_kk TEXT,
    sources TEXT NOT NULL,
    package_id INTEGER NOT NULL REFERENCES package, -- whose as_of, licence, ... are its own
    preferred INTEGER NOT NULL CONSTRAINT reading_preferred CHECK (preferred BETWEEN 0 AND 1)
        -- 1: the one that is asked if none is named
) STRICT;

-- The sources that a reading asks, in its order: the accounts in the files of a package that cite a
-- source.
CREATE TABLE reading_source (
    reading_id INTEGER NOT NULL REFERENCES reading,
    rank INTEGER NOT NULL,
    package_id INTEGER NOT NULL REFERENCES package,
    source_id INTEGER NOT NULL REFERENCES source,
    PRIMARY KEY (reading_id, rank)
) STRICT, WITHOUT ROWID;

-- Whose events and lineage a reading sees: those of its package, of the packages that this one
-- extends, and of those whose sources the reading asks.
CREATE TABLE reading_sees (
    reading_id INTEGER NOT NULL REFERENCES reading,
    seen_id INTEGER NOT NULL REFERENCES package,
    PRIMARY KEY (reading_id, seen_id)
) STRICT, WITHOUT ROWID;

-- What was taken for one although packages call it by other ids: `id` is that of the package. `how` is
-- same.csv, or the scheme of the code that they have in common.
CREATE TABLE matched (
    matched_id INTEGER PRIMARY KEY,
    package_id INTEGER NOT NULL REFERENCES package,
    of TEXT NOT NULL CONSTRAINT matched_of CHECK (of = 'actor' OR of = 'bloc'),
    id TEXT NOT NULL,
    actor_id INTEGER REFERENCES actor,
    bloc_id INTEGER REFERENCES bloc,
    how TEXT NOT NULL,
    code TEXT,
    CONSTRAINT matched_owner CHECK ((of = 'actor') = (actor_id IS NOT NULL)
                                    AND (of = 'bloc') = (bloc_id IS NOT NULL))
) STRICT;

-- Where packages say other things of one actor, bloc, status, ...: what counts in the readings of a
-- package in place of what stands in the column `field` of the row `owner_id` of the table `of`. The
-- field `hidden` (1): the row does not count there at all. Of labels the fields are `actor:en`, ...
CREATE TABLE own_value (
    package_id INTEGER NOT NULL REFERENCES package,
    of TEXT NOT NULL,
    field TEXT NOT NULL,
    owner_id INTEGER NOT NULL,
    value ANY,
    PRIMARY KEY (package_id, of, field, owner_id)
) STRICT, WITHOUT ROWID;

-- The account that counts for each event in each reading.
CREATE TABLE chosen (
    reading_id INTEGER NOT NULL REFERENCES reading,
    event_id INTEGER NOT NULL REFERENCES event,
    account_id INTEGER NOT NULL REFERENCES account,
    PRIMARY KEY (reading_id, event_id)
) STRICT, WITHOUT ROWID;

-- Memberships: folded from the chosen accounts, never typed. A spell is a maximal run of days in
-- which an actor has one status in one bloc; it begins on some day start_lo..start_hi, and some day
-- end_lo..end_hi is the first on which it no longer holds.
CREATE TABLE spell (
    reading_id INTEGER NOT NULL REFERENCES reading,
    bloc_id INTEGER NOT NULL REFERENCES bloc,
    actor_id INTEGER NOT NULL REFERENCES actor,
    number INTEGER NOT NULL, -- in order of time, from 1 for each actor in each bloc
    status_id INTEGER NOT NULL REFERENCES status,
    start_lo INTEGER NOT NULL,
    start_hi INTEGER NOT NULL,
    end_lo INTEGER NOT NULL,
    end_hi INTEGER NOT NULL,
    start_account_id INTEGER NOT NULL REFERENCES account,
    end_account_id INTEGER REFERENCES account, -- NULL: open
    PRIMARY KEY (reading_id, bloc_id, actor_id, number),
    CONSTRAINT spell_start CHECK (start_lo <= start_hi),
    CONSTRAINT spell_end CHECK (end_lo <= end_hi)
) STRICT, WITHOUT ROWID;

-- The spells once more, as blocline reads them when it is asked about all of them: made of the same
-- fold as `spell` and equal to it (src/store/pack.h says what is in the BLOBs). Ask `spell`, or the
-- view `membership`.
CREATE TABLE spell_group (
    group_id INTEGER PRIMARY KEY, -- reading_id * 2^24 + place
    first_bloc TEXT NOT NULL,     -- of its blocs, which are in order of id,
    last_bloc TEXT NOT NULL,      -- the first and the last
    blocs BLOB NOT NULL
) STRICT;

CREATE TABLE spell_pack (
    pack_id INTEGER PRIMARY KEY, -- group_id * 2^16 + place; from 2^62 on, once more, actor by actor
    start_lo INTEGER NOT NULL,   -- of all its spells the first day,
    end_hi INTEGER NOT NULL,     -- and the first day on which none holds any more
    full INTEGER NOT NULL,       -- 1: their statuses are of class full, 0: none is
    spells BLOB NOT NULL
) STRICT;

-- Every change from one standing to another, in order of first and last day, as blocline reads them
-- when it is asked what changed: made of the same fold as `spell` and equal to it
-- (src/store/change_block.h says what is in the BLOBs).
CREATE TABLE change_block (
    block_id INTEGER PRIMARY KEY, -- reading_id * 2^32 + place
    lo INTEGER NOT NULL,          -- of all its changes the first possible day,
    hi INTEGER NOT NULL,          -- and the last
    changes BLOB NOT NULL
) STRICT;
