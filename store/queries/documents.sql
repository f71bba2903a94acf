-- Noting documents and their failures.

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

-- name: failed_entry_put
INSERT INTO failed_entries (path, entry) VALUES (:path, :entry)
ON CONFLICT (path) DO UPDATE SET entry = excluded.entry;

-- name: failed_entry_drop
DELETE FROM failed_entries WHERE path = :path;

-- name: unopened_put
INSERT INTO unopened_files (path, source_url, failed_at, error_kind, error)
VALUES (:path, nullif(:source_url, ''), :now, :error_kind, :error)
ON CONFLICT (path) DO UPDATE
SET source_url = excluded.source_url, failed_at = excluded.failed_at, error_kind = excluded.error_kind, error = excluded.error;

-- name: unopened_drop
DELETE FROM unopened_files WHERE path = :path;

-- name: document_parts_drop
DELETE FROM document_parts WHERE document_id = (SELECT id FROM documents WHERE sha256 = :sha256);

-- name: document_part_insert
INSERT INTO document_parts (document_id, number, page, address, path, sha256, size)
SELECT id, :number, nullif(:page, 0), :address, :path, nullif(:part, ''), nullif(:size, 0) FROM documents WHERE sha256 = :sha256;
