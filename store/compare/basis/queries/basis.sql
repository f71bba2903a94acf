-- What the figures of reports rest on. :reports is the JSON array of their ids.

-- name: basis
-- One text with a line for each report: id, scope ('-' where it was not read), whether its
-- organ is in doubt, whether it contradicts itself on its scope, and the form.
SELECT {{basis_lines r}}
FROM json_each(:reports) AS j CROSS JOIN reports AS r ON r.id = j.value;

-- name: basis_of_all
-- The same of all reports.
SELECT {{basis_lines r}}
FROM reports AS r;
