package store

import (
	"context"
	"time"
)

// A Revision is a reading that a later one of the same bytes replaced.
type Revision struct {
	Revision int
	Parser   string // version of the parser that read it
	StoredAt time.Time
	Digest   string // SHA-256 of Reading
	Reading  []byte // the whole normalize.Report as JSON
}

// Revisions returns the replaced readings of a report, oldest first.
func (s *Store) Revisions(ctx context.Context, id int64) ([]Revision, error) {
	return collect(ctx, s, reportsQuery("revisions"), byReport(id), func(scan func(...any) error) (v Revision, err error) {
		var at string
		if err := scan(&v.Revision, &v.Parser, &at, &v.Digest, &v.Reading); err != nil {
			return v, err
		}
		v.StoredAt, err = time.Parse(time.RFC3339, at)
		return v, err
	})
}
