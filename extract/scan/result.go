package scan

import (
	"slices"
	"strings"
	"unicode"

	"nianbao/extract/scan/digits"
	"nianbao/extract/scan/judge"
	"nianbao/extract/scan/reading"
)

// coarseDoubt is the doubt about figures of pages in black and white below
// FineBlackAndWhite.
const coarseDoubt = "a coarse scan in black and white, in which thin strokes are lost"

// missingType stands for a character that is no figure and could not be read, as
// in print for one that the printer has no type for.
const missingType = "〓"

// result returns what was read on a page.
func (p *pageJob) result() Page {
	page := Page{Words: p.printed()}
	for _, c := range p.cells {
		page.Cells = append(page.Cells, c.result())
	}
	digit := p.digitHeight()
	ink := slices.Clone(p.ink)
	for _, c := range p.free {
		c.box = c.onLine(digit)
		if cell := c.result(); cell.Figure != nil && !c.isText() {
			page.Figures = append(page.Figures, cell)
			continue
		}
		ink = append(ink, c.pieces...)
		if 2*c.box.Dy() > digit {
			page.Words = append(page.Words, c.textLines(false)...)
		} // else it is dust, or the tip of something
	}
	for _, l := range p.texts {
		page.Agreed = append(page.Agreed, l.agreed()...)
	}
	for _, c := range p.free {
		for i := range c.lines {
			page.Agreed = append(page.Agreed, c.lines[i].agreed()...)
		}
	}
	for _, r := range ink {
		page.Ink = append(page.Ink, p.sheet.points(r))
	}
	return page
}

// result says what a cell holds.
func (c *cellJob) result() Cell {
	words := c.textLines(true)
	switch {
	case len(c.lines) == 0 && c.doubt == "":
		return Cell{}
	case len(c.lines) == 0:
		return Cell{Figure: &judge.Figure{Doubt: c.doubt}}
	case c.figure != nil && !(c.figure.Agreeing == 0 && (isLabel(words) || c.isAlike() && hasIdeograph(words))):
		c.figure.Shaded, c.figure.MayBeFive = c.shaded, c.mayBeFive()
		if c.doubt != "" {
			c.figure.Doubt = c.doubt
		} else if c.figure.Doubt == "" && c.figure.MayBeFive {
			c.figure.Doubt = lostBarDoubt
		} else if c.coarse && c.figure.Doubt == "" && !c.isLongDash() && !c.isOne() && (!c.figure.Firm || c.mayBeFour()) {
			c.figure.Doubt = coarseDoubt
		}
		return Cell{Figure: c.figure, Words: []Word{{Text: c.text, Box: c.sheet.points(c.box), Confidence: c.figure.Confidence}}}
	case len(words) == 0:
		return Cell{Figure: &judge.Figure{Doubt: "ink that could not be read"}, Words: []Word{{Text: judge.Unread, Box: c.sheet.points(c.box)}}}
	}
	return Cell{Words: words, Alike: c.doubt == "" && !c.coarse && c.isAlike(), Shaded: c.shaded}
}

// lostBarDoubt is the doubt about a 3 that may be a 5.
const lostBarDoubt = "a stroke of a 3 is broken off, which may be that of a 5"

// mayBeFive reports whether a figure has a 3 that has lost its bar: all readings take a 5 for it that has lost its stem.
func (c *cellJob) mayBeFive() bool {
	runes := []rune(c.text)
	for i, lost := range c.lostBar {
		if lost && (len(runes) == len(c.lostBar) && runes[i] == '3' || len(runes) != len(c.lostBar) && slices.Contains(runes, '3')) {
			return true
		}
	}
	return false
}

// mayBeFour reports whether a figure has a 1 that may be the stem of a 4, of which the scan has left little else: no
// reading tells one from the other.
func (c *cellJob) mayBeFour() bool {
	if !c.bare {
		return false
	}
	runes := []rune(c.text)
	for i, r := range runes {
		if r == '1' && !(len(runes) == len(c.stems) && c.stems[i]) {
			return true
		}
	}
	return false
}

// isOne reports whether a figure is a lone 1, on which both modes of tesseract and its shape agree: of all digits but a 4, which would
// leave a trace beside it, more is left than a stem. The model is not sure of a stroke that thin.
func (c *cellJob) isOne() bool {
	return c.text == "1" && len(c.stems) == 1 && c.stems[0] && c.figure.Agreeing > 2
}

// isAlike reports whether both programs read all lines of a text alike, and the model is sure of each character.
func (c *cellJob) isAlike() bool {
	for i := range c.lines {
		if !c.lines[i].isAlike() {
			return false
		}
	}
	return len(c.lines) > 0
}

func hasIdeograph(words []Word) bool {
	return slices.ContainsFunc(words, func(w Word) bool {
		return strings.ContainsFunc(w.Text, func(r rune) bool { return unicode.Is(unicode.Han, r) })
	})
}

// isLabel reports whether what was read is a word: two ideographs or more, and more than
// digits, as in 2.重复申请. A single one may be a digit that was misread.
func isLabel(words []Word) bool {
	ideographs, digits := 0, 0
	for _, w := range words {
		for _, r := range w.Text {
			switch {
			case '0' <= r && r <= '9':
				digits++
			case unicode.Is(unicode.Han, r):
				ideographs++
			}
		}
	}
	return ideographs >= 2 && ideographs > digits
}

// textLines returns each line of a text as one word: tesseract puts gaps between
// its words where there are none, which would pass for those of columns, and some
// of them over each other or beside their ink. What was read as a figure, but is none
// by the shapes of its ink, which a scan may have broken, nor by two programs, is some character that has no type; so it is where the
// text is known to hold no figures at all.
func (c *cellJob) textLines(figures bool) []Word {
	var list []Word
	for _, l := range c.lines {
		text, sure := l.text()
		if isFigureText(text) && !(figures && (l.figure || l.isAlike())) {
			text = missingType
		}
		if text != "" {
			list = append(list, Word{text, c.sheet.points(l.box), sure})
		}
	}
	return list
}

// isFigureText reports whether a text has digits and nothing but the characters of
// figures.
func isFigureText(text string) bool {
	return strings.ContainsAny(text, "0123456789") && strings.Trim(text, digits.Characters+"()") == ""
}

// readingOf returns the reading of a figure that its words are.
func readingOf(words []reading.Word) judge.Reading {
	return judge.Reading{Text: figureText(words), Confidence: confidenceOf(words)}
}

// figureText puts the words of a reading together. A point or comma at the end is
// no part of any figure: tesseract adds one now and then, of no ink.
func figureText(words []reading.Word) string { return strings.TrimRight(joinedText(words), ".,") }

func joinedText(words []reading.Word) string {
	var b strings.Builder
	for _, w := range words {
		b.WriteString(w.Text)
	}
	return b.String()
}

// confidenceOf returns that of the least certain word, 0 for none.
func confidenceOf(words []reading.Word) float64 {
	if len(words) == 0 {
		return 0
	}
	least := 1.0
	for _, w := range words {
		least = min(least, w.Confidence)
	}
	return least
}
