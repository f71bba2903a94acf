package catalogue

import (
	"context"
	"database/sql"
)

// A Search says what is looked for in reports, in their latest versions unless said otherwise.
// An empty field is no condition.
type Search struct {
	Words            string // parted by spaces; a hit has all of them
	Region           string // name or code; it stands for itself and all within it
	FromYear, ToYear int
	Kind             string // of the organ, as identity.Kind has it
	Level            Level  // of the region
	Limit, Offset    int    // the part of the hits that is wanted; without a limit there are none
}

// Args returns the parameters of a query of the search that say where it looks and which part
// of the hits is wanted: those of the part "chosen" of statements, limit and offset. Errors are a
// *RegionError, or those of the database.
func (s Search) Args(ctx context.Context, tx *sql.Tx) ([]any, error) {
	prefix, err := RegionPrefix(ctx, tx, s.Region)
	return []any{sql.Named("prefix", prefix), sql.Named("from_year", s.FromYear), sql.Named("to_year", s.ToYear),
		sql.Named("kind", s.Kind), sql.Named("level", int(s.Level)),
		sql.Named("limit", max(s.Limit, 0)), sql.Named("offset", max(s.Offset, 0))}, err
}
