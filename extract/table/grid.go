package table

import (
	"math"
	"slices"

	"nianbao/extract/document"
)

// Tolerances of the grid finder, in points.
const (
	minRuling   = 4.0 // a shorter line encloses no cell
	cornerGap   = 3.0 // lines that miss each other by less do meet
	lineCluster = 2.5 // parallel lines nearer than this are one: double borders
	overhang    = 4.0 // a line that sticks out further makes an open side
)

// A Grid is a set of lines that meet, directly or through others: the second stage of
// a table with lines.
type Grid struct {
	Xs, Ys     []float64 // positions of its columns' and rows' edges, ascending
	horizontal []document.Ruling
	vertical   []document.Ruling
	// columnsOnly is set where hardly any line runs across.
	columnsOnly bool
}

// A grid of so few horizontal lines, and so high in points, is ruled by columns alone:
// where an upright line ends there is the edge of a row too.
const (
	fewRows  = 3
	tallGrid = 100
)

// Crossings returns where lines of the grid meet, to within a few points.
func (g *Grid) Crossings() []document.Point {
	var list []document.Point
	for _, h := range g.horizontal {
		for _, v := range g.vertical {
			if meets(h, v) {
				list = append(list, document.Point{X: v.Box.X0, Y: h.Box.Y0})
			}
		}
	}
	return list
}

// findGrids groups the lines that meet.
func findGrids(rulings []document.Ruling) []*Grid {
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
	byRoot := map[int]*Grid{}
	var order []*Grid
	for i, r := range rulings {
		g := byRoot[root(i)]
		if g == nil {
			g = new(Grid)
			byRoot[root(i)] = g
			order = append(order, g)
		}
		if r.Horizontal() {
			g.horizontal = append(g.horizontal, r)
		} else {
			g.vertical = append(g.vertical, r)
		}
	}
	var grids []*Grid
	for _, g := range order {
		if len(g.horizontal) > 0 && len(g.vertical) > 0 {
			g.setLines()
			if len(g.Xs) > 1 && len(g.Ys) > 1 {
				grids = append(grids, g)
			}
		}
	}
	return grids
}

func meets(h, v document.Ruling) bool {
	return h.Box.X0-cornerGap <= v.Box.X0 && v.Box.X0 <= h.Box.X1+cornerGap &&
		v.Box.Y0-cornerGap <= h.Box.Y0 && h.Box.Y0 <= v.Box.Y1+cornerGap
}

// setLines finds the positions of the columns and rows. Lines that stick out
// over the outermost crossing line make one more column or row, open to that
// side: so do tables that a page break cuts.
func (g *Grid) setLines() {
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
	if len(cluster(slices.Clone(ys), lineCluster)) <= fewRows && y1-y0 > tallGrid {
		g.columnsOnly = true
		for _, v := range g.vertical {
			ys = append(ys, v.Box.Y0, v.Box.Y1)
		}
	}
	g.Xs = withEnds(cluster(xs, lineCluster), x0, x1)
	g.Ys = withEnds(cluster(ys, lineCluster), y0, y1)
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
