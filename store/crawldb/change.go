package crawldb

import (
	"context"
	"database/sql"
	"errors"

	"nianbao/store/database"
)

// A Change is an address at which a run found another document than the
// run before.
type Change struct {
	URL           string
	Before, After string // SHA-256
}

// Changes lists what a run found changed.
func Changes(ctx context.Context, db *database.DB, run int64) ([]Change, error) {
	return database.Collect(ctx, db, query("crawl_changes"), []any{sql.Named("run", run)}, func(scan func(...any) error) (Change, error) {
		var c Change
		err := scan(&c.URL, &c.Before, &c.After)
		return c, err
	})
}

// Added lists the addresses at which a run found a document for the first
// time; Before is empty.
func Added(ctx context.Context, db *database.DB, run int64) ([]Change, error) {
	return database.Collect(ctx, db, query("crawl_new"), []any{sql.Named("run", run)}, func(scan func(...any) error) (Change, error) {
		var c Change
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
func CompareDocuments(ctx context.Context, db *database.DB, before, after string) (Succession, error) {
	var c Succession
	err := db.Snapshot(ctx, func(tx *sql.Tx) error {
		var of [2]struct { // whose report it is
			region, body string
			year         int
		}
		for i, side := range []struct {
			sha256 string
			id     *int64
		}{{before, &c.Before}, {after, &c.After}} {
			err := tx.QueryRowContext(ctx, query("report_of_content"), sql.Named("sha256", side.sha256)).
				Scan(side.id, &of[i].region, &of[i].body, &of[i].year)
			if err != nil && !errors.Is(err, sql.ErrNoRows) {
				return err
			}
		}
		if c.Same = c.Before != 0 && c.After != 0 && of[0] == of[1]; !c.Same {
			return nil
		}
		var err error
		c.Figures, err = database.Collect(ctx, tx, query("figures_changed"), []any{sql.Named("before", c.Before), sql.Named("after", c.After)},
			func(scan func(...any) error) (FigureChange, error) {
				var f FigureChange
				err := scan(&f.Indicator, &f.Applicant, &f.Before, &f.After, &f.StatusBefore, &f.StatusAfter)
				return f, err
			})
		return err
	})
	return c, err
}
