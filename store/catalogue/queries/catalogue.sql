-- Copying the program's catalogue.

-- name: catalogue_state
SELECT revision, digest FROM catalogue WHERE id = 1;

-- name: catalogue_record
INSERT INTO catalogue (id, revision, digest, synced_at) VALUES (1, :revision, :digest, :now)
ON CONFLICT (id) DO UPDATE SET revision = excluded.revision, digest = excluded.digest, synced_at = excluded.synced_at;

-- name: catalogue_retire
-- Everything is taken for outdated until it is written again.
UPDATE regions SET current = 0;
UPDATE forms SET current = 0;
UPDATE indicators SET current = 0;
UPDATE applicants SET current = 0;
DELETE FROM indicator_forms;
DELETE FROM place_changes;
DELETE FROM form_cells;

-- name: region_put
INSERT INTO regions (code, name, parent, valid_from, valid_to, place_id, current) VALUES (?, ?, ?, ?, ?, ?, 1)
ON CONFLICT (code, valid_from) DO UPDATE
SET name = excluded.name, parent = excluded.parent, valid_to = excluded.valid_to, place_id = excluded.place_id, current = 1;

-- name: place_change_put
INSERT INTO place_changes (year, kind, before_code, before_valid_from, after_code, after_valid_from) VALUES (?, ?, ?, ?, ?, ?);

-- name: place_ids_put
-- A row of regions that the catalogue no longer has, as one with another first year, is
-- the place that its code was then. Reports have the place of their region, also those that
-- were read before there were places.
UPDATE regions
SET place_id = coalesce((SELECT n.place_id FROM regions AS n
                         WHERE n.code = regions.code AND n.current = 1
                         ORDER BY n.valid_from <= regions.valid_from DESC, n.valid_from DESC LIMIT 1), '')
WHERE current = 0;
UPDATE reports
SET place_id = p.place_id
FROM regions AS p
WHERE p.code = reports.region_code AND p.valid_from = reports.region_valid_from AND p.place_id <> reports.place_id;

-- name: form_put
INSERT INTO forms (id, document, first_year, last_year, current) VALUES (?, ?, ?, nullif(?, 0), 1)
ON CONFLICT (id) DO UPDATE
SET document = excluded.document, first_year = excluded.first_year, last_year = excluded.last_year, current = 1;

-- name: form_table_put
INSERT INTO form_tables (form, table_id, section, zh, en) VALUES (?, ?, ?, ?, ?)
ON CONFLICT (form, table_id) DO UPDATE
SET section = excluded.section, zh = excluded.zh, en = excluded.en;

-- name: indicator_put
INSERT INTO indicators (code, ordinal, table_id, zh, en, unit, article, by_applicant, current)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, 1)
ON CONFLICT (code) DO UPDATE
SET ordinal = excluded.ordinal, table_id = excluded.table_id, zh = excluded.zh, en = excluded.en,
    unit = excluded.unit, article = excluded.article, by_applicant = excluded.by_applicant, current = 1;

-- name: indicator_form_put
INSERT INTO indicator_forms (indicator, form) VALUES (?, ?);

-- name: applicant_put
INSERT INTO applicants (id, ordinal, zh, en, current) VALUES (?, ?, ?, ?, 1)
ON CONFLICT (id) DO UPDATE SET ordinal = excluded.ordinal, zh = excluded.zh, en = excluded.en, current = 1;

-- name: form_cell_put
INSERT INTO form_cells (form, table_id, row, col, heading, row_zh, column_zh, indicator, applicant, optional)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?);
