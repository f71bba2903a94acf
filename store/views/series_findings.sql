-- What the reports of one organ on consecutive years say about each other, one
-- row for each disagreement. Only latest versions and figures that are read,
-- derived or corrected are compared.
--   carry-over: the applications carried over from last year (二) are not those
--               that last year's report carries over to this year (四).
--   jump:       a figure is at least ten times that of the year before, or a
--               tenth of it, and differs by 100 or more: true, or a mistake in
--               unit or digits.
CREATE VIEW series_findings AS
WITH organs AS MATERIALIZED (
    SELECT report_id, coalesce(region_code, '') AS region_code, body, year
    FROM report_list
    WHERE latest AND year IS NOT NULL AND body <> ''
),
pairs AS MATERIALIZED (
    SELECT now.report_id, before.report_id AS previous_report_id
    FROM organs AS now
    JOIN organs AS before
        ON before.region_code = now.region_code AND before.body = now.body AND before.year = now.year - 1
),
compared AS (
    SELECT p.report_id, p.previous_report_id, 'carry-over' AS code, o.indicator, o.applicant,
        CAST(b.value AS NUMERIC) AS previous_value, CAST(o.value AS NUMERIC) AS value, o.page
    FROM pairs AS p
    JOIN figures AS o ON o.report_id = p.report_id AND o.indicator = 'applications.carried_in'
    JOIN figures AS b ON b.report_id = p.previous_report_id AND b.indicator = 'applications.carried_out'
        AND b.applicant = o.applicant
    WHERE o.status IN ('read', 'derived', 'corrected') AND b.status IN ('read', 'derived', 'corrected')
    UNION ALL
    SELECT p.report_id, p.previous_report_id, 'jump', o.indicator, o.applicant,
        CAST(b.value AS NUMERIC), CAST(o.value AS NUMERIC), o.page
    FROM pairs AS p
    JOIN figures AS o ON o.report_id = p.report_id AND o.applicant IN ('', 'total')
    JOIN figures AS b ON b.report_id = p.previous_report_id AND b.indicator = o.indicator AND b.applicant = o.applicant
    WHERE o.status IN ('read', 'derived', 'corrected') AND b.status IN ('read', 'derived', 'corrected')
)
SELECT report_id, previous_report_id, code, indicator, applicant, previous_value, value, page
FROM compared
WHERE CASE code
    WHEN 'carry-over' THEN value <> previous_value
    ELSE abs(value - previous_value) >= 100 AND (value >= 10 * previous_value OR previous_value >= 10 * value)
END;
