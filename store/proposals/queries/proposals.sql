-- Corrections that are proposed.

-- name: proposal_cell
-- A figure as it stands, with its document: as in store/queries/corrections.sql, but with the correction
-- in force.
SELECT d.sha256, CASE WHEN c.sha256 IS NULL THEN o.value ELSE c.value END,
    CASE WHEN c.sha256 IS NULL THEN coalesce(o.status, 'missing') ELSE 'corrected' END
FROM reports AS r
JOIN documents AS d ON d.id = r.document_id
LEFT JOIN observations AS o ON o.report_id = r.id AND o.indicator = :indicator AND o.applicant = :applicant
LEFT JOIN corrections AS c ON c.sha256 = d.sha256 AND c.indicator = :indicator AND c.applicant = :applicant
WHERE r.id = :report
  AND (o.report_id IS NOT NULL
       OR EXISTS (SELECT 1 FROM report_tables AS t
                  JOIN form_cells AS f ON f.form = t.form AND f.table_id = t.table_id
                  WHERE t.report_id = r.id AND f.indicator = :indicator AND f.applicant = :applicant));

-- name: proposals_of_cell
SELECT count(*)
FROM reports AS r
JOIN documents AS d ON d.id = r.document_id
JOIN proposals AS p ON p.sha256 = d.sha256
WHERE r.id = :report AND p.indicator = :indicator AND p.applicant = :applicant AND p.state = 'open';

-- name: proposal_put
INSERT INTO proposals (token, sha256, indicator, applicant, value, reason, name, contact, proposed_at, seen_value, seen_status,
    state, decided_by, decided_at, answer)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'open', '', '', '');

-- name: proposal_decide
-- Whom to write to is nobody's business any more.
UPDATE proposals SET state = :state, decided_by = :by, decided_at = :now, answer = :answer, contact = '' WHERE id = :id;

-- name: proposal_counts
SELECT state, count(*) FROM proposals GROUP BY state;

-- name: proposal_by_token
SELECT id FROM proposals WHERE token = :token;

-- name: proposals_chosen
-- A part of those in a state.
SELECT id
FROM proposals
WHERE :state = '' OR state = :state
ORDER BY state = 'open' DESC, decided_at DESC, id
LIMIT :limit OFFSET :offset;

-- name: proposals_load
-- Some proposals in the order told, each with the figure as it stands.
SELECT p.id, p.token, p.sha256, p.indicator, p.applicant, p.value, p.reason, p.name, p.contact, p.proposed_at, p.seen_value, p.seen_status,
    p.state, p.decided_by, p.decided_at, p.answer,
    p.state = 'accepted' AND c.made_at IS NOT NULL AND c.made_at = p.decided_at,
    CASE WHEN c.sha256 IS NULL THEN o.value ELSE c.value END,
    CASE WHEN c.sha256 IS NULL THEN coalesce(o.status, 'missing') ELSE 'corrected' END,
    coalesce(r.id, 0), r.id IS NOT NULL AND {{latest r}}, coalesce(r.organ, ''), coalesce(r.region_code, ''), coalesce(r.region_name, ''),
    coalesce(r.year, 0)
FROM json_each(:ids) AS j
CROSS JOIN proposals AS p ON p.id = j.value
LEFT JOIN documents AS d ON d.sha256 = p.sha256
LEFT JOIN reports AS r ON r.document_id = d.id
LEFT JOIN observations AS o ON o.report_id = r.id AND o.indicator = p.indicator AND o.applicant = p.applicant
LEFT JOIN corrections AS c ON c.sha256 = p.sha256 AND c.indicator = p.indicator AND c.applicant = p.applicant
ORDER BY j.key;
