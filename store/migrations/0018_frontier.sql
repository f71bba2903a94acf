-- What a walk through a site is still to ask for, so that memory does not grow with the site and a
-- run that was killed goes on where it was.

-- Sites of the sources file.
CREATE TABLE crawl_sites (
    id     INTEGER PRIMARY KEY,
    name   TEXT    NOT NULL UNIQUE,
    run_id INTEGER NOT NULL REFERENCES crawl_runs (id), -- that last walked it
    state  TEXT    NOT NULL CHECK (json_valid(state)),  -- of the walk: what it counted so far
    noise  TEXT    NOT NULL CHECK (json_valid(noise))   -- parameters that were found to say nothing
) STRICT;

-- Requests of the walks of the present run.
CREATE TABLE crawl_jobs (
    id       INTEGER PRIMARY KEY,
    site_id  INTEGER NOT NULL REFERENCES crawl_sites (id),
    key      TEXT    NOT NULL, -- of the request: address, method and what is sent, without noise
    priority INTEGER NOT NULL, -- the lowest first
    state    INTEGER NOT NULL CHECK (state BETWEEN 0 AND 2), -- 0: to be asked for; 1: done; 2: seen and passed over
    work     TEXT    NOT NULL, -- what the walk needs for it, as JSON; '' where it is not to be asked for
    UNIQUE (site_id, key)
) STRICT;

CREATE INDEX crawl_jobs_waiting ON crawl_jobs (site_id, priority, id) WHERE state = 0;

-- Addresses of documents that lead to another, so that the next run need not ask whether they do.
CREATE TABLE crawl_redirects (
    key        TEXT PRIMARY KEY, -- of the request
    leads_to   TEXT NOT NULL,    -- address, after all redirects
    checked_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
