package place

import (
	"math"
	"slices"
	"unicode/utf8"

	"nianbao/extract/document"
)

// An instance is a run of grid rows in which no row of the form is printed twice: one
// table with all its parts. A report can hold two of the same form, as last year's beside
// this year's, or one that is cut by columns.
type instance struct {
	rows          []gridRow
	labels, heads map[string]bool
	box           document.Rect // of its last piece
	caption       string        // what stands above it
}

// Labels that tell a row have as many characters at least: 其他 stands for several.
const tellingLabel = 3

// instancesOf parts rows into instances: a grid that has the rows of those before it
// begins another one, any other goes on with the instance of its width.
func instancesOf(rows []gridRow, captions map[*document.Table]string) []instance {
	if slices.ContainsFunc(rows, func(r gridRow) bool { return r.source == document.FromText }) {
		return []instance{{rows: rows}}
	}
	var list []instance
	for _, piece := range pieces(rows) {
		p := newInstance(piece, captions)
		at := -1
		for i := range list {
			if !list[i].repeats(p) && (at < 0 || p.isUnder(list[i]) || !p.isUnder(list[at])) {
				at = i
			}
		}
		if at < 0 {
			list = append(list, p)
			continue
		}
		in := &list[at]
		in.rows = append(in.rows, p.rows...)
		in.box = p.box
		for t := range p.labels {
			in.labels[t] = true
		}
		for t := range p.heads {
			in.heads[t] = true
		}
		in.caption += p.caption
	}
	return list
}

// isUnder reports whether the instance has the same outer edges as another.
func (in instance) isUnder(o instance) bool {
	const near = 8 // points
	return math.Abs(in.box.X0-o.box.X0) < near && math.Abs(in.box.X1-o.box.X1) < near
}

// repeats reports whether a piece has most of its rows in common with the instance, or,
// where rows have no labels, its heads.
func (in instance) repeats(p instance) bool {
	if len(p.labels) > 0 {
		common := countCommon(in.labels, p.labels)
		return common >= 2 && common*2 >= len(p.labels)
	}
	if len(in.labels) > 0 || len(p.heads) == 0 {
		return false
	}
	common := countCommon(in.heads, p.heads)
	return common*10 >= 9*(len(in.heads)+len(p.heads)-common)
}

func countCommon(a, b map[string]bool) int {
	n := 0
	for t := range b {
		if a[t] {
			n++
		}
	}
	return n
}

// newInstance returns the instance that consists of the rows of one grid. What stands
// above it and in its first rows, before the first figure, is its caption.
func newInstance(rows []gridRow, captions map[*document.Table]string) instance {
	in := instance{rows: rows, labels: map[string]bool{}, heads: map[string]bool{}}
	if rows[0].index == 0 {
		in.caption = captions[rows[0].table]
	}
	begun := false
	for _, r := range rows {
		for _, cells := range [][]document.Cell{r.labels, r.figures, r.blanks} {
			for _, c := range cells {
				in.box = in.box.Union(c.Place.Box)
			}
		}
		begun = begun || r.values > 0
		for i, t := range r.texts {
			switch {
			case utf8.RuneCountInString(t) < tellingLabel:
			case r.values > 0 && i == len(r.texts)-1:
				in.labels[t] = true
			case !begun && r.values == 0:
				in.heads[t] = true
				if len(r.labels) == 1 {
					in.caption += r.labels[0].Text + "\n"
				}
			}
		}
	}
	return in
}

// pieces cuts rows at the ends of grids, and where the rows of a grid begin anew: two
// rows with figures in a row are printed a second time.
func pieces(rows []gridRow) [][]gridRow {
	var list [][]gridRow
	for start := 0; start < len(rows); {
		end := start + 1
		for end < len(rows) && rows[end].table == rows[start].table {
			end++
		}
		grid := rows[start:end]
		from := 0
		for _, at := range restarts(grid) {
			list = append(list, grid[from:at])
			from = at
		}
		list = append(list, grid[from:])
		start = end
	}
	return list
}

// restarts returns where the rows of one grid begin anew.
func restarts(rows []gridRow) []int {
	var at []int
	var told []int // rows with a label and figures
	for i, r := range rows {
		if r.values > 0 && len(r.texts) > 0 {
			told = append(told, i)
		}
	}
	seen := map[string]int{}
	for k := 0; k < len(told); k++ {
		text := last(rows[told[k]].texts)
		first, known := seen[text]
		if known && k+1 < len(told) && utf8.RuneCountInString(text) >= tellingLabel && last(rows[told[first+1]].texts) == last(rows[told[k+1]].texts) {
			at = append(at, told[k-1]+1)
			clear(seen)
		}
		if _, known := seen[text]; !known {
			seen[text] = k
		}
	}
	return at
}

func last(texts []string) string { return texts[len(texts)-1] }
