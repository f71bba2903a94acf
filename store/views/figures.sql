-- Every figure as it is to be used: the correction where a person made one, with
-- the status 'corrected', and else what was read. What was read stands beside it;
-- machine_status is 'missing' where the reading has no such cell. Choose reports
-- or indicators when joining this view with others: of all reports it is large.
CREATE VIEW figures AS
SELECT
    o.report_id, o.indicator, o.applicant, o.unit,
    CASE WHEN c.sha256 IS NULL THEN o.value ELSE c.value END AS value,
    CASE WHEN c.sha256 IS NULL THEN o.status ELSE 'corrected' END AS status,
    o.value AS machine_value, o.status AS machine_status,
    o.raw, o.remark, o.note, o.page,
    c.made_by AS corrected_by, c.made_at AS corrected_at, c.reason AS correction_reason
FROM observations AS o
JOIN reports AS r ON r.id = o.report_id
JOIN documents AS d ON d.id = r.document_id
LEFT JOIN corrections AS c ON c.sha256 = d.sha256 AND c.indicator = o.indicator AND c.applicant = o.applicant
UNION ALL
SELECT
    r.id, c.indicator, c.applicant, i.unit, c.value, 'corrected', NULL, 'missing', '', '', '', NULL,
    c.made_by, c.made_at, c.reason
FROM corrections AS c
JOIN documents AS d ON d.sha256 = c.sha256
JOIN reports AS r ON r.document_id = d.id
JOIN indicators AS i ON i.code = c.indicator
WHERE NOT EXISTS (SELECT 1 FROM observations AS o
                  WHERE o.report_id = r.id AND o.indicator = c.indicator AND o.applicant = c.applicant);
