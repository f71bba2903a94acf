package extract

import "math"

// unrotate returns the transformation from a page of the given size to the
// page as seen after turning it clockwise by the angle.
func unrotate(angle int, width, height float64) matrix {
	switch angle {
	case 90:
		return matrix{0, -1, 1, 0, 0, width}
	case 180:
		return matrix{-1, 0, 0, -1, width, height}
	case 270:
		return matrix{0, 1, -1, 0, height, 0}
	}
	return identity
}

// turnUpright turns a page on which most text runs sideways, as where a wide
// table is set across an upright page, so that lines are lines again.
func (p *Page) turnUpright() {
	counts := map[int]int{}
	for _, g := range p.Glyphs {
		counts[g.turn]++
	}
	for angle, n := range counts {
		// Text that runs upwards (90) is upright once the page is turned
		// clockwise by as much.
		if angle%90 == 0 && angle != 0 && n*4 >= len(p.Glyphs)*3 {
			p.turn(angle)
			return
		}
	}
}

// turn turns a page clockwise by 90, 180 or 270 degrees.
func (p *Page) turn(angle int) {
	m := unrotate(angle, p.Width, p.Height)
	if angle%180 == 90 {
		p.Width, p.Height = p.Height, p.Width
	}
	p.Rotation = (p.Rotation + angle) % 360
	for i := range p.Glyphs {
		g := &p.Glyphs[i]
		g.Box = m.rect(g.Box)
		g.turn = (g.turn - angle + 360) % 360
		g.Angle = (g.Angle - angle + 360) % 360
	}
	for i := range p.Rulings {
		p.Rulings[i].Box = m.rect(p.Rulings[i].Box)
	}
	for i := range p.Images {
		p.Images[i] = m.rect(p.Images[i])
	}
	for i := range p.pictures {
		p.pictures[i].matrix = p.pictures[i].matrix.then(m)
	}
}

// InFile returns where something that was read lies on the page as the file has it: a
// scanned page is turned and straightened to be read, and all that is read lies on the
// upright and straight page. The box keeps its size; of one on a page that was
// straightened, the middle is where it was. Places on other pages are the same.
func (doc *Document) InFile(at Place) Place {
	if at.Page < 1 || at.Page > len(doc.Pages) || at.Box == (Rect{}) {
		return at
	}
	p := doc.Pages[at.Page-1]
	if p.Skew != 0 {
		sin, cos := math.Sincos(p.Skew * math.Pi / 180)
		x, y := at.Box.CenterX()-p.Width/2, at.Box.CenterY()-p.Height/2
		dx, dy := x*cos-y*sin-x, x*sin+y*cos-y
		at.Box = Rect{at.Box.X0 + dx, at.Box.Y0 + dy, at.Box.X1 + dx, at.Box.Y1 + dy}
	}
	if p.Turned != 0 {
		at.Box = unrotate(360-p.Turned, p.Width, p.Height).rect(at.Box)
	}
	return at
}
