-- Lists of reports. The lists of values are JSON arrays; an empty one is no condition.

-- name: list
SELECT report_id, coalesce(region_code, ''), region, coalesce(parent_region, ''), organ, department, body,
    organ_kind, township, identity,
    identity_evidence, identity_against, place_id, organ_id, organ_function, township_code, scope, scope_sentence,
    coalesce(year, 0), version, rendition, version_by, latest, coalesce(form, ''), title, period_start, period_end, published, correction_mark, revision, read_at,
    sha256, path, parser, errors, warnings, flagged, untrusted, unplaced, corrected
FROM report_list
WHERE (json_array_length(:regions) = 0
       OR EXISTS (SELECT 1 FROM json_each(:regions) AS p WHERE substr(region_code, 1, length(p.value)) = p.value))
  AND (:from_year = 0 OR year >= :from_year)
  AND (:to_year = 0 OR year <= :to_year)
  AND (json_array_length(:forms) = 0 OR form IN (SELECT value FROM json_each(:forms)))
  AND (json_array_length(:kinds) = 0 OR organ_kind IN (SELECT value FROM json_each(:kinds)))
  AND (json_array_length(:identities) = 0 OR identity IN (SELECT value FROM json_each(:identities)))
  AND (NOT :latest OR latest)
ORDER BY region_code, body, year, version, rendition, sha256;

-- name: list_by_id
SELECT report_id, coalesce(region_code, ''), region, coalesce(parent_region, ''), organ, department, body,
    organ_kind, township, identity,
    identity_evidence, identity_against, place_id, organ_id, organ_function, township_code, scope, scope_sentence,
    coalesce(year, 0), version, rendition, version_by, latest, coalesce(form, ''), title, period_start, period_end, published, correction_mark, revision, read_at,
    sha256, path, parser, errors, warnings, flagged, untrusted, unplaced, corrected
FROM report_list
WHERE report_id IN (SELECT value FROM json_each(:reports))
ORDER BY region_code, body, year, version, rendition, sha256;
