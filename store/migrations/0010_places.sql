-- What a report is compared by, over years in which codes and names change: the place and
-- the organ, each with an id that stays, and what the organ's function is. Then what its
-- figures cover, with the sentence that says so, and what the identity rests on, with what
-- speaks against it. All are empty in a report that was read before this was told; it has
-- them when it is read again.
ALTER TABLE reports ADD COLUMN place_id TEXT NOT NULL DEFAULT '';
ALTER TABLE reports ADD COLUMN organ_id TEXT NOT NULL DEFAULT '';
ALTER TABLE reports ADD COLUMN organ_function TEXT NOT NULL DEFAULT '';
ALTER TABLE reports ADD COLUMN township_code TEXT NOT NULL DEFAULT '';
ALTER TABLE reports ADD COLUMN scope TEXT NOT NULL DEFAULT ''
    CHECK (scope IN ('', 'own', 'area', 'unknown'));
ALTER TABLE reports ADD COLUMN scope_sentence TEXT NOT NULL DEFAULT '';
ALTER TABLE reports ADD COLUMN identity_evidence TEXT NOT NULL DEFAULT '';
ALTER TABLE reports ADD COLUMN identity_against TEXT NOT NULL DEFAULT '';

-- Reports of one organ are versions of each other, and follow each other over the years,
-- however its name is spelt.
CREATE INDEX reports_by_organ_id ON reports (organ_id, region_code) WHERE organ_id <> '';
