package main

import "nianbao/extract/document"

// A drawing says how much of a table is drawn by rulings.
type drawing int

// The drawings.
const (
	unruled drawing = iota // hardly any line parts two cells
	partly                 // some do, as where lines part the head from the rest
	ruled                  // nearly all neighbours are parted by lines
)

func (d drawing) String() string {
	return [...]string{"without lines", "partly ruled", "ruled"}[d]
}

// Shares, in percent, of the pairs of neighbouring cells that are parted by a line: from the
// first on a table is ruled, up to the second it has no lines.
const (
	ruledFrom   = 90
	unruledUpTo = 20
)

// drawingOf tells by the rulings of the pages of a table whether a line runs between its
// cells, all pairs of neighbours taken together.
func drawingOf(t truth, pages []*document.Page) drawing {
	parted, all := 0, 0
	for _, r := range t {
		if r.page > len(pages) {
			continue
		}
		for p := range neighbours(r.cells) {
			all++
			if parts(pages[r.page-1].Rulings, r.cells[p.a].box, r.cells[p.b].box, p.below) {
				parted++
			}
		}
	}
	switch s := share(parted, all); {
	case s >= ruledFrom:
		return ruled
	case s <= unruledUpTo:
		return unruled
	}
	return partly
}

// parts reports whether one of the rulings runs between the texts of two cells, of which b
// stands right of a or below it. Texts may touch the line a little.
func parts(rulings []document.Ruling, a, b document.Rect, below bool) bool {
	const touch = 2 // points
	for _, r := range rulings {
		line := r.Box
		switch {
		case below && r.Horizontal():
			if y := line.CenterY(); b.CenterY() < y && y < a.CenterY() && b.Y1-touch <= y && y <= a.Y0+touch && line.OverlapX(a) > 0 && line.OverlapX(b) > 0 {
				return true
			}
		case !below && !r.Horizontal():
			if x := line.CenterX(); a.CenterX() < x && x < b.CenterX() && a.X1-touch <= x && x <= b.X0+touch && line.OverlapY(a) > 0 && line.OverlapY(b) > 0 {
				return true
			}
		}
	}
	return false
}
