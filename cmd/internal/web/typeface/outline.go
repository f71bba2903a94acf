package typeface

import (
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// A Pen draws the outlines of letters; its methods are those of a vector.Rasterizer.
type Pen interface {
	MoveTo(x, y float32)
	LineTo(x, y float32)
	QuadTo(bx, by, cx, cy float32)
	CubeTo(bx, by, cx, cy, dx, dy float32)
	ClosePath()
}

// Draw draws a text of a size from a place on its base line, y growing downwards.
func Draw(pen Pen, text string, x, y, size float64) error {
	all := loaded()
	var buffer sfnt.Buffer
	for _, letter := range Printable(text) {
		glyph, err := all.font.GlyphIndex(&buffer, letter)
		if err != nil {
			return err
		}
		outline, err := all.font.LoadGlyph(&buffer, glyph, all.em, nil)
		if err != nil {
			return err
		}
		trace(pen, outline, x, y, size/float64(all.em))
		x += Width(string(letter), size, false)
	}
	return nil
}

// trace draws one letter in a scale.
func trace(pen Pen, outline sfnt.Segments, x, y, scale float64) {
	at := func(p fixed.Point26_6) (float32, float32) {
		return float32(x + float64(p.X)*scale), float32(y + float64(p.Y)*scale)
	}
	open := false
	for _, s := range outline {
		ax, ay := at(s.Args[0])
		bx, by := at(s.Args[1])
		cx, cy := at(s.Args[2])
		switch s.Op {
		case sfnt.SegmentOpMoveTo:
			if open {
				pen.ClosePath()
			}
			pen.MoveTo(ax, ay)
			open = true
		case sfnt.SegmentOpLineTo:
			pen.LineTo(ax, ay)
		case sfnt.SegmentOpQuadTo:
			pen.QuadTo(ax, ay, bx, by)
		case sfnt.SegmentOpCubeTo:
			pen.CubeTo(ax, ay, bx, by, cx, cy)
		}
	}
	if open {
		pen.ClosePath()
	}
}
