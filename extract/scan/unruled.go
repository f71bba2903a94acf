package scan

import (
	"image"
	"slices"

	"nianbao/extract/scan/judge"
	"nianbao/extract/scan/segment"
)

// isText reports whether what could be a figure by its size is text: narrow
// ideographs, as of 总计 in a narrow column, or one of two parts, as 构.
func (c *cellJob) isText() bool { return c.text == judge.Unread || c.beside && !c.likeDigits }

// tallestFigure is how much higher than a digit no figure is; ideographs are.
const tallestFigure = 1.15

// tellDigits finds out which of the lines that no lines enclose, and that have not the
// shape of a figure, are like one all the same: as high as the digits of the page,
// and read in some way that its ink does not contradict, or by the model beyond doubt.
func (p *pageJob) tellDigits() {
	digit := float64(p.digitHeight())
	for _, c := range p.free {
		c.likeDigits = c.figure != nil && (c.figure.Agreeing > 0 || c.sighting().IsFirm()) && float64(c.box.Dy()) <= tallestFigure*digit
	}
}

// digitHeight returns the middle height of the figures outside of the cells.
func (p *pageJob) digitHeight() int {
	var heights []int
	for _, c := range p.free {
		if c.figure != nil && !segment.IsDash(c.box) {
			heights = append(heights, c.box.Dy())
		}
	}
	if len(heights) == 0 {
		return 0
	}
	slices.Sort(heights)
	return heights[len(heights)/2]
}

// onLine returns the box of a figure as high as the digits of its line are, also
// where it is a dash.
func (c *cellJob) onLine(digit int) image.Rectangle {
	box := c.box
	if grow := (digit - box.Dy()) / 2; segment.IsDash(box) && grow > 0 {
		box.Min.Y, box.Max.Y = box.Min.Y-grow, box.Max.Y+grow
	}
	return box
}
