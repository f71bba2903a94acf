-- Places: which regions are one, and what became of those that are no more. Both are
-- copied from the program with the rest of the catalogue, and so is the place_id of the
-- reports that are here already.
ALTER TABLE regions ADD COLUMN place_id TEXT NOT NULL DEFAULT '';

CREATE INDEX regions_by_place ON regions (place_id);

-- Each pair of regions of which one got the other's area, or a part of it. "renamed" and
-- "recoded" join two regions to one place; "merged", "split" and "ceded" do not.
CREATE TABLE place_changes (
    before_code       TEXT    NOT NULL,
    before_valid_from INTEGER NOT NULL,
    after_code        TEXT    NOT NULL,
    after_valid_from  INTEGER NOT NULL,
    year              INTEGER NOT NULL, -- of the approval
    kind              TEXT    NOT NULL CHECK (kind IN ('renamed', 'recoded', 'merged', 'split', 'ceded')),
    PRIMARY KEY (before_code, before_valid_from, after_code, after_valid_from, year),
    FOREIGN KEY (before_code, before_valid_from) REFERENCES regions (code, valid_from),
    FOREIGN KEY (after_code, after_valid_from) REFERENCES regions (code, valid_from)
) STRICT, WITHOUT ROWID;

CREATE INDEX place_changes_by_after ON place_changes (after_code, after_valid_from);
