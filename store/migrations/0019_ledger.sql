-- Runs of the crawler are accounted for: who has one, what each list of a site had and lost, and
-- which messages are still to be delivered.

-- A run is leased: the process that has it renews its heartbeat, and another takes it over only
-- when that has stopped for long.
ALTER TABLE crawl_runs ADD COLUMN place TEXT NOT NULL DEFAULT '';        -- machine and archive of its holder
ALTER TABLE crawl_runs ADD COLUMN holder TEXT NOT NULL DEFAULT '';       -- process that has or had it
ALTER TABLE crawl_runs ADD COLUMN heartbeat_at TEXT NOT NULL DEFAULT ''; -- its last sign of life, '' where it gave the run back

-- The day that stood beside the link to a document, YYYY-MM-DD, '' for none: it tells which of two
-- publications is the later one.
ALTER TABLE crawl_versions ADD COLUMN listed TEXT NOT NULL DEFAULT '';

-- What became of the records of the lists: each has a row for the run that saw it last.
CREATE TABLE crawl_records (
    site      TEXT    NOT NULL, -- name in the sources file
    list      TEXT    NOT NULL, -- key of the request of the list's first page
    record    TEXT    NOT NULL, -- key of the record's request
    run_id    INTEGER NOT NULL REFERENCES crawl_runs (id), -- that saw it last
    first_run INTEGER NOT NULL REFERENCES crawl_runs (id), -- that saw it first
    text      TEXT    NOT NULL, -- of the link
    listed    TEXT    NOT NULL, -- day beside it, as printed
    in_list   INTEGER NOT NULL, -- 1: it stands in the list itself, 0: somewhere on its pages
    outcome   TEXT    NOT NULL, -- seen: nothing came of it yet; held; else why it is refused, in one word
    detail    TEXT    NOT NULL, -- what is to be said of that; of what is held its SHA-256
    PRIMARY KEY (site, list, record)
) STRICT, WITHOUT ROWID;

CREATE INDEX crawl_records_by_record ON crawl_records (site, record);

-- The lists of the last runs, in numbers.
CREATE TABLE crawl_lists (
    run_id    INTEGER NOT NULL REFERENCES crawl_runs (id),
    site      TEXT    NOT NULL,
    list      TEXT    NOT NULL,
    family    TEXT    NOT NULL, -- that read it
    announced INTEGER NOT NULL, -- records that it says it has, -1 if it does not say
    seen      INTEGER NOT NULL DEFAULT 0, -- records in it
    reports   INTEGER NOT NULL DEFAULT 0, -- records that were taken for reports, also beside the list
    held      INTEGER NOT NULL DEFAULT 0, -- of these, with a document in the archive
    refused   TEXT    NOT NULL DEFAULT '{}' CHECK (json_valid(refused)), -- records without one, by reason
    PRIMARY KEY (site, list, run_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX crawl_lists_by_run ON crawl_lists (run_id);

-- Messages to a person. One that is delivered stays as a record of what was told.
CREATE TABLE crawl_messages (
    id           INTEGER PRIMARY KEY,
    run_id       INTEGER REFERENCES crawl_runs (id), -- that it tells of, NULL for one that could not begin
    channel      TEXT    NOT NULL CHECK (channel IN ('webhook', 'command')),
    body         TEXT    NOT NULL,
    created_at   TEXT    NOT NULL,
    attempts     INTEGER NOT NULL DEFAULT 0,
    next_at      TEXT    NOT NULL,            -- not to be tried before
    last_error   TEXT    NOT NULL DEFAULT '', -- of the last attempt
    delivered_at TEXT                         -- NULL: still to be delivered
) STRICT;

CREATE INDEX crawl_messages_waiting ON crawl_messages (next_at) WHERE delivered_at IS NULL;
