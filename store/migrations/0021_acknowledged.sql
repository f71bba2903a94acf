-- Problems that last and that a person knows of: they no longer make a run end with a code that calls for one. What
-- has passed is forgotten, so that it calls again when it returns.
CREATE TABLE crawl_acknowledged (
    site  TEXT NOT NULL, -- name in the sources file, '' of a document whose site is not known
    kind  TEXT NOT NULL, -- of the problem, in one word
    about TEXT NOT NULL, -- what of the site: a list, an address, a day; '' for the site itself
    at    TEXT NOT NULL, -- when it was acknowledged
    PRIMARY KEY (site, kind, about)
) STRICT, WITHOUT ROWID;
