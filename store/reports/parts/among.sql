-- Whether a report is one of some, or none of them: :among is a JSON array of their numbers, NULL for no condition, and :within says which.
-- {{}} is the table reports in the statement.

-- name: among
(:among IS NULL OR ({{}}.id IN (SELECT value FROM json_each(:among))) = :within)
