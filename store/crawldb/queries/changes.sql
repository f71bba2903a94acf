-- What a run found changed.

-- name: crawl_changes
-- What a run found changed: the version before, by address.
SELECT v.url, (SELECT b.sha256 FROM crawl_versions AS b WHERE b.url = v.url AND b.run_id < v.run_id ORDER BY b.run_id DESC LIMIT 1), v.sha256
FROM crawl_versions AS v
WHERE v.run_id = :run AND EXISTS (SELECT 1 FROM crawl_versions AS b WHERE b.url = v.url AND b.run_id < v.run_id)
ORDER BY v.url;

-- name: crawl_new
-- Documents that a run had first.
SELECT v.url, v.sha256
FROM crawl_versions AS v
WHERE v.run_id = :run AND NOT EXISTS (SELECT 1 FROM crawl_versions AS b WHERE b.url = v.url AND b.run_id < v.run_id)
ORDER BY v.url;

-- name: report_of_content
SELECT r.id, coalesce(r.region_code, ''), r.body, coalesce(r.year, 0)
FROM documents AS d
JOIN reports AS r ON r.document_id = d.id
WHERE d.sha256 = :sha256;

-- name: figures_changed
SELECT coalesce(a.indicator, b.indicator), coalesce(a.applicant, b.applicant),
    coalesce(a.value, ''), coalesce(b.value, ''), coalesce(a.status, ''), coalesce(b.status, '')
FROM (SELECT * FROM observations WHERE report_id = :before) AS a
FULL JOIN (SELECT * FROM observations WHERE report_id = :after) AS b ON b.indicator = a.indicator AND b.applicant = a.applicant
WHERE a.value IS NOT b.value
ORDER BY coalesce(b.position, a.position);
