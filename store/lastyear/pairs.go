package lastyear

import (
	"cmp"
	"context"
	"database/sql"
	"slices"

	"nianbao/store/database"
)

// A Pair is a report and that of its organ on the year before.
type Pair struct {
	Report   int64
	Previous int64
	Region   string // its code, "" where it is not known
	Year     int
	Kind     string // of the organ
	Share           // of the report's text that stood in the one before
}

// LongText is how many letters a text has at least that is ranked with the others: of a short one a
// single sentence is most.
const LongText = 500

// Pairs returns all reports that have one before them, those first of which the most is copied. Texts
// that are shorter than LongText come behind all others. They are kept as long as the database stays as
// it is: nobody may change them.
func Pairs(ctx context.Context, db *database.DB, tx *sql.Tx) ([]Pair, error) {
	state, err := database.StateIn(ctx, tx)
	if err != nil {
		return nil, err
	}
	sizeOf := func(list []Pair) int { return 90 * len(list) }
	return database.Keep(db, state, "reports and those before", sizeOf, func() ([]Pair, error) {
		known := texts{}
		list, err := database.Collect(ctx, tx, query("pairs"), nil, func(scan func(...any) error) (p Pair, err error) {
			err = scan(&p.Report, &p.Previous, &p.Region, &p.Year, &p.Kind, &p.Letters, &p.Copied)
			p.Region, p.Kind = known.one(p.Region), known.one(p.Kind)
			return p, err
		})
		slices.SortFunc(list, func(a, b Pair) int {
			return cmp.Or(cmp.Compare(min(b.Letters, LongText)/LongText, min(a.Letters, LongText)/LongText), cmp.Compare(b.Part(), a.Part()),
				b.Letters-a.Letters, b.Year-a.Year, cmp.Compare(a.Region, b.Region), cmp.Compare(a.Report, b.Report))
		})
		return list, err
	})
}

// texts has each text once.
type texts map[string]string

func (t texts) one(text string) string {
	if known, ok := t[text]; ok {
		return known
	}
	t[text] = text
	return text
}
