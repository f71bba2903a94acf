-- Exports. :reports is the JSON array of the reports' IDs in the order of the
-- export, and a row's key the place in it, from 0. :indicators is the JSON array
-- of the indicators chosen; an empty one is no condition.

-- name: export_observations
-- CROSS JOIN has SQLite go through the reports in their order.
SELECT r.key, o.position, o.indicator, o.applicant, o.value, o.unit, o.status, o.confidence, o.raw, o.remark, o.note,
    o.page, o.x0, o.y0, o.x1, o.y1, o.line, o.cell
FROM json_each(:reports) AS r
CROSS JOIN observations AS o ON o.report_id = r.value
WHERE json_array_length(:indicators) = 0 OR o.indicator IN (SELECT value FROM json_each(:indicators));

-- name: export_count
SELECT count(*)
FROM json_each(:reports) AS r
CROSS JOIN observations AS o ON o.report_id = r.value
WHERE json_array_length(:indicators) = 0 OR o.indicator IN (SELECT value FROM json_each(:indicators));

-- name: export_digits
-- The most digits that values have before and after the point, zeros at the end
-- not counted. With :trusted those of the wide shape only. Corrections are few, and
-- all of them count.
WITH chosen AS (
    SELECT ltrim(o.value, '-') AS number, instr(ltrim(o.value, '-'), '.') AS point
    FROM json_each(:reports) AS r
    CROSS JOIN observations AS o ON o.report_id = r.value
    WHERE (json_array_length(:indicators) = 0 OR o.indicator IN (SELECT value FROM json_each(:indicators)))
      AND o.value IS NOT NULL
      AND (NOT :trusted OR o.status IN ('read', 'derived'))
    UNION ALL
    SELECT ltrim(c.value, '-'), instr(ltrim(c.value, '-'), '.')
    FROM corrections AS c
    WHERE c.value IS NOT NULL
)
SELECT coalesce(max(CASE point WHEN 0 THEN length(number) ELSE point - 1 END), 0),
    coalesce(max(CASE point WHEN 0 THEN 0 ELSE length(rtrim(substr(number, point + 1), '0')) END), 0)
FROM chosen;

-- name: export_longest_value
SELECT report_id, indicator, applicant, value
FROM (
    SELECT o.report_id, o.indicator, o.applicant, o.value, r.key, o.position
    FROM json_each(:reports) AS r
    CROSS JOIN observations AS o ON o.report_id = r.value
    WHERE (json_array_length(:indicators) = 0 OR o.indicator IN (SELECT value FROM json_each(:indicators)))
      AND o.value IS NOT NULL
      AND (NOT :trusted OR o.status IN ('read', 'derived'))
    UNION ALL
    SELECT p.id, c.indicator, c.applicant, c.value, 0, 0
    FROM corrections AS c
    JOIN documents AS d ON d.sha256 = c.sha256
    JOIN reports AS p ON p.document_id = d.id
    WHERE c.value IS NOT NULL
)
ORDER BY length(value) DESC, key, position
LIMIT 1;

-- name: export_corrections
SELECT r.key, c.indicator, c.applicant, c.value, i.unit, c.made_by, c.made_at, c.reason,
    EXISTS (SELECT 1 FROM observations AS o
            WHERE o.report_id = p.id AND o.indicator = c.indicator AND o.applicant = c.applicant)
FROM corrections AS c
JOIN documents AS d ON d.sha256 = c.sha256
JOIN reports AS p ON p.document_id = d.id
JOIN json_each(:reports) AS r ON r.value = p.id
JOIN indicators AS i ON i.code = c.indicator
JOIN applicants AS a ON a.id = c.applicant
WHERE json_array_length(:indicators) = 0 OR c.indicator IN (SELECT value FROM json_each(:indicators))
ORDER BY r.key, i.ordinal, c.indicator, a.ordinal, c.applicant;

-- name: export_sources
SELECT r.key, d.size, d.media_type, coalesce(d.source_url, ''), coalesce(d.fetched_at, ''), d.imported_at,
    d.pages, d.producer, d.repaired,
    (SELECT count(*) FROM observations AS o WHERE o.report_id = r.value)
FROM json_each(:reports) AS r
CROSS JOIN reports AS p ON p.id = r.value
JOIN documents AS d ON d.id = p.document_id
ORDER BY r.key;

-- name: export_findings
-- What versions and renditions say against each other has no number of its own, 0, and comes
-- after what each report says of itself.
SELECT r.key, f.ordinal, f.code, f.severity, f.message, f.left_sum, f.right_sum,
    coalesce((SELECT group_concat(c.indicator || CASE c.applicant WHEN '' THEN '' ELSE '.' || c.applicant END, '; '
                                  ORDER BY c.position)
              FROM finding_cells AS c WHERE c.report_id = f.report_id AND c.finding = f.ordinal), ''),
    f.page, f.correction, 1 AS rank, f.ordinal AS place
FROM json_each(:reports) AS r
CROSS JOIN findings AS f ON f.report_id = r.value
UNION ALL
SELECT r.key, 0, f.code, f.severity, f.message, f.left_value, f.right_value,
    f.indicator || CASE f.applicant WHEN '' THEN '' ELSE '.' || f.applicant END, f.page, '', 1 + f.other_rendition, f.position
FROM json_each(:reports) AS r
CROSS JOIN rendition_findings AS f ON f.report_id = r.value
UNION ALL
SELECT r.key, 0, f.code, f.severity, f.message, '', '', '', NULL, '', 2, 0
FROM json_each(:reports) AS r
CROSS JOIN version_findings AS f ON f.report_id = r.value
ORDER BY 1, rank, place;

-- name: export_finding_count
SELECT (SELECT count(*) FROM json_each(:reports) AS r CROSS JOIN findings AS f ON f.report_id = r.value)
    + (SELECT count(*) FROM json_each(:reports) AS r CROSS JOIN rendition_findings AS f ON f.report_id = r.value)
    + (SELECT count(*) FROM json_each(:reports) AS r CROSS JOIN version_findings AS f ON f.report_id = r.value);

-- name: export_renditions
SELECT r.key, substr(e.sha256, 1, 16), c.indicator, c.applicant, c.verdict, c.value, c.status, c.other_value, c.other_status,
    c.path, c.page, c.line, c.other_path, c.other_page, c.other_line
FROM json_each(:reports) AS r
CROSS JOIN rendition_cells AS c ON c.report_id = r.value
CROSS JOIN reports AS p ON p.id = c.other_report_id
CROSS JOIN documents AS e ON e.id = p.document_id
WHERE json_array_length(:indicators) = 0 OR c.indicator IN (SELECT value FROM json_each(:indicators))
ORDER BY r.key, c.other_rendition, c.position;

-- name: export_rendition_count
SELECT count(*)
FROM json_each(:reports) AS r
CROSS JOIN rendition_cells AS c ON c.report_id = r.value
WHERE (json_array_length(:indicators) = 0 OR c.indicator IN (SELECT value FROM json_each(:indicators)));

-- name: export_cell_count
SELECT count(*)
FROM json_each(:reports) AS r
CROSS JOIN printed_figures AS f ON f.report_id = r.value
LEFT JOIN printed_quantities AS q ON q.id = f.quantity
WHERE json_array_length(:indicators) = 0 OR q.indicator IN (SELECT value FROM json_each(:indicators));
