-- What the reports of one organ on consecutive years say about each other, one
-- row for each disagreement. Only latest versions and figures that are read,
-- derived or corrected are compared; a cell that a person read where the reading
-- has none is not.
--   carry-over: the applications carried over from last year (二) are not those
--               that last year's report carries over to this year (四).
--   jump:       a figure is at least ten times that of the year before, or a
--               tenth of it, and differs by 100 or more: true, or a mistake in
--               unit or digits.
-- The pairs are not materialized, so that the question of one report looks up
-- that report and the one before it and no other; the conditions are worded as
-- those of reports_by_identity, so that it is of use.
CREATE VIEW series_findings AS
WITH pairs AS NOT MATERIALIZED (
    SELECT now.id AS report_id, before.id AS previous_report_id, d.sha256, e.sha256 AS previous_sha256
    FROM reports AS now
    CROSS JOIN reports AS before
        ON coalesce(before.region_code, '') = coalesce(now.region_code, '') AND before.body = now.body AND before.year = now.year - 1
        AND before.apart = '' -- whose region nobody knows may be another's
    CROSS JOIN documents AS d ON d.id = now.document_id
    CROSS JOIN documents AS e ON e.id = before.document_id
    WHERE now.year IS NOT NULL AND now.body <> '' AND now.apart = ''
      AND {{latest now}}
      AND {{latest before}}
),
both AS ( -- CROSS JOIN has SQLite look the cells up pair by pair, whatever it knows of sizes
    SELECT p.report_id, p.previous_report_id, 'carry-over' AS code, o.indicator, o.applicant, o.page,
        CASE WHEN bc.sha256 IS NULL THEN b.value ELSE bc.value END AS previous_text,
        CASE WHEN oc.sha256 IS NULL THEN o.value ELSE oc.value END AS text
    FROM pairs AS p
    CROSS JOIN observations AS o ON o.report_id = p.report_id AND o.indicator = 'applications.carried_in'
    CROSS JOIN observations AS b ON b.report_id = p.previous_report_id AND b.indicator = 'applications.carried_out'
        AND b.applicant = o.applicant
    LEFT JOIN corrections AS oc ON oc.sha256 = p.sha256 AND oc.indicator = o.indicator AND oc.applicant = o.applicant
    LEFT JOIN corrections AS bc ON bc.sha256 = p.previous_sha256 AND bc.indicator = b.indicator AND bc.applicant = b.applicant
    WHERE (oc.sha256 IS NOT NULL OR o.status IN ('read', 'derived'))
      AND (bc.sha256 IS NOT NULL OR b.status IN ('read', 'derived'))
    UNION ALL
    SELECT p.report_id, p.previous_report_id, 'jump', o.indicator, o.applicant, o.page,
        CASE WHEN bc.sha256 IS NULL THEN b.value ELSE bc.value END,
        CASE WHEN oc.sha256 IS NULL THEN o.value ELSE oc.value END
    FROM pairs AS p
    CROSS JOIN observations AS o ON o.report_id = p.report_id AND o.applicant IN ('', 'total')
    CROSS JOIN observations AS b ON b.report_id = p.previous_report_id AND b.indicator = o.indicator AND b.applicant = o.applicant
    LEFT JOIN corrections AS oc ON oc.sha256 = p.sha256 AND oc.indicator = o.indicator AND oc.applicant = o.applicant
    LEFT JOIN corrections AS bc ON bc.sha256 = p.previous_sha256 AND bc.indicator = b.indicator AND bc.applicant = b.applicant
    WHERE (oc.sha256 IS NOT NULL OR o.status IN ('read', 'derived'))
      AND (bc.sha256 IS NOT NULL OR b.status IN ('read', 'derived'))
),
compared AS (
    SELECT report_id, previous_report_id, code, indicator, applicant,
        CAST(previous_text AS NUMERIC) AS previous_value, CAST(text AS NUMERIC) AS value, page
    FROM both
)
SELECT report_id, previous_report_id, code, indicator, applicant, previous_value, value, page
FROM compared
WHERE {{apart compared}};
