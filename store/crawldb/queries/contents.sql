-- Where contents are in the archive.

-- name: crawl_content
SELECT sha256, size, media_type, file, offset, record, url, fetched_at FROM crawl_contents WHERE sha256 = :sha256;

-- name: crawl_content_put
INSERT INTO crawl_contents (sha256, size, media_type, file, offset, record, url, fetched_at)
VALUES (:sha256, :size, :media_type, :file, :offset, :record, :url, :fetched_at)
ON CONFLICT (sha256) DO UPDATE
SET size = excluded.size, media_type = excluded.media_type, file = excluded.file, offset = excluded.offset, record = excluded.record,
    url = excluded.url, fetched_at = excluded.fetched_at;

-- name: crawl_content_drop
DELETE FROM crawl_contents WHERE sha256 = :sha256;

-- name: crawl_contents_of
SELECT sha256, size, media_type, file, offset, record, url, fetched_at FROM crawl_contents WHERE file = :file ORDER BY offset;

-- name: crawl_content_last
SELECT coalesce(max(offset), 0) FROM crawl_contents WHERE file = :file;

-- name: crawl_content_files
SELECT DISTINCT file FROM crawl_contents ORDER BY file;

-- name: crawl_publications
SELECT url, fetched_at, link_text FROM crawl_versions ORDER BY fetched_at, url;

-- name: crawl_first_had
-- When and where a content was had first: as a document, or else as what an address has last.
SELECT url, fetched_at, headers FROM (
    SELECT url, fetched_at, headers, 1 AS rank FROM crawl_versions WHERE sha256 = :sha256
    UNION ALL
    SELECT url, checked_at, 'null', 2 FROM crawl_urls WHERE sha256 = :sha256
) ORDER BY rank, fetched_at, url LIMIT 1;

-- name: crawl_place_note
-- The new place of a document has the hints of one that it was seen at.
INSERT INTO document_paths (path, document_id, hints)
SELECT :path, d.id, coalesce((SELECT max(p.hints) FROM document_paths AS p WHERE p.document_id = d.id), '')
FROM documents AS d WHERE d.sha256 = :sha256
ON CONFLICT DO NOTHING;
