-- Where each content is that was had from the web: in which WARC file of the archive, and from which byte on. Files
-- go by their names alone, so that the archive can be moved.
CREATE TABLE crawl_contents (
    sha256     TEXT    PRIMARY KEY, -- of the body, lower-case hex
    size       INTEGER NOT NULL,    -- bytes of the body
    media_type TEXT    NOT NULL,    -- by its content
    file       TEXT    NOT NULL,    -- name of the WARC file
    offset     INTEGER NOT NULL,    -- bytes of the file before the record
    record     TEXT    NOT NULL,    -- its WARC-Record-ID
    url        TEXT    NOT NULL,    -- that was asked for
    fetched_at TEXT    NOT NULL     -- when the answer began
) STRICT, WITHOUT ROWID;

CREATE INDEX crawl_contents_by_file ON crawl_contents (file, offset);
