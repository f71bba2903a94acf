package extract

import (
	"slices"
	"strings"
)

// trustUnruled tells how the cells of scanned pages were read that no lines enclose:
// those that hold one figure with nothing beside it as that figure was, others once
// only, with the text around them. A cell is blank only if there is no ink in it.
func trustUnruled(doc *Document) {
	pages := map[int]*Page{}
	for _, p := range doc.Pages {
		if p.Layer == ReadLayer {
			pages[p.Number] = p
		}
	}
	for _, s := range doc.Sections {
		for _, b := range s.Blocks {
			if b.Table != nil {
				trustTable(b.Table, pages)
			}
		}
	}
}

// trustTable does so for the cells of one table.
func trustTable(t *Table, pages map[int]*Page) {
	for i := range t.Cells {
		c := &t.Cells[i]
		if p := pages[c.Place.Page]; p != nil && c.Recognition == nil {
			c.Recognition = recognitionOf(p.recognized, c)
		}
	}
	for _, piece := range t.Pieces {
		p := pages[piece.Place.Page]
		if p == nil || t.Source == FromRulings {
			continue
		}
		for _, r := range p.recognized.ink {
			t.Unread = append(t.Unread, Place{Page: p.Number, Box: r})
		}
	}
}

// recognitionOf tells how a cell was read that no lines enclose.
func recognitionOf(read *recognized, c *Cell) *Recognition {
	holds := func(r Rect) bool { return c.Place.Box.Contains(Point{r.CenterX(), r.CenterY()}) }
	text := strings.TrimSpace(c.Text)
	for _, f := range read.figures {
		if text == clean(f.text) && holds(f.box) {
			r := *f.recognition
			r.Unruled = true
			if slices.ContainsFunc(read.ink, func(ink Rect) bool { return isBeside(ink, f.box) }) {
				r.Doubt, r.Agreeing = "ink that is no figure stands close to it", 0
			}
			return &r
		}
	}
	if text != "" {
		return &Recognition{Doubt: "read with the page around it, and once only", Unruled: true}
	}
	if slices.ContainsFunc(read.ink, holds) {
		return &Recognition{Doubt: "ink that could not be read", Unruled: true}
	}
	return &Recognition{Unruled: true}
}

// closeInk is how close to a figure, by its height, other ink of its line may be a part
// of it: the gaps between columns are wider.
const closeInk = 1.5

// isBeside reports whether ink stands close beside a figure.
func isBeside(ink, figure Rect) bool {
	common := min(ink.Y1, figure.Y1) - max(ink.Y0, figure.Y0)
	gap := max(ink.X0, figure.X0) - min(ink.X1, figure.X1)
	return common > 0 && gap < closeInk*figure.Height()
}
