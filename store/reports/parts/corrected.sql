-- What corrections have to do with what was found: {{}} is the table findings in the statement, or for
-- those of years the table years_apart or the view series_findings.

-- name: corrected
-- A person corrected one of the figures of a finding.
({{}}.correction = 'raised' OR {{corrected_cell {{}}}})

-- name: corrected_cell
-- The same of a figure that was read.
EXISTS (
    SELECT 1 FROM reports AS kr
    JOIN documents AS kd ON kd.id = kr.document_id
    JOIN finding_cells AS kx ON kx.report_id = kr.id AND kx.finding = {{}}.ordinal
    JOIN corrections AS k ON k.sha256 = kd.sha256 AND k.indicator = kx.indicator AND k.applicant = kx.applicant
    WHERE kr.id = {{}}.report_id)

-- name: held
-- A finding is there only with a correction, and as the figures were read they agree: each of them was read,
-- and no finding of the same sum was replaced. It doesn't count, for the report doesn't say so. Where a figure
-- was not read, or in doubt, nothing was held: what the correction shows is a fault of the report. A figure
-- that was not found at all is missing among the cells, too.
({{}}.correction = 'raised' AND {{corrected_cell {{}}}}
 AND (SELECT count(*) = max(position) FROM finding_cells AS hp WHERE hp.report_id = {{}}.report_id AND hp.finding = {{}}.ordinal)
 AND NOT EXISTS (
    SELECT 1 FROM finding_cells AS hx
    LEFT JOIN observations AS ho ON ho.report_id = hx.report_id AND ho.indicator = hx.indicator AND ho.applicant = hx.applicant
    WHERE hx.report_id = {{}}.report_id AND hx.finding = {{}}.ordinal
      AND (ho.value IS NULL OR ho.status NOT IN ('read', 'derived', 'inferred'))) AND NOT EXISTS (
    SELECT 1 FROM findings AS was
    JOIN finding_cells AS wasfirst ON wasfirst.report_id = was.report_id AND wasfirst.finding = was.ordinal AND wasfirst.position = 1
    JOIN finding_cells AS samefirst ON samefirst.report_id = {{}}.report_id AND samefirst.finding = {{}}.ordinal AND samefirst.position = 1
    WHERE was.report_id = {{}}.report_id AND was.code = {{}}.code AND was.correction = 'replaced'
      AND wasfirst.indicator = samefirst.indicator AND wasfirst.applicant = samefirst.applicant))

-- name: years_corrected
-- A person corrected one of the two figures.
(EXISTS (
    SELECT 1 FROM reports AS kr
    JOIN documents AS kd ON kd.id = kr.document_id
    JOIN corrections AS k ON k.sha256 = kd.sha256 AND k.indicator = {{}}.indicator AND k.applicant = {{}}.applicant
    WHERE kr.id = {{}}.report_id) OR EXISTS (
    SELECT 1 FROM reports AS kr
    JOIN documents AS kd ON kd.id = kr.document_id
    JOIN corrections AS k ON k.sha256 = kd.sha256 AND k.applicant = {{}}.applicant
        AND k.indicator = iif({{}}.code = 'carry-over', 'applications.carried_out', {{}}.indicator)
    WHERE kr.id = {{}}.previous_report_id))

-- name: years_held
-- As the two figures were read they agree, and only a correction has them contradict each other.
(EXISTS (
    SELECT 1 FROM (
        SELECT {{}}.code AS code, CAST(b.value AS NUMERIC) AS previous_value, CAST(o.value AS NUMERIC) AS value
        FROM observations AS o
        JOIN observations AS b ON b.report_id = {{}}.previous_report_id AND b.applicant = o.applicant
            AND b.indicator = iif({{}}.code = 'carry-over', 'applications.carried_out', o.indicator)
        WHERE o.report_id = {{}}.report_id AND o.indicator = {{}}.indicator AND o.applicant = {{}}.applicant
          AND o.status IN ('read', 'derived') AND b.status IN ('read', 'derived')) AS was
    WHERE NOT {{apart was}}))

-- name: apart
-- Two figures of consecutive years contradict each other, by the kind of contradiction that is looked
-- for. What it finds is kept in years_apart: a rule that changes needs a migration that fills that anew.
(CASE {{}}.code
    WHEN 'carry-over' THEN {{}}.value <> {{}}.previous_value
    ELSE abs({{}}.value - {{}}.previous_value) >= 100 AND ({{}}.value >= 10 * {{}}.previous_value OR {{}}.previous_value >= 10 * {{}}.value)
END)
