package scene

import "golang.org/x/image/vector"

// A pen draws on a raster by the places of the scene.
type pen struct {
	to               *vector.Rasterizer
	scale, left, top float32
}

func (p *pen) at(x, y float32) (float32, float32) { return x*p.scale - p.left, y*p.scale - p.top }

func (p *pen) MoveTo(x, y float32) { p.to.MoveTo(p.at(x, y)) }
func (p *pen) LineTo(x, y float32) { p.to.LineTo(p.at(x, y)) }
func (p *pen) ClosePath()          { p.to.ClosePath() }

func (p *pen) QuadTo(bx, by, cx, cy float32) {
	bx, by = p.at(bx, by)
	cx, cy = p.at(cx, cy)
	p.to.QuadTo(bx, by, cx, cy)
}

func (p *pen) CubeTo(bx, by, cx, cy, dx, dy float32) {
	bx, by = p.at(bx, by)
	cx, cy = p.at(cx, cy)
	dx, dy = p.at(dx, dy)
	p.to.CubeTo(bx, by, cx, cy, dx, dy)
}

func (p *pen) polygon(points ...Point) {
	for i, at := range points {
		if i == 0 {
			p.MoveTo(float32(at.X), float32(at.Y))
		} else {
			p.LineTo(float32(at.X), float32(at.Y))
		}
	}
	p.ClosePath()
}

// circle draws four arcs, each as the cubic curve nearest to it.
func (p *pen) circle(cx, cy, radius float64) {
	const arc = 0.5522847
	x, y, r := float32(cx), float32(cy), float32(radius)
	k := r * arc
	p.MoveTo(x+r, y)
	p.CubeTo(x+r, y+k, x+k, y+r, x, y+r)
	p.CubeTo(x-k, y+r, x-r, y+k, x-r, y)
	p.CubeTo(x-r, y-k, x-k, y-r, x, y-r)
	p.CubeTo(x+k, y-r, x+r, y-k, x+r, y)
	p.ClosePath()
}
