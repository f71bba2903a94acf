package scan

import (
	"bufio"
	"fmt"
	"image"
	"os"

	"nianbao/extract/scan/digits"
)

func (r *raster) wipe(box image.Rectangle) {
	box = box.Intersect(image.Rect(0, 0, r.w, r.h))
	for y := box.Min.Y; y < box.Max.Y; y++ {
		for x := box.Min.X; x < box.Max.X; x++ {
			r.pix[y*r.w+x] = 255
		}
	}
}

// cellMargin is the white around the picture of a cell in pixels; without any,
// tesseract takes letters for frames.
const cellMargin = 14

// cellInset is what is left out at the edges of a cell: what a line leaves.
const cellInset = 3

// cell makes the pictures of a cell: one in gray without specks, and one in
// black and white.
func (b *Batch) cell(s *Sheet, box image.Rectangle, readings *pageReadings) (*cellJob, error) {
	inner := box.Inset(cellInset)
	c := &cellJob{sheet: placer{s.height}, shaded: !s.blackAndWhite, coarse: s.coarse}
	b.cells = append(b.cells, c)
	if s.isCovered(inner) {
		c.doubt = "a blot of ink, as of a seal, covers a part of it"
	}
	var parts []component
	for _, p := range s.ink.components(inner) {
		if p.area >= minInk {
			parts = append(parts, p)
		}
	}
	if len(parts) == 0 {
		for _, p := range s.faint.components(inner) {
			if p.area >= 2*minInk {
				c.doubt = "a trace of ink, too faint to be read"
			}
		}
		return c, nil
	}
	parts = withoutSpecks(parts)
	all := extent(parts)
	if !all.In(inner.Inset(1)) {
		c.doubt = "ink touches the edge of the cell"
	}
	c.box = all
	rows := lines(parts)
	if len(rows) == 2 && isParted(rows, parts) {
		rows = [][]component{parts}
	}
	for i, row := range rows {
		gray := s.draw(row, (*raster).copyAround)
		p, err := b.picture(gray, fmt.Sprintf("cell%d-%d", len(b.cells), i), readings)
		if err != nil {
			return nil, err
		}
		c.lines = append(c.lines, linePicture{picture: p, box: extent(row), figure: looksLikeFigure(characters(row))})
	}
	if c.ink = characters(parts); len(rows) > 1 || !looksLikeFigure(c.ink) {
		c.ink = nil
		return c, nil
	}
	for _, r := range c.ink {
		c.shapes = append(c.shapes, digits.ShapeOf(r, all, pixelsIn(r, parts)))
	}
	sharp := s.draw(parts, func(r *raster, _ *raster, to, _ image.Point) { r.pix[to.Y*r.w+to.X] = 0 })
	var err error
	c.sharp, err = b.picture(sharp, fmt.Sprintf("cell%d", len(b.cells)), readings)
	return c, err
}

// draw makes a picture of pieces of ink alone, pixel by pixel.
func (s *Sheet) draw(parts []component, pixel func(r, from *raster, to, at image.Point)) *raster {
	all := extent(parts)
	r := newRaster(all.Dx()+2*cellMargin, all.Dy()+2*cellMargin)
	corner := all.Min.Sub(image.Pt(cellMargin, cellMargin))
	for _, p := range parts {
		for _, at := range p.at {
			pixel(r, s.gray, at.Sub(corner), at)
		}
	}
	return r
}

// copyAround copies a pixel with the gray around it, which belongs to the stroke.
func (r *raster) copyAround(from *raster, to, at image.Point) {
	for dy := -2; dy <= 2; dy++ {
		for dx := -2; dx <= 2; dx++ {
			r.pix[(to.Y+dy)*r.w+to.X+dx] = from.at(at.X+dx, at.Y+dy)
		}
	}
}

func (r *raster) save(file string) error {
	f, err := os.OpenFile(file, os.O_CREATE|os.O_WRONLY|os.O_TRUNC, 0o600)
	if err != nil {
		return err
	}
	w := bufio.NewWriter(f)
	fmt.Fprintf(w, "P5 %d %d 255\n", r.w, r.h)
	w.Write(r.pix)
	if err := w.Flush(); err != nil {
		f.Close()
		return err
	}
	return f.Close()
}
