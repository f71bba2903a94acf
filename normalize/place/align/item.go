package align

import (
	"nianbao/normalize/form"
	"nianbao/normalize/spelling"
)

// An Item is one line of a form's table as it would be printed: what a run of
// grid rows can turn out to be.
type Item struct {
	Kind   Kind
	Block  *form.Block
	Row    *form.Row         // of a row or group
	Label  *spelling.Label   // of a heading, row or group
	heads  []*spelling.Label // of a header: one a column
	weight float64           // what a missing item costs
}

// A Kind says what an item is and thereby what its other fields hold.
type Kind int

const (
	headingItem Kind = iota // "第二十条第（一）项"
	HeaderItem              // the column heads of a block
	GroupItem               // a group of rows, without figures
	RowItem                 // a row of figures
)

// Items lists what a table of the form prints, from top to bottom.
func Items(t *form.Table) []Item {
	var list []Item
	for i := range t.Blocks {
		b := &t.Blocks[i]
		if b.Heading != "" {
			list = append(list, Item{Kind: headingItem, Block: b, Label: spelling.NewLabel(b.Heading, nil), weight: 0.05})
		}
		list = append(list, Item{Kind: HeaderItem, Block: b, heads: headsOf(b), weight: 0.2})
		list = appendRows(list, t, b, b.Rows)
	}
	return list
}

func headsOf(b *form.Block) []*spelling.Label {
	heads := make([]*spelling.Label, len(b.Columns))
	for i := range b.Columns {
		heads[i] = b.Columns[i].Head()
	}
	return heads
}

func appendRows(list []Item, t *form.Table, b *form.Block, rows []form.Row) []Item {
	for i := range rows {
		r := &rows[i]
		it := Item{Kind: RowItem, Block: b, Row: r, Label: r.Label(), weight: 0.5}
		if r.Optional {
			it.weight = 0
		}
		if !t.HasFigures(*r) {
			it.Kind, it.weight = GroupItem, 0
		}
		list = append(list, it)
		list = appendRows(list, t, b, r.Rows)
	}
	return list
}
