-- Correcting what was read.

-- name: correction_cell
-- Whether the report can have the cell: it was read, or the forms of the report's
-- tables have it; with the document, and what was read.
SELECT d.sha256, o.value, coalesce(o.status, 'missing')
FROM reports AS r
JOIN documents AS d ON d.id = r.document_id
LEFT JOIN observations AS o ON o.report_id = r.id AND o.indicator = :indicator AND o.applicant = :applicant
WHERE r.id = :report
  AND (o.report_id IS NOT NULL
       OR EXISTS (SELECT 1 FROM report_tables AS t
                  JOIN form_cells AS c ON c.form = t.form AND c.table_id = t.table_id
                  WHERE t.report_id = r.id AND c.indicator = :indicator AND c.applicant = :applicant));

-- name: correction_put
INSERT INTO corrections (sha256, indicator, applicant, value, reason, made_by, made_at, machine_value, machine_status)
VALUES (:sha256, :indicator, :applicant, :value, :reason, :by, :now, :machine_value, :machine_status);

-- name: correction_end
INSERT INTO past_corrections (sha256, indicator, applicant, value, reason, made_by, made_at,
    machine_value, machine_status, ended, ended_by, ended_at)
SELECT sha256, indicator, applicant, value, reason, made_by, made_at, machine_value, machine_status, :ended, :by, :now
FROM corrections
WHERE sha256 = :sha256 AND indicator = :indicator AND applicant = :applicant;

-- name: correction_drop
DELETE FROM corrections WHERE sha256 = :sha256 AND indicator = :indicator AND applicant = :applicant;

-- name: finding_effects_clear
UPDATE findings SET correction = '' WHERE report_id = :report AND correction IN ('mended', 'replaced');

-- name: finding_raised_clear
DELETE FROM findings WHERE report_id = :report AND correction = 'raised';

-- name: finding_effect_put
UPDATE findings SET correction = ? WHERE report_id = ? AND ordinal = ?;

-- name: finding_raised_insert
INSERT INTO findings (report_id, ordinal, code, severity, message, left_sum, right_sum, correction, page, x0, y0, x1, y1, line, cell)
VALUES (?, ?, ?, ?, ?, ?, ?, 'raised', ?, ?, ?, ?, ?, ?, ?);

-- name: finding_raised_cell_insert
-- A cell that the reading does not have is in no observation to refer to.
INSERT INTO finding_cells (report_id, finding, position, indicator, applicant)
SELECT report_id, ?, ?, indicator, applicant FROM observations WHERE report_id = ? AND indicator = ? AND applicant = ?;
