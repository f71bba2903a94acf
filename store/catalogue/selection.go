package catalogue

import (
	"context"
	"database/sql"
	"strings"
)

// A Selection tells which of the reports that are kept in memory a search chooses, as the part "chosen"
// of statements does in the database.
type Selection struct {
	search Search
	prefix string // of the codes of the region and of all within it
}

// Selection looks the region of the search up. Errors are a *RegionError, or those of the database.
func (s Search) Selection(ctx context.Context, tx *sql.Tx) (Selection, error) {
	prefix, err := RegionPrefix(ctx, tx, s.Region)
	return Selection{s, prefix}, err
}

// Whole reports whether every report is chosen.
func (s Selection) Whole() bool {
	q := s.search
	return s.prefix == "" && q.FromYear == 0 && q.ToYear == 0 && q.Kind == "" && q.Level == 0
}

// Has reports whether a report is chosen, by the code of its region, "" if it is not known, its year, 0 if
// that is not known, and the kind of its organ.
func (s Selection) Has(region string, year int, kind string) bool {
	q := s.search
	return strings.HasPrefix(region, s.prefix) &&
		(q.FromYear == 0 || year >= q.FromYear) && (q.ToYear == 0 || year != 0 && year <= q.ToYear) &&
		(q.Kind == "" || kind == q.Kind) && (q.Level == 0 || region != "" && LevelOf(region) == q.Level)
}
