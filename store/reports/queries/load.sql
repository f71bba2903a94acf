-- Reading one report back.

-- name: report_load
SELECT title, organ, department, organ_kind, township, identity,
    identity_evidence, identity_against, place_id, organ_id, organ_function, township_code, scope, scope_sentence,
    coalesce(region_code, ''), region_name, region_parent, region_valid_from, region_valid_to,
    coalesce(year, 0), coalesce(form, ''), period_start, period_end, published, correction_mark
FROM reports WHERE id = :report;

-- name: sections_load
SELECT ordinal, title, text, page, x0, y0, x1, y1, line, cell FROM sections WHERE report_id = :report ORDER BY position;

-- name: subheadings_load
SELECT section, label, title, page, x0, y0, x1, y1, line, cell
FROM subheadings WHERE report_id = :report ORDER BY section, position;

-- name: report_tables_load
SELECT table_id, form FROM report_tables WHERE report_id = :report ORDER BY position;

-- name: observations_load
SELECT indicator, applicant, value, unit, raw, status, confidence, note, remark, page, x0, y0, x1, y1, line, cell
FROM observations WHERE report_id = :report ORDER BY position;

-- name: unplaced_load
SELECT table_id, coalesce(indicator, ''), value, raw, note, page, x0, y0, x1, y1, line, cell
FROM unplaced_figures WHERE report_id = :report ORDER BY position;

-- name: evidence_load
SELECT table_id, block, axis, item, printed, likeness, reason, page, x0, y0, x1, y1, line, cell
FROM evidence WHERE report_id = :report ORDER BY position;

-- name: findings_load
SELECT code, severity, message, left_sum, right_sum, page, x0, y0, x1, y1, line, cell
FROM findings WHERE report_id = :report AND correction <> 'raised' ORDER BY ordinal;

-- name: finding_cells_load
SELECT c.finding, c.indicator, c.applicant
FROM finding_cells AS c
JOIN findings AS f ON f.report_id = c.report_id AND f.ordinal = c.finding
WHERE c.report_id = :report AND f.correction <> 'raised'
ORDER BY c.finding, c.position;

-- name: revisions
SELECT revision, parser, read_at, digest, reading
FROM report_revisions WHERE report_id = :report ORDER BY revision;

-- name: cell_place
SELECT page, x0, y0, x1, y1, line, cell FROM observations
WHERE report_id = :report AND indicator = :indicator AND applicant = :applicant;
