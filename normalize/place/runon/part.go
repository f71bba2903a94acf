package runon

import (
	"cmp"
	"regexp"
	"slices"

	"nianbao/extract/document"
	"nianbao/normalize/form"
	"nianbao/normalize/number"
	"nianbao/normalize/place/align"
)

var (
	digits   = regexp.MustCompile(`^\d+$`)
	zeroLed  = regexp.MustCompile(`^0\d+$`)
	allZeros = regexp.MustCompile(`^0+$`)
)

// fewestZeroLed is how many figures of a document begin with a zero, which none does, before
// digits are taken to run together.
const fewestZeroLed = 3

// Part takes the figures of a document apart in grids of a text whose digits run together.
func Part(doc *document.Document) {
	var grids []*document.Table
	led := 0
	for _, s := range doc.Sections {
		for _, b := range s.Blocks {
			if b.Table == nil || b.Table.Source != document.FromText {
				continue
			}
			grids = append(grids, b.Table)
			for _, c := range b.Table.Cells {
				if zeroLed.MatchString(c.Text) {
					led++
				}
			}
		}
	}
	if led < fewestZeroLed {
		return
	}
	for _, t := range grids {
		part(t)
	}
}

// part rewrites the rows of a grid of which a form knows how many figures they have.
func part(t *document.Table) {
	rows := align.Rows(t)
	taken := make([]bool, len(rows))
	told := map[int]parted{} // by row
	for _, b := range blocksIn(rows) {
		for i, r := range b.rows {
			at := r.of.Index
			if taken[at] {
				continue
			}
			taken[at] = true
			if p := b.parted(i); p.text != nil || r.isOpen() {
				told[at] = p
			}
		}
	}
	rewrite(t, told)
}

// A table of a form as it stands in a grid.
type found struct {
	table  *form.Table
	rows   []*row
	headed int // how many blocks of it stand there under their heads
}

// blocksIn returns the tables of forms whose rows stand in a grid, those of which most do
// first, and of these the one with most heads.
func blocksIn(rows []align.Row) []found {
	var list []found
	for _, f := range form.All() {
		for i := range f.Tables {
			if b := rowsOf(rows, &f.Tables[i]); len(b.rows) > 0 {
				list = append(list, b)
			}
		}
	}
	slices.SortStableFunc(list, func(a, b found) int {
		return cmp.Or(len(b.rows)-len(a.rows), b.headed-a.headed)
	})
	return list
}

// rowsOf returns the rows of a table of a form that stand in a grid, each under its own
// label or, where the table has none, its heads.
func rowsOf(rows []align.Row, t *form.Table) found {
	out := found{table: t}
	a := align.Blocks(rows, align.Items(t))
	headed := map[*form.Block]bool{}
	for _, m := range a.Matches {
		if it := a.Items[m.Item]; it.Kind == align.HeaderItem {
			headed[it.Block] = true
			if a.Doubt(m) == "" {
				out.headed++
			}
		}
	}
	for _, m := range a.Matches {
		it := a.Items[m.Item]
		if it.Kind != align.RowItem || a.Doubt(m) != "" || it.Row.Zh == "" && !headed[it.Block] {
			continue
		}
		for _, r := range rows[m.From:m.To] {
			if len(r.Figures) > 0 {
				out.rows = append(out.rows, newRow(r, it, t))
				break
			}
		}
	}
	return out
}

// A parted row has its digits cut into as many figures as it has columns; none where no way
// or more than one is left.
type parted struct {
	text []string
	why  document.RunOn
}

// rewrite puts the cells of the parted rows in place of those with run digits, and marks the
// others.
func rewrite(t *document.Table, told map[int]parted) {
	var cells []document.Cell
	done := map[int]bool{}
	ranks := map[int]int{}
	for _, c := range t.Cells {
		p, known := told[c.Row]
		switch {
		case !known || !isFigure(c):
			c.Col = ranks[c.Row]
			ranks[c.Row]++
			cells = append(cells, c)
		case p.text == nil:
			why := p.why
			c.RunOn, c.Col = &why, ranks[c.Row]
			ranks[c.Row]++
			cells = append(cells, c)
		case !done[c.Row]:
			done[c.Row] = true
			for _, text := range p.text {
				why, figure := p.why, c
				figure.Text, figure.RunOn, figure.Col = text, &why, ranks[c.Row]
				ranks[c.Row]++
				cells = append(cells, figure)
			}
		}
	}
	t.Cells = cells
	for _, n := range ranks {
		t.Cols = max(t.Cols, n)
	}
}

func isFigure(c document.Cell) bool {
	n := number.ReadNoted(c.Text)
	return n.Value != nil || n.Empty || digits.MatchString(c.Text)
}
