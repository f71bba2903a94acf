-- What is known besides of a path whose document could not be read, such as the
-- row of the manifest that named it, so that another try has it too. An entry goes
-- when the path's document is read.
CREATE TABLE failed_entries (
    path  TEXT PRIMARY KEY,
    entry TEXT NOT NULL CHECK (json_valid(entry)) -- as the import wrote it
) STRICT, WITHOUT ROWID;
