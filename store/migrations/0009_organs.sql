-- What sort of body an organ is, its township or street, and how sure it is whose report
-- a report is: certain, doubtful or unknown. All are empty in a report that was read
-- before this was told; it has them when it is read again.
ALTER TABLE reports ADD COLUMN organ_kind TEXT NOT NULL DEFAULT '';
ALTER TABLE reports ADD COLUMN township TEXT NOT NULL DEFAULT '';
ALTER TABLE reports ADD COLUMN identity TEXT NOT NULL DEFAULT ''
    CHECK (identity IN ('', 'certain', 'doubtful', 'unknown'));
