-- Tables as they are printed, whether a form knows them or not. Names of rows and columns
-- recur from report to report, so each path of them stands once in printed_names; of a
-- cell that an observation was read in, text and place are the observation's. The view
-- printed_cells puts all of it together.
CREATE TABLE printed_names (
    id   INTEGER PRIMARY KEY,
    path TEXT    NOT NULL UNIQUE -- names of a row or of a column, the widest first, one a line; '' for none
) STRICT;

-- What cells were read as, an indicator and a kind of applicant each.
CREATE TABLE printed_quantities (
    id        INTEGER PRIMARY KEY,
    indicator TEXT    NOT NULL REFERENCES indicators (code),
    applicant TEXT    NOT NULL REFERENCES applicants (id),
    UNIQUE (indicator, applicant)
) STRICT;

CREATE TABLE printed_tables (
    report_id INTEGER NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
    ordinal   INTEGER NOT NULL, -- in the report, from 1
    title     TEXT    NOT NULL, -- the line above it, or over all its columns; '' without one
    section   TEXT    NOT NULL, -- title of the chapter it stands in
    source    TEXT    NOT NULL CHECK (source IN ('rulings', 'alignment', 'text', 'markup')), -- what its grid rests on
    row_count    INTEGER NOT NULL,
    column_count INTEGER NOT NULL,
    page INTEGER, x0 REAL, y0 REAL, x1 REAL, y1 REAL, line INTEGER, -- place of its part on the first page
    PRIMARY KEY (report_id, ordinal)
) STRICT, WITHOUT ROWID;

CREATE TABLE printed_figures (
    report_id   INTEGER NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
    table_no    INTEGER NOT NULL, -- ordinal of its table
    row         INTEGER NOT NULL, -- in the table, from 1
    col         INTEGER NOT NULL, -- in the table, from 1
    labels      INTEGER NOT NULL REFERENCES printed_names (id), -- names of the row
    heads       INTEGER NOT NULL REFERENCES printed_names (id), -- names of the column
    quantity    INTEGER REFERENCES printed_quantities (id), -- of the observation that was read here, NULL where none was
    unplaced    INTEGER NOT NULL CHECK (unplaced IN (0, 1)), -- 1: one of unplaced_figures
    value       TEXT,             -- exact number in the unit printed, NULL where the text is not one number
    unit        TEXT    NOT NULL, -- as printed, '' where none is
    text        TEXT,             -- as printed; NULL: the observation's raw
    page INTEGER, x0 REAL, y0 REAL, x1 REAL, y1 REAL, line INTEGER, -- place; NULL: the observation's
    PRIMARY KEY (report_id, table_no, row, col)
) STRICT, WITHOUT ROWID;

-- Which reports print a name: ten times fewer rows than an index of the cells.
CREATE TABLE printed_uses (
    name_id   INTEGER NOT NULL REFERENCES printed_names (id),
    report_id INTEGER NOT NULL,
    PRIMARY KEY (name_id, report_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX printed_uses_by_report ON printed_uses (report_id);

CREATE TRIGGER printed_uses_end AFTER DELETE ON reports BEGIN
    DELETE FROM printed_uses WHERE report_id = OLD.id;
END;
