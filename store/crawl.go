package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"time"
)

// A CrawlRun is one run of the crawler. A run that was killed is gone on with:
// it is the same run.
type CrawlRun struct {
	ID      int64
	Started time.Time
	Resumed bool
}

// BeginCrawl begins a run, or goes on with the last one if that has no end and
// began less than resumable ago. The caller sees to it that no other run is going
// on.
func (s *Store) BeginCrawl(ctx context.Context, now time.Time, resumable time.Duration) (CrawlRun, error) {
	var run CrawlRun
	err := s.inTx(ctx, func(tx *session) error {
		var id int64
		var started, finished, summary string
		err := tx.QueryRowContext(ctx, query("crawl_last_run")).Scan(&id, &started, &finished, &summary)
		if err != nil && !errors.Is(err, sql.ErrNoRows) {
			return err
		}
		if err == nil && finished == "" {
			began, err := time.Parse(time.RFC3339, started)
			if err == nil && now.Sub(began) < resumable {
				run = CrawlRun{ID: id, Started: began, Resumed: true}
				return nil
			}
		}
		result, err := tx.ExecContext(ctx, query("crawl_run_insert"), sql.Named("started_at", timestamp(now)))
		if err != nil {
			return err
		}
		run = CrawlRun{Started: now}
		run.ID, err = result.LastInsertId()
		return err
	})
	return run, err
}

// FinishCrawl ends a run with its summary, which is JSON.
func (s *Store) FinishCrawl(ctx context.Context, run int64, now time.Time, summary []byte) error {
	return s.inTx(ctx, func(tx *session) error {
		_, err := tx.ExecContext(ctx, query("crawl_run_finish"), sql.Named("run", run),
			sql.Named("finished_at", timestamp(now)), sql.Named("summary", string(summary)))
		return err
	})
}

// LastCrawl returns the summary of the last run that came to its end, nil if
// there was none.
func (s *Store) LastCrawl(ctx context.Context) ([]byte, error) {
	var summary string
	err := s.read.QueryRowContext(ctx, query("crawl_last_summary")).Scan(&summary)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil
	}
	return []byte(summary), err
}

// A CrawlKind says what an address is asked for.
type CrawlKind string

// The kinds.
const (
	CrawlPage     CrawlKind = "page"     // for the links on it
	CrawlDocument CrawlKind = "document" // for itself
)

// A CrawlURL is what is known of an address that was had.
type CrawlURL struct {
	URL          string // after redirects
	Site         string
	Kind         CrawlKind
	Run          int64 // that last asked for it
	CheckedAt    time.Time
	SHA256       string
	MediaType    string
	ETag         string
	LastModified string
}

// CrawlURL returns what is known of an address; it reports false for one that
// was never had.
func (s *Store) CrawlURL(ctx context.Context, url string) (CrawlURL, bool, error) {
	var u CrawlURL
	var checked string
	err := s.read.QueryRowContext(ctx, query("crawl_url"), sql.Named("url", url)).
		Scan(&u.URL, &u.Site, &u.Kind, &u.Run, &checked, &u.SHA256, &u.MediaType, &u.ETag, &u.LastModified)
	if errors.Is(err, sql.ErrNoRows) {
		return CrawlURL{}, false, nil
	}
	if err == nil {
		u.CheckedAt, err = time.Parse(time.RFC3339, checked)
	}
	return u, err == nil, err
}

// RecordURL notes what was had from an address. unused is the SHA-256 of what
// was had before, if nothing refers to that any more.
func (s *Store) RecordURL(ctx context.Context, u CrawlURL) (unused string, err error) {
	err = s.inTx(ctx, func(tx *session) error {
		var before CrawlURL
		var checked string
		err := tx.QueryRowContext(ctx, query("crawl_url"), sql.Named("url", u.URL)).Scan(&before.URL, &before.Site, &before.Kind,
			&before.Run, &checked, &before.SHA256, &before.MediaType, &before.ETag, &before.LastModified)
		if err != nil && !errors.Is(err, sql.ErrNoRows) {
			return err
		}
		if _, err := tx.ExecContext(ctx, query("crawl_url_put"), sql.Named("url", u.URL), sql.Named("site", u.Site),
			sql.Named("kind", string(u.Kind)), sql.Named("run", u.Run), sql.Named("checked_at", timestamp(u.CheckedAt)),
			sql.Named("sha256", u.SHA256), sql.Named("media_type", u.MediaType), sql.Named("etag", u.ETag),
			sql.Named("last_modified", u.LastModified)); err != nil {
			return err
		}
		if before.SHA256 == "" || before.SHA256 == u.SHA256 {
			return nil
		}
		var used bool
		if err := tx.QueryRowContext(ctx, query("crawl_content_used"), sql.Named("sha256", before.SHA256)).Scan(&used); err != nil {
			return err
		}
		if !used {
			unused = before.SHA256
		}
		return nil
	})
	return unused, err
}

// ContentUsed reports whether an address has, or had as a document, the content
// of that SHA-256.
func (s *Store) ContentUsed(ctx context.Context, sha256 string) (used bool, err error) {
	err = s.read.QueryRowContext(ctx, query("crawl_content_used"), sql.Named("sha256", sha256)).Scan(&used)
	return used, err
}

// A CrawlVersion is a document as it was published at an address.
type CrawlVersion struct {
	URL        string
	FetchedAt  time.Time
	SHA256     string
	Size       int64
	Path       string // in the archive
	FileName   string
	LinkText   string
	LinkedFrom string
	Organ      string // hint, empty for none
	Region     string // the same
	Year       int    // the same, 0 for none
	Headers    map[string][]string
}

// RecordVersion notes a document that a run found at an address, and that the
// address is in order. It reports whether the document is another than the one
// that was there before.
func (s *Store) RecordVersion(ctx context.Context, run int64, v CrawlVersion) (changed bool, err error) {
	headers, err := json.Marshal(v.Headers)
	if err != nil {
		return false, err
	}
	err = s.inTx(ctx, func(tx *session) error {
		var before, path string
		err := tx.QueryRowContext(ctx, query("crawl_last_version"), sql.Named("url", v.URL)).Scan(&before, &path)
		if err != nil && !errors.Is(err, sql.ErrNoRows) {
			return err
		}
		if changed = before != v.SHA256; !changed {
			return nil
		}
		_, err = tx.ExecContext(ctx, query("crawl_version_put"), sql.Named("url", v.URL), sql.Named("fetched_at", timestamp(v.FetchedAt)),
			sql.Named("run", run), sql.Named("sha256", v.SHA256), sql.Named("size", v.Size), sql.Named("path", v.Path),
			sql.Named("file_name", v.FileName), sql.Named("link_text", v.LinkText), sql.Named("linked_from", v.LinkedFrom),
			sql.Named("organ", v.Organ), sql.Named("region", v.Region), sql.Named("year", v.Year), sql.Named("headers", string(headers)))
		return err
	})
	return changed, err
}

// LastVersion returns the document that an address had last: its SHA-256 and its
// path in the archive, both empty if there was none.
func (s *Store) LastVersion(ctx context.Context, url string) (sha256, path string, err error) {
	err = s.read.QueryRowContext(ctx, query("crawl_last_version"), sql.Named("url", url)).Scan(&sha256, &path)
	if errors.Is(err, sql.ErrNoRows) {
		return "", "", nil
	}
	return sha256, path, err
}
