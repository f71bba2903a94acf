package document

// A Glyph is one shown character (or ligature).
type Glyph struct {
	// Text is what it stands for; U+FFFD where the font does not say. Radicals,
	// compatibility ideographs and ligatures are folded to plain characters.
	Text  string
	Box   Rect    // advance width by the em square's ascent and descent
	Font  string  // base font name without subset prefix
	Size  float64 // em height on the page in points
	Angle int     // degrees counterclockwise in which the text runs: 0, 270 for top to bottom
	Turn  int     // angle of the glyph itself: 0 in upright vertical writing
	// Cut says that a clipping path takes this glyph away, and leaves others of the
	// string that it was shown with.
	Cut bool
}

// A Ruling is a straight horizontal or vertical line that was painted: a
// stroke or a thin filled rectangle.
type Ruling struct {
	Box   Rect    // the line's centre: Y0 == Y1 or X0 == X1
	Width float64 // thickness in points
}

// Horizontal reports whether the ruling runs from left to right.
func (r Ruling) Horizontal() bool { return r.Box.Y0 == r.Box.Y1 }
