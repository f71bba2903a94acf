-- What people read where the program read otherwise, or not at all. A correction
-- is tied to the bytes of the document and to the cell, not to a report's row, so
-- that it outlasts every new reading of the document. The program's reading stays
-- as it is in observations; the views set the correction over it.

-- Corrections in force, at most one for each cell.
CREATE TABLE corrections (
    sha256         TEXT NOT NULL -- of the document
                   CHECK (length(sha256) = 64 AND sha256 NOT GLOB '*[^0-9a-f]*'),
    indicator      TEXT NOT NULL REFERENCES indicators (code),
    applicant      TEXT NOT NULL REFERENCES applicants (id), -- '' if not counted by applicant
    value          TEXT CHECK (value NOT GLOB '*[^0-9.-]*'), -- exact decimal in the indicator's unit; NULL: the cell is blank
    reason         TEXT NOT NULL CHECK (reason <> ''),
    made_by        TEXT NOT NULL CHECK (made_by <> ''),
    made_at        TEXT NOT NULL,
    machine_value  TEXT, -- what the program had read when the correction was made
    machine_status TEXT NOT NULL, -- as in observations, or 'missing': it had found no such cell
    PRIMARY KEY (sha256, indicator, applicant)
) STRICT, WITHOUT ROWID;

-- Corrections that were taken back, or replaced by another one.
CREATE TABLE past_corrections (
    id             INTEGER PRIMARY KEY, -- in the order in which they ended
    sha256         TEXT NOT NULL,
    indicator      TEXT NOT NULL REFERENCES indicators (code),
    applicant      TEXT NOT NULL REFERENCES applicants (id),
    value          TEXT,
    reason         TEXT NOT NULL,
    made_by        TEXT NOT NULL,
    made_at        TEXT NOT NULL,
    machine_value  TEXT,
    machine_status TEXT NOT NULL,
    ended          TEXT NOT NULL CHECK (ended IN ('undone', 'replaced')),
    ended_by       TEXT NOT NULL,
    ended_at       TEXT NOT NULL
) STRICT;

CREATE INDEX past_corrections_by_document ON past_corrections (sha256);

-- What the corrections in force do to a finding. '': nothing. 'mended': it does
-- not stand any more. 'replaced': it stands with other sums, in a finding of its
-- own. 'raised': it is not of the reading, the corrected values give it.
ALTER TABLE findings ADD COLUMN correction TEXT NOT NULL DEFAULT ''
    CHECK (correction IN ('', 'mended', 'replaced', 'raised'));
