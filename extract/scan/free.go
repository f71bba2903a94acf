package scan

import (
	"image"

	"nianbao/extract/scan/raster"
	"nianbao/extract/scan/segment"
)

// freeMargin is what of the paper belongs to a figure that no lines enclose, in
// pixels: more than is left out at the edges of a cell.
const freeMargin = cellInset + 2

// unruledFigures is how many figures that stand by themselves make a table without
// lines. Left to itself, tesseract takes its columns for columns of text.
const unruledFigures = 6

// openingLines is how many lines of a page that may say whose report it is, from its top, both programs read:
// as many as a title and a first paragraph have. A line of prose takes the model longer than a table's row.
const openingLines = 16

// free prepares the lines outside of the cells: the figures one by one, and the
// texts too where there is a table without lines; else they stay in the picture of
// what is around the cells.
func (p *preparation) free(job *pageJob, around *raster.Raster, cells []image.Rectangle) error {
	free, other := segment.Outside(p.sheet.ink, cells)
	job.ink = append(job.ink, other...)
	figures := 0
	for _, line := range free {
		if line.Figure {
			figures++
		}
	}
	for _, line := range free {
		box := raster.Extent(line.Line)
		if !line.Figure && figures < unruledFigures {
			job.ink = append(job.ink, pieces(line.Line)...)
			text := p.line(box, p.sheet.Opening && len(job.texts) < openingLines)
			job.texts = append(job.texts, &text)
			continue
		}
		box = box.Inset(-freeMargin)
		around.Wipe(box)
		if line.Bar {
			job.ink = append(job.ink, pieces(line.Line)...)
			continue
		}
		c, err := p.cell(box)
		if err != nil {
			return err
		}
		c.pieces = pieces(line.Line)
		c.beside, c.opening = !line.Figure, p.sheet.Opening
		job.free = append(job.free, c)
	}
	return nil
}

// pieces returns the boxes of the ink of a line.
func pieces(line segment.Line) []image.Rectangle {
	list := make([]image.Rectangle, len(line))
	for i, p := range line {
		list[i] = p.Box
	}
	return list
}
