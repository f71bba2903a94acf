-- Messages by a way that the crawler is not told of any more: they are kept, and taken up again when it is.
ALTER TABLE crawl_messages ADD COLUMN set_aside_at TEXT;
