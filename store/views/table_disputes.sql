-- 政府信息公开行政复议、行政诉讼情况 as printed: one row for each report. All
-- values are shown; flagged names the cells that are not plainly read, NULL if
-- there are none.
CREATE VIEW table_disputes AS
SELECT
    l.report_id, l.region_code, l.region, l.organ, l.department, l.year, l.version, l.latest,
    c.form,
    max(CASE c.indicator WHEN 'reconsideration.upheld' THEN c.value END) AS "reconsideration.upheld",
    max(CASE c.indicator WHEN 'reconsideration.corrected' THEN c.value END) AS "reconsideration.corrected",
    max(CASE c.indicator WHEN 'reconsideration.other' THEN c.value END) AS "reconsideration.other",
    max(CASE c.indicator WHEN 'reconsideration.pending' THEN c.value END) AS "reconsideration.pending",
    max(CASE c.indicator WHEN 'reconsideration.total' THEN c.value END) AS "reconsideration.total",
    max(CASE c.indicator WHEN 'litigation_direct.upheld' THEN c.value END) AS "litigation_direct.upheld",
    max(CASE c.indicator WHEN 'litigation_direct.corrected' THEN c.value END) AS "litigation_direct.corrected",
    max(CASE c.indicator WHEN 'litigation_direct.other' THEN c.value END) AS "litigation_direct.other",
    max(CASE c.indicator WHEN 'litigation_direct.pending' THEN c.value END) AS "litigation_direct.pending",
    max(CASE c.indicator WHEN 'litigation_direct.total' THEN c.value END) AS "litigation_direct.total",
    max(CASE c.indicator WHEN 'litigation_after_reconsideration.upheld' THEN c.value END) AS "litigation_after_reconsideration.upheld",
    max(CASE c.indicator WHEN 'litigation_after_reconsideration.corrected' THEN c.value END) AS "litigation_after_reconsideration.corrected",
    max(CASE c.indicator WHEN 'litigation_after_reconsideration.other' THEN c.value END) AS "litigation_after_reconsideration.other",
    max(CASE c.indicator WHEN 'litigation_after_reconsideration.pending' THEN c.value END) AS "litigation_after_reconsideration.pending",
    max(CASE c.indicator WHEN 'litigation_after_reconsideration.total' THEN c.value END) AS "litigation_after_reconsideration.total",
    (SELECT group_concat(f.indicator || ': ' || f.status, '; ')
     FROM (SELECT indicator, status FROM table_cells AS f
           WHERE f.report_id = c.report_id AND f.table_id = c.table_id AND f.status <> 'read'
           ORDER BY f.col) AS f) AS flagged
FROM table_cells AS c
JOIN report_list AS l ON l.report_id = c.report_id
WHERE c.table_id = 'disputes'
GROUP BY c.report_id
ORDER BY c.report_id;
