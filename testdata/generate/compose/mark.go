package compose

import "nianbao/testdata/generate/font"

// A role says what a mark is on a page for.
type role int

const (
	proseRole role = iota
	labelRole
	figureRole
	ruleRole
	furnitureRole // page numbers, running heads
	watermarkRole
)

// A mark is one line of text, one line of a table, or one filled rectangle.
type mark struct {
	role   role
	x, y   float64 // of the baseline's left end; of one end; of a corner
	face   *font.Typeface
	size   float64
	text   []rune
	gaps   []float64 // extra advance behind each character in points
	angle  float64   // of the baseline in degrees
	gray   float64
	x1, y1 float64 // the other end, or the opposite corner
	dash   string  // pattern of a line
	filled bool    // a rectangle
	boxed  bool    // a stroked rectangle
}

// A folio is a page: what is seen is wide by high points.
type folio struct {
	wide, high float64
	turned     bool // stored sideways
	rotate     bool // and set upright by /Rotate 90
	marks      []mark
}
