-- Runs of the crawler.

-- name: crawl_last_run
SELECT id, started_at, finished_at IS NOT NULL, place, holder, heartbeat_at
FROM crawl_runs
ORDER BY id DESC
LIMIT 1;

-- name: crawl_run_insert
INSERT INTO crawl_runs (started_at, place, holder, heartbeat_at) VALUES (:now, :place, :holder, :now);

-- name: crawl_run_take
UPDATE crawl_runs SET place = :place, holder = :holder, heartbeat_at = :now WHERE id = :run;

-- name: crawl_run_beat
UPDATE crawl_runs SET heartbeat_at = :heartbeat WHERE id = :run AND holder = :holder AND finished_at IS NULL;

-- name: crawl_run_finish
UPDATE crawl_runs SET finished_at = :finished_at, summary = :summary, heartbeat_at = '' WHERE id = :run;

-- name: crawl_last_runs
SELECT id, started_at, coalesce(finished_at, ''), holder, heartbeat_at, summary FROM crawl_runs ORDER BY id DESC LIMIT :most;

-- name: crawl_owes_others
SELECT EXISTS (SELECT 1 FROM crawl_jobs AS j JOIN crawl_sites AS s ON s.id = j.site_id
    WHERE j.state = 0 AND s.name NOT IN (SELECT value FROM json_each(:sites)));

-- name: crawl_jobs_by_site
SELECT s.name, count(*) FROM crawl_jobs AS j JOIN crawl_sites AS s ON s.id = j.site_id WHERE j.state = 0 GROUP BY s.name ORDER BY s.name;
