-- Two reports side by side.

-- name: difference
-- Every cell that either of two reports has, in the order of the forms. A cell
-- that only an older catalogue knew comes last.
SELECT p.indicator, p.applicant,
    coalesce(i.zh, p.indicator), coalesce(i.unit, ''),
    iif(ca.sha256 IS NULL, a.value, ca.value), iif(ca.sha256 IS NULL, coalesce(a.status, 'missing'), 'corrected'),
    coalesce(a.unit, ''), coalesce(a.page, 0),
    iif(cb.sha256 IS NULL, b.value, cb.value), iif(cb.sha256 IS NULL, coalesce(b.status, 'missing'), 'corrected'),
    coalesce(b.unit, ''), coalesce(b.page, 0)
FROM (SELECT indicator, applicant FROM observations WHERE report_id = :a
      UNION
      SELECT indicator, applicant FROM observations WHERE report_id = :b
      UNION
      SELECT c.indicator, c.applicant
      FROM reports AS r
      JOIN documents AS d ON d.id = r.document_id
      JOIN corrections AS c ON c.sha256 = d.sha256
      WHERE r.id IN (:a, :b)) AS p
LEFT JOIN observations AS a ON a.report_id = :a AND a.indicator = p.indicator AND a.applicant = p.applicant
LEFT JOIN observations AS b ON b.report_id = :b AND b.indicator = p.indicator AND b.applicant = p.applicant
LEFT JOIN corrections AS ca ON ca.indicator = p.indicator AND ca.applicant = p.applicant
    AND ca.sha256 = (SELECT d.sha256 FROM reports AS r JOIN documents AS d ON d.id = r.document_id WHERE r.id = :a)
LEFT JOIN corrections AS cb ON cb.indicator = p.indicator AND cb.applicant = p.applicant
    AND cb.sha256 = (SELECT d.sha256 FROM reports AS r JOIN documents AS d ON d.id = r.document_id WHERE r.id = :b)
LEFT JOIN indicators AS i ON i.code = p.indicator
LEFT JOIN applicants AS k ON k.id = p.applicant
ORDER BY i.current DESC, i.ordinal, p.indicator, k.ordinal;
