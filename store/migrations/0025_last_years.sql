-- How much of each report's text stood in that of its organ on the year before, so that all can be
-- ranked. A row for each report that stands for its organ and year and has one before it; rows are
-- written when the reports of an organ and year change (package store/lastyear).
CREATE TABLE last_years (
    report_id          INTEGER PRIMARY KEY REFERENCES reports (id) ON DELETE CASCADE,
    previous_report_id INTEGER NOT NULL, -- that stands for the year before
    letters            INTEGER NOT NULL, -- of the text of the chapters: no figures, marks and spaces
    copied             INTEGER NOT NULL  -- of these, in runs of at least 13 that the text before has too
) STRICT;
