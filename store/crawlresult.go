package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"time"
)

// A CrawlFailure is an address that could not be had, or gave no report.
type CrawlFailure struct {
	URL   string // as linked
	Site  string
	Kind  string // one word
	Error string
	Since time.Time // of the first of the attempts that failed like this
	Last  time.Time
}

// RecordCrawlFailure notes a failure of a run. Only URL, Site, Kind, Error and
// Last, the time now, are looked at.
func (s *Store) RecordCrawlFailure(ctx context.Context, run int64, f CrawlFailure) error {
	return s.inTx(ctx, func(tx *session) error {
		_, err := tx.ExecContext(ctx, query("crawl_failure_put"), sql.Named("url", f.URL), sql.Named("site", f.Site),
			sql.Named("kind", f.Kind), sql.Named("error", f.Error), sql.Named("now", timestamp(f.Last)), sql.Named("run", run))
		return err
	})
}

// ClearCrawlFailure notes that an address is in order.
func (s *Store) ClearCrawlFailure(ctx context.Context, url string) error {
	return s.inTx(ctx, func(tx *session) error {
		_, err := tx.ExecContext(ctx, query("crawl_failure_drop"), sql.Named("url", url))
		return err
	})
}

// CrawlFailures lists the failures of a run.
func (s *Store) CrawlFailures(ctx context.Context, run int64) ([]CrawlFailure, error) {
	return collect(ctx, s.read, query("crawl_failures_of"), []any{sql.Named("run", run)}, func(scan func(...any) error) (CrawlFailure, error) {
		var f CrawlFailure
		var since, last string
		if err := scan(&f.URL, &f.Site, &f.Kind, &f.Error, &since, &last); err != nil {
			return f, err
		}
		var errs [2]error
		f.Since, errs[0] = time.Parse(time.RFC3339, since)
		f.Last, errs[1] = time.Parse(time.RFC3339, last)
		return f, errors.Join(errs[:]...)
	})
}

// PendingVersions lists the documents of the archive that the version of the
// parser has not read, each once, in the order of the runs and addresses.
func (s *Store) PendingVersions(ctx context.Context, parser string) ([]CrawlVersion, error) {
	return collect(ctx, s.read, query("crawl_pending"), []any{sql.Named("parser", parser)}, func(scan func(...any) error) (CrawlVersion, error) {
		var v CrawlVersion
		var fetched string
		var headers []byte
		if err := scan(&v.URL, &fetched, &v.SHA256, &v.Size, &v.Path, &v.FileName, &v.LinkText, &v.LinkedFrom, &v.Organ, &v.Region, &v.Year, &headers); err != nil {
			return v, err
		}
		var err error
		v.FetchedAt, err = time.Parse(time.RFC3339, fetched)
		return v, errors.Join(err, json.Unmarshal(headers, &v.Headers))
	})
}

// A CrawlChange is an address at which a run found another document than the
// run before.
type CrawlChange struct {
	URL           string
	Before, After string // SHA-256
}

// CrawlChanges lists what a run found changed.
func (s *Store) CrawlChanges(ctx context.Context, run int64) ([]CrawlChange, error) {
	return collect(ctx, s.read, query("crawl_changes"), []any{sql.Named("run", run)}, func(scan func(...any) error) (CrawlChange, error) {
		var c CrawlChange
		err := scan(&c.URL, &c.Before, &c.After)
		return c, err
	})
}

// CrawlNew lists the addresses at which a run found a document for the first
// time; Before is empty.
func (s *Store) CrawlNew(ctx context.Context, run int64) ([]CrawlChange, error) {
	return collect(ctx, s.read, query("crawl_new"), []any{sql.Named("run", run)}, func(scan func(...any) error) (CrawlChange, error) {
		var c CrawlChange
		err := scan(&c.URL, &c.After)
		return c, err
	})
}

// A FigureChange is a figure that two reports state differently; a value is
// empty where a report has none.
type FigureChange struct {
	Indicator    string `json:"indicator"`
	Applicant    string `json:"applicant,omitempty"`
	Before       string `json:"before"`
	After        string `json:"after"`
	StatusBefore string `json:"status_before"`
	StatusAfter  string `json:"status_after"`
}

// A Succession says how the readings of two documents differ.
type Succession struct {
	Before, After int64 // reports, 0 where the document has none
	// Same says that both are of the same organ and year; only then are there
	// Figures.
	Same    bool
	Figures []FigureChange
}

// CompareDocuments compares the readings of two documents, told by their SHA-256.
func (s *Store) CompareDocuments(ctx context.Context, before, after string) (Succession, error) {
	var c Succession
	err := s.inSnapshot(ctx, func(tx *sql.Tx) error {
		var ids [2]reportKey
		for i, side := range []struct {
			sha256 string
			id     *int64
		}{{before, &c.Before}, {after, &c.After}} {
			err := tx.QueryRowContext(ctx, query("report_of_content"), sql.Named("sha256", side.sha256)).
				Scan(side.id, &ids[i].region, &ids[i].body, &ids[i].year)
			if err != nil && !errors.Is(err, sql.ErrNoRows) {
				return err
			}
		}
		if c.Same = c.Before != 0 && c.After != 0 && ids[0] == ids[1]; !c.Same {
			return nil
		}
		var err error
		c.Figures, err = collect(ctx, tx, query("figures_changed"), []any{sql.Named("before", c.Before), sql.Named("after", c.After)},
			func(scan func(...any) error) (FigureChange, error) {
				var f FigureChange
				err := scan(&f.Indicator, &f.Applicant, &f.Before, &f.After, &f.StatusBefore, &f.StatusAfter)
				return f, err
			})
		return err
	})
	return c, err
}
