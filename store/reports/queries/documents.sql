-- Documents and their failures.

-- name: document_load
SELECT d.sha256, d.size, d.path, d.media_type, coalesce(d.source_url, ''), coalesce(d.fetched_at, ''),
    d.pages, d.producer, d.repaired, d.parser
FROM documents AS d
JOIN reports AS r ON r.document_id = d.id
WHERE r.id = :report;

-- name: documents_of
-- The documents of some reports, by these.
SELECT r.id, d.size, d.path, d.pages
FROM json_each(:reports) AS asked
JOIN reports AS r ON r.id = asked.value
JOIN documents AS d ON d.id = r.document_id;

-- name: document_state
SELECT d.parser, d.status, coalesce(d.error_kind, ''), coalesce(d.error, ''), coalesce(d.error_page, 0),
    coalesce(r.id, 0), coalesce(r.region_code, ''), coalesce(r.year, 0), coalesce(r.organ, ''),
    (SELECT json_group_object(status, n)
     FROM (SELECT status, count(*) AS n FROM observations WHERE report_id = r.id AND indicator NOT GLOB 'narrative.*' GROUP BY status)),
    (SELECT count(*) FROM unplaced_figures WHERE report_id = r.id),
    -- As it was read: what there is only with a correction is none.
    (SELECT count(*) FROM findings WHERE report_id = r.id AND severity = 'error' AND correction <> 'raised'),
    coalesce(p.hints, ''),
    (SELECT coalesce(json_group_array(json_object('Number', number, 'Page', coalesce(page, 0), 'Address', address, 'Path', path,
         'SHA256', coalesce(sha256, ''), 'Size', coalesce(size, 0)) ORDER BY number), '[]')
     FROM document_parts WHERE document_id = d.id),
    iif(d.error_kind IS NULL, '[]', (SELECT json_group_array(path) FROM document_paths WHERE document_id = d.id))
FROM documents AS d
LEFT JOIN reports AS r ON r.document_id = d.id
LEFT JOIN document_paths AS p ON p.path = :path AND p.document_id = d.id
WHERE d.sha256 = :sha256;

-- name: document_whole
-- The document that a file is a part of and not the first.
SELECT d.path, d.parser
FROM document_parts AS p
JOIN documents AS d ON d.id = p.document_id
WHERE p.sha256 = :sha256 AND d.sha256 <> p.sha256
ORDER BY d.id LIMIT 1;

-- name: members_recorded
-- Whether anything is known of files in the one with a path; '0' is the character after '/'.
SELECT EXISTS (SELECT 1 FROM document_paths WHERE path > :path || '!/' AND path < :path || '!0')
    OR EXISTS (SELECT 1 FROM unopened_files WHERE path > :path || '!/' AND path < :path || '!0');

-- name: document_part_at
-- The file of a document in several that has a page, and its first page.
SELECT p.path, p.sha256, coalesce(p.size, 0), p.page
FROM document_parts AS p
JOIN documents AS d ON d.id = p.document_id
WHERE d.sha256 = :sha256 AND p.page <= :page
ORDER BY p.page DESC LIMIT 1;

-- name: documents_kept
-- Documents that have a report, with every path under which they were seen, what was
-- said of them there, and the files of the crawler's archive.
SELECT d.sha256, d.size, d.path, coalesce(d.source_url, ''),
    (SELECT json_group_array(json_object('path', p.path, 'hints', json(nullif(p.hints, ''))) ORDER BY p.path)
     FROM document_paths AS p WHERE p.document_id = d.id),
    (SELECT json_group_array(v.path) FROM crawl_versions AS v WHERE v.sha256 = d.sha256)
FROM reports AS r
CROSS JOIN documents AS d ON d.id = r.document_id
WHERE (json_array_length(:regions) = 0
       OR EXISTS (SELECT 1 FROM json_each(:regions) AS p WHERE substr(r.region_code, 1, length(p.value)) = p.value))
  AND (:from_year = 0 OR r.year >= :from_year)
  AND (:to_year = 0 OR r.year <= :to_year)
ORDER BY d.id;

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

-- name: failure_counts
SELECT error_kind, count(*) FROM (
    SELECT error_kind FROM documents WHERE error_kind IS NOT NULL
    UNION ALL SELECT error_kind FROM unopened_files)
GROUP BY error_kind ORDER BY count(*) DESC, error_kind;
