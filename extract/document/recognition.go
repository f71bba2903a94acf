package document

// A Recognition says how the text of a cell was read from a picture.
type Recognition struct {
	By string // the programs that read it, where tesseract was not alone
	// Agreeing is how many readings say the same, of two or three by tesseract, one by shapes and one by
	// the recognition model, which counts twice where another agrees; 0 where one is contradicted
	// by the shapes of its characters, or ink is left over.
	Agreeing   int
	Confidence float64 // 0 to 1
	Shaded     bool    // the picture has shades of gray, which keep strokes thinner than a pixel
	Other      string  // another reading of the same cell, "" for none
	Doubt      string  // why the reading is in doubt, "" where two agree or more
	// MayBeFive is set where a 3 of it has lost a stroke, as a 5 that is taken for one has.
	MayBeFive bool
	// Unruled is set where no ruled lines enclose the cell: which column it is in, and
	// that nothing else stands there, can be told by its neighbours alone.
	Unruled bool
}

// A Recognized page is what was read of its picture beside the glyphs.
type Recognized struct {
	By string // the programs that read it, where tesseract was not alone
	// Agreed are the stretches of text outside of cells that two programs read alike, with punctuation as on
	// a keyboard, and a line break where the stretch is at an end of its line.
	Agreed  []string
	Cells   map[Rect]*Recognition // of the cells that lines enclose, by their boxes
	Figures []RecognizedFigure    // that stand outside of cells
	Ink     []Rect                // whatever else there is outside of cells
}

// Of returns how the cell with the box was read, nil if it was not read as a picture.
func (r *Recognized) Of(box Rect) *Recognition {
	if r == nil {
		return nil
	}
	return r.Cells[box]
}

// A RecognizedFigure is one that no lines enclose, and how it was read.
type RecognizedFigure struct {
	Text        string
	Box         Rect
	Recognition *Recognition
}
