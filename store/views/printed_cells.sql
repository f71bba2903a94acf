-- Every cell of a report's tables that holds a figure, whether a form knows the table or
-- not. Names are parted by line breaks, the widest first. Text and place of a cell that an
-- observation was read in are the observation's.
CREATE VIEW printed_cells AS
SELECT f.report_id, f.table_no, f.row, f.col, l.path AS labels, h.path AS heads, coalesce(f.text, o.raw) AS text, f.value, f.unit, coalesce(f.remark, o.remark, '') AS remark,
    coalesce(o.indicator, '') AS indicator, coalesce(o.applicant, '') AS applicant, f.unplaced,
    coalesce(f.page, o.page) AS page, coalesce(f.x0, o.x0) AS x0, coalesce(f.y0, o.y0) AS y0,
    coalesce(f.x1, o.x1) AS x1, coalesce(f.y1, o.y1) AS y1, coalesce(f.line, o.line) AS line, coalesce(f.cell, o.cell) AS cell
FROM printed_figures AS f
JOIN printed_names AS l ON l.id = f.labels
JOIN printed_names AS h ON h.id = f.heads
LEFT JOIN printed_quantities AS q ON q.id = f.quantity
LEFT JOIN observations AS o ON o.report_id = f.report_id AND o.indicator = q.indicator AND o.applicant = q.applicant;
