package extract

import "nianbao/extract/scan"

// figureHeight is the height of digits in em, textHeight that of a line of
// ideographs.
const (
	figureHeight = 0.7
	textHeight   = 0.95
)

// take puts what was read on the page.
func take(p *Page, reading pageReading) {
	p.Layer, p.Skew, p.Rulings = ReadLayer, reading.skew, reading.rulings
	if reading.drawn {
		p.Glyphs = nil // they are in the picture
	}
	read := reading.page
	p.recognized = &recognized{cells: map[Rect]*Recognition{}}
	for _, w := range read.Words {
		addWord(p, w, textHeight)
	}
	for i, c := range read.Cells {
		p.recognized.cells[reading.boxes[i]] = addCell(p, c)
	}
	for _, c := range read.Figures {
		r := addCell(p, c)
		for _, w := range c.Words {
			p.recognized.figures = append(p.recognized.figures, recognizedFigure{w.Text, Rect(w.Box), r})
		}
	}
	for _, b := range read.Ink {
		p.recognized.ink = append(p.recognized.ink, Rect(b))
	}
}

// addCell adds the words of a cell and tells how they were read.
func addCell(p *Page, c scan.Cell) *Recognition {
	r := &Recognition{Confidence: 1}
	height := textHeight
	switch {
	case c.Figure != nil:
		f := c.Figure
		*r = Recognition{Agreeing: f.Agreeing, Confidence: f.Confidence, Shaded: f.Shaded, Other: f.Other, Doubt: f.Doubt}
		height = figureHeight
	case len(c.Words) > 0:
		r.Doubt = "read once only"
		for _, w := range c.Words {
			r.Confidence = min(r.Confidence, w.Confidence)
		}
	}
	for _, w := range c.Words {
		addWord(p, w, height)
	}
	return r
}

// addWord adds the glyphs of a word. Where in it each stands is not known; they
// share its width, ideographs as twice as wide as others.
func addWord(p *Page, w scan.Word, height float64) {
	width := func(r rune) float64 {
		if r >= 0x2E80 {
			return 2
		}
		return 1
	}
	text := clean(w.Text)
	total := 0.0
	for _, r := range text {
		total += width(r)
	}
	at := w.Box.X0
	for _, r := range text {
		next := at + width(r)/total*(w.Box.X1-w.Box.X0)
		p.Glyphs = append(p.Glyphs, Glyph{Text: string(r), Box: Rect{at, w.Box.Y0, next, w.Box.Y1}, Size: (w.Box.Y1 - w.Box.Y0) / height})
		at = next
	}
}
