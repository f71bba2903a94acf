package segment

import (
	"image"

	"nianbao/extract/scan/digits"
	"nianbao/extract/scan/raster"
)

// A scan parts the bar of a 5 from its bowl, where the stem between is thin, and
// blots two digits into one. Both are mended only where all that comes of it has
// the shape of digits, or where it is one character; so is what broken.go tells of.

// Measures of the bar of a digit by the height of the rest of it.
const (
	barHeight = 0.3
	barGap    = 0.6
)

// isParted reports whether two lines of ink are one line of digits that the scan
// has parted, or a single character: a level stroke above another that is as wide is none by itself.
func isParted(rows []Line, parts Line) bool {
	upper, lower := raster.Extent(rows[0]), raster.Extent(rows[1])
	high := float64(lower.Dy())
	if float64(upper.Dy()) > barHeight*high || float64(lower.Min.Y-upper.Max.Y) > barGap*high {
		return false
	}
	single := float64(lower.Dx()) <= widestDigit*float64(lower.Max.Y-upper.Min.Y) // also where its bowl is in pieces
	return single && isStroke(rows[0]) && isWithin(upper, lower) || areDigits(Characters(parts), parts, digits.Likely)
}

// Shape measures the character in a box of a line.
func Shape(character image.Rectangle, line Line) *digits.Shape {
	return digits.ShapeOf(character, raster.Extent(line), raster.PixelsIn(character, line))
}

// areDigits reports whether each piece of a line has the shape of a digit, at
// least as surely as is asked for.
func areDigits(ink []image.Rectangle, parts Line, sure float64) bool {
	for _, r := range ink {
		if c, likely := digits.Read(Shape(r, parts)); likely < sure || c < '0' || c > '9' {
			return false
		}
	}
	return true
}

// Characters returns the boxes of the characters of a line: its clusters, those of
// digits that touch divided, and those of a digit that is broken put together.
func Characters(parts Line) []image.Rectangle {
	high := 0
	for _, r := range clusters(parts) {
		high = max(high, r.Dy())
	}
	var list []image.Rectangle
	for _, r := range clusters(parts) {
		list = append(list, apart(r, high, parts)...)
	}
	return mended(list, parts)
}

// clusters returns the boxes of the characters of a line of figures by its ink: pieces above
// each other are parts of one.
func clusters(parts Line) []image.Rectangle {
	var list []image.Rectangle
	for _, c := range parts {
		if n := len(list); n > 0 {
			last := &list[n-1]
			common := min(last.Max.X, c.Box.Max.X) - max(last.Min.X, c.Box.Min.X)
			if common*2 > min(last.Dx(), c.Box.Dx()) {
				*last = last.Union(c.Box)
				continue
			}
		}
		list = append(list, c.Box)
	}
	return list
}

// maxTouching is how many digits touch each other at most, and leastDigit how wide each is then at least, by the height
// of the line: a 1 has the room of other digits.
const (
	maxTouching = 5
	leastDigit  = 0.35
)

// apart returns the boxes of the digits of a line that touch in a cluster, which itself where these are none, surely.
func apart(cluster image.Rectangle, high int, parts Line) []image.Rectangle {
	room := float64(cluster.Dx()) / float64(high)
	if IsDash(cluster) || room <= widestDigit {
		return []image.Rectangle{cluster}
	}
	pixels := raster.PixelsIn(cluster, parts)
	for n := 2; n <= maxTouching && room >= leastDigit*float64(n); n++ {
		if room > widestDigit*float64(n) {
			continue
		}
		for _, reach := range []int{4, 1} {
			if each := divided(cluster, pixels, n, reach); areDigits(each, parts, digits.Sure) {
				return each
			}
		}
	}
	return []image.Rectangle{cluster}
}

// divided cuts a box of ink into so many of about the same width, where there is least of it within so many tenths of
// that width: at hand are the thin strokes of the digits too, as those of a 0 above and below.
func divided(box image.Rectangle, pixels []image.Point, into, reach int) []image.Rectangle {
	columns := make([]int, box.Dx())
	for _, p := range pixels {
		if p.In(box) {
			columns[p.X-box.Min.X]++
		}
	}
	var list []image.Rectangle
	rest := box
	for k := 1; k < into; k++ {
		best := box.Dx() * k / into
		for x := box.Dx() * (10*k - reach) / (10 * into); x < box.Dx()*(10*k+reach)/(10*into); x++ {
			if columns[x] < columns[best] {
				best = x
			}
		}
		left := rest
		left.Max.X, rest.Min.X = box.Min.X+best, box.Min.X+best
		list = append(list, trimmed(left, pixels))
	}
	return append(list, trimmed(rest, pixels))
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
