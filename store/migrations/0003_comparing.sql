-- The report that counts for a region and a year: of the reports of its
-- government itself, the latest version. Where a year has a report of the
-- 人民政府 and one of another body for it (its 办公室), the 人民政府's counts.
-- The program keeps it; comparisons read no other reports of governments.
CREATE TABLE region_reports (
    region_code TEXT    NOT NULL,
    year        INTEGER NOT NULL,
    report_id   INTEGER NOT NULL UNIQUE REFERENCES reports (id) ON DELETE CASCADE,
    PRIMARY KEY (region_code, year)
) STRICT, WITHOUT ROWID;

CREATE INDEX region_reports_by_year ON region_reports (year);

-- The figures of those reports, in the order in which comparisons read them.
-- A copy of observations: there the figures of one report lie together, and one
-- figure of many regions is all over the file.
CREATE TABLE region_figures (
    indicator   TEXT    NOT NULL,
    applicant   TEXT    NOT NULL,
    region_code TEXT    NOT NULL,
    year        INTEGER NOT NULL,
    report_id   INTEGER NOT NULL,
    value       TEXT,             -- as in observations
    status      TEXT    NOT NULL, -- as in observations
    PRIMARY KEY (indicator, applicant, region_code, year)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER region_reports_added AFTER INSERT ON region_reports
BEGIN
    INSERT INTO region_figures (indicator, applicant, region_code, year, report_id, value, status)
    SELECT indicator, applicant, NEW.region_code, NEW.year, NEW.report_id, value, status
    FROM observations
    WHERE report_id = NEW.report_id AND indicator NOT GLOB 'narrative.*';
END;

-- By the catalogue and not by the report's observations: those may be gone.
CREATE TRIGGER region_reports_removed AFTER DELETE ON region_reports
BEGIN
    DELETE FROM region_figures
    WHERE (indicator, applicant, region_code, year) IN (
        SELECT i.code, a.id, OLD.region_code, OLD.year
        FROM indicators AS i
        JOIN applicants AS a ON (a.id <> '') = i.by_applicant);
END;

CREATE TRIGGER observations_changed AFTER UPDATE OF value, status ON observations
BEGIN
    UPDATE region_figures SET value = NEW.value, status = NEW.status
    WHERE (indicator, applicant, region_code, year) = (
        SELECT NEW.indicator, NEW.applicant, region_code, year FROM region_reports WHERE report_id = NEW.report_id);
END;

-- For the reports of departments, which comparisons look up one by one.
CREATE INDEX reports_by_body ON reports (body, region_code, year, version);

INSERT INTO region_reports (region_code, year, report_id)
SELECT region_code, year, id
FROM (SELECT region_code, year, id,
          row_number() OVER (PARTITION BY region_code, year ORDER BY body <> '人民政府', length(body), body, version DESC) AS place
      FROM reports
      WHERE department = '' AND region_code IS NOT NULL AND year IS NOT NULL)
WHERE place = 1;

-- Full-text search in the chapters: the entry of each in narrative_index. Entries
-- of text that is no longer here stay in the index and lead nowhere, which is
-- why a docid is never used again.
CREATE TABLE narratives (
    docid     INTEGER PRIMARY KEY AUTOINCREMENT,
    report_id INTEGER NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
    section   INTEGER NOT NULL, -- position of the section
    UNIQUE (report_id, section)
) STRICT;

-- Title and text of each chapter, cut into overlapping pairs of characters by
-- the program. The index alone: the text is in sections.
CREATE VIRTUAL TABLE narrative_index USING fts4 (content="", pairs, tokenize=simple, matchinfo=fts3, order=desc);
