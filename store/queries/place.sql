-- Where a figure was read.

-- name: cell_place
SELECT page, x0, y0, x1, y1, line FROM observations
WHERE report_id = :report AND indicator = :indicator AND applicant = :applicant;
