-- Which reports there are, and where their chapters are in the index.

-- name: latest_reports
SELECT r.id, coalesce(r.region_code, ''), r.body, coalesce(r.year, 0), r.organ_kind
FROM reports AS r
WHERE {{latest r}}
ORDER BY r.id;

-- name: entries_of_reports
SELECT report_id, min(docid), max(docid), count(*)
FROM narratives
GROUP BY report_id
ORDER BY report_id;
