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

-- Comparisons count with corrected values: region_figures has them in place of
-- what was read, with the status 'corrected'.
DROP TRIGGER region_reports_added;
CREATE TRIGGER region_reports_added AFTER INSERT ON region_reports
BEGIN
    INSERT INTO region_figures (indicator, applicant, region_code, year, report_id, value, status)
    SELECT indicator, applicant, NEW.region_code, NEW.year, NEW.report_id, value, status
    FROM observations
    WHERE report_id = NEW.report_id AND indicator NOT GLOB 'narrative.*';
    INSERT OR REPLACE INTO region_figures (indicator, applicant, region_code, year, report_id, value, status)
    SELECT c.indicator, c.applicant, NEW.region_code, NEW.year, NEW.report_id, c.value, 'corrected'
    FROM reports AS r
    JOIN documents AS d ON d.id = r.document_id
    JOIN corrections AS c ON c.sha256 = d.sha256
    WHERE r.id = NEW.report_id AND c.indicator NOT GLOB 'narrative.*';
END;

DROP TRIGGER observations_changed;
CREATE TRIGGER observations_changed AFTER UPDATE OF value, status ON observations
BEGIN
    UPDATE region_figures SET value = NEW.value, status = NEW.status
    WHERE status <> 'corrected' AND (indicator, applicant, region_code, year) = (
        SELECT NEW.indicator, NEW.applicant, region_code, year FROM region_reports WHERE report_id = NEW.report_id);
END;

CREATE TRIGGER corrections_made AFTER INSERT ON corrections WHEN NEW.indicator NOT GLOB 'narrative.*'
BEGIN
    INSERT OR REPLACE INTO region_figures (indicator, applicant, region_code, year, report_id, value, status)
    SELECT NEW.indicator, NEW.applicant, k.region_code, k.year, k.report_id, NEW.value, 'corrected'
    FROM documents AS d
    JOIN reports AS r ON r.document_id = d.id
    JOIN region_reports AS k ON k.report_id = r.id
    WHERE d.sha256 = NEW.sha256;
END;

CREATE TRIGGER corrections_ended AFTER DELETE ON corrections
BEGIN
    DELETE FROM region_figures
    WHERE (indicator, applicant, region_code, year) IN (
        SELECT OLD.indicator, OLD.applicant, k.region_code, k.year
        FROM documents AS d
        JOIN reports AS r ON r.document_id = d.id
        JOIN region_reports AS k ON k.report_id = r.id
        WHERE d.sha256 = OLD.sha256);
    INSERT INTO region_figures (indicator, applicant, region_code, year, report_id, value, status)
    SELECT o.indicator, o.applicant, k.region_code, k.year, k.report_id, o.value, o.status
    FROM documents AS d
    JOIN reports AS r ON r.document_id = d.id
    JOIN region_reports AS k ON k.report_id = r.id
    JOIN observations AS o ON o.report_id = r.id AND o.indicator = OLD.indicator AND o.applicant = OLD.applicant
    WHERE d.sha256 = OLD.sha256 AND o.indicator NOT GLOB 'narrative.*';
END;
