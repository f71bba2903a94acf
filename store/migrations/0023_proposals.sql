-- Corrections that visitors propose and editors decide on. Nothing of the data changes by a
-- proposal: accepting one makes a correction. Like these it is tied to the bytes of the document
-- and to the cell, so that no new reading and no other version of the report loses it or takes it
-- for its own. Answers that are kept in memory don't depend on it.
CREATE TABLE proposals (
    id          INTEGER PRIMARY KEY AUTOINCREMENT, -- none is given twice
    token       TEXT NOT NULL UNIQUE, -- the end of the address at which its proposer finds it
    sha256      TEXT NOT NULL -- of the document
                CHECK (length(sha256) = 64 AND sha256 NOT GLOB '*[^0-9a-f]*'),
    indicator   TEXT NOT NULL REFERENCES indicators (code),
    applicant   TEXT NOT NULL REFERENCES applicants (id), -- '' if not counted by applicant
    value       TEXT CHECK (value NOT GLOB '*[^0-9.-]*'), -- exact decimal in the indicator's unit; NULL: the cell is blank
    reason      TEXT NOT NULL CHECK (reason <> ''),
    name        TEXT NOT NULL, -- of the proposer, '' if not given
    contact     TEXT NOT NULL, -- for editors alone; '' if not given, and from the decision on
    proposed_at TEXT NOT NULL,
    seen_value  TEXT, -- of the cell when it was proposed
    seen_status TEXT NOT NULL, -- as in observations, or 'corrected', or 'missing': no such cell had been found
    state       TEXT NOT NULL CHECK (state IN ('open', 'accepted', 'refused')),
    decided_by  TEXT NOT NULL,
    decided_at  TEXT NOT NULL, -- '' while it is open; the time of the correction if it was accepted
    answer      TEXT NOT NULL, -- of the editor; the reason if it was refused
    CHECK ((state = 'open') = (decided_at = '')),
    CHECK (state <> 'refused' OR answer <> '')
) STRICT;

CREATE INDEX proposals_by_state ON proposals (state, id);
CREATE INDEX proposals_by_cell ON proposals (sha256, indicator, applicant, state);
CREATE INDEX corrections_by_time ON corrections (made_at);
CREATE INDEX past_corrections_by_time ON past_corrections (made_at);
