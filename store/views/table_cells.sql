-- The statistical tables cell by cell in printed order. A cell of the form that
-- the reading did not find has the status 'missing' and no value. A cell that a
-- person corrected has the corrected value and the status 'corrected'; what was
-- read stands beside it.
CREATE VIEW table_cells AS
SELECT
    t.report_id, t.table_id, t.form, c.row, c.col, c.heading, c.row_zh, c.column_zh,
    c.indicator, c.applicant, c.optional,
    CAST(CASE WHEN h.sha256 IS NULL THEN o.value ELSE h.value END AS NUMERIC) AS value,
    CASE WHEN h.sha256 IS NULL THEN coalesce(o.status, 'missing') ELSE 'corrected' END AS status,
    CAST(o.value AS NUMERIC) AS machine_value,
    coalesce(o.status, 'missing') AS machine_status
FROM report_tables AS t
JOIN reports AS r ON r.id = t.report_id
JOIN documents AS d ON d.id = r.document_id
JOIN form_cells AS c ON c.form = t.form AND c.table_id = t.table_id
LEFT JOIN observations AS o
    ON o.report_id = t.report_id AND o.indicator = c.indicator AND o.applicant = c.applicant
LEFT JOIN corrections AS h
    ON h.sha256 = d.sha256 AND h.indicator = c.indicator AND h.applicant = c.applicant;
