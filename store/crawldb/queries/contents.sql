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
