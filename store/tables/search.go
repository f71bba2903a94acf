package tables

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"

	"nianbao/normalize/annual"
	"nianbao/store/catalogue"
	"nianbao/store/database"
)

// ErrNoWords is the reason why nothing can be searched for.
var ErrNoWords = errors.New("no word to search for")

// A Query says which cells are looked for: the names of a cell's row, or those of its
// column, hold each of its words.
type Query = catalogue.Search

// A Hit is a cell that was found.
type Hit struct {
	ReportID   int64  `json:"report"`
	Organ      string `json:"organ"`
	Title      string `json:"title"`                 // of the report
	RegionCode string `json:"region_code,omitempty"` // "" if unknown
	Region     string `json:"region"`
	Year       int    `json:"year"`  // 0 if unknown
	Table      int    `json:"table"` // in the report, from 1
	TableTitle string `json:"table_title"`
	annual.PrintedCell
}

// Search returns cells of the latest versions of reports, those imported last first.
// Errors are ErrNoWords, or a *RegionError.
func Search(ctx context.Context, db *database.DB, q Query) ([]Hit, error) {
	words, err := database.JSONList(strings.Fields(strings.ToLower(q.Words)))
	if strings.TrimSpace(q.Words) == "" {
		err = fmt.Errorf("search %q: %w", q.Words, ErrNoWords)
	}
	if err != nil {
		return nil, err
	}
	var hits []Hit
	err = db.Snapshot(ctx, func(tx *sql.Tx) error {
		where, err := q.Args(ctx, tx)
		if err != nil {
			return err
		}
		hits, err = database.Collect(ctx, tx, query("printed_search"), append(where, sql.Named("words", words)),
			func(scan func(...any) error) (h Hit, err error) {
				h.PrintedCell, h.Table, err = scanCell(scan, &h.ReportID, &h.Organ, &h.Title, &h.RegionCode, &h.Region, &h.Year, &h.TableTitle)
				return h, err
			})
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("search tables: %w", err)
	}
	return hits, nil
}
