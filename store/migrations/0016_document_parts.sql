-- The files of a report that was published in several: the pages of an article, a text and its
-- tables. The document is that of the first, which is among them. What is missing has no hash.
CREATE TABLE document_parts (
    document_id INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    number      INTEGER NOT NULL, -- of the file among them, from 1
    page        INTEGER,          -- its first page among the document's; NULL of what is missing
    address     TEXT    NOT NULL, -- by which the others call it, '' if they don't
    path        TEXT    NOT NULL, -- where it was found, '' of what is missing
    sha256      TEXT,             -- of its bytes; NULL of what is missing
    size        INTEGER,          -- bytes
    PRIMARY KEY (document_id, number)
) STRICT, WITHOUT ROWID;

CREATE INDEX document_parts_by_content ON document_parts (sha256) WHERE sha256 IS NOT NULL;
