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
	prefix string   // of the codes of the region and of all within it
	region Division // the same, 0 for all
}

// Selection looks the region of the search up. Errors are a *RegionError, or those of the database.
func (s Search) Selection(ctx context.Context, tx *sql.Tx) (Selection, error) {
	prefix, err := RegionPrefix(ctx, tx, s.Region)
	return Selection{s, prefix, divisionBefore(prefix)}, err
}

// Prefix returns what the codes of the chosen region and of all within it begin with, "" for all.
func (s Selection) Prefix() string { return s.prefix }

// Whole reports whether every report is chosen.
func (s Selection) Whole() bool {
	q := s.search
	return s.prefix == "" && q.FromYear == 0 && q.ToYear == 0 && q.Kind == "" && q.Level == 0
}

// Has reports whether a report is chosen, by the code of its region, "" if it is not known, its year, 0 if
// that is not known, and the kind of its organ.
func (s Selection) Has(region string, year int, kind string) bool {
	q := s.search
	return strings.HasPrefix(region, s.prefix) && s.hasYear(year) &&
		(q.Kind == "" || kind == q.Kind) && (q.Level == 0 || region != "" && LevelOf(region) == q.Level)
}

// HasDivision is Has for a region's code as a number, 0 if it is not known.
func (s Selection) HasDivision(d Division, year int, kind string) bool {
	q := s.search
	return (s.region == 0 || d.Within(len(s.prefix)) == s.region) && s.hasYear(year) &&
		(q.Kind == "" || kind == q.Kind) && (q.Level == 0 || d.Level() == q.Level)
}

// hasYear reports whether reports on a year are chosen; those without one are in no span of years.
func (s Selection) hasYear(year int) bool {
	q := s.search
	return (q.FromYear == 0 || year >= q.FromYear) && (q.ToYear == 0 || year != 0 && year <= q.ToYear)
}
