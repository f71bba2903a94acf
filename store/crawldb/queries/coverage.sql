-- What there is of the organs whose reports the crawler had.

-- name: crawl_coverage
-- Each organ with its years, of each the report of the latest version; and each site before which a wall stands and of which
-- there is no document, as a row without an organ.
WITH organs AS (
    SELECT r.organ_id, min(u.site) AS site
    FROM reports AS r
    JOIN documents AS d ON d.id = r.document_id
    JOIN crawl_versions AS v ON v.sha256 = d.sha256
    JOIN crawl_urls AS u ON u.url = v.url
    WHERE r.organ_id <> '' AND r.year IS NOT NULL AND r.identity NOT IN ('doubtful', 'unknown')
    GROUP BY r.organ_id
), blocked AS (
    SELECT f.site FROM crawl_failures AS f -- of the run that walked it last
    WHERE f.kind = 'blocked' AND f.run_id = coalesce((SELECT run_id FROM crawl_sites WHERE name = f.site), (SELECT max(id) FROM crawl_runs))
), rows AS (
    SELECT site, organ_id FROM organs
    UNION ALL
    SELECT DISTINCT site, '' FROM blocked WHERE site NOT IN (SELECT u.site FROM crawl_urls AS u JOIN crawl_versions AS v ON v.url = u.url)
)
SELECT o.site, o.organ_id,
    coalesce((SELECT r.organ FROM reports AS r WHERE r.organ_id = o.organ_id AND o.organ_id <> '' ORDER BY r.year DESC, r.id DESC LIMIT 1), '') AS organ,
    coalesce((SELECT r.organ_kind FROM reports AS r WHERE r.organ_id = o.organ_id AND o.organ_id <> '' ORDER BY r.year DESC, r.id DESC LIMIT 1), ''),
    (SELECT json_group_object(y.year, y.id) FROM (SELECT r.year, max(r.version), r.id FROM reports AS r
        WHERE r.organ_id = o.organ_id AND o.organ_id <> '' AND r.year IS NOT NULL AND r.rendition = 1 GROUP BY r.year) AS y),
    o.site IN blocked
FROM rows AS o
WHERE :site = '' OR o.site = :site
ORDER BY o.site, organ
LIMIT :limit OFFSET :offset;
