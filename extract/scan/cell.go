package scan

import (
	"fmt"
	"image"

	"nianbao/extract/scan/raster"
	"nianbao/extract/scan/reading"
	"nianbao/extract/scan/segment"
	"nianbao/extract/scan/tesseract"
)

// A preparation makes the pictures of what is to be read on a sheet.
type preparation struct {
	sheet    *Sheet
	folder   *tesseract.Folder
	readings *reading.Readings
	seen     bool   // the model reads
	opening  *int   // how many lines are left that may say whose report it is
	name     string // with which those of its pictures begin
	cells    int    // that were prepared
}

// picture keeps a picture for tesseract by a name of its own.
func (p *preparation) picture(r *raster.Raster, name string) (tesseract.Picture, error) {
	if p.folder == nil {
		return tesseract.Picture{}, nil
	}
	return p.folder.Add(r, p.name+"-"+name, p.readings)
}

// cellInset is what is left out at the edges of a cell, in pixels: what a line leaves.
const cellInset = 3

// cell makes the pictures of a cell: one in gray without specks for each line, and one
// in black and white of what can be a figure.
func (p *preparation) cell(box image.Rectangle) (*cellJob, error) {
	s := p.sheet
	p.cells++
	inner := box.Inset(cellInset)
	c := &cellJob{sheet: s.placer, shaded: !s.blackAndWhite, coarse: s.coarse, bare: s.bare}
	if s.isCovered(inner) {
		c.doubt = "a blot of ink, as of a seal, covers a part of it"
	}
	parts := s.pieces(inner)
	if len(parts) == 0 {
		for _, piece := range s.faint.Components(inner) {
			if piece.Area >= 2*raster.MinInk {
				c.doubt = "a trace of ink, too faint to be read"
			}
		}
		return c, nil
	}
	c.box = raster.Extent(parts)
	if !c.box.In(inner.Inset(1)) {
		c.doubt = "ink touches the edge of the cell"
	}
	rows := segment.Lines(parts)
	for i, row := range rows {
		picture, err := p.picture(s.shades(row), fmt.Sprintf("cell%d-%d", p.cells, i))
		if err != nil {
			return nil, err
		}
		c.ink = segment.Characters(row)
		c.lines = append(c.lines, linePicture{p.line(raster.Extent(row)), segment.LooksLikeFigure(c.ink)})
		c.lines[i].picture = picture
	}
	if len(rows) > 1 || !c.lines[0].figure {
		c.ink = nil
		return c, nil
	}
	for _, r := range c.ink {
		c.shapes = append(c.shapes, segment.Shape(r, parts))
		c.lostBar = append(c.lostBar, segment.LostBar(r, parts))
	}
	var err error
	c.sharp, err = p.picture(s.blackOnWhite(parts), fmt.Sprintf("cell%d", p.cells))
	return c, err
}

// line returns a line that is to be read.
func (p *preparation) line(box image.Rectangle) textLine {
	l := textLine{box: box}
	if p.seen {
		l.crop = p.sheet.crop(box)
	}
	return l
}

// cellMargin is the white around the picture of a cell in pixels; without any,
// tesseract takes letters for frames.
const cellMargin = 14

// blackOnWhite makes a picture of pieces of ink alone.
func (s *Sheet) blackOnWhite(parts segment.Line) *raster.Raster {
	return draw(parts, func(r *raster.Raster, to, _ image.Point) { r.Pix[to.Y*r.W+to.X] = 0 })
}

// shades makes a picture of pieces of ink with the gray around each pixel, which belongs
// to the stroke.
func (s *Sheet) shades(parts segment.Line) *raster.Raster {
	return draw(parts, func(r *raster.Raster, to, at image.Point) {
		for dy := -2; dy <= 2; dy++ {
			for dx := -2; dx <= 2; dx++ {
				r.Pix[(to.Y+dy)*r.W+to.X+dx] = s.gray.At(at.X+dx, at.Y+dy)
			}
		}
	})
}

// draw draws each pixel of pieces of ink, which is at one point of the sheet, to its
// place in a picture of them.
func draw(parts segment.Line, pixel func(r *raster.Raster, to, at image.Point)) *raster.Raster {
	all := raster.Extent(parts)
	r := raster.New(all.Dx()+2*cellMargin, all.Dy()+2*cellMargin)
	corner := all.Min.Sub(image.Pt(cellMargin, cellMargin))
	for _, p := range parts {
		for _, at := range p.At {
			pixel(r, at.Sub(corner), at)
		}
	}
	return r
}
