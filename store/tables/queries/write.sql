-- What is written of the printed tables of a report.

-- name: printed_clear_uses
DELETE FROM printed_uses WHERE report_id = :report;

-- name: printed_clear_cells
DELETE FROM printed_figures WHERE report_id = :report;

-- name: printed_clear_tables
DELETE FROM printed_tables WHERE report_id = :report;

-- name: printed_name_keep
INSERT INTO printed_names (path) VALUES (:path) ON CONFLICT (path) DO NOTHING;

-- name: printed_name_id
SELECT id FROM printed_names WHERE path = :path;

-- name: printed_quantity_keep
INSERT INTO printed_quantities (indicator, applicant) VALUES (:indicator, :applicant) ON CONFLICT (indicator, applicant) DO NOTHING;

-- name: printed_quantity_id
SELECT id FROM printed_quantities WHERE indicator = :indicator AND applicant = :applicant;

-- name: printed_table_insert
INSERT INTO printed_tables (report_id, ordinal, title, section, source, row_count, column_count, page, x0, y0, x1, y1, line, cell)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?);

-- name: printed_cell_insert
INSERT INTO printed_figures (report_id, table_no, row, col, labels, heads, quantity, unplaced, value, unit, text, remark, page, x0, y0, x1, y1, line, cell)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?);

-- name: printed_use_insert
INSERT INTO printed_uses (name_id, report_id) VALUES (?, ?);
