-- The first schema. Conventions:
--   * Figures are TEXT with the exact decimal that the report prints; cast them
--     to NUMERIC to reckon with them, as the views do. NULL is "not known",
--     never zero.
--   * A place is a page, counted from 1, and a box x0 <= x1, y0 <= y1 in PDF
--     points with the origin at the page's bottom left; for what comes from a plain
--     text, the line of the file, counted from 1. All NULL: no place known.
--   * Times are ISO 8601 in UTC. Dates are YYYY-MM-DD.
--   * The tables up to form_cells are the catalogue: a copy of what the program
--     knows, for joins. The program keeps it in step; do not write to it. Rows
--     that a later program no longer knows stay, with current = 0, because
--     readings may refer to them.

-- Which catalogue the tables below hold. One row.
CREATE TABLE catalogue (
    id       INTEGER PRIMARY KEY CHECK (id = 1),
    revision INTEGER NOT NULL, -- of the reading rules the catalogue came with
    digest   TEXT    NOT NULL, -- SHA-256 of the catalogue and the views
    synced_at TEXT   NOT NULL  -- when it was copied here
) STRICT;

-- Administrative divisions by their six-digit codes (GB/T 2260), former ones
-- included. A code that changed its name has a row for each name.
CREATE TABLE regions (
    code       TEXT    NOT NULL, -- "320813"
    name       TEXT    NOT NULL, -- "洪泽区"
    parent     TEXT    NOT NULL, -- code of the next higher division, '' for a province
    valid_from INTEGER NOT NULL, -- first year of this code with this name, 0: before the table begins
    valid_to   INTEGER NOT NULL, -- last year, 0: still valid
    current    INTEGER NOT NULL CHECK (current IN (0, 1)), -- 0: no longer in the catalogue
    PRIMARY KEY (code, valid_from)
) STRICT, WITHOUT ROWID;

CREATE INDEX regions_by_name ON regions (name);

-- Editions of the prescribed report.
CREATE TABLE forms (
    id         TEXT    PRIMARY KEY, -- "2019", "2021"
    document   TEXT    NOT NULL,    -- the order that prescribes it
    first_year INTEGER NOT NULL,    -- of the reports it applies to
    last_year  INTEGER,             -- NULL: still in force
    current    INTEGER NOT NULL CHECK (current IN (0, 1)) -- 0: no longer in the catalogue
) STRICT, WITHOUT ROWID;

-- The statistical tables of each form.
CREATE TABLE form_tables (
    form     TEXT    NOT NULL REFERENCES forms (id),
    table_id TEXT    NOT NULL, -- "disclosure", "applications", "disputes"
    section  INTEGER NOT NULL, -- ordinal of the section it stands in
    zh       TEXT    NOT NULL, -- title as prescribed
    en       TEXT    NOT NULL, -- the same in English
    PRIMARY KEY (form, table_id)
) STRICT, WITHOUT ROWID;

-- Comparable quantities.
CREATE TABLE indicators (
    code         TEXT    PRIMARY KEY, -- "applications.received"
    ordinal      INTEGER NOT NULL,    -- place in the order of the forms
    table_id     TEXT    NOT NULL,    -- table it is printed in
    zh           TEXT    NOT NULL,    -- path of labels, as printed
    en           TEXT    NOT NULL,    -- the same in English
    unit         TEXT    NOT NULL,    -- "件", "项", "万元"
    article      TEXT    NOT NULL,    -- source of the rule
    by_applicant INTEGER NOT NULL CHECK (by_applicant IN (0, 1)), -- 1: counted once for each kind of applicant
    current      INTEGER NOT NULL CHECK (current IN (0, 1)) -- 0: no longer in the catalogue
) STRICT, WITHOUT ROWID;

-- Which forms have an indicator.
CREATE TABLE indicator_forms (
    indicator TEXT NOT NULL REFERENCES indicators (code),
    form      TEXT NOT NULL REFERENCES forms (id),
    PRIMARY KEY (indicator, form)
) STRICT, WITHOUT ROWID;

-- Kinds of applicant: the columns of the applications table.
CREATE TABLE applicants (
    id      TEXT    PRIMARY KEY, -- "natural_person", ..., "total"; '' for figures not counted by applicant
    ordinal INTEGER NOT NULL,    -- place in the order of the columns
    zh      TEXT    NOT NULL,    -- "自然人"
    en      TEXT    NOT NULL,    -- the same in English
    current INTEGER NOT NULL CHECK (current IN (0, 1)) -- 0: no longer in the catalogue
) STRICT, WITHOUT ROWID;

-- The printed shape of each statistical table: which figure stands where.
CREATE TABLE form_cells (
    form       TEXT    NOT NULL,
    table_id   TEXT    NOT NULL,
    row        INTEGER NOT NULL, -- from 1, over all blocks, rows of figures only
    col        INTEGER NOT NULL, -- from 1 in each row, columns of figures only
    heading    TEXT    NOT NULL, -- heading row above the block, '' without one
    row_zh     TEXT    NOT NULL, -- path of row labels, as printed
    column_zh  TEXT    NOT NULL, -- path of column labels, as printed
    indicator  TEXT    NOT NULL REFERENCES indicators (code),
    applicant  TEXT    NOT NULL REFERENCES applicants (id),
    optional   INTEGER NOT NULL CHECK (optional IN (0, 1)), -- 1: the row may be missing without a fault
    PRIMARY KEY (form, table_id, row, col),
    FOREIGN KEY (form, table_id) REFERENCES form_tables (form, table_id)
) STRICT, WITHOUT ROWID;

-- Files, one row for each content whatever its paths.
CREATE TABLE documents (
    id          INTEGER PRIMARY KEY,
    sha256      TEXT    NOT NULL UNIQUE -- of the bytes, lower-case hex
                CHECK (length(sha256) = 64 AND sha256 NOT GLOB '*[^0-9a-f]*'),
    size        INTEGER NOT NULL CHECK (size >= 0), -- bytes
    path        TEXT    NOT NULL, -- where the content was first seen
    media_type  TEXT    NOT NULL, -- "application/pdf", "text/plain"
    source_url  TEXT,             -- where it was published
    fetched_at  TEXT,             -- when it was fetched from there
    imported_at TEXT    NOT NULL, -- when it was first given to this database
    pages       INTEGER NOT NULL CHECK (pages >= 0),
    producer    TEXT    NOT NULL, -- program that made the file, by its own metadata
    repaired    TEXT    NOT NULL, -- what had to be done before it could be read, '' for nothing
    parser      TEXT    NOT NULL, -- version of the parser that read it or, with status failed, that last tried
    status      TEXT    NOT NULL CHECK (status IN ('read', 'failed')), -- read: it has a report
    error_kind  TEXT,             -- why the last attempt failed, in one word; NULL after a success
    error       TEXT,             -- the same in full
    error_page  INTEGER,          -- page at which it failed, NULL for the file as a whole
    CHECK ((error_kind IS NULL) = (error IS NULL)),
    CHECK (status = 'read' OR error_kind IS NOT NULL)
) STRICT;

CREATE INDEX documents_with_errors ON documents (path) WHERE error_kind IS NOT NULL;

-- Every path under which a content was seen.
CREATE TABLE document_paths (
    path        TEXT    NOT NULL,
    document_id INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    PRIMARY KEY (path, document_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX document_paths_by_document ON document_paths (document_id);

-- Files of which the content could not be had: missing, not permitted. An entry
-- goes when an import of the path succeeds in opening it.
CREATE TABLE unopened_files (
    path       TEXT PRIMARY KEY,
    source_url TEXT, -- where it was published
    failed_at  TEXT NOT NULL,
    error_kind TEXT NOT NULL, -- in one word
    error      TEXT NOT NULL  -- the same in full
) STRICT, WITHOUT ROWID;

-- Readings: one report for each document that could be read. Whose report it
-- is (region and body) and for which year makes its identity; other bytes for the same identity
-- are the next version. The region stands here as it was identified.
CREATE TABLE reports (
    id                INTEGER PRIMARY KEY,
    document_id       INTEGER NOT NULL UNIQUE REFERENCES documents (id) ON DELETE CASCADE,
    title             TEXT    NOT NULL, -- as printed
    organ             TEXT    NOT NULL, -- as the report names its author, '' if unknown
    department        TEXT    NOT NULL, -- '' for the report of a government itself
    body              TEXT    NOT NULL, -- the organ less the regions before it: "人民政府", "商务局"
    region_code       TEXT,             -- NULL if unknown
    region_valid_from INTEGER NOT NULL, -- tells the names of one code apart
    region_name       TEXT    NOT NULL, -- "洪泽区"
    region_parent     TEXT    NOT NULL, -- code of the next higher division
    region_valid_to   INTEGER NOT NULL, -- as in regions
    year              INTEGER,          -- the year reported on, NULL if unknown
    form              TEXT    REFERENCES forms (id), -- edition it follows, NULL if none
    period_start      TEXT    NOT NULL, -- first day of the statistics, '' if unknown
    period_end        TEXT    NOT NULL, -- last day
    version           INTEGER NOT NULL CHECK (version >= 1),  -- of the publication, from 1
    revision          INTEGER NOT NULL CHECK (revision >= 1), -- of our reading, from 1
    read_at           TEXT    NOT NULL, -- when this reading was stored
    digest            TEXT    NOT NULL, -- SHA-256 of the reading as JSON
    FOREIGN KEY (region_code, region_valid_from) REFERENCES regions (code, valid_from)
) STRICT;

CREATE UNIQUE INDEX reports_by_identity
    ON reports (coalesce(region_code, ''), body, year, version)
    WHERE year IS NOT NULL AND (organ <> '' OR region_code IS NOT NULL);
CREATE INDEX reports_by_region ON reports (region_code, year);
CREATE INDEX reports_by_organ ON reports (organ, year);

-- Readings that a later reading of the same bytes replaced.
CREATE TABLE report_revisions (
    report_id INTEGER NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
    revision  INTEGER NOT NULL, -- of the reading kept here
    parser    TEXT    NOT NULL, -- version of the parser that read it
    read_at   TEXT    NOT NULL, -- when it was stored
    digest    TEXT    NOT NULL, -- SHA-256 of reading
    reading   TEXT    NOT NULL CHECK (json_valid(reading)), -- the whole report as JSON
    PRIMARY KEY (report_id, revision)
) STRICT;

-- Chapters with the text of their paragraphs.
CREATE TABLE sections (
    report_id INTEGER NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
    position  INTEGER NOT NULL, -- in the report, from 1
    ordinal   INTEGER NOT NULL, -- as numbered: 1 for 一、; 0 for what precedes the first heading
    title     TEXT    NOT NULL, -- without its numeral
    text      TEXT    NOT NULL, -- paragraphs, one a line, without tables
    page INTEGER, x0 REAL, y0 REAL, x1 REAL, y1 REAL, line INTEGER, -- place of the heading
    PRIMARY KEY (report_id, position)
) STRICT;

-- Headings inside chapters.
CREATE TABLE subheadings (
    report_id INTEGER NOT NULL,
    section   INTEGER NOT NULL, -- position of the section
    position  INTEGER NOT NULL, -- in the section, from 1
    label     TEXT    NOT NULL, -- as printed: "（一）"
    title     TEXT    NOT NULL, -- without the label
    page INTEGER, x0 REAL, y0 REAL, x1 REAL, y1 REAL, line INTEGER, -- place
    PRIMARY KEY (report_id, section, position),
    FOREIGN KEY (report_id, section) REFERENCES sections (report_id, position) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

-- Which form each statistical table of a report follows: a report can take a
-- table from another edition than its own.
CREATE TABLE report_tables (
    report_id INTEGER NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
    position  INTEGER NOT NULL, -- in the report, from 1
    table_id  TEXT    NOT NULL,
    form      TEXT    NOT NULL,
    PRIMARY KEY (report_id, table_id),
    FOREIGN KEY (form, table_id) REFERENCES form_tables (form, table_id)
) STRICT, WITHOUT ROWID;

-- Figures in long form: one row for each cell of the statistical tables.
CREATE TABLE observations (
    report_id  INTEGER NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
    indicator  TEXT    NOT NULL REFERENCES indicators (code),
    applicant  TEXT    NOT NULL REFERENCES applicants (id), -- '' if not counted by applicant
    position   INTEGER NOT NULL, -- in the order of the reading, from 1
    value      TEXT    CHECK (value NOT GLOB '*[^0-9.-]*'), -- exact decimal; NULL: the cell is blank or holds no number
    unit       TEXT    NOT NULL, -- "件", "项", "万元"
    raw        TEXT    NOT NULL, -- text of the cell, as printed
    -- read: printed in a cell that is placed with certainty. blank: the cell is
    -- there and empty. derived: not printed, the arithmetic admits this value
    -- only. inferred: printed, placed by reasoning that could err. flagged:
    -- printed, but reading or place is in doubt.
    status     TEXT    NOT NULL CHECK (status IN ('read', 'blank', 'derived', 'inferred', 'flagged')),
    confidence REAL    NOT NULL CHECK (confidence BETWEEN 0 AND 1),
    note       TEXT    NOT NULL, -- how the value came here, where that needs saying
    page INTEGER, x0 REAL, y0 REAL, x1 REAL, y1 REAL, line INTEGER, -- place of the cell
    PRIMARY KEY (report_id, indicator, applicant),
    CHECK (status <> 'blank' OR value IS NULL)
) STRICT, WITHOUT ROWID;

CREATE INDEX observations_by_indicator ON observations (indicator, applicant);

-- Figures printed in a statistical table that could not be given to an
-- indicator with certainty.
CREATE TABLE unplaced_figures (
    report_id INTEGER NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
    position  INTEGER NOT NULL, -- in the order of the reading, from 1
    table_id  TEXT    NOT NULL, -- table it is printed in
    indicator TEXT    REFERENCES indicators (code), -- NULL unless the row is certain
    value     TEXT    CHECK (value NOT GLOB '*[^0-9.-]*'), -- exact decimal; NULL: no number
    raw       TEXT    NOT NULL, -- as printed
    note      TEXT    NOT NULL, -- why it has no place
    page INTEGER, x0 REAL, y0 REAL, x1 REAL, y1 REAL, line INTEGER, -- place
    PRIMARY KEY (report_id, position)
) STRICT, WITHOUT ROWID;

-- Why a row or a column of a printed table was taken for one of the form's.
CREATE TABLE evidence (
    report_id INTEGER NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
    position  INTEGER NOT NULL, -- in the order of the reading, from 1
    table_id  TEXT    NOT NULL, -- table of the form
    block     INTEGER NOT NULL, -- of the table, from 0
    axis      TEXT    NOT NULL CHECK (axis IN ('row', 'column')),
    item      TEXT    NOT NULL, -- ID of the row or column in the form
    printed   TEXT    NOT NULL, -- label or heads as read
    likeness  REAL    NOT NULL CHECK (likeness BETWEEN 0 AND 1), -- of what is printed to the form's label
    reason    TEXT    NOT NULL,
    page INTEGER, x0 REAL, y0 REAL, x1 REAL, y1 REAL, line INTEGER, -- place
    PRIMARY KEY (report_id, position)
) STRICT, WITHOUT ROWID;

-- What a careful reader should know about a report.
CREATE TABLE findings (
    report_id INTEGER NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
    ordinal   INTEGER NOT NULL, -- from 1
    code      TEXT    NOT NULL, -- kind of finding, stable: "applications-balance", "form-drift"
    severity  TEXT    NOT NULL CHECK (severity IN ('error', 'warning', 'info')),
    message   TEXT    NOT NULL, -- for people
    left_sum  TEXT    NOT NULL, -- of a failed check, '' otherwise
    right_sum TEXT    NOT NULL,
    page INTEGER, x0 REAL, y0 REAL, x1 REAL, y1 REAL, line INTEGER, -- place
    PRIMARY KEY (report_id, ordinal)
) STRICT, WITHOUT ROWID;

CREATE INDEX findings_by_code ON findings (code, severity);

-- The figures that a finding is about.
CREATE TABLE finding_cells (
    report_id INTEGER NOT NULL,
    finding   INTEGER NOT NULL, -- ordinal of the finding
    position  INTEGER NOT NULL, -- in the finding, from 1
    indicator TEXT    NOT NULL,
    applicant TEXT    NOT NULL,
    PRIMARY KEY (report_id, finding, position),
    FOREIGN KEY (report_id, finding) REFERENCES findings (report_id, ordinal) ON DELETE CASCADE,
    FOREIGN KEY (report_id, indicator, applicant)
        REFERENCES observations (report_id, indicator, applicant) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE INDEX finding_cells_by_observation ON finding_cells (report_id, indicator, applicant);
