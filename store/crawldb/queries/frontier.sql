-- What is still to be asked for.

-- name: crawl_jobs_old
-- What another run left.
DELETE FROM crawl_jobs WHERE site_id = (SELECT id FROM crawl_sites WHERE name = :name AND run_id <> :run);

-- name: crawl_site_put
INSERT INTO crawl_sites (name, run_id, state, noise) VALUES (:name, :run, '{}', '[]')
ON CONFLICT (name) DO UPDATE SET state = CASE run_id WHEN excluded.run_id THEN state ELSE '{}' END,
    noticed = CASE run_id WHEN excluded.run_id THEN noticed ELSE '{}' END, run_id = excluded.run_id
RETURNING id, state, noise;

-- name: crawl_site_state
UPDATE crawl_sites SET state = :state WHERE id = :site;

-- name: crawl_site_noise
UPDATE crawl_sites SET noise = :noise WHERE id = :site;

-- name: crawl_site_noticed
SELECT noticed FROM crawl_sites WHERE id = :site;

-- name: crawl_site_notice
UPDATE crawl_sites SET noticed = :noticed WHERE id = :site;

-- name: crawl_job_put
-- A request that was passed over where one link had it is asked for where another does.
INSERT INTO crawl_jobs (site_id, key, priority, state, work) VALUES (:site, :key, :priority, :state, :work)
ON CONFLICT (site_id, key) DO UPDATE SET state = 0, priority = excluded.priority, work = excluded.work
WHERE state = 2 AND excluded.state = 0
RETURNING id;

-- name: crawl_job_known
SELECT EXISTS (SELECT 1 FROM crawl_jobs WHERE site_id = :site AND key = :key AND state = 1);

-- name: crawl_job_next
SELECT id, key, priority, work FROM crawl_jobs WHERE site_id = :site AND state = 0 ORDER BY priority, id LIMIT 1;

-- name: crawl_job_done
UPDATE crawl_jobs SET state = 1, work = '' WHERE site_id = :site AND key = :key;

-- name: crawl_jobs_clear
-- Of the sites that a run walked: what another owes at others stays.
DELETE FROM crawl_jobs WHERE site_id IN (SELECT id FROM crawl_sites WHERE run_id = :run);

-- name: crawl_walked
SELECT name, run_id FROM crawl_sites;
