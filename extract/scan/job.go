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
	readings *reading.Readings // by tesseract, and seen by the model; nil where it does not read
	seen     *reading.Readings
	around   tesseract.Picture // of what is not in cells, for tesseract alone
	texts    []*textLine       // the lines in it
	words    []reading.Word    // of it
	cells    []*cellJob
	free     []*cellJob        // figures outside of the cells, and texts around them
	ink      []image.Rectangle // outside of the cells that is in none of these
}

// A cellJob is a cell that is to be read, or a line outside of all cells.
type cellJob struct {
	sheet      placer
	box        image.Rectangle // of its ink
	lines      []linePicture   // none for an empty cell
	doubt      string
	coarse     bool              // see coarseDoubt
	bare       bool              // see mayBeFour
	shaded     bool              // see judge.Figure
	beside     bool              // no lines enclose it, and it has not the shape of a figure
	pieces     []image.Rectangle // of its ink then
	likeDigits bool              // it may be one all the same
	inProse    bool              // no table without lines is on its page
	opening    bool              // it is one of the first lines of the first pages, which both programs are to read
	ink        []image.Rectangle // the characters of a cell that can be a figure
	shapes     []*digits.Shape
	lostBar    []bool            // of each character, see segment.LostBar
	stems      []bool            // of each character on a bare sheet, see stems
	sharp      tesseract.Picture // in black and white
	first      []reading.Word    // as a figure
	second     []reading.Word
	third      []reading.Word // where they differ
	seen       []reading.Word // as a figure by the model
	text       string         // of the figure
	figure     *judge.Figure
}

// A linePicture is one line of a cell.
type linePicture struct {
	textLine
	figure bool // it may be one by the shapes of its ink
}
