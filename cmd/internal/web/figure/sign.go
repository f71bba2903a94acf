package figure

import (
	"context"
	"unicode/utf8"

	"nianbao/normalize/annual"
	"nianbao/store/catalogue"
	"nianbao/store/columns"
	"nianbao/store/database"
)

// A Sign is what is printed in place of a number, as a dash: the cell was not left blank, though its number is as unknown.
type Sign struct {
	Text string // empty: nothing is
	// Part says that it is printed for a part of the sum that the figure is.
	Part bool
}

// longestSign is how many letters of a sign are quoted: more is a remark, which stands in the report.
const longestSign = 4

// Quoted reports whether the sign is short enough to be quoted.
func (s Sign) Quoted() bool { return utf8.RuneCountInString(s.Text) <= longestSign }

// TellSigns tells figures of which there is no number what is printed in its place.
func TellSigns(ctx context.Context, db *database.DB, of catalogue.Quantity, per *catalogue.Quantity, figures []*Figure) error {
	lacking := map[bool][]*Figure{} // whether the base lacks
	for _, f := range figures {
		if f.Report != 0 && !f.Known() && f.Status == string(annual.Blank) {
			base := f.Lacking == LackDenominator
			lacking[base] = append(lacking[base], f)
		}
	}
	for base, list := range lacking {
		q := of
		if base {
			q = *per
		}
		var reports []int64
		for _, f := range list {
			reports = append(reports, f.Report)
		}
		signs, err := columns.Signs(ctx, db, reports, q)
		if err != nil {
			return err
		}
		for _, f := range list {
			f.Sign = Sign{signs[f.Report], len(q.Cells) > 1}
		}
	}
	return nil
}
