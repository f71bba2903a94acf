package scan

import (
	"image"

	"nianbao/extract/scan/digits"
	"nianbao/extract/scan/judge"
	"nianbao/extract/scan/reading"
	"nianbao/extract/scan/tesseract"
)

// A pageJob is one sheet that is to be read.
type pageJob struct {
	sheet    placer
	readings *reading.Readings
	around   tesseract.Picture // of what is not in cells
	texts    []image.Rectangle // the lines in it
	words    []reading.Word
	cells    []*cellJob
	free     []*cellJob        // figures outside of the cells, and texts around them
	ink      []image.Rectangle // of what else is outside of the cells
}

// A cellJob is a cell that is to be read, or a line outside of all cells.
type cellJob struct {
	sheet      placer
	box        image.Rectangle // of its ink
	lines      []linePicture   // none for an empty cell
	doubt      string
	coarse     bool              // see coarseDoubt
	shaded     bool              // see judge.Figure
	beside     bool              // no lines enclose it, and it has not the shape of a figure
	likeDigits bool              // it may be one all the same
	ink        []image.Rectangle // the characters of a cell that can be a figure
	shapes     []*digits.Shape
	sharp      tesseract.Picture // in black and white
	first      []reading.Word    // as a figure
	second     []reading.Word
	third      []reading.Word // where they differ
	text       string         // of the figure
	figure     *judge.Figure
}

// A linePicture is the picture of one line of a cell in gray.
type linePicture struct {
	picture tesseract.Picture
	box     image.Rectangle // of its ink
	figure  bool            // it may be one by the shapes of its ink
	words   []reading.Word  // as a text
}
