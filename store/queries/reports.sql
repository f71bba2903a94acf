-- Writing one report.

-- name: region_keep
-- A region that a report has and the catalogue does not.
INSERT INTO regions (code, name, parent, valid_from, valid_to, current)
VALUES (:code, :name, :parent, :valid_from, :valid_to, 0)
ON CONFLICT (code, valid_from) DO NOTHING;

-- name: report_identity
SELECT coalesce(region_code, ''), body, coalesce(year, 0), apart, version, rendition FROM reports WHERE id = :report;

-- name: report_organ_names
-- What the other reports of an organ call it in the region.
SELECT organ, region_name, body, coalesce(year, 0), apart FROM reports
WHERE organ_id = :organ_id AND organ_id <> '' AND coalesce(region_code, '') = :region_code AND document_id <> :document
  AND department <> '';

-- name: report_organ_rename
-- With versions that no other report has, until they are arranged.
UPDATE reports SET body = :body, version = iif(year IS NULL, 1, 1000000000 + id)
WHERE organ_id = :organ_id AND organ_id <> '' AND coalesce(region_code, '') = :region_code AND document_id <> :document
  AND department <> '' AND body <> :body;

-- name: report_succeeds
-- What tells the report apart that a document succeeds: one of the same body and year of
-- which no region is known either, whose document was at the same absolute path, or at the
-- same address when it was crawled. Two files that were both called 年报.pdf are no succession.
SELECT r.apart
FROM reports AS r
JOIN documents AS e ON e.id = r.document_id
JOIN documents AS d ON d.id = :document AND d.id <> e.id
WHERE coalesce(r.region_code, '') = '' AND r.body = :body AND r.year = :year AND r.apart <> '' AND r.organ <> ''
  AND (EXISTS (SELECT 1 FROM document_paths AS p JOIN document_paths AS q ON q.path = p.path
               WHERE p.document_id = d.id AND q.document_id = e.id AND p.path GLOB '/*')
       OR EXISTS (SELECT 1 FROM crawl_versions AS v JOIN crawl_versions AS w ON w.url = v.url
                  WHERE v.sha256 = d.sha256 AND w.sha256 = e.sha256))
ORDER BY r.id
LIMIT 1;

-- name: document_sha256
SELECT sha256 FROM documents WHERE id = :document;

-- name: document_read_by
SELECT path, parser FROM documents WHERE id = :document;

-- name: report_version
SELECT version FROM reports WHERE id = :report;

-- name: report_last_version
SELECT coalesce(max(version), 0)
FROM reports
WHERE coalesce(region_code, '') = :region_code AND body = :body AND year = :year AND apart = :apart;

-- name: report_insert
INSERT INTO reports (document_id, title, organ, department, body, organ_kind, township, identity,
    identity_evidence, identity_against, place_id, organ_id, organ_function, township_code, scope, scope_sentence,
    region_code, region_valid_from, region_name, region_parent, region_valid_to,
    year, apart, form, period_start, period_end, published, correction_mark, version, revision, read_at, digest)
VALUES (:document, :title, :organ, :department, :body, :organ_kind, :township, :identity,
    :identity_evidence, :identity_against, :place_id, :organ_id, :organ_function, :township_code, :scope, :scope_sentence,
    nullif(:region_code, ''), :region_valid_from, :region_name, :region_parent, :region_valid_to,
    nullif(:year, 0), :apart, nullif(:form, ''), :period_start, :period_end, :published, :correction_mark, :version, 1, :now, :digest);

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
    year = nullif(:year, 0), apart = :apart, form = nullif(:form, ''), period_start = :period_start, period_end = :period_end,
    published = :published, correction_mark = :correction_mark,
    version = :version, rendition = :rendition, revision = revision + 1, read_at = :now, digest = :digest
WHERE id = :report
RETURNING revision;

-- name: identity_change_insert
INSERT INTO identity_changes (report_id, revision, changed_at, parser_before, parser,
    organ_before, organ, organ_kind_before, organ_kind, region_code_before, region_code, region_before, region,
    township_before, township, year_before, year, identity_before, identity,
    evidence_before, evidence, against_before, against)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, nullif(?, ''), nullif(?, ''), ?, ?, ?, ?, nullif(?, 0), nullif(?, 0), ?, ?, ?, ?, ?, ?);

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
INSERT INTO sections (report_id, position, ordinal, title, text, page, x0, y0, x1, y1, line, cell)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?);

-- name: subheading_insert
INSERT INTO subheadings (report_id, section, position, label, title, page, x0, y0, x1, y1, line, cell)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?);

-- name: report_table_insert
INSERT INTO report_tables (report_id, position, table_id, form) VALUES (?, ?, ?, ?);

-- name: observation_insert
INSERT INTO observations (report_id, position, indicator, applicant, value, unit, raw, status, confidence, note, remark,
    page, x0, y0, x1, y1, line, cell)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?);

-- name: unplaced_insert
INSERT INTO unplaced_figures (report_id, position, table_id, indicator, value, raw, note, page, x0, y0, x1, y1, line, cell)
VALUES (?, ?, ?, nullif(?, ''), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?);

-- name: evidence_insert
INSERT INTO evidence (report_id, position, table_id, block, axis, item, printed, likeness, reason, page, x0, y0, x1, y1, line, cell)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?);

-- name: finding_insert
INSERT INTO findings (report_id, ordinal, code, severity, message, left_sum, right_sum, page, x0, y0, x1, y1, line, cell)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?);

-- name: finding_cell_insert
INSERT INTO finding_cells (report_id, finding, position, indicator, applicant) VALUES (?, ?, ?, ?, ?);
