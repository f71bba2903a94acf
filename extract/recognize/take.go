package recognize

import (
	"nianbao/extract/character"
	"nianbao/extract/document"
	"nianbao/extract/scan"
)

// figureHeight is the height of digits in em, textHeight that of a line of
// ideographs.
const (
	figureHeight = 0.7
	textHeight   = 0.95
)

// bothPrograms is how many readings it counts as that two programs read a text alike: as many as make a
// figure certain.
const bothPrograms = 3

// take puts what was read on the page.
func take(p *document.Page, reading pageReading) {
	p.Layer, p.Skew, p.Perspective, p.Rulings = document.ReadLayer, reading.skew, reading.perspective, reading.rulings
	p.Restacked, p.Width, p.Height = reading.restacked, reading.width, reading.height
	if reading.drawn {
		p.Glyphs = nil // they are in the picture
	}
	read := reading.page
	p.Recognized = &document.Recognized{By: read.Programs, Agreed: read.Agreed, Cells: map[document.Rect]*document.Recognition{}}
	for _, w := range read.Words {
		addWord(p, w, textHeight)
	}
	for i, c := range read.Cells {
		p.Recognized.Cells[reading.boxes[i]] = addCell(p, c, read.Programs)
	}
	for _, c := range read.Figures {
		r := addCell(p, c, read.Programs)
		for _, w := range c.Words {
			p.Recognized.Figures = append(p.Recognized.Figures, document.RecognizedFigure{Text: w.Text, Box: document.Rect(w.Box), Recognition: r})
		}
	}
	for _, b := range read.Ink {
		p.Recognized.Ink = append(p.Recognized.Ink, document.Rect(b))
	}
}

// addCell adds the words of a cell and tells how they were read.
func addCell(p *document.Page, c scan.Cell, by string) *document.Recognition {
	r := &document.Recognition{By: by, Confidence: 1}
	height := textHeight
	switch {
	case c.Figure != nil:
		f := c.Figure
		*r = document.Recognition{By: by, Agreeing: f.Agreeing, Confidence: f.Confidence, Shaded: f.Shaded, Other: f.Other, Doubt: f.Doubt, MayBeFive: f.MayBeFive}
		height = figureHeight
	case len(c.Words) > 0:
		if c.Alike {
			r.Agreeing, r.Shaded = bothPrograms, c.Shaded
		} else {
			r.Doubt = "read once only"
		}
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
func addWord(p *document.Page, w scan.Word, height float64) {
	width := func(r rune) float64 {
		if r >= 0x2E80 {
			return 2
		}
		return 1
	}
	text := character.Clean(w.Text)
	total := 0.0
	for _, r := range text {
		total += width(r)
	}
	at := w.Box.X0
	for _, r := range text {
		next := at + width(r)/total*(w.Box.X1-w.Box.X0)
		p.Glyphs = append(p.Glyphs, document.Glyph{Text: string(r), Box: document.Rect{X0: at, Y0: w.Box.Y0, X1: next, Y1: w.Box.Y1}, Size: (w.Box.Y1 - w.Box.Y0) / height})
		at = next
	}
}
