package crawldb

import (
	"context"
	"database/sql"

	"nianbao/store/database"
)

// An Unread is a document that a run had and that could not be read.
type Unread struct {
	Site, FileName string
	Kind           string // of the failure, in one word
}

// UnreadOf lists the documents that a run had, new or published anew, and that could not be read;
// not those that are no report, or a part of one.
func UnreadOf(ctx context.Context, db *database.DB, run int64) ([]Unread, error) {
	return database.Collect(ctx, db, query("crawl_unread"), []any{sql.Named("run", run)}, func(scan func(...any) error) (u Unread, err error) {
		return u, scan(&u.Site, &u.FileName, &u.Kind)
	})
}

// A Partial is a report of which tables or pages are missing.
type Partial struct {
	Site, Organ string
	Year        int // 0 where it is not known
	URL         string
}

// PartialOf lists the reports that a run had, new or published anew, of which tables or pages are
// missing.
func PartialOf(ctx context.Context, db *database.DB, run int64) ([]Partial, error) {
	return database.Collect(ctx, db, query("crawl_partial"), []any{sql.Named("run", run)}, func(scan func(...any) error) (p Partial, err error) {
		return p, scan(&p.Site, &p.Organ, &p.Year, &p.URL)
	})
}

// An Overdue is an organ that published its report on the year before, and none on the year.
type Overdue struct {
	Site, Organ string
	Kind        string // of organ, as in the table reports
}

// OverdueOf lists the organs of which the crawler had a report on the year before, and of which the
// database has none on the year.
func OverdueOf(ctx context.Context, db *database.DB, year int) ([]Overdue, error) {
	return database.Collect(ctx, db, query("crawl_overdue"), []any{sql.Named("year", year)}, func(scan func(...any) error) (o Overdue, err error) {
		return o, scan(&o.Site, &o.Organ, &o.Kind)
	})
}
