-- The figures that the forms have.

-- name: wide_columns
-- The figures of reports_wide, in its order; those that only older readings have come last.
SELECT i.code, a.id
FROM indicators AS i
JOIN applicants AS a ON (a.id <> '') = i.by_applicant
ORDER BY i.current DESC, i.ordinal, i.code, a.ordinal, a.id;
