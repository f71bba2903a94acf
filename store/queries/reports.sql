-- Writing one report.

-- name: region_keep
-- A region that a report has and the catalogue does not.
INSERT INTO regions (code, name, parent, valid_from, valid_to, current)
VALUES (:code, :name, :parent, :valid_from, :valid_to, 0)
ON CONFLICT (code, valid_from) DO NOTHING;

-- name: report_identity
SELECT coalesce(region_code, ''), body, coalesce(year, 0), version FROM reports WHERE id = :report;

-- name: report_last_version
SELECT coalesce(max(version), 0)
FROM reports
WHERE coalesce(region_code, '') = :region_code AND body = :body AND year = :year
  AND (organ <> '' OR region_code IS NOT NULL) AND id <> :report;

-- name: report_insert
INSERT INTO reports (document_id, title, organ, department, body, organ_kind, township, identity,
    identity_evidence, identity_against, place_id, organ_id, organ_function, township_code, scope, scope_sentence,
    region_code, region_valid_from, region_name, region_parent, region_valid_to,
    year, form, period_start, period_end, version, revision, read_at, digest)
VALUES (:document, :title, :organ, :department, :body, :organ_kind, :township, :identity,
    :identity_evidence, :identity_against, :place_id, :organ_id, :organ_function, :township_code, :scope, :scope_sentence,
    nullif(:region_code, ''), :region_valid_from, :region_name, :region_parent, :region_valid_to,
    nullif(:year, 0), nullif(:form, ''), :period_start, :period_end, :version, 1, :now, :digest);

-- name: report_archive
INSERT INTO report_revisions (report_id, revision, parser, read_at, digest, reading)
SELECT r.id, r.revision, d.parser, r.read_at, r.digest, :reading
FROM reports AS r
JOIN documents AS d ON d.id = r.document_id
WHERE r.id = :report;

-- name: report_replace
UPDATE reports
SET title = :title, organ = :organ, department = :department, body = :body,
    organ_kind = :organ_kind, township = :township, identity = :identity,
    identity_evidence = :identity_evidence, identity_against = :identity_against,
    place_id = :place_id, organ_id = :organ_id,
    organ_function = :organ_function, township_code = :township_code,
    scope = :scope, scope_sentence = :scope_sentence,
    region_code = nullif(:region_code, ''), region_valid_from = :region_valid_from, region_name = :region_name,
    region_parent = :region_parent, region_valid_to = :region_valid_to,
    year = nullif(:year, 0), form = nullif(:form, ''), period_start = :period_start, period_end = :period_end,
    version = :version, revision = revision + 1, read_at = :now, digest = :digest
WHERE id = :report
RETURNING revision;

-- name: report_clear_findings
DELETE FROM findings WHERE report_id = :report;

-- name: report_clear_sections
DELETE FROM sections WHERE report_id = :report;

-- name: report_clear_tables
DELETE FROM report_tables WHERE report_id = :report;

-- name: report_clear_observations
DELETE FROM observations WHERE report_id = :report;

-- name: report_clear_unplaced
DELETE FROM unplaced_figures WHERE report_id = :report;

-- name: report_clear_evidence
DELETE FROM evidence WHERE report_id = :report;

-- name: section_insert
INSERT INTO sections (report_id, position, ordinal, title, text, page, x0, y0, x1, y1, line)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?);

-- name: subheading_insert
INSERT INTO subheadings (report_id, section, position, label, title, page, x0, y0, x1, y1, line)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?);

-- name: report_table_insert
INSERT INTO report_tables (report_id, position, table_id, form) VALUES (?, ?, ?, ?);

-- name: observation_insert
INSERT INTO observations (report_id, position, indicator, applicant, value, unit, raw, status, confidence, note,
    page, x0, y0, x1, y1, line)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?);

-- name: unplaced_insert
INSERT INTO unplaced_figures (report_id, position, table_id, indicator, value, raw, note, page, x0, y0, x1, y1, line)
VALUES (?, ?, ?, nullif(?, ''), ?, ?, ?, ?, ?, ?, ?, ?, ?);

-- name: evidence_insert
INSERT INTO evidence (report_id, position, table_id, block, axis, item, printed, likeness, reason, page, x0, y0, x1, y1, line)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?);

-- name: finding_insert
INSERT INTO findings (report_id, ordinal, code, severity, message, left_sum, right_sum, page, x0, y0, x1, y1, line)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?);

-- name: finding_cell_insert
INSERT INTO finding_cells (report_id, finding, position, indicator, applicant) VALUES (?, ?, ?, ?, ?);
