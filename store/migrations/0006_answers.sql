-- How often what readers are answered with has changed. An answer that a program
-- keeps in memory holds as long as the number stays. Every change of readings
-- goes through reports; corrections, and values that someone changes in place, are
-- counted by themselves. One row.
CREATE TABLE changes (
    id    INTEGER PRIMARY KEY CHECK (id = 1),
    count INTEGER NOT NULL
) STRICT;

INSERT INTO changes (id, count) VALUES (1, 0);

-- The names of organs, each once: one is looked for by a part of it. A name that no
-- report has any more stays.
CREATE TABLE organs (
    name TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;

INSERT INTO organs (name) SELECT DISTINCT organ FROM reports;

CREATE TRIGGER change_of_reports_added AFTER INSERT ON reports
BEGIN
    UPDATE changes SET count = count + 1;
    INSERT OR IGNORE INTO organs (name) VALUES (NEW.organ);
END;

CREATE TRIGGER change_of_reports_replaced AFTER UPDATE ON reports
BEGIN
    UPDATE changes SET count = count + 1;
    INSERT OR IGNORE INTO organs (name) VALUES (NEW.organ);
END;

CREATE TRIGGER change_of_reports_removed AFTER DELETE ON reports
BEGIN
    UPDATE changes SET count = count + 1;
END;

CREATE TRIGGER change_of_observations AFTER UPDATE ON observations
BEGIN
    UPDATE changes SET count = count + 1;
END;

CREATE TRIGGER change_of_corrections_made AFTER INSERT ON corrections
BEGIN
    UPDATE changes SET count = count + 1;
END;

CREATE TRIGGER change_of_corrections_ended AFTER DELETE ON corrections
BEGIN
    UPDATE changes SET count = count + 1;
END;

-- For files that are looked for by their names: what follows the last slash of
-- the path.
CREATE INDEX document_paths_by_name ON document_paths (substr(path, length(rtrim(path, replace(path, '/', ''))) + 1));
