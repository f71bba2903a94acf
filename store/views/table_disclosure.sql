-- 主动公开政府信息情况 as printed: one row for each row of the form with up to
-- three figures, each beside its column's label. All values are shown; flagged
-- names the cells that are not plainly read, NULL if there are none.
CREATE VIEW table_disclosure AS
SELECT
    l.report_id, l.region_code, l.region, l.organ, l.department, l.year, l.version, l.latest,
    c.form, c.row, c.heading, c.row_zh AS label,
    max(CASE c.col WHEN 1 THEN c.column_zh END) AS column_1,
    max(CASE c.col WHEN 1 THEN c.value END) AS value_1,
    max(CASE c.col WHEN 2 THEN c.column_zh END) AS column_2,
    max(CASE c.col WHEN 2 THEN c.value END) AS value_2,
    max(CASE c.col WHEN 3 THEN c.column_zh END) AS column_3,
    max(CASE c.col WHEN 3 THEN c.value END) AS value_3,
    (SELECT group_concat(f.column_zh || ': ' || f.status, '; ')
     FROM (SELECT column_zh, status FROM table_cells AS f
           WHERE f.report_id = c.report_id AND f.table_id = c.table_id AND f.row = c.row AND f.status <> 'read'
           ORDER BY f.col) AS f) AS flagged
FROM table_cells AS c
JOIN report_list AS l ON l.report_id = c.report_id
WHERE c.table_id = 'disclosure'
GROUP BY c.report_id, c.row
HAVING NOT c.optional OR min(c.status = 'missing') = 0
ORDER BY c.report_id, c.row;
