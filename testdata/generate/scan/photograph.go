package scan

import (
	"image"
	"image/color"
	"math"
)

// A photograph is taken of a page on a dark desk, by a camera held by hand: a little
// from the side, in light that falls from one side and in the shadow of whoever holds it.

// Measures of photographs: the distance of the camera by the height of the page, how much
// of the picture the page takes, and what the desk looks like.
const (
	distance = 1.4
	filling  = 0.94
)

var desk = color.RGBA{74, 58, 46, 255}

// A view takes points of the picture to those of the page, both from their middles.
type view [3][3]float64

// view draws at random from where the page is seen: up to 5° from above or below and from either
// side, and held up to 1° askew.
func (s Scanner) view(high float64) view {
	angle := func(most float64) float64 { return (2*s.Rand.Float64() - 1) * most * math.Pi / 180 }
	sinA, cosA := math.Sincos(angle(5))
	sinB, cosB := math.Sincos(angle(5))
	sinC, cosC := math.Sincos(angle(1))
	// The page turned about its level axis, its upright one and the line of sight, seen from a distance.
	d := distance * high
	return view{
		{filling * (cosC*cosB - sinC*sinA*sinB), filling * -sinC * cosA, 0},
		{filling * (sinC*cosB + cosC*sinA*sinB), filling * cosC * cosA, 0},
		{-cosA * sinB / d, sinA / d, 1},
	}.inverse()
}

// inverse returns the view that takes points back, but for a factor, which does not matter.
func (v view) inverse() view {
	var out view
	for i := range 3 {
		for j := range 3 {
			a, b, c, d := (j+1)%3, (j+2)%3, (i+1)%3, (i+2)%3
			out[i][j] = v[a][c]*v[b][d] - v[a][d]*v[b][c]
		}
	}
	return out
}

func (v view) of(x, y float64) (float64, float64) {
	w := v[2][0]*x + v[2][1]*y + v[2][2]
	return (v[0][0]*x + v[0][1]*y + v[0][2]) / w, (v[1][0]*x + v[1][1]*y + v[1][2]) / w
}

// A lighting says how bright a photograph is at each point, by the size of the picture
// from its middle.
type lighting struct {
	fromX, fromY float64 // by how much it gets brighter to the right, and downwards
	edge         float64 // the direction of the edge of a shadow,
	at, soft     float64 // where that is, and over what distance it fades
	shade        float64 // how bright it is in the shadow
}

func (s Scanner) lighting() lighting {
	l := lighting{fromX: s.Rand.Float64()*0.4 - 0.2, fromY: s.Rand.Float64()*0.4 - 0.2, shade: 1}
	if s.Rand.Intn(2) == 0 {
		l.edge, l.at = s.Rand.Float64()*2*math.Pi, s.Rand.Float64()*0.6-0.3
		l.soft, l.shade = 0.01+s.Rand.Float64()*0.05, 0.5+s.Rand.Float64()*0.3
	}
	return l
}

func (l lighting) of(x, y float64) float64 {
	sin, cos := math.Sincos(l.edge)
	inShadow := 1 / (1 + math.Exp(-(x*cos+y*sin-l.at)/max(l.soft, 0.001)))
	return (0.85 + l.fromX*x + l.fromY*y - 0.25*(x*x+y*y)) * (1 - (1-l.shade)*inShadow)
}

// photographed returns a photograph of a page with a red stamp on it.
func (s Scanner) photographed(black, red *image.Gray) image.Image {
	for range 1 + s.Rand.Intn(3) {
		soften(black)
	}
	size := black.Rect.Size()
	wide, high := float64(size.X), float64(size.Y)
	view, light := s.view(high), s.lighting()
	out := image.NewRGBA(black.Rect)
	for y := range size.Y {
		for x := range size.X {
			dx, dy := float64(x)+0.5-wide/2, float64(y)+0.5-high/2
			u, v := view.of(dx, dy)
			u, v = u+wide/2-0.5, v+high/2-0.5
			paper := desk
			if u > 0 && v > 0 && u < wide-1 && v < high-1 {
				paper = reddened(between(black, u, v), between(red, u, v))
			}
			bright, noise := light.of(dx/wide, dy/high), s.Rand.NormFloat64()*s.Noise/2
			shade := func(v uint8, tint float64) uint8 {
				return uint8(min(max(float64(v)*bright*tint+noise, 0), 255))
			}
			out.SetRGBA(x, y, color.RGBA{shade(paper.R, 1), shade(paper.G, 0.97), shade(paper.B, 0.89), 255}) // lamplight
		}
	}
	return out
}

// soften blurs a page by half a pixel or so, as a lens does that is not quite in focus.
func soften(page *image.Gray) {
	line := make([]uint8, max(page.Rect.Dx(), page.Rect.Dy()))
	blur := func(from, step, n int) {
		for i := range n {
			line[i] = page.Pix[from+i*step]
		}
		for i := 1; i+1 < n; i++ {
			page.Pix[from+i*step] = uint8((int(line[i-1]) + 2*int(line[i]) + int(line[i+1]) + 2) / 4)
		}
	}
	for y := range page.Rect.Dy() {
		blur(y*page.Stride, 1, page.Rect.Dx())
	}
	for x := range page.Rect.Dx() {
		blur(x, page.Stride, page.Rect.Dy())
	}
}

// between returns the gray between four pixels of a page.
func between(page *image.Gray, x, y float64) float64 {
	i, j := int(x), int(y)
	dx, dy := x-float64(i), y-float64(j)
	at := func(i, j int) float64 { return float64(page.Pix[j*page.Stride+i]) }
	return (at(i, j)*(1-dx)+at(i+1, j)*dx)*(1-dy) + (at(i, j+1)*(1-dx)+at(i+1, j+1)*dx)*dy
}
