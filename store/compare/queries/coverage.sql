-- What the figures of reports cover: one text with a line for each report, by region and year. id, scope ('-' where it
-- was not read), code of the region and year, '-' and 0 where they are not known.

-- name: coverage
-- Of some reports. :reports is the JSON array of their ids.
SELECT {{coverage_lines r}}
FROM json_each(:reports) AS j CROSS JOIN reports AS r ON r.id = j.value;

-- name: coverage_of_all
SELECT {{coverage_lines r}}
FROM reports AS r;

-- name: coverage_organ
SELECT organ FROM reports WHERE id = ?;
