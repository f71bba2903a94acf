package reading

import "image"

// A Word is what an engine reads in one piece, in pixels of its picture.
type Word struct {
	Text       string
	Box, Line  image.Rectangle // its own, and that of its line
	Confidence float64         // 0 to 1
}
