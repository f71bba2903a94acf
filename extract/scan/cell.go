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

// picture keeps a picture for tesseract by a name of its own. Where the model reads too, it is drawn only if tesseract is asked.
func (p *preparation) picture(draw func() *raster.Raster, name string) (tesseract.Picture, error) {
	name = p.name + "-" + name
	switch {
	case p.folder == nil:
		return tesseract.Picture{}, nil
	case p.seen:
		return p.folder.Later(draw, name, p.readings), nil
	}
	return p.folder.Add(draw(), name, p.readings)
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
		line, err := p.line(row, fmt.Sprintf("cell%d-%d", p.cells, i))
		if err != nil {
			return nil, err
		}
		c.ink = segment.Characters(row)
		c.lines = append(c.lines, linePicture{line, segment.LooksLikeFigure(c.ink)})
	}
	if len(rows) > 1 || !c.lines[0].figure {
		c.ink = nil
		return c, nil
	}
	for _, r := range c.ink {
		c.shapes = append(c.shapes, segment.Shape(r, parts))
		c.lostBar = append(c.lostBar, segment.LostBar(r, parts))
	}
	if s.bare {
		c.stems = stems(s.faint, c.ink)
	}
	var err error
	ink := raster.StencilOf(parts)
	c.sharp, err = p.picture(func() *raster.Raster { return ink.Black(cellMargin) }, fmt.Sprintf("cell%d", p.cells))
	return c, err
}

// line returns a line that is to be read, whose picture for tesseract has nothing but its ink, with the gray around it.
func (p *preparation) line(ink segment.Line, name string) (textLine, error) {
	l := textLine{box: raster.Extent(ink)}
	part, corner := p.sheet.gray, image.Point{}
	if p.seen {
		l.crop, corner = p.sheet.crop(l.box)
		part = l.crop
	}
	stencil := raster.StencilOf(ink)
	var err error
	l.picture, err = p.picture(func() *raster.Raster { return stencil.Shades(part, corner, cellMargin) }, name)
	return l, err
}

// cellMargin is the white around the picture of a cell in pixels; without any,
// tesseract takes letters for frames.
const cellMargin = 14
