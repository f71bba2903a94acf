-- The renditions of a report, and what they say of each other.

-- name: renditions_of
SELECT o.id, d.media_type, coalesce(d.source_url, ''), coalesce(d.fetched_at, ''),
    coalesce((SELECT min(json_extract(p.hints, '$.listed')) FROM document_paths AS p WHERE p.document_id = d.id AND p.hints <> ''), ''),
    -- Of the view figures, which reads those of all reports before it chooses.
    (SELECT count(*) FROM observations AS f
     LEFT JOIN corrections AS c ON c.sha256 = d.sha256 AND c.indicator = f.indicator AND c.applicant = f.applicant
     WHERE f.report_id = o.id AND f.indicator NOT GLOB 'narrative.*'
       AND iif(c.sha256 IS NULL, f.value IS NOT NULL AND f.status IN ('read', 'derived'), c.value IS NOT NULL))
        + (SELECT count(*) FROM corrections AS c
           WHERE c.sha256 = d.sha256 AND c.value IS NOT NULL AND c.indicator NOT GLOB 'narrative.*'
             AND NOT EXISTS (SELECT 1 FROM observations AS f
                             WHERE f.report_id = o.id AND f.indicator = c.indicator AND f.applicant = c.applicant))
FROM reports AS r
JOIN reports AS o ON o.id = r.id
    OR r.year IS NOT NULL AND coalesce(o.region_code, '') = coalesce(r.region_code, '') AND o.body = r.body AND o.year = r.year
        AND o.apart = r.apart AND o.version = r.version
JOIN documents AS d ON d.id = o.document_id
WHERE r.id = :report
ORDER BY o.rendition;

-- name: versions_beside
-- The reports that stand for the versions of a report's organ and year, itself or its own left out.
SELECT o.id
FROM reports AS r
JOIN reports AS o ON coalesce(o.region_code, '') = coalesce(r.region_code, '') AND o.body = r.body AND o.year = r.year
    AND o.apart = r.apart AND o.version <> r.version AND o.rendition = 1
WHERE r.id = :report AND r.year IS NOT NULL
ORDER BY o.version;

-- name: rendition_cells
SELECT other_report_id, other_rendition, indicator, applicant, value, status, other_value, other_status, verdict, in_doubt,
    page, x0, y0, x1, y1, line, cell, other_page, other_x0, other_y0, other_x1, other_y1, other_line, other_cell
FROM rendition_cells
WHERE report_id = :report
ORDER BY other_rendition, position;

-- name: findings
SELECT code, severity, message, left_value, right_value, indicator, applicant, coalesce(page, 0)
FROM file_findings
WHERE report_id = :report
ORDER BY other_rendition, position;
