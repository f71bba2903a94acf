-- What several files of one organ and year say of each other, as findings of the reports that
-- stand: renditions that differ, and versions of which nothing tells the order. They come and go
-- with the other files, and so are in no table.
CREATE VIEW file_findings AS
SELECT report_id, code, severity, message, left_value, right_value, indicator, applicant, page, other_rendition, position
FROM rendition_findings
UNION ALL
SELECT report_id, code, severity, message, '', '', '', '', NULL, 0, 0 FROM version_findings;
