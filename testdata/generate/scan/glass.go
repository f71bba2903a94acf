package scan

import (
	"image"
	"math"
)

// quarter returns the page turned clockwise by 90 degrees.
func quarter(page *image.Gray) *image.Gray {
	wide, high := page.Rect.Dx(), page.Rect.Dy()
	out := image.NewGray(image.Rect(0, 0, high, wide))
	for y := range high {
		for x := range wide {
			out.Pix[x*out.Stride+high-1-y] = page.Pix[y*page.Stride+x]
		}
	}
	return out
}

// turned returns the page as it lies askew on the glass.
func (s Scanner) turned(page *image.Gray) *image.Gray {
	out := image.NewGray(page.Rect)
	sin, cos := math.Sincos(s.Skew * math.Pi / 180)
	mx, my := float64(page.Rect.Dx())/2, float64(page.Rect.Dy())/2
	at := func(x, y int) float64 {
		if !image.Pt(x, y).In(page.Rect) {
			return 255
		}
		return float64(page.Pix[y*page.Stride+x])
	}
	for y := range page.Rect.Dy() {
		for x := range page.Rect.Dx() {
			u, v := float64(x)-mx, float64(y)-my
			u, v = u*cos-v*sin+mx, u*sin+v*cos+my
			i, j := int(math.Floor(u)), int(math.Floor(v))
			du, dv := u-float64(i), v-float64(j)
			g := (at(i, j)*(1-du)+at(i+1, j)*du)*(1-dv) + (at(i, j+1)*(1-du)+at(i+1, j+1)*du)*dv
			out.Pix[y*out.Stride+x] = uint8(g + 0.5)
		}
	}
	return out
}

// dirty adds the noise of the sensor, gray paper, and specks of dust.
func (s Scanner) dirty(page *image.Gray) {
	for i, v := range page.Pix {
		g := 20 + float64(v)*0.87 + s.Rand.NormFloat64()*s.Noise
		page.Pix[i] = uint8(min(max(g, 0), 255))
	}
	for range s.Specks {
		x, y, n := s.Rand.Intn(page.Rect.Dx()), s.Rand.Intn(page.Rect.Dy()), 1+s.Rand.Intn(2)
		for j := range n {
			for i := range n {
				if p := image.Pt(x+i, y+j); p.In(page.Rect) {
					page.Pix[p.Y*page.Stride+p.X] = 40
				}
			}
		}
	}
}

// stampOn draws a round seal of 42 mm with a star somewhere on the page.
func (s Scanner) stampOn(layer *image.Gray) {
	radius := 21 / 25.4 * float64(s.DPI)
	cx := radius + s.Rand.Float64()*(float64(layer.Rect.Dx())-2*radius)
	cy := radius + s.Rand.Float64()*(float64(layer.Rect.Dy())-2*radius)
	for y := range layer.Rect.Dy() {
		for x := range layer.Rect.Dx() {
			dx, dy := float64(x)-cx, float64(y)-cy
			r := math.Hypot(dx, dy)
			angle := math.Atan2(dy, dx)
			star := radius * (0.16 + 0.1*math.Cos(5*angle+math.Pi/2))
			if r < radius && r > radius*0.94 || r < star || r > radius*0.62 && r < radius*0.8 && math.Sin(angle*28) > 0.3 {
				layer.Pix[y*layer.Stride+x] = 255
			}
		}
	}
}
