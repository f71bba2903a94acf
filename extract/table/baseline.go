package table

import (
	"cmp"
	"math"
	"slices"

	"nianbao/extract/document"
	"nianbao/extract/layout"
)

// leastLines is how many lines of figures stand in two cells of one row at least where
// lines part columns and not rows.
const (
	leastLines  = 3
	manyColumns = 3 // in as many, two lines are enough
)

// splitByLines parts the rows of a grid of which only the columns are ruled: where figures
// stand below each other in several cells, and on the same lines in all of them, each line
// is a row. In a grid that is ruled across, such lines may be those of broken figures: there
// each has to have its label, and room for more.
func (d *drawnGrid) splitByLines() {
	for r := len(d.grid.Ys) - 2; r >= 0; r-- {
		if at := d.lineEdges(r); len(at) > 0 && (d.grid.columnsOnly || len(at) >= leastLines-1 && d.labelled(r, at)) {
			d.splitRow(r, at)
		}
	}
}

// labelled reports whether row r, parted at the heights, has a label in each part, and not all
// of its figures may be broken for want of room.
func (d *drawnGrid) labelled(r int, at []float64) bool {
	label, room := false, false
	for i, c := range d.cells {
		if c.Row != r || c.RowSpan != 1 {
			continue
		}
		lines := layout.Lines(d.texts[i])
		if c.Col > 0 && len(lines) > 1 && figure.MatchString(lines[0].Text) {
			room = room || !full(lines, c.Place.Box.Width())
			continue
		}
		parts := map[int]bool{}
		for _, l := range lines {
			part := 0
			for part < len(at) && l.Box.CenterY() < at[part] {
				part++
			}
			parts[part] = true
		}
		label = label || len(parts) == len(at)+1
	}
	return label && room
}

// full reports whether no line but the last has room for another character in a cell of the
// width.
func full(lines []document.Line, width float64) bool {
	return !slices.ContainsFunc(lines[:len(lines)-1], func(l document.Line) bool { return l.Box.Width()+1.5*l.Size < width })
}

// lineEdges returns where row r is to be parted, from the top, nothing where it is one
// row.
func (d *drawnGrid) lineEdges(r int) []float64 {
	var middles, others []float64 // of the lines of figures, of other lines
	size := 0.0
	columns := 0
	for i, c := range d.cells {
		if c.Row != r || c.RowSpan != 1 || len(d.texts[i]) == 0 {
			continue
		}
		lines := layout.Lines(d.texts[i])
		figures := 0
		for k, l := range lines {
			if figure.MatchString(l.Text) {
				figures++
			} else if figures > 0 && k > 0 {
				figures = -len(lines) // text among figures
			}
		}
		switch {
		case figures >= 2:
			columns++
			for _, l := range lines {
				if figure.MatchString(l.Text) {
					middles = append(middles, l.Box.CenterY())
				} else {
					others = append(others, l.Box.CenterY())
				}
				size = math.Max(size, l.Size)
			}
		case figures > 0:
			return nil // the lines of one cell are not those of others
		default:
			for _, l := range lines {
				others = append(others, l.Box.CenterY())
			}
		}
	}
	if columns < 2 {
		return nil
	}
	rows := cluster(middles, 0.4*size)
	if len(rows) < leastLines && columns < manyColumns || len(middles) < columns*len(rows)*2/3 {
		return nil
	}
	slices.Reverse(rows)
	others = cluster(others, 0.4*size)
	slices.Reverse(others)
	var heads []float64
	for _, y := range others {
		if y > rows[0]+0.6*size {
			heads = append(heads, y)
		}
	}
	rows = append(heads, rows...)
	var at []float64
	for i := 1; i < len(rows); i++ {
		at = append(at, widestGap(rows[i-1], rows[i], others))
	}
	return at
}

// widestGap returns the middle of the widest gap between the lines from one height down to
// another: the lines of one label stand closer than those of two.
func widestGap(from, to float64, lines []float64) float64 {
	at := []float64{from, to}
	for _, y := range lines {
		if to < y && y < from {
			at = append(at, y)
		}
	}
	slices.SortFunc(at, func(a, b float64) int { return cmp.Compare(b, a) })
	best, widest := (from+to)/2, 0.0
	for i := 1; i < len(at); i++ {
		if gap := at[i-1] - at[i]; gap > widest+0.5 {
			best, widest = (at[i-1]+at[i])/2, gap
		}
	}
	return best
}

// splitRow parts the cells of row r at the heights, from the top.
func (d *drawnGrid) splitRow(r int, at []float64) {
	more := len(at)
	var cells []document.Cell
	var texts [][]document.Glyph
	for i, c := range d.cells {
		if c.Row != r || c.RowSpan != 1 {
			switch {
			case c.Row > r:
				c.Row += more
			case c.Row+c.RowSpan > r:
				c.RowSpan += more
			}
			cells, texts = append(cells, c), append(texts, d.texts[i])
			continue
		}
		top := c.Place.Box.Y1
		for k := 0; k <= more; k++ {
			part := c
			part.Row = r + k
			part.Place.Box.Y1 = top
			if k < more {
				part.Place.Box.Y0 = at[k]
			}
			top = part.Place.Box.Y0
			var own []document.Glyph
			for _, g := range d.texts[i] {
				if y := g.Box.CenterY(); y <= part.Place.Box.Y1 && y > part.Place.Box.Y0 || k == more && y <= part.Place.Box.Y0 || k == 0 && y > part.Place.Box.Y1 {
					own = append(own, g)
				}
			}
			cells, texts = append(cells, part), append(texts, own)
		}
	}
	d.cells, d.texts = cells, texts
	d.grid.Ys = append(d.grid.Ys, at...)
	slices.Sort(d.grid.Ys)
}
