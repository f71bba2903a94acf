package extract

import (
	"cmp"
	"math"
	"slices"
)

// Tolerances of the grid finder, in points.
const (
	minRuling   = 4.0 // a shorter line encloses no cell
	cornerGap   = 3.0 // lines that miss each other by less do meet
	lineCluster = 2.5 // parallel lines nearer than this are one: double borders
	overhang    = 4.0 // a line that sticks out further makes an open side
	coverage    = 0.6 // share of an edge that must be drawn to part two cells
)

// A grid is a set of lines that meet, as the positions of its columns and rows
// and the lines themselves.
type grid struct {
	xs, ys     []float64 // ascending
	horizontal []Ruling
	vertical   []Ruling
}

// ruledTables finds the grids that the page's rulings draw, takes the glyphs
// that stand in them and returns those that don't.
func ruledTables(p *Page) (tables []*Table, rest []Glyph) {
	var drawn []*drawnGrid
	for _, g := range findGrids(mergeRulings(p.Rulings, minRuling)) {
		if cells, owner := g.cells(); len(cells) > 1 {
			drawn = append(drawn, &drawnGrid{grid: g, cells: cells, owner: owner, texts: make([][]Glyph, len(cells))})
		}
	}
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
	for _, d := range drawn {
		if !slices.ContainsFunc(d.texts, func(t []Glyph) bool { return len(t) > 0 }) {
			continue
		}
		lines := make([][]Line, len(d.cells))
		for i := range d.cells {
			lines[i] = setText(&d.cells[i], d.texts[i])
			d.cells[i].Place.Page = p.Number
			d.cells[i].Recognition = p.recognized.of(d.cells[i].Place.Box)
		}
		markWrapped(d.cells, lines)
		tables = append(tables, d.grid.table(p.Number, d.cells))
	}
	slices.SortFunc(tables, func(a, b *Table) int {
		return cmp.Compare(b.Pieces[0].Place.Box.Y1, a.Pieces[0].Place.Box.Y1)
	})
	return tables, rest
}

// A drawnGrid is a grid with its cells and the glyphs that stand in each.
type drawnGrid struct {
	grid  *grid
	cells []Cell
	owner [][]int
	texts [][]Glyph
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

// findGrids groups the lines that meet.
func findGrids(rulings []Ruling) []*grid {
	group := make([]int, len(rulings))
	for i := range group {
		group[i] = i
	}
	var root func(int) int
	root = func(i int) int {
		if group[i] != i {
			group[i] = root(group[i])
		}
		return group[i]
	}
	for i, h := range rulings {
		if !h.Horizontal() {
			continue
		}
		for j, v := range rulings {
			if !v.Horizontal() && meets(h, v) {
				group[root(i)] = root(j)
			}
		}
	}
	byRoot := map[int]*grid{}
	var order []*grid
	for i, r := range rulings {
		g := byRoot[root(i)]
		if g == nil {
			g = new(grid)
			byRoot[root(i)] = g
			order = append(order, g)
		}
		if r.Horizontal() {
			g.horizontal = append(g.horizontal, r)
		} else {
			g.vertical = append(g.vertical, r)
		}
	}
	var grids []*grid
	for _, g := range order {
		if len(g.horizontal) > 0 && len(g.vertical) > 0 {
			g.setLines()
			if len(g.xs) > 1 && len(g.ys) > 1 {
				grids = append(grids, g)
			}
		}
	}
	return grids
}

func meets(h, v Ruling) bool {
	return h.Box.X0-cornerGap <= v.Box.X0 && v.Box.X0 <= h.Box.X1+cornerGap &&
		v.Box.Y0-cornerGap <= h.Box.Y0 && h.Box.Y0 <= v.Box.Y1+cornerGap
}

// setLines finds the positions of the columns and rows. Lines that stick out
// over the outermost crossing line make one more column or row, open to that
// side: so do tables that a page break cuts.
func (g *grid) setLines() {
	var xs, ys []float64
	x0, x1, y0, y1 := math.Inf(1), math.Inf(-1), math.Inf(1), math.Inf(-1)
	for _, v := range g.vertical {
		xs = append(xs, v.Box.X0)
		y0, y1 = math.Min(y0, v.Box.Y0), math.Max(y1, v.Box.Y1)
	}
	for _, h := range g.horizontal {
		ys = append(ys, h.Box.Y0)
		x0, x1 = math.Min(x0, h.Box.X0), math.Max(x1, h.Box.X1)
	}
	g.xs = withEnds(cluster(xs, lineCluster), x0, x1)
	g.ys = withEnds(cluster(ys, lineCluster), y0, y1)
}

func withEnds(at []float64, low, high float64) []float64 {
	if low < at[0]-overhang {
		at = append([]float64{low}, at...)
	}
	if high > at[len(at)-1]+overhang {
		at = append(at, high)
	}
	return at
}

// cluster returns the means of the groups of values that lie within the
// tolerance of their group's first.
func cluster(values []float64, tolerance float64) []float64 {
	slices.Sort(values)
	var means []float64
	for start := 0; start < len(values); {
		end, sum := start, 0.0
		for end < len(values) && values[end]-values[start] <= tolerance {
			sum += values[end]
			end++
		}
		means = append(means, sum/float64(end-start))
		start = end
	}
	return means
}

// cells returns the cells and, for each elementary field of the grid, counted
// from the top left, the index of the cell that it belongs to.
func (g *grid) cells() (cells []Cell, owner [][]int) {
	rows, cols := len(g.ys)-1, len(g.xs)-1
	owner = make([][]int, rows)
	for r := range owner {
		owner[r] = make([]int, cols)
		for c := range owner[r] {
			owner[r][c] = -1
		}
	}
	for r := range rows {
		for c := range cols {
			if owner[r][c] >= 0 {
				continue
			}
			height, width := g.extent(owner, r, c)
			for i := r; i < r+height; i++ {
				for j := c; j < c+width; j++ {
					owner[i][j] = len(cells)
				}
			}
			cells = append(cells, Cell{Row: r, Col: c, RowSpan: height, ColSpan: width,
				Place: Place{Box: g.field(r, c).Union(g.field(r+height-1, c+width-1))}})
		}
	}
	return cells, owner
}

// extent returns how many rows and columns the cell at r, c covers: the
// largest rectangle of fields without a line between them, first to the right,
// then down.
func (g *grid) extent(owner [][]int, r, c int) (height, width int) {
	rows, cols := len(owner), len(owner[0])
	width = 1
	for c+width < cols && owner[r][c+width] < 0 && !g.parted(r, c+width-1, true) {
		width++
	}
	height = 1
grow:
	for r+height < rows {
		for j := c; j < c+width; j++ {
			if owner[r+height][j] >= 0 || g.parted(r+height-1, j, false) ||
				j > c && g.parted(r+height, j-1, true) {
				break grow
			}
		}
		height++
	}
	return height, width
}

// field returns the box of the elementary field in row r (from the top) and
// column c.
func (g *grid) field(r, c int) Rect {
	top := len(g.ys) - 1 - r
	return Rect{g.xs[c], g.ys[top-1], g.xs[c+1], g.ys[top]}
}

// parted reports whether a line is drawn on the right (else the lower) edge of
// a field.
func (g *grid) parted(r, c int, right bool) bool {
	f := g.field(r, c)
	drawn := 0.0
	if right {
		for _, v := range g.vertical {
			if math.Abs(v.Box.X0-f.X1) <= lineCluster {
				drawn += f.overlapY(v.Box)
			}
		}
		return drawn >= coverage*f.Height()
	}
	for _, h := range g.horizontal {
		if math.Abs(h.Box.Y0-f.Y0) <= lineCluster {
			drawn += f.overlapX(h.Box)
		}
	}
	return drawn >= coverage*f.Width()
}

// locate returns the cell in which the middle of a run of glyphs stands.
func (g *grid) locate(run []Glyph, owner [][]int) (int, bool) {
	box := run[0].Box.Union(run[len(run)-1].Box)
	x, y := box.CenterX(), box.CenterY()
	c, ok := interval(g.xs, x)
	if !ok {
		return 0, false
	}
	r, ok := interval(g.ys, y)
	if !ok {
		return 0, false
	}
	return owner[len(g.ys)-2-r][c], true
}

// interval returns the index i for which at[i] <= v < at[i+1].
func interval(at []float64, v float64) (int, bool) {
	i, found := slices.BinarySearch(at, v)
	if !found {
		i--
	}
	return i, 0 <= i && i < len(at)-1
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

// cellBoxes returns the boxes of the cells that rulings draw.
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
