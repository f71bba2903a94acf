package segment

import (
	"cmp"
	"image"
	"slices"

	"nianbao/extract/scan/digits"
	"nianbao/extract/scan/raster"
)

// How far two pieces of a line stand apart at most, by the height of the higher:
// ideographs and the digits between them stand closer, columns of a table further
// apart. Punctuation is set on the width of an ideograph.
const (
	wordGap = 0.5
	lowGap  = 1.0
)

// Heights in pixels of what can be a piece of a line of text: 2 to 30 points.
const (
	lowPiece  = raster.Resolution * 2 / 72
	highPiece = raster.Resolution * 30 / 72
)

// printedStroke is the length in pixels of the longest stroke of a line at least: that
// of a sign for none is 3 points.
const printedStroke = raster.Resolution * 5 / 144

// A FreeLine is a line of text outside of all cells.
type FreeLine struct {
	Line
	// Figure is set if the line is a figure, or a sign for none, with nothing beside it:
	// each of its pieces has the shape of a character of figures.
	Figure bool
	// Bar is set if the line is a level stroke close above or below another, or above or below another such stroke: a
	// part of a character that the scan has broken off, or of 三, and no sign for none.
	Bar bool
}

// Outside returns the ink outside of the cells of a sheet by the lines of text that it
// is part of, from top to bottom, and where other ink is that is too high for text, as that of a seal, which
// may cover some. Specks are left out.
func Outside(ink *raster.Bitmap, cells []image.Rectangle) (lines []FreeLine, other []image.Rectangle) {
	free, other := freeLines(ink, cells)
	free = withBars(free)
	list := make([]FreeLine, len(free))
	for i, line := range free {
		bar := isBar(i, free) || isStacked(i, free)
		list[i] = FreeLine{line, !bar && isFreeFigure(line), bar}
	}
	return list, other
}

// tile is the side in pixels of the squares by which it is told where ink is: half a digit.
const tile = raster.Resolution / 24

// tiles returns the squares of the sheet that hold any of a piece of ink.
func tiles(c raster.Component) []image.Rectangle {
	var list []image.Rectangle
	seen := map[image.Point]bool{}
	for _, p := range c.At {
		if at := p.Div(tile); !seen[at] {
			seen[at] = true
			list = append(list, image.Rectangle{at.Mul(tile), at.Add(image.Pt(1, 1)).Mul(tile)})
		}
	}
	return list
}

func freeLines(ink *raster.Bitmap, cells []image.Rectangle) (whole []Line, other []image.Rectangle) {
	var parts Line
	for _, p := range ink.Components(ink.Bounds()) {
		middle := p.Box.Min.Add(p.Box.Size().Div(2))
		inside := slices.ContainsFunc(cells, func(r image.Rectangle) bool { return middle.In(r) })
		switch {
		case p.Area < raster.MinInk || inside:
		case p.Box.Dy() <= highPiece:
			parts = append(parts, p)
		default:
			other = append(other, tiles(p)...)
		}
	}
	lines := joined(parts, func(a, b image.Rectangle) bool {
		return sameLine(a, b, max(a.Dy(), b.Dy()), wordGap)
	})
	lines = rejoined(lines)
	// 一 and punctuation are low, and stand further apart; the line beside them tells
	// how far. A 三 is found by the 、 behind it, once that is part of a line.
	lines = withLow(withLow(lines))
	whole = slices.DeleteFunc(lines, func(l Line) bool {
		return isGrain(l) || raster.Extent(l).Dy() < lowPiece && !IsDash(raster.Extent(l))
	})
	slices.SortFunc(whole, func(a, b Line) int {
		p, q := raster.Extent(a).Min, raster.Extent(b).Min
		return cmp.Or(cmp.Compare(p.Y, q.Y), cmp.Compare(p.X, q.X))
	})
	return whole, other
}

// isFreeFigure reports whether a line is a figure: see FreeLine.
func isFreeFigure(line Line) bool {
	ink := Characters(line)
	if len(ink) == 1 && IsDash(ink[0]) {
		return true
	}
	if !LooksLikeFigure(ink) || len(lines(line)) > 1 || hasBars(ink, line) {
		return false
	}
	return !slices.ContainsFunc(ink, func(r image.Rectangle) bool {
		c, likely := digits.Read(Shape(r, line))
		return c == 0 || likely < digits.Sure
	})
}

// isGrain reports whether a line is of crumbs alone, as the grain of the paper and of
// the sensor makes them: none is as long as a stroke of print.
func isGrain(line Line) bool {
	return !slices.ContainsFunc(line, func(p raster.Component) bool { return max(p.Box.Dx(), p.Box.Dy()) >= printedStroke })
}

// alikeHeight is how low a line is at least that is the same as one beside it, by the height of that.
const alikeHeight = 0.6

// rejoined puts lines together that stand as close beside each other as characters do by the height of the lines: by that of
// the pieces that a coarse scan has broken characters into, they were too far apart.
func rejoined(lines []Line) []Line {
	return regrouped(lines, func(a, b image.Rectangle) bool {
		low, high := min(a.Dy(), b.Dy()), max(a.Dy(), b.Dy())
		return float64(low) >= alikeHeight*float64(high) && high <= highPiece && sameLine(a, b, high, wordGap)
	})
}

// withLow adds low lines to the higher ones beside them. One that shares columns of pixels with a higher line is a part
// of that, as the last stroke of 织 is, and leads to no line of the next column.
func withLow(lines []Line) []Line {
	isBeside := func(low, high image.Rectangle) bool {
		return 2*low.Dy() < high.Dy() && high.Dy() <= highPiece && sameLine(low, high, high.Dy(), lowGap)
	}
	boxes := make([]image.Rectangle, len(lines))
	for i, l := range lines {
		boxes[i] = raster.Extent(l)
	}
	isPart := map[image.Rectangle]bool{}
	for _, low := range boxes {
		isPart[low] = slices.ContainsFunc(boxes, func(high image.Rectangle) bool { return sharesColumns(low, high) && isBeside(low, high) })
	}
	return regrouped(lines, func(a, b image.Rectangle) bool {
		if a.Dy() > b.Dy() {
			a, b = b, a
		}
		return isBeside(a, b) && (sharesColumns(a, b) || !isPart[a])
	})
}

// regrouped puts lines together as far as their boxes tell.
func regrouped(lines []Line, together func(a, b image.Rectangle) bool) []Line {
	boxes := make(Line, len(lines))
	for i, line := range lines {
		boxes[i] = raster.Component{Box: raster.Extent(line), Area: i}
	}
	slices.SortFunc(boxes, raster.ByLeft)
	var out []Line
	for _, group := range joined(boxes, together) {
		var line Line
		for _, g := range group {
			line = append(line, lines[g.Area]...)
		}
		slices.SortFunc(line, raster.ByLeft)
		out = append(out, line)
	}
	return out
}

// sharesColumns reports whether two boxes have columns of pixels in common.
func sharesColumns(a, b image.Rectangle) bool { return a.Min.X < b.Max.X && b.Min.X < a.Max.X }

// joined puts pieces together, given from left to right, as far as together says.
func joined(parts Line, together func(a, b image.Rectangle) bool) []Line {
	groups := raster.NewGrouping(len(parts))
	for i, a := range parts {
		for j := i + 1; j < len(parts) && parts[j].Box.Min.X-a.Box.Max.X <= highPiece; j++ {
			if together(a.Box, parts[j].Box) {
				groups.Join(i, j)
			}
		}
	}
	at := map[int]int{}
	var list []Line
	for i, p := range parts {
		g, known := at[groups.Of(i)]
		if !known {
			g = len(list)
			at[groups.Of(i)] = g
			list = append(list, nil)
		}
		list[g] = append(list[g], p)
	}
	return list
}

// sameLine reports whether two pieces of a line of the given height stand beside
// each other, no further apart than characters of one word.
func sameLine(a, b image.Rectangle, high int, furthest float64) bool {
	common := min(a.Max.Y, b.Max.Y) - max(a.Min.Y, b.Min.Y)
	gap := max(a.Min.X, b.Min.X) - min(a.Max.X, b.Max.X)
	// A point or the bar of a digit is low: it stands beside the line, or just above.
	return 2*common >= min(a.Dy(), b.Dy())-high/2 && float64(gap) <= furthest*float64(high)
}
