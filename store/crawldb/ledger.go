package crawldb

import (
	"context"
	"database/sql"
	"encoding/json"

	"nianbao/store/database"
)

// The ledger says of each list of a site what it announces, what was seen of it, what is held of
// that, and why the rest is not.

// An Entry is a line of the ledger: a part of a list that was read, a record that was seen in it, or
// what came of a record.
type Entry struct {
	List   string // key of the request of its first page
	Family string // of a part: what read it
	// Announced is how many records a part says that the list has, -1 if it does not say.
	Announced int
	Record    string // key of a record's request; "" of a part
	Text      string // of its link
	Listed    string // day beside it, as printed
	InList    bool   // it stands in the list itself
	Outcome   string // what came of it: OutcomeHeld or why it is refused, in one word; "" of one that was just seen
	Detail    string // what is to be said of that; of what is held its SHA-256
}

// Outcomes of records that are not refusals.
const (
	OutcomeSeen = "seen" // nothing came of it yet
	OutcomeHeld = "held" // the archive has a document of it
)

// Enter writes entries of a site in a run.
func Enter(ctx context.Context, db *database.DB, run int64, site string, entries []Entry) error {
	return db.Update(ctx, func(tx *database.Session) error {
		for _, e := range entries {
			args := []any{sql.Named("run", run), sql.Named("site", site), sql.Named("list", e.List)}
			name := "crawl_record_put"
			switch {
			case e.Record == "":
				name = "crawl_list_put"
				args = append(args, sql.Named("family", e.Family), sql.Named("announced", e.Announced))
			case e.Outcome != "":
				name = "crawl_record_outcome"
				args = append(args, sql.Named("record", e.Record), sql.Named("outcome", e.Outcome), sql.Named("detail", e.Detail))
			default:
				args = append(args, sql.Named("record", e.Record), sql.Named("text", e.Text), sql.Named("listed", e.Listed), sql.Named("in_list", e.InList))
			}
			if _, err := tx.ExecContext(ctx, query(name), args...); err != nil {
				return err
			}
		}
		return nil
	})
}

// CountLists counts what the lists of a site had in a run, from its records.
func CountLists(ctx context.Context, db *database.DB, run int64, site string) error {
	return db.Update(ctx, func(tx *database.Session) error {
		_, err := tx.ExecContext(ctx, query("crawl_lists_count"), sql.Named("run", run), sql.Named("site", site))
		return err
	})
}

// A ListAccount is the account of one list in one run, in records.
type ListAccount struct {
	Site      string         `json:"site"`
	List      string         `json:"list"` // key of the request of its first page
	Family    string         `json:"family"`
	Announced int            `json:"announced"`         // by the list itself, -1 if it does not say
	Seen      int            `json:"seen"`              // in the list
	Reports   int            `json:"reports"`           // that were taken for reports, also beside the list
	Held      int            `json:"held"`              // of these
	Refused   map[string]int `json:"refused,omitempty"` // by reason
	Before    int            `json:"before"`            // Reports at the run before, 0 if there was none
}

// Lists returns the accounts of the lists of a run, by site.
func Lists(ctx context.Context, db *database.DB, run int64) ([]ListAccount, error) {
	return database.Collect(ctx, db, query("crawl_lists_of"), []any{sql.Named("run", run)}, scanList)
}

// ListsNow returns the accounts of the lists of each site when it was walked last, by site.
func ListsNow(ctx context.Context, db *database.DB) ([]ListAccount, error) {
	return database.Collect(ctx, db, query("crawl_lists_now"), nil, scanList)
}

func scanList(scan func(...any) error) (ListAccount, error) {
	var l ListAccount
	var refused []byte
	if err := scan(&l.Site, &l.List, &l.Family, &l.Announced, &l.Seen, &l.Reports, &l.Held, &refused, &l.Before); err != nil {
		return l, err
	}
	return l, json.Unmarshal(refused, &l.Refused)
}

// Lost returns the texts of the links to reports that stood in a list at earlier runs and not in
// this one.
func Lost(ctx context.Context, db *database.DB, run int64, site, list string) ([]string, error) {
	return database.Collect(ctx, db, query("crawl_records_lost"), []any{sql.Named("run", run), sql.Named("site", site), sql.Named("list", list)},
		func(scan func(...any) error) (text string, err error) { return text, scan(&text) })
}

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
