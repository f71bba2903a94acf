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
	// The same as numbers: the first and the last division that there can be; none and the last of all for the country.
	first, last Division
}

// Selection looks the region of the search up. Errors are a *RegionError, or those of the database.
func (s Search) Selection(ctx context.Context, tx *sql.Tx) (Selection, error) {
	prefix, err := RegionPrefix(ctx, tx, s.Region)
	chosen := Selection{search: s, prefix: prefix, first: divisionBefore(prefix), last: lastDivision}
	if prefix != "" {
		chosen.last = chosen.first + spanOf(len(prefix)) - 1
	}
	return chosen, err
}

// Prefix returns what the codes of the chosen region and of all within it begin with, "" for all.
func (s Selection) Prefix() string { return s.prefix }

// Divisions returns the first and the last division that there can be within the chosen region, of the country none
// and the last of all.
func (s Selection) Divisions() (first, last Division) { return s.first, s.last }

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
	return d >= s.first && d <= s.last && s.hasYear(year) &&
		(q.Kind == "" || kind == q.Kind) && (q.Level == 0 || d.Level() == q.Level)
}

// hasYear reports whether reports on a year are chosen; those without one are in no span of years.
func (s Selection) hasYear(year int) bool {
	q := s.search
	return (q.FromYear == 0 || year >= q.FromYear) && (q.ToYear == 0 || year != 0 && year <= q.ToYear)
}
