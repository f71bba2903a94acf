package picture

import (
	"math"
	"slices"
)

// longestPage is the height of a page in points, that of A2, on which the largest table of a report
// has room: longer pictures are cut.
const longestPage = 1684

// longRatio is how many times as high as wide a picture is that is long; that of a page, or of the
// screen of a telephone, is not.
const longRatio = 1.9

// isLong reports whether a picture is to be cut into pages.
func isLong(width, height int) bool { return float64(height) > longRatio*float64(width) }

// A span is what a page shows of a long picture, in rows; those that follow one another may have
// a ruled line in common.
type span struct{ from, to int }

// A cut is where a picture can be cut: what is above ends at one row, and what is below begins at
// another.
type cut struct {
	end, begin int
	cost       float64
}

// What a cut costs, beside that there is one: between lines of text, the less the more white there
// is; along a ruled line; in white that lines down run through, as within a row of a table; and
// through whatever is there.
const (
	costOfCut     = 1
	costOfLine    = 5
	costOfRow     = 12
	costOfPrinted = 100
)

// divide divides a picture into spans of so many rows at most, at the cuts that cost least
// together. size is that of characters.
func (p *profile) divide(most int, size float64) []span {
	cuts := slices.Concat([]cut{{}}, p.cuts(most, size), []cut{{end: len(p.rows), begin: len(p.rows)}})
	cost, before := make([]float64, len(cuts)), make([]int, len(cuts))
	for i := 1; i < len(cuts); i++ {
		cost[i] = math.Inf(1)
		for k := i - 1; k >= 0 && cuts[i].end-cuts[k].begin <= most; k-- {
			if c := cost[k] + costOfCut + cuts[i].cost; cuts[i].end > cuts[k].begin && c < cost[i] {
				cost[i], before[i] = c, k
			}
		}
	}
	var spans []span
	for i := len(cuts) - 1; i > 0; i = before[i] {
		spans = append(spans, span{cuts[before[i]].begin, cuts[i].end})
	}
	slices.Reverse(spans)
	return spans
}

// leastGap is how much white there is between lines of text, by the size of characters.
const leastGap = 0.25

// besideLine is how many rows from a ruled line a cell goes on that the line does not close, and
// printedEvery how often in the height of a page there is a cut where nothing else will do.
const (
	besideLine   = 3
	printedEvery = 8
)

// cuts finds where a picture can be cut, from the top.
func (p *profile) cuts(most int, size float64) []cut {
	var list []cut
	last := 0
	for y := 1; y < len(p.rows); {
		kind, n := p.stretch(y)
		middle := y + n/2
		isGap := float64(n) >= leastGap*size
		next := cut{}
		switch {
		case kind == blank && isGap:
			next = cut{middle, middle, 1 / (1 + float64(n)/size)}
		case kind == lineAcross && float64(n) < size && p.isOpen(y-besideLine) && p.isOpen(y+n+besideLine):
			next = cut{y + n, y, costOfLine}
		case kind == quiet && isGap:
			next = cut{middle, middle, costOfRow}
		case y+n-last >= max(1, most/printedEvery):
			next = cut{y, y, costOfPrinted}
		}
		if next.cost > 0 {
			list, last = append(list, next), next.begin
		}
		y += n
	}
	return list
}

// isOpen reports whether nothing printed is cut at a row.
func (p *profile) isOpen(y int) bool {
	k := p.kindOf(y)
	return k == blank || k == quiet
}
