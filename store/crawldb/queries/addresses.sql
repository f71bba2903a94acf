-- Addresses and the documents published there.

-- name: crawl_url
SELECT url, site, kind, run_id, checked_at, sha256, media_type, etag, last_modified FROM crawl_urls WHERE url = :url;

-- name: crawl_url_put
INSERT INTO crawl_urls (url, site, kind, run_id, checked_at, sha256, media_type, etag, last_modified)
VALUES (:url, :site, :kind, :run, :checked_at, :sha256, :media_type, :etag, :last_modified)
ON CONFLICT (url) DO UPDATE
SET site = excluded.site, kind = excluded.kind, run_id = excluded.run_id, checked_at = excluded.checked_at,
    sha256 = excluded.sha256, media_type = excluded.media_type, etag = excluded.etag, last_modified = excluded.last_modified;

-- name: crawl_redirect
SELECT leads_to, checked_at FROM crawl_redirects WHERE key = :key;

-- name: crawl_redirect_put
INSERT INTO crawl_redirects (key, leads_to, checked_at) VALUES (:key, :leads_to, :checked_at)
ON CONFLICT (key) DO UPDATE SET leads_to = excluded.leads_to, checked_at = excluded.checked_at;

-- name: crawl_documents_below
-- Documents of a site at addresses that begin alike, the last that were had first.
SELECT u.url, u.sha256
FROM crawl_urls AS u
JOIN crawl_versions AS v ON v.url = u.url AND v.sha256 = u.sha256
WHERE u.url >= :beginning AND u.url < :end AND u.site = :site AND u.kind = 'document'
GROUP BY u.url
ORDER BY max(u.run_id) DESC, u.url
LIMIT :limit;

-- name: crawl_urls_of
SELECT url FROM crawl_urls WHERE site = :site AND instr(url, :part) > 0;

-- name: crawl_url_copy
INSERT OR IGNORE INTO crawl_urls (url, site, kind, run_id, checked_at, sha256, media_type, etag, last_modified)
SELECT :now, site, kind, run_id, checked_at, sha256, media_type, etag, last_modified FROM crawl_urls WHERE url = :before;

-- name: crawl_versions_rename
UPDATE OR IGNORE crawl_versions SET url = :now WHERE url = :before;

-- name: crawl_versions_drop
DELETE FROM crawl_versions WHERE url = :before;

-- name: crawl_url_drop
DELETE FROM crawl_urls WHERE url = :before;

-- name: crawl_version_put
-- A run that is resumed may meet an address twice; what it had last counts.
INSERT INTO crawl_versions (url, fetched_at, run_id, sha256, size, path, file_name, link_text, listed, linked_from, organ, region, year, headers)
VALUES (:url, :fetched_at, :run, :sha256, :size, :path, :file_name, :link_text, :listed, :linked_from, :organ, :region, :year, :headers)
ON CONFLICT (url, run_id) DO UPDATE
SET fetched_at = excluded.fetched_at, sha256 = excluded.sha256, size = excluded.size, path = excluded.path,
    file_name = excluded.file_name, link_text = excluded.link_text, listed = excluded.listed, linked_from = excluded.linked_from,
    organ = excluded.organ, region = excluded.region, year = excluded.year, headers = excluded.headers;

-- name: crawl_last_version
SELECT sha256 FROM crawl_versions WHERE url = :url ORDER BY run_id DESC LIMIT 1;

-- name: crawl_failure_put
INSERT INTO crawl_failures (url, site, kind, error, since, last_at, run_id)
VALUES (:url, :site, :kind, :error, :now, :now, :run)
ON CONFLICT (url) DO UPDATE
SET since = CASE kind WHEN excluded.kind THEN since ELSE excluded.since END, site = excluded.site, kind = excluded.kind,
    error = excluded.error, last_at = excluded.last_at, run_id = excluded.run_id;

-- name: crawl_failure_drop
DELETE FROM crawl_failures WHERE url = :url;

-- name: crawl_failure
SELECT url, site, kind, error, since, last_at FROM crawl_failures WHERE url = :url;

-- name: crawl_failures_of
SELECT url, site, kind, error, since, last_at FROM crawl_failures WHERE run_id = :run ORDER BY site, url;

-- name: crawl_failures_now
-- Of each site what failed when it was walked last.
SELECT f.url, f.site, f.kind, f.error, f.since, f.last_at
FROM crawl_failures AS f
JOIN crawl_sites AS s ON s.name = f.site AND s.run_id = f.run_id
ORDER BY f.site, f.url;

-- name: crawl_pending
-- Documents of the archive that this version of the parser has not read, the
-- oldest publication of each first; of a page of an article with the others of it, which are linked
-- from the first.
WITH unread AS (
    SELECT v.url, v.linked_from
    FROM crawl_versions AS v
    LEFT JOIN documents AS d ON d.sha256 = v.sha256
    WHERE (d.id IS NULL OR d.parser <> :parser)
        AND NOT EXISTS (SELECT 1 FROM document_parts AS p JOIN documents AS w ON w.id = p.document_id WHERE p.sha256 = v.sha256 AND w.parser = :parser)
), articles AS (
    SELECT url FROM unread WHERE url IN (SELECT linked_from FROM crawl_versions)
    UNION
    SELECT linked_from FROM unread WHERE linked_from IN (SELECT url FROM crawl_versions)
)
SELECT v.url, v.fetched_at, v.sha256, v.size, v.path, v.file_name, v.link_text, v.listed, v.linked_from, v.organ, v.region, v.year, v.headers
FROM crawl_versions AS v
LEFT JOIN documents AS d ON d.sha256 = v.sha256
WHERE (v.url IN (SELECT url FROM unread) AND (d.id IS NULL OR d.parser <> :parser)
        OR (v.url IN (SELECT url FROM articles) OR v.linked_from IN (SELECT url FROM articles))
            AND NOT EXISTS (SELECT 1 FROM crawl_versions AS l WHERE l.url = v.url AND l.run_id > v.run_id))
    AND NOT EXISTS (SELECT 1 FROM crawl_versions AS e WHERE e.sha256 = v.sha256 AND (e.run_id, e.fetched_at, e.url) < (v.run_id, v.fetched_at, v.url))
ORDER BY v.run_id, v.fetched_at, v.url;
