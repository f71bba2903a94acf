-- Messages by a way that the crawler is not told of any more: they are kept, and taken up again when it is.
ALTER TABLE crawl_messages ADD COLUMN set_aside_at TEXT;

-- What a walk noticed of traps and of noise, as JSON: a run that was killed goes on with it.
ALTER TABLE crawl_sites ADD COLUMN noticed TEXT NOT NULL DEFAULT '{}';
