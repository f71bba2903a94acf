-- Reports of one organ compared with each other.

-- name: series_findings
SELECT code, report_id, previous_report_id, indicator, applicant, previous_value, value, coalesce(page, 0)
FROM series_findings
WHERE report_id = :report
ORDER BY code, indicator, applicant;
