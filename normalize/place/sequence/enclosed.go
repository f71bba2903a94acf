package sequence

import (
	"slices"
	"strings"

	"nianbao/extract/document"
	"nianbao/normalize/form"
	"nianbao/normalize/place/align"
	"nianbao/normalize/spelling"
)

// Enclose returns the rows of a text with the figure of each block of one row and one column
// put to its label, where it stands on a line of its own: between the heading of the block and that of
// the next one, or the end of the rows, one figure and one label stand, and the figure has no
// other place. moved are the rows that it was taken from.
func Enclose(rows []align.Row, t *form.Table) (told, moved []align.Row) {
	if t.Key != form.ByRowAndColumn {
		return rows, nil
	}
	told = rows
	for i := range t.Blocks {
		b := &t.Blocks[i]
		if len(b.Rows) != 1 || len(b.Columns) != 1 || len(b.Rows[0].Rows) > 0 {
			continue
		}
		from, to, ok := stretchOf(told, t, i)
		if !ok {
			continue
		}
		label, figure, ok := loneCell(told[from:to], &b.Rows[0])
		if !ok {
			continue
		}
		label, figure = from+label, from+figure
		moved = append(moved, told[figure])
		told = slices.Clone(told)
		row := &told[label]
		row.Figures, row.Values, row.Told, row.Loose = slices.Clone(told[figure].Figures), 1, &b.Rows[0], false
		told = slices.Delete(told, figure, figure+1)
	}
	return told, moved
}

// stretchOf returns the rows between the heading of a block and that of any other that
// follows; false where it does not stand there once.
func stretchOf(rows []align.Row, t *form.Table, block int) (from, to int, ok bool) {
	to = len(rows)
	for i, r := range rows {
		at := headingOf(r, t)
		switch {
		case at == block && ok:
			return 0, 0, false
		case at == block:
			from, ok = i+1, true
		case at >= 0 && ok && to == len(rows):
			to = i
		}
	}
	return from, to, ok
}

// headingOf returns the block whose heading a row is, -1 where it is none.
func headingOf(r align.Row, t *form.Table) int {
	if len(r.Figures) > 0 || len(r.Labels) == 0 {
		return -1
	}
	text := strings.Join(r.Texts, "")
	return slices.IndexFunc(t.Blocks, func(b form.Block) bool { return b.Heading != "" && spelling.Canonical(b.Heading) == text })
}

// loneCell returns where the label of a row of the form stands, and the only figure, alone on
// its line, on the same page: a number between pages may be a page's.
func loneCell(rows []align.Row, row *form.Row) (label, figure int, ok bool) {
	label, figure = -1, -1
	for i, r := range rows {
		switch {
		case len(r.Figures) > 1 || len(r.Figures) == 1 && (figure >= 0 || len(r.Labels) > 0 || r.Source != document.FromText):
			return 0, 0, false
		case len(r.Figures) == 1:
			figure = i
		case row.Label().Like(spelling.WordingOf(strings.Join(r.Texts, "")), align.SureLabel) >= align.SureLabel:
			if label >= 0 {
				return 0, 0, false
			}
			label = i
		}
	}
	return label, figure, figure >= 0 && label >= 0 && rows[label].Page == rows[figure].Page
}
