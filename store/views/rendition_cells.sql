-- What the renditions of a version say of each other, one row for each cell that both the one
-- that stands and another one state: 'confirmed' where the figures are the same, 'differs' where
-- they are not. Corrections count as what was read. A file made of another, say the text of the
-- same PDF, confirms with the same eyes: nothing is trusted more for it. What only one of them
-- states is no contradiction and has no row. 'in_doubt' is 1 where one of the two is flagged, or
-- inferred and not of the text. Choose reports when joining this view with others.
CREATE VIEW rendition_cells AS
SELECT
    s.id AS report_id, r.id AS other_report_id, a.indicator, a.applicant,
    CASE WHEN ac.sha256 IS NULL THEN a.value ELSE ac.value END AS value,
    CASE WHEN ac.sha256 IS NULL THEN a.status ELSE 'corrected' END AS status,
    CASE WHEN bc.sha256 IS NULL THEN b.value ELSE bc.value END AS other_value,
    CASE WHEN bc.sha256 IS NULL THEN b.status ELSE 'corrected' END AS other_status,
    CASE WHEN CAST(CASE WHEN ac.sha256 IS NULL THEN a.value ELSE ac.value END AS NUMERIC)
            = CAST(CASE WHEN bc.sha256 IS NULL THEN b.value ELSE bc.value END AS NUMERIC)
        THEN 'confirmed' ELSE 'differs' END AS verdict,
    (ac.sha256 IS NULL AND (a.status = 'flagged' OR a.status = 'inferred' AND a.indicator NOT GLOB 'narrative.*'))
        OR (bc.sha256 IS NULL AND (b.status = 'flagged' OR b.status = 'inferred' AND b.indicator NOT GLOB 'narrative.*')) AS in_doubt,
    d.path, e.path AS other_path,
    a.page, a.x0, a.y0, a.x1, a.y1, a.line, a.cell,
    b.page AS other_page, b.x0 AS other_x0, b.y0 AS other_y0, b.x1 AS other_x1, b.y1 AS other_y1, b.line AS other_line, b.cell AS other_cell,
    a.position, r.rendition AS other_rendition
FROM reports AS r
JOIN reports AS s ON coalesce(s.region_code, '') = coalesce(r.region_code, '') AND s.body = r.body AND s.year = r.year
    AND s.apart = r.apart AND s.version = r.version AND s.rendition = 1
CROSS JOIN documents AS d ON d.id = s.document_id
CROSS JOIN documents AS e ON e.id = r.document_id
CROSS JOIN observations AS b ON b.report_id = r.id
CROSS JOIN observations AS a ON a.report_id = s.id AND a.indicator = b.indicator AND a.applicant = b.applicant
LEFT JOIN corrections AS ac ON ac.sha256 = d.sha256 AND ac.indicator = a.indicator AND ac.applicant = a.applicant
LEFT JOIN corrections AS bc ON bc.sha256 = e.sha256 AND bc.indicator = b.indicator AND bc.applicant = b.applicant
WHERE r.rendition > 1
  AND CASE WHEN ac.sha256 IS NULL THEN a.value ELSE ac.value END IS NOT NULL
  AND CASE WHEN bc.sha256 IS NULL THEN b.value ELSE bc.value END IS NOT NULL;
