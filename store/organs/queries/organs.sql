-- The names of organs.

-- name: names
SELECT name FROM organs ORDER BY name;
