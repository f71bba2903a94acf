-- The table years_apart.

-- name: years_apart_drop
DELETE FROM years_apart
WHERE report_id IN (SELECT id FROM reports
                    WHERE coalesce(region_code, '') = :region_code AND body = :body AND year = :year AND apart = :apart);

-- name: years_apart_put
INSERT INTO years_apart (report_id, code, indicator, applicant, previous_report_id, previous_value, value)
SELECT report_id, code, indicator, applicant, previous_report_id, previous_value, value
FROM series_findings
WHERE report_id IN (SELECT id FROM reports
                    WHERE coalesce(region_code, '') = :region_code AND body = :body AND year = :year AND apart = :apart);

-- name: years_apart_forget
DELETE FROM years_apart WHERE report_id = :report OR previous_report_id = :report;

-- name: years_apart_drop_all
DELETE FROM years_apart;

-- name: years_apart_put_all
INSERT INTO years_apart (report_id, code, indicator, applicant, previous_report_id, previous_value, value)
SELECT report_id, code, indicator, applicant, previous_report_id, previous_value, value
FROM series_findings;
