-- What is asked of the printed tables.

-- name: printed_tables
SELECT title, section, source, row_count, column_count, page, x0, y0, x1, y1, line, cell
FROM printed_tables WHERE report_id = :report ORDER BY ordinal;

-- name: printed_cells
SELECT table_no, row, col, labels, heads, text, value, unit, remark, indicator, applicant, unplaced, page, x0, y0, x1, y1, line, cell
FROM printed_cells WHERE report_id = :report ORDER BY table_no, row, col;

-- name: printed_search
-- Names are few, so they are read through. Reports are gone through from the last, and
-- what is found needs no sorting: a search of a word that all print ends with its limit.
WITH named AS MATERIALIZED (
    SELECT n.id FROM printed_names AS n
    WHERE NOT EXISTS (SELECT 1 FROM json_each(:words) AS w WHERE instr(lower(n.path), w.value) = 0)
)
SELECT r.id, r.organ, r.title, coalesce(r.region_code, ''), r.region_name, coalesce(r.year, 0), t.title,
    c.table_no, c.row, c.col, c.labels, c.heads, c.text, c.value, c.unit, c.remark, c.indicator, c.applicant, c.unplaced,
    c.page, c.x0, c.y0, c.x1, c.y1, c.line, c.cell
FROM reports AS r
CROSS JOIN printed_figures AS f ON f.report_id = r.id AND (f.labels IN (SELECT id FROM named) OR f.heads IN (SELECT id FROM named))
CROSS JOIN printed_cells AS c ON c.report_id = f.report_id AND c.table_no = f.table_no AND c.row = f.row AND c.col = f.col
CROSS JOIN printed_tables AS t ON t.report_id = f.report_id AND t.ordinal = f.table_no
WHERE r.id IN (SELECT u.report_id FROM named AS n CROSS JOIN printed_uses AS u ON u.name_id = n.id)
  AND (:prefix = '' OR r.region_code >= :prefix AND r.region_code < :prefix || ':')
  AND (:from_year = 0 OR r.year >= :from_year)
  AND (:to_year = 0 OR r.year <= :to_year)
  AND {{latest r}}
ORDER BY r.id DESC, f.table_no, f.row, f.col
LIMIT :limit OFFSET :offset;
