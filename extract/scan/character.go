package scan

import (
	"image"

	"nianbao/extract/scan/digits"
)

// A scan parts the bar of a 5 from its bowl, where the stem between is thin, and
// blots two digits into one. Both are mended only where all that comes of it has
// the shape of digits.

// Measures of the bar of a digit by the height of the rest of it.
const (
	barHeight = 0.3
	barGap    = 0.6
)

// isParted reports whether two lines of ink are one line of digits that the scan
// has parted.
func isParted(rows [][]component, parts []component) bool {
	upper, lower := extent(rows[0]), extent(rows[1])
	high := float64(lower.Dy())
	return float64(upper.Dy()) <= barHeight*high && float64(lower.Min.Y-upper.Max.Y) <= barGap*high &&
		areDigits(clusters(parts), parts, likelyPrint)
}

// likelyPrint is how likely a piece must be a digit to be read as one. What it is
// taken for is another matter; see surePrint.
const likelyPrint = 0.5

// areDigits reports whether each piece of a line has the shape of a digit, at
// least as surely as is asked for.
func areDigits(ink []image.Rectangle, parts []component, sure float64) bool {
	all := extent(parts)
	for _, r := range ink {
		if c, likely := digits.Read(digits.ShapeOf(r, all, pixelsIn(r, parts))); likely < sure || c < '0' || c > '9' {
			return false
		}
	}
	return true
}

// characters returns the boxes of the characters of a line: its clusters, those of
// two digits that touch divided.
func characters(parts []component) []image.Rectangle {
	high := 0
	for _, r := range clusters(parts) {
		high = max(high, r.Dy())
	}
	var list []image.Rectangle
	for _, r := range clusters(parts) {
		if isDash(r) || float64(r.Dx()) <= widestDigit*float64(high) || float64(r.Dx()) > 2*widestDigit*float64(high) {
			list = append(list, r)
			continue
		}
		if pair := divided(r, pixelsIn(r, parts)); areDigits(pair, parts, surePrint) {
			list = append(list, pair...)
		} else {
			list = append(list, r)
		}
	}
	return list
}

// divided cuts a box of ink in two where there is least of it, near the middle.
func divided(box image.Rectangle, pixels []image.Point) []image.Rectangle {
	columns := make([]int, box.Dx())
	for _, p := range pixels {
		if p.In(box) {
			columns[p.X-box.Min.X]++
		}
	}
	best := box.Dx() / 2
	for x := box.Dx() * 3 / 10; x < box.Dx()*7/10; x++ {
		if columns[x] < columns[best] {
			best = x
		}
	}
	left, right := box, box
	left.Max.X, right.Min.X = box.Min.X+best, box.Min.X+best
	return []image.Rectangle{trimmed(left, pixels), trimmed(right, pixels)}
}

// trimmed returns the part of a box that holds ink.
func trimmed(box image.Rectangle, pixels []image.Point) image.Rectangle {
	var all image.Rectangle
	for _, p := range pixels {
		if p.In(box) {
			all = all.Union(image.Rectangle{p, p.Add(image.Pt(1, 1))})
		}
	}
	return all
}
