-- What the view series_findings finds of each report: comparing one with the year before looks up
-- some two hundred figures, too many to do for all reports when a page asks. Rows are written when the
-- reports of an organ and year change (package store/faults), and are of latest versions.
CREATE TABLE years_apart (
    report_id          INTEGER NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
    code               TEXT NOT NULL,
    indicator          TEXT NOT NULL,
    applicant          TEXT NOT NULL,
    previous_report_id INTEGER NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
    previous_value     ANY NOT NULL,
    value              ANY NOT NULL,
    PRIMARY KEY (report_id, code, indicator, applicant)
) STRICT, WITHOUT ROWID;

CREATE INDEX years_apart_by_previous ON years_apart (previous_report_id);
