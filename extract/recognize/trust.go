package recognize

import (
	"slices"
	"strings"

	"nianbao/extract/character"
	"nianbao/extract/document"
)

// TrustUnruled tells how the cells of scanned pages were read that no lines enclose:
// those that hold one figure with nothing beside it as that figure was, others once
// only, with the text around them. A cell is blank only if there is no ink in it.
func TrustUnruled(doc *document.Document) {
	pages := map[int]*document.Page{}
	for _, p := range doc.Pages {
		if p.Layer == document.ReadLayer {
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
func trustTable(t *document.Table, pages map[int]*document.Page) {
	for i := range t.Cells {
		c := &t.Cells[i]
		if p := pages[c.Place.Page]; p != nil && c.Recognition == nil {
			c.Recognition = recognitionOf(p.Recognized, c)
		}
	}
	for _, piece := range t.Pieces {
		p := pages[piece.Place.Page]
		if p == nil || t.Source == document.FromRulings {
			continue
		}
		for _, r := range p.Recognized.Ink {
			t.Unread = append(t.Unread, document.Place{Page: p.Number, Box: r})
		}
	}
}

// recognitionOf tells how a cell was read that no lines enclose.
func recognitionOf(read *document.Recognized, c *document.Cell) *document.Recognition {
	holds := func(r document.Rect) bool {
		return c.Place.Box.Contains(document.Point{X: r.CenterX(), Y: r.CenterY()})
	}
	text := strings.TrimSpace(c.Text)
	for _, f := range read.Figures {
		if text == character.Clean(f.Text) && holds(f.Box) {
			r := *f.Recognition
			r.Unruled = true
			if slices.ContainsFunc(read.Ink, func(ink document.Rect) bool { return isBeside(ink, f.Box) }) {
				r.Doubt, r.Agreeing = "ink that is no figure stands close to it", 0
			}
			return &r
		}
	}
	if text != "" {
		return &document.Recognition{By: read.By, Doubt: "read with the page around it, and once only", Unruled: true}
	}
	if slices.ContainsFunc(read.Ink, c.Place.Box.Meets) { // as a seal over several places does, too
		return &document.Recognition{By: read.By, Doubt: "ink that could not be read", Unruled: true}
	}
	return &document.Recognition{By: read.By, Unruled: true}
}

// closeInk is how close to a figure, by its height, other ink of its line may be a part
// of it: the gaps between columns are wider.
const closeInk = 1.5

// isBeside reports whether ink stands close beside a figure.
func isBeside(ink, figure document.Rect) bool {
	common := min(ink.Y1, figure.Y1) - max(ink.Y0, figure.Y0)
	gap := max(ink.X0, figure.X0) - min(ink.X1, figure.X1)
	return common > 0 && gap < closeInk*figure.Height()
}
