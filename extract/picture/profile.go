package picture

import (
	"image"

	"nianbao/extract/scan/raster"
)

// A profile is what there is in each row of pixels of a picture.
type profile struct {
	width int
	rows  []row
}

// A row is one of pixels.
type row struct {
	ink     int32 // pixels
	run     int32 // of the longest line across
	changes int32 // pixels that are ink here and none in the row above, or the reverse
}

// A band of rows is looked at with what is beside it, by which ink is told from paper.
const (
	bandRows   = 1024
	bandMargin = raster.Resolution / 5
)

// profileOf looks at all rows of a picture.
func profileOf(g *image.Gray) *profile {
	p := &profile{width: g.Rect.Dx()}
	height := g.Rect.Dy()
	above := make([]bool, p.width)
	for y := 0; y < height; y += bandRows {
		from, to := max(0, y-bandMargin), min(height, y+bandRows+bandMargin)
		band := &raster.Raster{W: p.width, H: to - from, Pix: g.Pix[from*p.width : to*p.width]}
		ink := band.Threshold(raster.SolidInk)[0]
		for k := y; k < min(height, y+bandRows); k++ {
			here := ink.Ink[(k-from)*p.width : (k-from+1)*p.width]
			p.rows = append(p.rows, rowOf(above, here))
			above = here
		}
	}
	return p
}

func rowOf(above, here []bool) row {
	var r row
	run := int32(0)
	for x, ink := range here {
		if ink != above[x] {
			r.changes++
		}
		if !ink {
			run = 0
			continue
		}
		r.ink++
		run++
		r.run = max(r.run, run)
	}
	return r
}

// A kind is that of a row.
type kind int

const (
	printed    kind = iota // with parts of characters
	blank                  // without ink
	quiet                  // with the same ink as above, as of lines down
	lineAcross             // a ruled line
)

// A speck is no ink: this share of a row. A ruled line has this share at least.
const (
	speckShare = 1.0 / 300
	lineShare  = 0.3
)

// kindOf returns the kind of a row, blank beyond the picture.
func (p *profile) kindOf(y int) kind {
	if y < 0 || y >= len(p.rows) {
		return blank
	}
	r, width := p.rows[y], float64(p.width)
	switch {
	case float64(r.ink) <= width*speckShare:
		return blank
	case float64(r.run) >= width*lineShare:
		return lineAcross
	case float64(r.changes) <= width*speckShare:
		return quiet
	}
	return printed
}

// stretch returns the kind of a row, and how many follow one another from it that are of that
// kind.
func (p *profile) stretch(y int) (kind, int) {
	k, n := p.kindOf(y), 1
	for y+n < len(p.rows) && p.kindOf(y+n) == k {
		n++
	}
	return k, n
}
