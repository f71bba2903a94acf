package document

// A Perspective is how a page that was photographed at an angle lies in its picture. What is at (x, y)
// on the flat page, in points from its middle, upwards and to the right, is at ((x+Lean·y)/w,
// (y+Slope·x)/w) in the picture, where w = 1+Right·x+Up·y. That of a page which lies flat is zero.
type Perspective struct {
	Slope, Lean float64 // of the row and the column through the middle of the page
	Right, Up   float64 // a point: by how much things get smaller that way
}

// Apply returns where in the picture a point of the flat page is, both in points from the middle of
// the page.
func (p Perspective) Apply(x, y float64) (float64, float64) {
	w := 1 + p.Right*x + p.Up*y
	return (x + p.Lean*y) / w, (y + p.Slope*x) / w
}
