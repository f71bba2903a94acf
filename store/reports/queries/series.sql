-- Reports of one organ compared with each other.

-- name: series_findings
SELECT code, report_id, previous_report_id, indicator, applicant, previous_value, value, coalesce(page, 0),
    {{years_corrected s}}, {{years_held s}}
FROM series_findings AS s
WHERE report_id = :report
ORDER BY code, indicator, applicant;
