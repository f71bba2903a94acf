-- Documents and their failures.

-- name: document_seen
SELECT parser, status FROM documents WHERE sha256 = :sha256;

-- name: document_lookup
SELECT d.id, coalesce(r.id, 0), coalesce(r.digest, '')
FROM documents AS d
LEFT JOIN reports AS r ON r.document_id = d.id
WHERE d.sha256 = :sha256;

-- name: document_insert
INSERT INTO documents (sha256, size, path, media_type, source_url, fetched_at, imported_at,
    pages, producer, repaired, parser, status, error_kind, error, error_page)
VALUES (:sha256, :size, :path, :media_type, nullif(:source_url, ''), nullif(:fetched_at, ''), :now,
    :pages, :producer, :repaired, :parser, :status, nullif(:error_kind, ''), nullif(:error, ''), nullif(:error_page, 0));

-- name: document_path_insert
-- What was said of the document stays if nothing is said now.
INSERT INTO document_paths (path, document_id, hints) VALUES (:path, :document, :hints)
ON CONFLICT (path, document_id) DO UPDATE SET hints = excluded.hints WHERE excluded.hints NOT IN ('', hints);

-- name: document_confirm
-- The bytes gave the same reading again.
UPDATE documents SET parser = :parser, error_kind = NULL, error = NULL, error_page = NULL WHERE id = :document;

-- name: document_reread
-- The bytes gave a new reading. Where they were first seen stays.
UPDATE documents
SET media_type = :media_type, pages = :pages, producer = :producer, repaired = :repaired, parser = :parser,
    source_url = coalesce(source_url, nullif(:source_url, '')),
    fetched_at = coalesce(fetched_at, nullif(:fetched_at, '')),
    status = 'read', error_kind = NULL, error = NULL, error_page = NULL
WHERE id = :document;

-- name: document_source
UPDATE documents
SET source_url = coalesce(source_url, nullif(:source_url, '')), fetched_at = coalesce(fetched_at, nullif(:fetched_at, ''))
WHERE id = :document;

-- name: document_fail
-- An earlier good reading stays, with the parser that it is by.
UPDATE documents
SET error_kind = :error_kind, error = :error, error_page = nullif(:error_page, 0),
    parser = CASE status WHEN 'failed' THEN :parser ELSE parser END
WHERE id = :document;

-- name: document_load
SELECT d.sha256, d.size, d.path, d.media_type, coalesce(d.source_url, ''), coalesce(d.fetched_at, ''),
    d.pages, d.producer, d.repaired, d.parser
FROM documents AS d
JOIN reports AS r ON r.document_id = d.id
WHERE r.id = :report;

-- name: failures
SELECT d.sha256, d.size, d.path, d.media_type, coalesce(d.source_url, ''), coalesce(d.fetched_at, ''),
    d.pages, d.producer, d.repaired, d.parser,
    d.error_kind, d.error, coalesce(d.error_page, 0), coalesce(r.id, 0),
    (SELECT json_group_array(p.path ORDER BY p.path) FROM document_paths AS p WHERE p.document_id = d.id)
FROM documents AS d
LEFT JOIN reports AS r ON r.document_id = d.id
WHERE d.error_kind IS NOT NULL
UNION ALL
SELECT '', 0, u.path, '', coalesce(u.source_url, ''), '', 0, '', '', '',
    u.error_kind, u.error, 0, 0, json_array(u.path)
FROM unopened_files AS u
ORDER BY 3;

-- name: failed_paths
-- Every path at which the last attempt failed, in the order of the paths.
SELECT p.path, coalesce(e.entry, '')
FROM documents AS d
JOIN document_paths AS p ON p.document_id = d.id
LEFT JOIN failed_entries AS e ON e.path = p.path
WHERE d.error_kind IS NOT NULL
UNION
SELECT u.path, coalesce(e.entry, '')
FROM unopened_files AS u
LEFT JOIN failed_entries AS e ON e.path = u.path
ORDER BY 1;

-- name: failed_entry_put
INSERT INTO failed_entries (path, entry) VALUES (:path, :entry)
ON CONFLICT (path) DO UPDATE SET entry = excluded.entry;

-- name: failed_entry_drop
DELETE FROM failed_entries WHERE path = :path;

-- name: document_state
SELECT d.parser, d.status, coalesce(d.error_kind, ''), coalesce(d.error, ''), coalesce(d.error_page, 0),
    coalesce(r.id, 0), coalesce(r.region_code, ''), coalesce(r.year, 0), coalesce(r.organ, ''),
    (SELECT json_group_object(status, n)
     FROM (SELECT status, count(*) AS n FROM observations WHERE report_id = r.id AND indicator NOT GLOB 'narrative.*' GROUP BY status)),
    (SELECT count(*) FROM unplaced_figures WHERE report_id = r.id),
    (SELECT count(*) FROM findings WHERE report_id = r.id AND severity = 'error'),
    coalesce(p.hints, '')
FROM documents AS d
LEFT JOIN reports AS r ON r.document_id = d.id
LEFT JOIN document_paths AS p ON p.path = :path AND p.document_id = d.id
WHERE d.sha256 = :sha256;

-- name: unopened_put
INSERT INTO unopened_files (path, source_url, failed_at, error_kind, error)
VALUES (:path, nullif(:source_url, ''), :now, :error_kind, :error)
ON CONFLICT (path) DO UPDATE
SET source_url = excluded.source_url, failed_at = excluded.failed_at, error_kind = excluded.error_kind, error = excluded.error;

-- name: unopened_drop
DELETE FROM unopened_files WHERE path = :path;
