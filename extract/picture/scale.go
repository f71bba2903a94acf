package picture

import (
	"fmt"
	"math"
	"slices"

	"nianbao/extract/picture/codec"
)

// Characters of reports have these sizes in points, from the notes of a table to headings. By
// usualSize a screen of 96 pixels an inch is taken for one of 107: where pictures of screens are
// enlarged more, the two lines that a browser draws round cells are told apart, and make cells of
// their own.
const (
	smallestSize = 6
	largestSize  = 20
	usualSize    = 10.8
)

// The proportions of a page of A4, and by how much those of a picture may differ from them.
const (
	a4Ratio     = math.Sqrt2
	a4Tolerance = 0.03
	a4Inches    = 297 / 25.4 // of the longer side
)

// fineEnough is the resolution from which a picture is not said to be enlarged: that of coarse
// scans, in pixels an inch.
const fineEnough = 190

// A scale is how large the pictures of a file are.
type scale struct {
	deduced float64 // pixels an inch; 0 where the file is to be believed
	size    float64 // pixels, of characters
	told    string  // what is to be told of it
}

// scaleOf finds out how large the pictures of a file are. What the file says of its resolution
// counts if characters have a usual size by it: cameras and screens say 72 or 96, whatever they
// show. Else pages of the proportions of A4 are of that size, also where several stand below each other, and for all others it is deduced from
// the characters, once for all pages, so that what goes on from page to page stays as wide.
func scaleOf(frames []codec.Frame, looks []look) scale {
	var sizes []float64
	for i := range frames {
		if looks[i].isWritten() {
			sizes = append(sizes, looks[i].size)
		}
	}
	slices.Sort(sizes)
	s := scale{size: sizes[len(sizes)/2]}
	told := 0.0
	believed := true
	for _, f := range frames {
		told = max(told, f.Told.Y)
		believed = believed && s.fits(f.Told.X) && s.fits(f.Told.Y)
	}
	if !believed {
		s.deduced = s.size * pointsPerInch / usualSize
	}
	resolution := s.of(frames[0], looks[0].sheets).Y
	enlarged := ""
	if resolution < fineEnough {
		enlarged = fmt.Sprintf("; its characters are %.0f pixels large, and it was enlarged to be read", s.size)
	}
	switch {
	case believed && enlarged == "":
	case believed:
		s.told = fmt.Sprintf("the picture has %.0f pixels an inch%s", resolution, enlarged)
	case told > 0:
		s.told = fmt.Sprintf("the file says %.0f pixels an inch; by what is written on it there are %.0f%s", told, resolution, enlarged)
	default:
		s.told = fmt.Sprintf("the file does not say how many pixels an inch it has; by what is written on it there are %.0f%s", resolution, enlarged)
	}
	return s
}

// fits reports whether characters have a usual size where there are so many pixels an inch.
func (s scale) fits(resolution float64) bool {
	return resolution > 0 && s.size*pointsPerInch/resolution >= smallestSize && s.size*pointsPerInch/resolution <= largestSize
}

// of returns the resolution of a frame that is one page, or so many sheets of A4 below each other.
func (s scale) of(f codec.Frame, sheets int) codec.Resolution {
	if s.deduced == 0 {
		return f.Told
	}
	height := f.Height / max(1, sheets)
	long, short := float64(max(f.Width, height)), float64(min(f.Width, height))
	if r := long / a4Inches; math.Abs(long/short/a4Ratio-1) <= a4Tolerance && s.fits(r) {
		return codec.Resolution{X: r, Y: r}
	}
	return codec.Resolution{X: s.deduced, Y: s.deduced}
}
