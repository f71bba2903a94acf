-- The meaning of codes.

-- name: codebook_indicators
SELECT i.code, i.table_id, i.zh, i.en, i.unit, i.article, i.by_applicant,
    (SELECT json_group_array(f.form ORDER BY f.form) FROM indicator_forms AS f WHERE f.indicator = i.code)
FROM indicators AS i
ORDER BY i.current DESC, i.ordinal, i.code;

-- name: codebook_applicants
SELECT id, zh, en FROM applicants WHERE id <> '' ORDER BY current DESC, ordinal, id;
