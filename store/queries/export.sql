-- Exports.

-- name: export_observations
SELECT i.table_id, o.indicator, i.zh, o.applicant, a.zh, o.value, o.unit, o.status, o.confidence, o.raw, o.note,
    o.page, o.x0, o.y0, o.x1, o.y1
FROM observations AS o
JOIN indicators AS i ON i.code = o.indicator
JOIN applicants AS a ON a.id = o.applicant
WHERE o.report_id = :report
ORDER BY o.position;

-- name: wide_columns
-- The figures of reports_wide, in its order; those that only older readings have come last.
SELECT i.code, a.id
FROM indicators AS i
JOIN applicants AS a ON (a.id <> '') = i.by_applicant
ORDER BY i.current DESC, i.ordinal, i.code, a.ordinal, a.id;
