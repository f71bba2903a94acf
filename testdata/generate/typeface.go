package main

// A typeface is a font of a paper: how characters are encoded in it, how wide
// they are, and what it looks like in the file.
type typeface struct {
	name     string // of the resource
	vertical bool
	has      func(rune) bool
	code     func(rune) []byte
	em       func(rune) float64 // advance in em
	write    func(*objects) int // adds the font's objects
}

// width returns how long a line is in points.
func (f *typeface) width(s string, size float64) float64 {
	w := 0.0
	for _, r := range s {
		w += f.em(r) * size
	}
	return w
}
