package main

import (
	"image"
	"image/draw"
	"math"
	"math/rand"

	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
	"golang.org/x/image/vector"
)

// A glyph is printed at a place, in pixels.
type glyph struct {
	outline sfnt.Segments
	x       float64
}

// A press says how characters are printed and scanned.
type press struct {
	perEm     float64 // pixels of the scan
	angle     float64 // in radians
	blur      float64 // pixels
	noise     float64 // of 1
	threshold float64 // for scans in black and white, 0 for gray
	scale     float64 // of the sheet by the scan
	squeeze   float64 // width by that of the font
}

func newPress(rng *rand.Rand) press {
	dpi := []float64{150, 200, 200, 300, 300, 300}[rng.Intn(6)]
	p := press{
		perEm: (7 + rng.Float64()*9) / 72 * dpi,
		angle: (rng.Float64()*4 - 2) * math.Pi / 180,
		blur:  0.2 + rng.Float64()*0.9,
		noise: rng.Float64() * 0.06,
		scale: 300 / dpi, squeeze: 0.85 + rng.Float64()*0.3,
	}
	if rng.Intn(2) == 0 {
		p.threshold = 0.3 + rng.Float64()*0.35
	}
	return p
}

// print draws glyphs, scans them askew, lays them straight at the resolution of
// sheets and returns their ink; nil where there is none.
func (p press) print(rng *rand.Rand, glyphs []glyph) []image.Point {
	const margin = 8
	var box fixed.Rectangle26_6
	for _, g := range glyphs {
		b := g.outline.Bounds()
		shift := fixed.Int26_6(g.x / p.perEm * em * 64)
		box = box.Union(fixed.Rectangle26_6{Min: fixed.Point26_6{X: b.Min.X + shift, Y: b.Min.Y}, Max: fixed.Point26_6{X: b.Max.X + shift, Y: b.Max.Y}})
	}
	k := p.perEm / em / 64
	w := int(float64(box.Max.X-box.Min.X)*k*p.squeeze) + 2*margin + 4
	h := int(float64(box.Max.Y-box.Min.Y)*k) + 2*margin + 4
	x0 := margin - float64(box.Min.X)*k*p.squeeze + rng.Float64()
	y0 := margin - float64(box.Min.Y)*k + rng.Float64()
	sin, cos := math.Sincos(p.angle)
	mx, my := float64(w)/2, float64(h)/2
	z := vector.NewRasterizer(w, h)
	for _, g := range glyphs {
		at := func(q fixed.Point26_6) (float32, float32) {
			x, y := float64(q.X)*k*p.squeeze+g.x+x0-mx, float64(q.Y)*k+y0-my
			return float32(x*cos - y*sin + mx), float32(x*sin + y*cos + my)
		}
		for _, s := range g.outline {
			ax, ay := at(s.Args[0])
			bx, by := at(s.Args[1])
			cx, cy := at(s.Args[2])
			switch s.Op {
			case sfnt.SegmentOpMoveTo:
				z.ClosePath()
				z.MoveTo(ax, ay)
			case sfnt.SegmentOpLineTo:
				z.LineTo(ax, ay)
			case sfnt.SegmentOpQuadTo:
				z.QuadTo(ax, ay, bx, by)
			case sfnt.SegmentOpCubeTo:
				z.CubeTo(ax, ay, bx, by, cx, cy)
			}
		}
		z.ClosePath()
	}
	mask := image.NewAlpha(image.Rect(0, 0, w, h))
	z.DrawOp = draw.Src
	z.Draw(mask, mask.Rect, image.Opaque, image.Point{})
	gray := p.scan(rng, mask)
	at := func(x, y int) float64 {
		if x < 0 || y < 0 || x >= w || y >= h {
			return 0
		}
		return gray[y*w+x]
	}
	// Straight again, at the resolution of the sheet, with the origin of the glyphs
	// at (0, 0).
	limit := 0.28
	var pixels []image.Point
	for v := int((-y0) * p.scale); float64(v) < (float64(h)-y0)*p.scale; v++ {
		for u := int((-x0) * p.scale); float64(u) < (float64(w)-x0)*p.scale; u++ {
			x, y := (float64(u)+0.5)/p.scale+x0-mx, (float64(v)+0.5)/p.scale+y0-my
			x, y = x*cos-y*sin+mx-0.5, x*sin+y*cos+my-0.5
			i, j := int(math.Floor(x)), int(math.Floor(y))
			dx, dy := x-float64(i), y-float64(j)
			g := (at(i, j)*(1-dx)+at(i+1, j)*dx)*(1-dy) + (at(i, j+1)*(1-dx)+at(i+1, j+1)*dx)*dy
			if g > limit {
				pixels = append(pixels, image.Pt(u, v))
			}
		}
	}
	if len(pixels) < 8 {
		return nil
	}
	return pixels
}

// scan returns the ink of each pixel, from 0 to 1, blurred, with noise, and in
// black and white if the press says so.
func (p press) scan(rng *rand.Rand, mask *image.Alpha) []float64 {
	w, h := mask.Rect.Dx(), mask.Rect.Dy()
	weights := make([]float64, 7)
	total := 0.0
	for i := range weights {
		d := float64(i - 3)
		weights[i] = math.Exp(-d * d / (2 * p.blur * p.blur))
		total += weights[i]
	}
	in := make([]float64, w*h)
	for i, v := range mask.Pix {
		in[i] = float64(v) / 255
	}
	pass := func(from []float64, step, length int) []float64 {
		to := make([]float64, len(from))
		for i := range from {
			at := i / step % length
			for k, weight := range weights {
				if q := at + k - 3; q >= 0 && q < length {
					to[i] += from[i+(k-3)*step] * weight / total
				}
			}
		}
		return to
	}
	out := pass(pass(in, 1, w), w, h)
	for i := range out {
		out[i] += rng.NormFloat64() * p.noise
		if p.threshold > 0 {
			if out[i] > p.threshold {
				out[i] = 1
			} else {
				out[i] = 0
			}
		}
	}
	return out
}
