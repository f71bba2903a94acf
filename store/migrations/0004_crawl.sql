-- What the crawler knows. Figures are in the tables of the first migration; a
-- document that was crawled is there under its SHA-256.

-- Runs of the crawler. One that has no end was killed, and the next goes on with
-- it.
CREATE TABLE crawl_runs (
    id          INTEGER PRIMARY KEY,
    started_at  TEXT NOT NULL,
    finished_at TEXT, -- NULL: it is running, or was killed
    summary     TEXT CHECK (json_valid(summary)) -- as reported at the end
) STRICT;

-- What was had from each address at the last time.
CREATE TABLE crawl_urls (
    url           TEXT    PRIMARY KEY, -- after redirects
    site          TEXT    NOT NULL,    -- name in the sources file
    kind          TEXT    NOT NULL CHECK (kind IN ('page', 'document')), -- page: looked through for links
    run_id        INTEGER NOT NULL REFERENCES crawl_runs (id), -- that last asked for it
    checked_at    TEXT    NOT NULL,    -- when that was
    sha256        TEXT    NOT NULL,    -- of what was had, which is in the archive
    media_type    TEXT    NOT NULL,    -- by its content
    etag          TEXT    NOT NULL,    -- '' without one
    last_modified TEXT    NOT NULL     -- as the server says, '' if it does not
) STRICT, WITHOUT ROWID;

CREATE INDEX crawl_urls_by_content ON crawl_urls (sha256);

-- Documents as they were published at an address, one row for each change.
CREATE TABLE crawl_versions (
    url         TEXT    NOT NULL REFERENCES crawl_urls (url),
    fetched_at  TEXT    NOT NULL,
    run_id      INTEGER NOT NULL REFERENCES crawl_runs (id),
    sha256      TEXT    NOT NULL,
    size        INTEGER NOT NULL, -- bytes
    path        TEXT    NOT NULL, -- of the file in the archive
    file_name   TEXT    NOT NULL, -- as the server or the address names it
    link_text   TEXT    NOT NULL, -- of the link that led there
    linked_from TEXT    NOT NULL, -- address of the page with the link
    organ       TEXT    NOT NULL, -- hint from the sources file, '' for none
    region      TEXT    NOT NULL, -- the same
    year        INTEGER NOT NULL, -- hint from the link, 0 for none
    headers     TEXT    NOT NULL CHECK (json_valid(headers)), -- of the answer
    PRIMARY KEY (url, run_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX crawl_versions_by_content ON crawl_versions (sha256);

-- Addresses that could not be had at the last attempt, or gave no report.
CREATE TABLE crawl_failures (
    url       TEXT    PRIMARY KEY, -- as linked
    site      TEXT    NOT NULL,
    kind      TEXT    NOT NULL, -- in one word
    error     TEXT    NOT NULL, -- the same in full
    since     TEXT    NOT NULL, -- first of the attempts that failed like this
    last_at   TEXT    NOT NULL, -- last of them
    run_id    INTEGER NOT NULL REFERENCES crawl_runs (id) -- of the last
) STRICT, WITHOUT ROWID;
