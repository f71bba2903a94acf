package raster

import "math"

// How far a page may lie askew, and how well that is found, in degrees: a line as
// wide as the page is off by two pixels at the end.
const (
	maxSkew  = 3.0
	skewStep = 0.05
)

// skewResolution is that at which the skew is measured, in pixels an inch: all
// rows of a page together show it, so that a third is enough.
const skewResolution = Resolution / 3

// Skew returns by how many degrees, clockwise, the page must be turned to be straight:
// the angle at which its rows of ink stand out most from the gaps between them, 0 for
// one too small to be found.
func (c *Composition) Skew() float64 {
	b := c.Draw(0, Perspective{}, skewResolution).Threshold(SolidInk)[0]
	b.clearEdges()
	degrees := b.skew()
	if math.Abs(degrees) < skewStep {
		return 0
	}
	return degrees
}

func (b *Bitmap) skew() float64 {
	type point struct{ x, y float64 }
	var points []point
	for y := range b.H {
		for x := range b.W {
			if b.Ink[y*b.W+x] {
				points = append(points, point{float64(x - b.W/2), float64(y)})
			}
		}
	}
	if len(points) == 0 {
		return 0
	}
	rows := make([]float64, b.H+b.W)
	sharpness := func(degrees float64) float64 {
		clear(rows)
		slope := math.Tan(degrees * math.Pi / 180)
		for _, p := range points {
			y := int(p.y-p.x*slope) + b.W/8
			if y >= 0 && y < len(rows) {
				rows[y]++
			}
		}
		sum := 0.0
		for i := 1; i < len(rows); i++ {
			sum += (rows[i] - rows[i-1]) * (rows[i] - rows[i-1])
		}
		return sum
	}
	best, most := 0.0, sharpness(0)
	search := func(middle, reach, step float64) {
		for d := middle - reach; d <= middle+reach; d += step {
			if s := sharpness(d); s > most {
				best, most = d, s
			}
		}
	}
	search(0, maxSkew, 4*skewStep)
	search(best, 4*skewStep, skewStep)
	return -best
}
