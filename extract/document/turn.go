package document

import "math"

// Unrotate returns the transformation from a page of the given size to the
// page as seen after turning it clockwise by the angle.
func Unrotate(angle int, width, height float64) Matrix {
	switch angle {
	case 90:
		return Matrix{0, -1, 1, 0, 0, width}
	case 180:
		return Matrix{-1, 0, 0, -1, width, height}
	case 270:
		return Matrix{0, 1, -1, 0, height, 0}
	}
	return Identity
}

// TurnUpright turns a page on which most text runs sideways, as where a wide
// table is set across an upright page, so that lines are lines again.
func (p *Page) TurnUpright() {
	counts := map[int]int{}
	for _, g := range p.Glyphs {
		counts[g.Turn]++
	}
	for angle, n := range counts {
		// Text that runs upwards (90) is upright once the page is turned
		// clockwise by as much.
		if angle%90 == 0 && angle != 0 && n*4 >= len(p.Glyphs)*3 {
			p.Turn(angle)
			return
		}
	}
}

// Turn turns a page clockwise by 90, 180 or 270 degrees.
func (p *Page) Turn(angle int) {
	m := Unrotate(angle, p.Width, p.Height)
	if angle%180 == 90 {
		p.Width, p.Height = p.Height, p.Width
	}
	p.Rotation = (p.Rotation + angle) % 360
	for _, list := range [][]Glyph{p.Glyphs, p.Watermarks} {
		for i := range list {
			g := &list[i]
			g.Box = m.Rect(g.Box)
			g.Turn = (g.Turn - angle + 360) % 360
			g.Angle = (g.Angle - angle + 360) % 360
		}
	}
	for i := range p.Rulings {
		p.Rulings[i].Box = m.Rect(p.Rulings[i].Box)
	}
	for i := range p.Images {
		p.Images[i] = m.Rect(p.Images[i])
	}
	for i := range p.Pictures {
		p.Pictures[i].Matrix = p.Pictures[i].Matrix.Then(m)
	}
}

// InFile returns where something that was read lies on the page as the file has it: a
// scanned page is turned and straightened to be read, and all that is read lies on the
// upright and straight page. The box keeps its size; of one on a page that was
// straightened or flattened, the middle is where it was. Places on other pages are the same.
func (doc *Document) InFile(at Place) Place {
	if at.Page < 1 || at.Page > len(doc.Pages) || at.Box == (Rect{}) {
		return at
	}
	p := doc.Pages[at.Page-1]
	width, height := p.Width, p.Height
	if p.Restacked != nil {
		width, height, at.Box = p.Restacked.Width, p.Restacked.Height, p.Restacked.onPage(at.Box)
	}
	if p.Skew != 0 || p.Perspective != (Perspective{}) {
		sin, cos := math.Sincos(p.Skew * math.Pi / 180)
		x, y := at.Box.CenterX()-width/2, at.Box.CenterY()-height/2
		px, py := p.Perspective.Apply(x, y)
		dx, dy := px*cos-py*sin-x, px*sin+py*cos-y
		at.Box = Rect{at.Box.X0 + dx, at.Box.Y0 + dy, at.Box.X1 + dx, at.Box.Y1 + dy}
	}
	if p.Turned != 0 {
		at.Box = Unrotate(360-p.Turned, width, height).Rect(at.Box)
	}
	return at
}

// A Restacked is a page that was put together anew of strips of a page of another size, from top to bottom.
type Restacked struct {
	Width, Height float64 // of the page as it was
	Strips        []Strip
}

// A Strip is a part of a page that was moved, or turned clockwise by some degrees: where it is now, and where it was.
type Strip struct {
	At, From Rect
	Angle    int
}

// onPage returns where a box on the new page was, by the strip that its middle is in.
func (r *Restacked) onPage(box Rect) Rect {
	for i, s := range r.Strips {
		if y := box.CenterY(); y >= s.At.Y0 || i == len(r.Strips)-1 {
			back := Unrotate((360-s.Angle)%360, s.At.Width(), s.At.Height())
			return Matrix{1, 0, 0, 1, -s.At.X0, -s.At.Y0}.Then(back).Then(Matrix{1, 0, 0, 1, s.From.X0, s.From.Y0}).Rect(box)
		}
	}
	return box
}

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
