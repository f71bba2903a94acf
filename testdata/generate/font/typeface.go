package font

import "nianbao/testdata/generate/pdf"

// A Typeface is a font of a paper: how characters are encoded in it, how wide
// they are, and what it looks like in the file.
type Typeface struct {
	Name     string // of the resource
	Vertical bool
	Has      func(rune) bool
	Code     func(rune) []byte
	Em       func(rune) float64     // advance in em
	Write    func(*pdf.Objects) int // adds the font's objects
}

// Width returns how long a line is in points.
func (f *Typeface) Width(s string, size float64) float64 {
	w := 0.0
	for _, r := range s {
		w += f.Em(r) * size
	}
	return w
}
