package ofd

// A Sheet is a page: what is seen is Wide by High points.
type Sheet struct {
	Wide, High float64
	Texts      []Text
	Lines      []Line
	Boxes      []Box
}

// A Text is one line of text, or one column of it.
type Text struct {
	Font      string
	Size      float64 // of the em, in points
	X, Y      float64 // where the baseline of its first character begins
	Chars     []rune
	Advances  []float64 // to the next character, one less than there are characters
	Angle     float64   // of the baseline, in degrees counterclockwise
	Down      bool      // characters stand below each other
	Gray      float64
	Furniture bool // page numbers, running heads
	Figure    bool
}

// A Line is one line of a table.
type Line struct {
	X0, Y0, X1, Y1 float64
	Dash           string // lengths in points
	Furniture      bool
}

// A Box is a rectangle, filled with a gray or with a frame around it.
type Box struct {
	X0, Y0, X1, Y1 float64
	Filled         bool
	Gray           float64
}

// A Hand is how a producer writes. The zero value is the plainest.
type Hand struct {
	Repeat     bool // distances that are alike are counted: "g 3 5.0"
	Matrix     bool // places and sizes of texts are in their transformation
	Single     bool // each character of a figure is a text of its own
	Template   bool // what all pages have in common is a template behind them
	Composite  bool // lines are drawn by composite objects
	Foreground bool // figures are in the layer in front
	Blocks     bool // objects are in blocks, in one another
	Clip       bool // a region around each text
	Fills      bool // lines are thin filled rectangles
	Prefixless bool // no prefix of a namespace
}
