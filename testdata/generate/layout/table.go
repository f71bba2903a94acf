package layout

import (
	"math"
	"slices"

	"nianbao/testdata/generate/pdf"
	"nianbao/testdata/generate/report"
)

const (
	labelSize  = 10.0
	figureSize = 11.0
	padding    = 3.0
)

// lines returns a cell's text as it breaks in its column, with face and size.
func (t *Setter) lines(c report.Cell, measure float64) ([]string, pdf.Face, float64) {
	f, size := t.style.Labels, labelSize
	if c.Kind == report.Figure {
		f, size = 1-f, figureSize
	}
	return pdf.Wrap(c.Text, size, measure-2*padding), f, size
}

// grid draws a table; a row is never cut by the end of a page.
func (t *Setter) grid(g *report.Grid) {
	t.y -= 8
	sum := 0.0
	for _, w := range g.Widths {
		sum += w
	}
	edges := []float64{t.Margin}
	for _, w := range g.Widths {
		edges = append(edges, edges[len(edges)-1]+w/sum*(t.Page().Wide-2*t.Margin))
	}
	heights := make([]float64, len(g.Rows))
	for i, cells := range g.Rows {
		heights[i] = 18
		for _, c := range cells {
			lines, _, size := t.lines(c, edges[c.Col+c.ColSpan]-edges[c.Col])
			if c.RowSpan == 1 {
				heights[i] = math.Max(heights[i], float64(len(lines))*1.25*size+2*padding)
			}
		}
	}
	for from := 0; from < len(g.Rows); {
		t.room(heights[from] + 40) // a table does not begin with a single row
		from = t.piece(g, edges, heights, from)
	}
	t.y -= 8
}

// piece draws the rows of a table from one on that fit on this page and
// returns the first that does not.
func (t *Setter) piece(g *report.Grid, edges, heights []float64, from int) int {
	var shown []int
	if t.style.RepeatHead && g.ID == "applications" && from > 0 {
		shown = append(shown, 0, 1, 2)
	}
	left := t.y
	for _, i := range shown {
		left -= heights[i]
	}
	next := from
	for next < len(g.Rows) && left-heights[next] >= t.Margin {
		left -= heights[next]
		shown = append(shown, next)
		next++
	}
	tops := map[int]float64{}
	y := t.y
	for _, i := range shown {
		tops[i] = y
		y -= heights[i]
	}
	for i, cells := range g.Rows {
		for _, c := range cells {
			first, last := -1, -1
			for k := i; k < i+c.RowSpan; k++ {
				if slices.Contains(shown, k) {
					if first < 0 {
						first = k
					}
					last = k
				}
			}
			if first < 0 {
				continue
			}
			bottom := tops[last] - heights[last]
			t.cell(c, edges[c.Col], edges[c.Col+c.ColSpan], tops[first], bottom, first == i)
		}
	}
	t.y = y
	return next
}

// cell draws the frame of a cell and, on the page where it begins, its text.
func (t *Setter) cell(c report.Cell, x0, x1, top, bottom float64, begins bool) {
	t.Rule(x0, top, x1, top)
	t.Rule(x0, bottom, x1, bottom)
	t.Rule(x0, bottom, x0, top)
	t.Rule(x1, bottom, x1, top)
	if !begins {
		return
	}
	lines, f, size := t.lines(c, x1-x0)
	y := (top+bottom)/2 + float64(len(lines))*1.25*size/2
	for _, line := range lines {
		y -= 1.25 * size
		x := x0 + padding
		if c.Kind != report.Label {
			x = (x0 + x1 - pdf.Width(line, size)) / 2
		}
		t.Text(f, size, x, y+0.3*size, line)
	}
}
