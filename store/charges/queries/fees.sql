-- Fees for information.

-- name: fees
-- What reports state of the fees that they charged for information, in the text or in the table of
-- 2014 to 2018, as a person corrected it where one did, and, where that is something, how many applications they received.
SELECT r.id, r.organ_kind, r.scope, coalesce(r.region_code, ''), coalesce(r.year, 0), o.indicator, o.unit,
    CASE WHEN c.sha256 IS NULL THEN o.value ELSE c.value END,
    CASE WHEN c.sha256 IS NULL THEN o.status ELSE 'corrected' END,
    CASE WHEN o.value + 0 > 0 THEN coalesce((SELECT min(CAST(p.value AS INTEGER), 2000000000) FROM json_each(:applications) AS a
        CROSS JOIN observations AS p ON p.report_id = r.id AND p.indicator = a.value AND p.applicant IN ('total', '')
        WHERE p.value >= '0' AND p.status <> 'flagged' LIMIT 1), -1) ELSE -1 END
FROM json_each(:indicators) AS i
CROSS JOIN observations AS o ON o.indicator = i.value AND o.applicant = '' AND o.indicator GLOB '*.fees' -- as the index observations_fees
CROSS JOIN reports AS r ON r.id = o.report_id
CROSS JOIN documents AS d ON d.id = r.document_id
LEFT JOIN corrections AS c ON c.sha256 = d.sha256 AND c.indicator = o.indicator AND c.applicant = o.applicant
WHERE CASE WHEN c.sha256 IS NULL THEN o.value ELSE c.value END IS NOT NULL
  AND {{latest r}};

-- name: fees_printed
-- Some of them as the reports state them. :cells is a JSON array of objects.
SELECT i.key, r.organ, r.region_name, o.indicator, o.unit, o.raw, CASE WHEN c.sha256 IS NULL THEN o.status ELSE 'corrected' END
FROM json_each(:cells) AS i
CROSS JOIN observations AS o ON o.report_id = i.value ->> 'Report' AND o.indicator = i.value ->> 'Indicator' AND o.applicant = ''
CROSS JOIN reports AS r ON r.id = o.report_id
CROSS JOIN documents AS d ON d.id = r.document_id
LEFT JOIN corrections AS c ON c.sha256 = d.sha256 AND c.indicator = o.indicator AND c.applicant = o.applicant
ORDER BY i.key;
