-- 收到和处理政府信息公开申请情况 as printed: one row for each row of the form,
-- one column for each kind of applicant. All values are shown; flagged names the
-- cells that are not plainly read, NULL if there are none.
CREATE VIEW table_applications AS
SELECT
    l.report_id, l.region_code, l.region, l.organ, l.department, l.year, l.version, l.latest,
    c.form, c.row, c.row_zh AS label, c.indicator,
    max(CASE c.applicant WHEN 'natural_person' THEN c.value END) AS natural_person,
    max(CASE c.applicant WHEN 'business' THEN c.value END) AS business,
    max(CASE c.applicant WHEN 'research' THEN c.value END) AS research,
    max(CASE c.applicant WHEN 'public_welfare' THEN c.value END) AS public_welfare,
    max(CASE c.applicant WHEN 'legal_service' THEN c.value END) AS legal_service,
    max(CASE c.applicant WHEN 'other' THEN c.value END) AS other,
    max(CASE c.applicant WHEN 'total' THEN c.value END) AS total,
    (SELECT group_concat(f.applicant || ': ' || f.status, '; ')
     FROM (SELECT applicant, status FROM table_cells AS f
           WHERE f.report_id = c.report_id AND f.table_id = c.table_id AND f.row = c.row AND f.status <> 'read'
           ORDER BY f.col) AS f) AS flagged
FROM table_cells AS c
JOIN report_list AS l ON l.report_id = c.report_id
WHERE c.table_id = 'applications'
GROUP BY c.report_id, c.row
HAVING NOT c.optional OR min(c.status = 'missing') = 0
ORDER BY c.report_id, c.row;
