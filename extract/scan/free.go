package scan

import (
	"fmt"
	"image"

	"nianbao/extract/scan/raster"
	"nianbao/extract/scan/segment"
)

// freeMargin is what of the paper belongs to a figure that no lines enclose, in
// pixels: more than is left out at the edges of a cell.
const freeMargin = cellInset + 2

// unruledFigures is how many figures that stand as in a table make one without
// lines. Left to itself, tesseract takes its columns for columns of text.
const unruledFigures = 6

// openingLines is how many lines that may say whose report it is, from the top of the first page, both programs read:
// as many as a cover, a title and a first paragraph have. A line of prose takes either of them as long as a table's row.
const openingLines = 16

// free prepares the lines outside of the cells: the figures one by one, and the
// texts too where there is a table without lines; else they are texts for the model, or stay in
// the picture of what is around the cells, in which tesseract finds lines for itself.
func (p *preparation) free(job *pageJob, around *raster.Raster, cells []image.Rectangle) error {
	free, other := segment.Outside(p.sheet.ink, cells)
	job.ink = append(job.ink, other...)
	unruled := segment.Tabular(free) >= unruledFigures
	for _, line := range free {
		box := raster.Extent(line.Line)
		opening := p.sheet.Opening && *p.opening > 0
		if !line.Figure {
			*p.opening--
		}
		if !line.Figure && !unruled {
			job.ink = append(job.ink, pieces(line.Line)...)
			text := textLine{box: box} // in the picture of all that is around the cells, unless the model reads
			if p.seen {
				var err error
				if text, err = p.line(line.Line, fmt.Sprintf("text%d", len(job.texts))); err != nil {
					return err
				}
			}
			text.opening = opening
			job.texts = append(job.texts, &text)
			continue
		}
		box = box.Inset(-freeMargin)
		if around != nil {
			around.Wipe(box)
		}
		if line.Bar {
			job.ink = append(job.ink, pieces(line.Line)...)
			continue
		}
		c, err := p.cell(box)
		if err != nil {
			return err
		}
		c.pieces = pieces(line.Line)
		c.beside, c.opening, c.inProse = !line.Figure, opening, !unruled
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
