package scan

import (
	"cmp"
	"image"
	"slices"
	"strings"

	"nianbao/extract/scan/digits"
)

// freeMargin is what of the paper belongs to a figure that no lines enclose, in
// pixels: more than is left out at the edges of a cell.
const freeMargin = cellInset + 2

// How far two pieces of a line stand apart at most, by the height of the higher:
// ideographs and the digits between them stand closer, columns of a table further
// apart. Punctuation is set on the width of an ideograph.
const (
	wordGap = 0.5
	lowGap  = 1.0
)

// Heights in pixels of what can be a piece of a line of text: 2 to 30 points.
const (
	lowPiece  = Resolution * 2 / 72
	highPiece = Resolution * 30 / 72
)

// printedStroke is the length in pixels of the longest stroke of a line at least: that
// of a sign for none is 3 points.
const printedStroke = Resolution * 5 / 144

// free returns the pieces of ink outside of the cells, put together by the lines
// of text that they are part of. Specks are left out.
func (s *Sheet) free(cells []Box) [][]component {
	taken := make([]image.Rectangle, len(cells))
	for i, c := range cells {
		taken[i] = s.pixels(c)
	}
	var parts []component
	for _, p := range s.ink.components(image.Rect(0, 0, s.ink.w, s.ink.h)) {
		middle := p.box.Min.Add(p.box.Size().Div(2))
		inside := slices.ContainsFunc(taken, func(r image.Rectangle) bool { return middle.In(r) })
		if p.area >= minInk && !inside && p.box.Dy() <= highPiece {
			parts = append(parts, p)
		}
	}
	lines := joined(parts, func(a, b image.Rectangle) bool {
		return sameLine(a, b, max(a.Dy(), b.Dy()), wordGap)
	})
	// 一 and punctuation are low, and stand further apart; the line beside them tells
	// how far. A 三 is found by the 、 behind it, once that is part of a line.
	lines = withLow(withLow(lines))
	whole := slices.DeleteFunc(lines, func(l []component) bool {
		return isGrain(l) || extent(l).Dy() < lowPiece && !isDash(extent(l))
	})
	slices.SortFunc(whole, func(a, b []component) int {
		p, q := extent(a).Min, extent(b).Min
		return cmp.Or(cmp.Compare(p.Y, q.Y), cmp.Compare(p.X, q.X))
	})
	return whole
}

// isGrain reports whether a line is of crumbs alone, as the grain of the paper and of
// the sensor makes them: none is as long as a stroke of print.
func isGrain(line []component) bool {
	return !slices.ContainsFunc(line, func(p component) bool { return max(p.box.Dx(), p.box.Dy()) >= printedStroke })
}

// withLow adds low lines to the higher ones beside them.
func withLow(lines [][]component) [][]component {
	boxes := make([]component, len(lines))
	for i, line := range lines {
		boxes[i] = component{box: extent(line), area: i}
	}
	slices.SortFunc(boxes, byLeft)
	var out [][]component
	for _, group := range joined(boxes, func(a, b image.Rectangle) bool {
		low, high := min(a.Dy(), b.Dy()), max(a.Dy(), b.Dy())
		return 2*low < high && high <= highPiece && sameLine(a, b, high, lowGap)
	}) {
		var line []component
		for _, g := range group {
			line = append(line, lines[g.area]...)
		}
		slices.SortFunc(line, byLeft)
		out = append(out, line)
	}
	return out
}

func byLeft(a, b component) int { return cmp.Compare(a.box.Min.X, b.box.Min.X) }

// joined puts pieces together, given from left to right, as far as together says.
func joined(parts []component, together func(a, b image.Rectangle) bool) [][]component {
	groups := newGrouping(len(parts))
	for i, a := range parts {
		for j := i + 1; j < len(parts) && parts[j].box.Min.X-a.box.Max.X <= highPiece; j++ {
			if together(a.box, parts[j].box) {
				groups.join(i, j)
			}
		}
	}
	at := map[int]int{}
	var list [][]component
	for i, p := range parts {
		g, known := at[groups.of(i)]
		if !known {
			g = len(list)
			at[groups.of(i)] = g
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

// unruledFigures is how many figures that stand by themselves make a table without
// lines. Left to itself, tesseract takes its columns for columns of text.
const unruledFigures = 6

// addFree takes the lines outside of the cells: the figures one by one, and the
// texts too where there is a table without lines; else they stay in the picture of
// what is around the cells.
func (b *Batch) addFree(job *pageJob, s *Sheet, around *raster, free [][]component, readings *pageReadings) error {
	isFigure := make([]bool, len(free))
	figures := 0
	for i, line := range free {
		if isFigure[i] = isFreeFigure(line) && !isBar(i, free); isFigure[i] {
			figures++
		}
	}
	for i, line := range free {
		if !isFigure[i] {
			for _, p := range line {
				job.ink = append(job.ink, p.box)
			}
		}
		if !isFigure[i] && figures < unruledFigures {
			job.texts = append(job.texts, extent(line))
			continue
		}
		box := extent(line).Inset(-freeMargin)
		around.wipe(box)
		if isBar(i, free) {
			continue
		}
		c, err := b.cell(s, box, readings)
		if err != nil {
			return err
		}
		c.beside = !isFigure[i]
		job.free = append(job.free, c)
	}
	return nil
}

// textLines are wholeLines of what is no figure: what was read as one is some
// ideograph.
func (c *cellJob) textLines() []Word {
	list := c.wholeLines()
	for i := range list {
		if isFigureText(list[i].Text) {
			list[i].Text = missingType
		}
	}
	return list
}

// isBar reports whether a line is a level stroke close above or below another line: a
// part of its characters that the scan has broken off, and no sign for none.
func isBar(i int, free [][]component) bool {
	bar := extent(free[i])
	if len(clusters(free[i])) > 1 || !isDash(bar) {
		return false
	}
	return slices.ContainsFunc(free, func(line []component) bool {
		box := extent(line)
		gap := max(box.Min.Y-bar.Max.Y, bar.Min.Y-box.Max.Y)
		return box != bar && box.Min.X < bar.Max.X && bar.Min.X < box.Max.X && float64(gap) <= barGap*float64(box.Dy())
	})
}

// wholeLines returns each line of a text as one word: tesseract puts gaps between
// its words where there are none, which would pass for those of columns, and some
// of them over each other or beside their ink.
func (c *cellJob) wholeLines() []Word {
	var list []Word
	for _, l := range c.lines {
		text := joinedText(l.words)
		if !l.figure && isFigureText(text) {
			text = missingType
		}
		if text != "" {
			list = append(list, Word{text, c.sheet.points(l.box), confidenceOf(l.words)})
		}
	}
	return list
}

// missingType stands for a character that is no figure and could not be read, as
// in print for one that the printer has no type for.
const missingType = "〓"

// isFigureText reports whether a text has digits and nothing but the characters of
// figures.
func isFigureText(text string) bool {
	return strings.ContainsAny(text, "0123456789") && strings.Trim(text, digits.Characters+"()") == ""
}

// onLine returns the box of a figure as high as the digits of its line are, also
// where it is a dash.
func (c *cellJob) onLine(digit int) image.Rectangle {
	box := c.box
	if grow := (digit - box.Dy()) / 2; isDash(box) && grow > 0 {
		box.Min.Y, box.Max.Y = box.Min.Y-grow, box.Max.Y+grow
	}
	return box
}

// digitHeight returns the middle height of the figures outside of the cells.
func (p *pageJob) digitHeight() int {
	var heights []int
	for _, c := range p.free {
		if c.figure != nil && !isDash(c.box) {
			heights = append(heights, c.box.Dy())
		}
	}
	if len(heights) == 0 {
		return 0
	}
	slices.Sort(heights)
	return heights[len(heights)/2]
}

// isFreeFigure reports whether a line is a figure, or a sign for none, with nothing
// beside it: each of its pieces has the shape of a character of figures.
func isFreeFigure(line []component) bool {
	ink := characters(line)
	if len(ink) == 1 && isDash(ink[0]) {
		return true
	}
	if !looksLikeFigure(ink) || len(lines(line)) > 1 {
		return false
	}
	all := extent(line)
	return !slices.ContainsFunc(ink, func(r image.Rectangle) bool {
		c, likely := digits.Read(digits.ShapeOf(r, all, pixelsIn(r, line)))
		return c == 0 || likely < surePrint
	})
}
