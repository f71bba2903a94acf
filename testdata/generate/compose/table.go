package compose

import (
	"math"
	"slices"
	"strings"

	"nianbao/testdata/generate/font"
	"nianbao/testdata/generate/report"
	"nianbao/testdata/internal/invented"
)

// A setting is a grid with its measures on the page.
type setting struct {
	*report.Grid
	edges   []float64 // left edge of each column, and the right edge of the last
	heights []float64 // of each row
	done    map[*report.Cell]int
}

// A strip is what a page shows of a row: its lines from one on, up to another.
type strip struct {
	row         int
	top, bottom float64
	from, to    int // of the lines of labels; to 0: all
}

// lines returns a cell's text as it breaks in its column, with face and size.
func (c *compositor) lines(cell report.Cell, wide float64) ([]string, *font.Typeface, float64) {
	face, size, measure := c.Label, c.LabelSize, wide-6
	switch {
	case cell.Kind == report.Figure:
		face, size = c.Figure, c.FigureSize
		if c.Breaking {
			return c.wrapped(face, cell.Text, size, measure), face, size
		}
		measure -= 2 * c.Overshoot
		size = min(size, measure/max(0.1, c.measure(face, cell.Text, 1)))
		return []string{cell.Text}, face, size
	case cell.Kind == report.Header && c.StackedHead && len([]rune(cell.Text)) <= 12 && wide < 60,
		(cell.Kind == report.Vertical || cell.Kind == report.Group && wide < 3*size) && c.Group == GroupStacked:
		return strings.Split(cell.Text, ""), face, size
	}
	return c.wrapped(face, cell.Text, size, max(measure, size)), face, size
}

// leading returns the distance of baselines.
func leading(size float64) float64 { return 1.25 * size }

// measured lays the columns and rows of a grid out between two edges.
func (c *compositor) measured(g *report.Grid, x0, x1 float64) *setting {
	widths := slices.Clone(g.Widths)
	sum := 0.0
	for _, w := range widths {
		sum += w
	}
	if c.Share > 0 && g.ID == "applications" {
		labels := widths[0] + widths[1] + widths[2]
		for i := range widths {
			if i < 3 {
				widths[i] *= c.Share * sum / labels
			} else {
				widths[i] *= (1 - c.Share) * sum / (sum - labels)
			}
		}
	}
	s := &setting{Grid: g, edges: []float64{x0}, heights: make([]float64, len(g.Rows)), done: map[*report.Cell]int{}}
	for _, w := range widths {
		s.edges = append(s.edges, s.edges[len(s.edges)-1]+w/sum*(x1-x0))
	}
	for span := 1; span <= len(g.Rows); span++ {
		for i, cells := range g.Rows {
			for _, cell := range cells {
				if cell.RowSpan != span {
					continue
				}
				need := c.need(cell, s.edges[cell.Col+cell.ColSpan]-s.edges[cell.Col])
				has := 0.0
				for k := i; k < i+span; k++ {
					s.heights[k] = math.Max(s.heights[k], 12)
					has += s.heights[k]
				}
				for k := i; k < i+span && need > has; k++ {
					s.heights[k] += (need - has) / float64(span)
				}
			}
		}
	}
	return s
}

// need returns the height a cell takes.
func (c *compositor) need(cell report.Cell, wide float64) float64 {
	lines, _, size := c.lines(cell, wide)
	if (cell.Kind == report.Vertical || cell.Kind == report.Group) && c.Group >= GroupTurned && c.turns(cell, wide) {
		return float64(len([]rune(cell.Text)))*size + 8
	}
	return float64(len(lines))*leading(size) + 2*c.Padding
}

// turns reports whether a group's label stands in vertical writing.
func (c *compositor) turns(cell report.Cell, wide float64) bool {
	return cell.Kind == report.Vertical || cell.Kind == report.Group && wide < 3*c.LabelSize
}

// tables draws the grids of a table.
func (c *compositor) tables(lines [][]*report.Grid) {
	for _, line := range lines {
		c.y -= 8
		x0, x1 := c.margin, c.folio().wide-c.margin
		if c.Overshoot > 0 {
			x1 = c.folio().wide + c.Overshoot
		}
		if len(line) == 1 {
			c.table(c.measured(line[0], x0, x1))
			continue
		}
		middle := (x0 + x1) / 2
		left, right := c.measured(line[0], x0, middle-6), c.measured(line[1], middle+6, x1)
		high := math.Max(total(left.heights), total(right.heights))
		if c.y-high < c.margin {
			c.begin(c.folio().turned)
		}
		top := c.y
		c.table(left)
		c.y = top
		c.table(right)
		c.y = top - high - 8
	}
}

func total(heights []float64) float64 {
	sum := 0.0
	for _, h := range heights {
		sum += h
	}
	return sum
}

// table draws one grid over as many pages as it takes.
func (c *compositor) table(s *setting) {
	row, from := 0, 0
	if c.BreakRow > 0 && c.breaks(s.ID) {
		c.approach(s)
	} else {
		c.room(total(s.heights[:s.HeadRows()+1]) + 4) // a head does not stand alone
	}
	for first := true; row < len(s.Rows); first = false {
		if !first {
			c.begin(c.folio().turned)
		}
		row, from = c.piece(s, row, from, first)
	}
	c.y -= 8
}

// approach fills the page with prose so that the row to be broken at comes to
// its end.
func (c *compositor) approach(s *setting) {
	if c.BreakLines > 0 {
		if row := c.cuttable(s); row >= 0 {
			c.BreakRow = row
		} else {
			c.BreakLines = 0 // no label has the lines to cut: the break goes before the row
		}
	}
	need := total(s.heights[:c.BreakRow])
	if c.BreakLines > 0 {
		need += c.cut(c.BreakLines)
	}
	page := c.folio().high - 2*c.margin
	if need > page-40 {
		return
	}
	for i := 0; c.y-need-1.6*c.ProseSize >= c.margin+8; i++ {
		for _, line := range c.wrapped(c.Prose, "　　"+invented.Phrases[i%len(invented.Phrases)], c.ProseSize, c.folio().wide-2*c.margin) {
			if c.y-need-1.6*c.ProseSize < c.margin+8 {
				break
			}
			c.y -= 1.6 * c.ProseSize
			bare := strings.TrimPrefix(line, "　　")
			x := c.margin + c.measure(c.Prose, line, c.ProseSize) - c.measure(c.Prose, bare, c.ProseSize)
			c.text(mark{role: proseRole, x: x, y: c.y, face: c.Prose, size: c.ProseSize}, bare)
		}
	}
	c.y = c.margin + need
}

// cuttable returns the first row from the one to be broken in on, or failing
// that the first of all, whose label has more lines than stay on the page; -1
// for none.
func (c *compositor) cuttable(s *setting) int {
	fits := func(cells []report.Cell) bool {
		return slices.ContainsFunc(cells, func(cell report.Cell) bool {
			lines, _, _ := c.lines(cell, s.edges[cell.Col+cell.ColSpan]-s.edges[cell.Col])
			return cell.Kind == report.Label && len(lines) > c.BreakLines
		})
	}
	if i := slices.IndexFunc(s.Rows[c.BreakRow:], fits); i >= 0 {
		return c.BreakRow + i
	}
	return slices.IndexFunc(s.Rows, fits)
}

// cut returns the height of the part of a row that holds some lines.
func (c *compositor) cut(lines int) float64 {
	return float64(lines)*leading(c.LabelSize) + c.Padding + 2
}

// piece draws the rows from one on, of that one the lines from some on, that
// fit on this page, and returns where the next page goes on.
func (c *compositor) piece(s *setting, row, from int, first bool) (int, int) {
	var strips []strip
	y := c.y
	add := func(i int, h float64, from, to int) {
		strips = append(strips, strip{i, y, y - h, from, to})
		y -= h
	}
	if c.RepeatHead && !first && s.ID != "disclosure" {
		for i := range s.HeadRows() {
			add(i, s.heights[i], 0, 0)
		}
	}
	repeated := len(strips)
	for ; row < len(s.Rows); row++ {
		h := s.heights[row]
		if from > 0 {
			h = math.Max(h-c.cut(from)+c.Padding, leading(c.LabelSize)+2*c.Padding)
			add(row, h, from, 0)
			from = 0
			continue
		}
		if row == c.BreakRow && c.breaks(s.ID) && len(strips) > repeated {
			if c.BreakLines > 0 && y-c.cut(c.BreakLines) >= c.margin-1 {
				add(row, c.cut(c.BreakLines), 0, c.BreakLines)
				from = c.BreakLines
			}
			if from > 0 || c.BreakLines == 0 {
				break
			}
		}
		if y-h < c.margin-0.01 && len(strips) > repeated {
			break
		}
		add(row, h, 0, 0)
	}
	c.frames(s, strips)
	for i, cells := range s.Rows {
		for k := range cells {
			c.cellOn(s, strips, i, &cells[k])
		}
	}
	c.y = y
	return row, from
}

// cellOn draws what a page shows of a cell that begins in row i.
func (c *compositor) cellOn(s *setting, strips []strip, i int, cell *report.Cell) {
	var mine []strip
	for _, t := range strips {
		if t.row >= i && t.row < i+cell.RowSpan {
			mine = append(mine, t)
		}
	}
	if len(mine) == 0 {
		return
	}
	last := mine[len(mine)-1]
	b := box{s.edges[cell.Col], s.edges[cell.Col+cell.ColSpan], mine[0].top, last.bottom}
	ends := last.row == i+cell.RowSpan-1 && last.to == 0
	switch {
	case cell.Kind == report.Figure:
		if mine[0].from == 0 {
			c.pages[s.ID] = append(c.pages[s.ID], len(c.folios))
			c.figureText(*cell, b)
		}
	case cell.RowSpan > 1 && cell.Kind != report.Header:
		c.groupText(s, cell, b, ends)
	default:
		lines, face, size := c.lines(*cell, b.x1-b.x0)
		to := len(lines)
		if mine[0].to > 0 {
			to = min(to, mine[0].to)
		}
		from := min(mine[0].from, to)
		c.cellText(*cell, lines[from:to], face, size, b, len(lines) == to)
	}
}
