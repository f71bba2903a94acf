package render

import "math"

const pointsPerInch = 72

// A Scale says how large pages are drawn.
type Scale struct {
	Resolution int // pixels an inch
	// MaxPixels bounds a picture; one of a larger page is drawn at a lower
	// resolution. A page may be as large as a house.
	MaxPixels int
}

// Pixels returns the size of the picture of a page of that size in points.
func (s Scale) Pixels(width, height float64) (int, int) {
	scale := float64(s.Resolution) / pointsPerInch
	if area := width * height * scale * scale; area > float64(s.MaxPixels) {
		scale *= math.Sqrt(float64(s.MaxPixels) / area)
	}
	return max(1, int(math.Round(width*scale))), max(1, int(math.Round(height*scale)))
}
