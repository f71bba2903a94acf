package extract

import (
	"cmp"
	"math"
	"slices"
)

// A ruled is what the rulings of a page draw, stage by stage: the segments that were
// painted are joined to lines, lines that cross make a grid, what they enclose are
// cells, and cells with the glyphs that stand in them are tables.
type ruled struct {
	lines  []Ruling
	grids  []*grid  // of more than one cell
	tables []*Table // of the grids that hold text, from the top of the page
	rest   []Glyph  // that stand in no grid
}

// findRuled finds the tables that the rulings of a page draw.
func findRuled(p *Page) *ruled {
	r := &ruled{lines: mergeRulings(p.Rulings, minRuling)}
	var drawn []*drawnGrid
	for _, g := range findGrids(r.lines) {
		if cells, owner := g.cells(); len(cells) > 1 {
			r.grids = append(r.grids, g)
			drawn = append(drawn, &drawnGrid{grid: g, cells: cells, owner: owner, texts: make([][]Glyph, len(cells))})
		}
	}
	r.rest = deal(p, drawn)
	for _, d := range drawn {
		if slices.ContainsFunc(d.texts, func(t []Glyph) bool { return len(t) > 0 }) {
			r.tables = append(r.tables, d.table(p))
		}
	}
	slices.SortFunc(r.tables, func(a, b *Table) int {
		return cmp.Compare(b.Pieces[0].Place.Box.Y1, a.Pieces[0].Place.Box.Y1)
	})
	return r
}

// cellBoxes returns the boxes of the cells that rulings draw, for whoever has to look
// into them before there are glyphs.
func cellBoxes(rulings []Ruling) []Rect {
	var boxes []Rect
	for _, g := range findGrids(mergeRulings(rulings, minRuling)) {
		if cells, _ := g.cells(); len(cells) > 1 {
			for _, c := range cells {
				boxes = append(boxes, c.Place.Box)
			}
		}
	}
	return boxes
}

// deal gives each cell the glyphs that stand in it and returns those that stand in none.
func deal(p *Page, drawn []*drawnGrid) (rest []Glyph) {
	for _, run := range runs(p.Glyphs) {
		d, c := smallestCell(drawn, run)
		if d == nil {
			rest = append(rest, run...)
			continue
		}
		d.texts[c] = append(d.texts[c], run...)
		box := d.cells[c].Place.Box
		slack := 0.35 * run[0].Size
		from, to := run[0].Box.X0, run[len(run)-1].Box.X1
		if len(run) > 1 && (from < box.X0-slack || to > box.X1+slack) || p.overEdge(from, to) {
			d.cells[c].Crossed = true
		}
	}
	return rest
}

// A drawnGrid is a grid with its cells and the glyphs that stand in each.
type drawnGrid struct {
	grid  *grid
	cells []Cell
	owner [][]int
	texts [][]Glyph
}

// table makes the table of the grid's cells and their texts.
func (d *drawnGrid) table(p *Page) *Table {
	lines := make([][]Line, len(d.cells))
	for i := range d.cells {
		lines[i] = setText(&d.cells[i], d.texts[i])
		d.cells[i].Place.Page = p.Number
		d.cells[i].Recognition = p.recognized.of(d.cells[i].Place.Box)
	}
	markWrapped(d.cells, lines)
	return d.grid.table(p.Number, d.cells)
}

// smallestCell returns the cell in which a run of glyphs stands. Where grids
// overlap, as one table set into the corner of another, it is the smaller cell.
func smallestCell(drawn []*drawnGrid, run []Glyph) (in *drawnGrid, cell int) {
	least := math.Inf(1)
	for _, d := range drawn {
		c, ok := d.grid.locate(run, d.owner)
		if !ok {
			continue
		}
		box := d.cells[c].Place.Box
		if area := box.Width() * box.Height(); area < least {
			in, cell, least = d, c, area
		}
	}
	return in, cell
}

// runs splits glyphs, in the order in which they are shown, into pieces that
// were set without a gap. A run goes into one cell as a whole, so that a figure
// wider than its cell does not lose its last digit to the neighbour.
func runs(glyphs []Glyph) [][]Glyph {
	var out [][]Glyph
	start := 0
	for i := 1; i <= len(glyphs); i++ {
		if i < len(glyphs) && adjoins(glyphs[i-1], glyphs[i]) {
			continue
		}
		out = append(out, glyphs[start:i])
		start = i
	}
	return out
}

func adjoins(a, b Glyph) bool {
	em := math.Min(a.Size, b.Size)
	gap := b.Box.X0 - a.Box.X1
	return a.Angle == 0 && b.Angle == 0 && a.Font == b.Font && math.Abs(a.Size-b.Size) < 0.1*em &&
		math.Abs(a.Box.Y0-b.Box.Y0) < 0.1*em && -0.3*em < gap && gap < 0.15*em
}

// table makes the table of the grid's cells, all on one page.
func (g *grid) table(page int, cells []Cell) *Table {
	box := Rect{g.xs[0], g.ys[0], g.xs[len(g.xs)-1], g.ys[len(g.ys)-1]}
	rows, cols := len(g.ys)-1, len(g.xs)-1
	return &Table{Cells: cells, Rows: rows, Cols: cols, Source: FromRulings, Pieces: []Piece{{
		Place: Place{Page: page, Box: box}, FirstRow: 0, LastRow: rows - 1,
		OpenTop: !g.closed(box.Y1), OpenBottom: !g.closed(box.Y0),
	}}}
}

// closed reports whether lines are drawn along most of the height y.
func (g *grid) closed(y float64) bool {
	drawn := 0.0
	for _, h := range g.horizontal {
		if math.Abs(h.Box.Y0-y) <= lineCluster {
			drawn += h.Box.Width()
		}
	}
	return drawn >= coverage*(g.xs[len(g.xs)-1]-g.xs[0])
}
