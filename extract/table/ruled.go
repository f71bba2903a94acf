package table

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode"

	"nianbao/extract/document"
)

// A Ruled is what the rulings of a page draw, stage by stage: the segments that were
// painted are joined to lines, lines that cross make a grid, what they enclose are
// cells, and cells with the glyphs that stand in them are tables.
type Ruled struct {
	Lines  []document.Ruling
	Grids  []*Grid           // of more than one cell
	Tables []*document.Table // of the grids that hold text, from the top of the page
	Rest   []document.Glyph  // that stand in no grid
}

// FindRuled finds the tables that the rulings of a page draw.
func FindRuled(p *document.Page) *Ruled {
	r := &Ruled{Lines: mergeRulings(p.Rulings, minRuling)}
	var drawn []*drawnGrid
	for _, g := range findGrids(r.Lines) {
		if cells, owner := g.Cells(); len(cells) > 1 {
			r.Grids = append(r.Grids, g)
			drawn = append(drawn, &drawnGrid{grid: g, cells: cells, owner: owner, texts: make([][]document.Glyph, len(cells)), entered: map[int]bool{}})
		}
	}
	r.Rest = deal(p, drawn)
	for _, d := range drawn {
		if slices.ContainsFunc(d.texts, func(t []document.Glyph) bool { return len(t) > 0 }) {
			r.Tables = append(r.Tables, d.table(p))
		}
	}
	slices.SortFunc(r.Tables, func(a, b *document.Table) int {
		return cmp.Compare(b.Pieces[0].Place.Box.Y1, a.Pieces[0].Place.Box.Y1)
	})
	return r
}

// CellBoxes returns the boxes of the cells that rulings draw, for whoever has to look
// into them before there are glyphs.
func CellBoxes(rulings []document.Ruling) []document.Rect {
	var boxes []document.Rect
	for _, g := range findGrids(mergeRulings(rulings, minRuling)) {
		if cells, _ := g.Cells(); len(cells) > 1 {
			for _, c := range cells {
				boxes = append(boxes, c.Place.Box)
			}
		}
	}
	return boxes
}

// deal gives each cell the glyphs that stand in it and returns those that stand in none.
func deal(p *document.Page, drawn []*drawnGrid) (rest []document.Glyph) {
	for _, run := range runs(p.Glyphs) {
		d, c := smallestCell(drawn, run)
		if d == nil {
			rest = append(rest, run...)
			enter(drawn, run)
			continue
		}
		d.texts[c] = append(d.texts[c], run...)
		from, to := run[0].Box.X0, run[len(run)-1].Box.X1
		switch {
		case run[0].Angle == 0 && d.cells[c].Place.Box.Union(core(run)) != d.cells[c].Place.Box:
			d.cells[c].Crossed = true
			enter([]*drawnGrid{d}, run)
		case p.OverEdge(from, to) || slices.ContainsFunc(run, func(g document.Glyph) bool { return g.Cut }):
			d.cells[c].Crossed = true
		}
	}
	for _, d := range drawn {
		for c, entered := range d.entered {
			d.cells[c].Crossed = d.cells[c].Crossed || entered && isBlank(d.texts[c])
		}
	}
	return rest
}

// enter notes the cells that a figure reaches into.
func enter(drawn []*drawnGrid, run []document.Glyph) {
	if slices.ContainsFunc(run, func(g document.Glyph) bool { return g.Angle != 0 || strings.ContainsFunc(g.Text, unicode.IsLetter) }) {
		return
	}
	for _, d := range drawn {
		for _, c := range d.grid.reached(core(run), d.owner) {
			d.entered[c] = true
		}
	}
}

// core returns the part of a run that decides in which cells it stands: an edge that only
// touches the outermost of its ink or of the room about it does not part it.
func core(run []document.Glyph) document.Rect {
	box := run[0].Box.Union(run[len(run)-1].Box)
	size := run[0].Size
	slack := math.Min(0.35*size, box.Width()/4)
	y := box.CenterY()
	return document.Rect{X0: box.X0 + slack, X1: box.X1 - slack, Y0: y - size/4, Y1: y + size/4}
}

func isBlank(glyphs []document.Glyph) bool {
	return !slices.ContainsFunc(glyphs, func(g document.Glyph) bool { return strings.TrimSpace(g.Text) != "" })
}

// A drawnGrid is a grid with its cells and the glyphs that stand in each.
type drawnGrid struct {
	grid  *Grid
	cells []document.Cell
	owner [][]int
	texts [][]document.Glyph
	// entered are the cells that a figure of another, or of none, reaches into.
	entered map[int]bool
}

// table makes the table of the grid's cells and their texts.
func (d *drawnGrid) table(p *document.Page) *document.Table {
	d.splitByGaps()
	d.splitByLines()
	lines := make([][]document.Line, len(d.cells))
	for i := range d.cells {
		lines[i] = setText(&d.cells[i], d.texts[i])
		d.cells[i].Place.Page = p.Number
		d.cells[i].Recognition = p.Recognized.Of(d.cells[i].Place.Box)
	}
	markWrapped(d.cells, lines)
	slices.SortStableFunc(d.cells, func(a, b document.Cell) int { return cmp.Or(cmp.Compare(a.Row, b.Row), cmp.Compare(a.Col, b.Col)) })
	return d.grid.table(p.Number, d.cells)
}

// smallestCell returns the cell in which a run of glyphs stands. Where grids
// overlap, as one table set into the corner of another, it is the smaller cell.
func smallestCell(drawn []*drawnGrid, run []document.Glyph) (in *drawnGrid, cell int) {
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
func runs(glyphs []document.Glyph) [][]document.Glyph {
	var out [][]document.Glyph
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

func adjoins(a, b document.Glyph) bool {
	em := math.Min(a.Size, b.Size)
	gap := b.Box.X0 - a.Box.X1
	return a.Angle == 0 && b.Angle == 0 && a.Font == b.Font && math.Abs(a.Size-b.Size) < 0.1*em &&
		math.Abs(a.Box.Y0-b.Box.Y0) < 0.1*em && -0.3*em < gap && gap < 0.15*em
}

// table makes the table of the grid's cells, all on one page.
func (g *Grid) table(page int, cells []document.Cell) *document.Table {
	box := document.Rect{X0: g.Xs[0], Y0: g.Ys[0], X1: g.Xs[len(g.Xs)-1], Y1: g.Ys[len(g.Ys)-1]}
	rows, cols := len(g.Ys)-1, len(g.Xs)-1
	return &document.Table{Cells: cells, Rows: rows, Cols: cols, Source: document.FromRulings, Pieces: []document.Piece{{
		Place: document.Place{Page: page, Box: box}, FirstRow: 0, LastRow: rows - 1,
		OpenTop: !g.closed(box.Y1), OpenBottom: !g.closed(box.Y0),
	}}}
}

// closed reports whether lines are drawn along most of the height y.
func (g *Grid) closed(y float64) bool {
	drawn := 0.0
	for _, h := range g.horizontal {
		if math.Abs(h.Box.Y0-y) <= lineCluster {
			drawn += h.Box.Width()
		}
	}
	return drawn >= coverage*(g.Xs[len(g.Xs)-1]-g.Xs[0])
}
