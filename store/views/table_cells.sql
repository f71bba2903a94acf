-- The statistical tables cell by cell in printed order. A cell of the form that
-- the reading did not find has the status 'missing' and no value.
CREATE VIEW table_cells AS
SELECT
    t.report_id, t.table_id, t.form, c.row, c.col, c.heading, c.row_zh, c.column_zh,
    c.indicator, c.applicant, c.optional,
    CAST(o.value AS NUMERIC) AS value,
    coalesce(o.status, 'missing') AS status
FROM report_tables AS t
JOIN form_cells AS c ON c.form = t.form AND c.table_id = t.table_id
LEFT JOIN observations AS o
    ON o.report_id = t.report_id AND o.indicator = c.indicator AND o.applicant = c.applicant;
