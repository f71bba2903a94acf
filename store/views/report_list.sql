-- One row for each report: whose it is, which publication and reading, where it
-- came from, and how far it can be trusted. What a person corrected counts as corrected and
-- no more as in doubt or as an error that it mends, and an error that there is only with it
-- is none. The other views build on it.
CREATE VIEW report_list AS
SELECT
    r.id AS report_id,
    r.region_code,
    r.region_name AS region,
    -- The parent under its name in the year, else under its newest.
    coalesce(
        (SELECT p.name FROM regions AS p
         WHERE p.code = r.region_parent AND p.valid_from <= r.year AND (p.valid_to = 0 OR p.valid_to >= r.year)),
        (SELECT p.name FROM regions AS p
         WHERE p.code = r.region_parent ORDER BY p.valid_from DESC LIMIT 1)
    ) AS parent_region,
    r.organ,
    r.department,
    r.body,
    -- What sort of body it is, its township or street, and how sure that is: certain, doubtful, unknown.
    r.organ_kind,
    r.township,
    r.identity,
    r.identity_evidence,
    r.identity_against,
    -- Ids of the place and the organ that stay over years, the organ's function, and what the figures cover.
    r.place_id,
    r.organ_id,
    r.organ_function,
    r.township_code,
    r.scope,
    r.scope_sentence,
    r.year,
    r.version,
    -- Files of one publication have a version in common; 1 is the one that stands for it.
    r.rendition,
    r.version_by,
    substr(d.sha256, 1, 16) AS report_key,
    -- 1 for the rendition that stands, unless a later version of the same identity is here, or a certain one beside a doubtful one.
    {{latest r}} AS latest,
    r.form,
    r.title,
    r.period_start,
    r.period_end,
    r.published,
    r.correction_mark,
    r.revision,
    r.read_at,
    d.sha256,
    d.path,
    d.parser,
    (SELECT count(*) FROM findings AS f WHERE f.report_id = r.id AND f.severity = 'error' AND f.correction NOT IN ('mended', 'replaced') AND NOT {{held f}}) AS errors,
    (SELECT count(*) FROM findings AS f WHERE f.report_id = r.id AND f.severity = 'warning' AND f.correction NOT IN ('mended', 'replaced') AND NOT {{held f}}) AS warnings,
    (SELECT count(*) FROM observations AS o INDEXED BY observations_in_doubt WHERE o.report_id = r.id AND o.status = 'flagged' AND o.indicator NOT GLOB 'narrative.*')
        - (SELECT count(*) FROM corrections AS c
           CROSS JOIN observations AS o ON o.report_id = r.id AND o.indicator = c.indicator AND o.applicant = c.applicant
           WHERE c.sha256 = d.sha256 AND o.status = 'flagged' AND o.indicator NOT GLOB 'narrative.*') AS flagged,
    -- Figures of the tables that are there but that reports_wide does not show.
    (SELECT count(*) FROM observations AS o
     WHERE o.report_id = r.id AND o.value IS NOT NULL AND o.status NOT IN ('read', 'derived')
       AND o.indicator NOT GLOB 'narrative.*')
        - (SELECT count(*) FROM corrections AS c
           CROSS JOIN observations AS o ON o.report_id = r.id AND o.indicator = c.indicator AND o.applicant = c.applicant
           WHERE c.sha256 = d.sha256 AND o.value IS NOT NULL AND o.status NOT IN ('read', 'derived')
             AND o.indicator NOT GLOB 'narrative.*') AS untrusted,
    (SELECT count(*) FROM unplaced_figures AS u WHERE u.report_id = r.id) AS unplaced,
    (SELECT count(*) FROM corrections AS c WHERE c.sha256 = d.sha256) AS corrected -- figures that a person corrected
FROM reports AS r
JOIN documents AS d ON d.id = r.document_id;
