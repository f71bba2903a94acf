-- The state of a database as a whole.

-- name: database_state
SELECT c.count || ' ' || k.synced_at FROM changes AS c, catalogue AS k;

-- name: ping
SELECT count(*) FROM catalogue;
