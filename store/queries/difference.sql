-- name: difference
-- Every cell that either of two reports has, in the order of the forms. A cell
-- that only an older catalogue knew comes last.
SELECT p.indicator, p.applicant,
    coalesce(i.zh, p.indicator), coalesce(i.unit, ''),
    a.value, coalesce(a.status, 'missing'), coalesce(a.unit, ''), coalesce(a.page, 0),
    b.value, coalesce(b.status, 'missing'), coalesce(b.unit, ''), coalesce(b.page, 0)
FROM (SELECT indicator, applicant FROM observations WHERE report_id = :a
      UNION
      SELECT indicator, applicant FROM observations WHERE report_id = :b) AS p
LEFT JOIN observations AS a ON a.report_id = :a AND a.indicator = p.indicator AND a.applicant = p.applicant
LEFT JOIN observations AS b ON b.report_id = :b AND b.indicator = p.indicator AND b.applicant = p.applicant
LEFT JOIN indicators AS i ON i.code = p.indicator
LEFT JOIN applicants AS k ON k.id = p.applicant
ORDER BY i.current DESC, i.ordinal, p.indicator, k.ordinal;
