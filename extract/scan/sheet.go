package scan

import (
	"image"
	"math"
)

// A Box is an upright rectangle in points, Y1 its upper edge.
type Box struct{ X0, Y0, X1, Y1 float64 }

// A Line is a ruled line: its middle, and its thickness, in points.
type Line struct {
	Box   Box
	Width float64
}

// A Sheet is a scanned page, straightened.
type Sheet struct {
	// Skew is by how many degrees the page was turned clockwise about its middle.
	Skew  float64
	Lines []Line

	height float64 // points
	gray   *raster
	ink    *bitmap // without the ruled lines
	faint  *bitmap // the same, with every trace
	// Of one of its pictures: see Picture.
	blackAndWhite, coarse bool
	covered               *bitmap // by blots that nothing shows through; nil for nowhere
	strokes               []stroke
}

// NewSheet lays the pictures on a page of the given size in points, straightens
// it and finds its ruled lines.
func NewSheet(width, height float64, pictures []Picture) *Sheet {
	list := locate(pictures)
	s := &Sheet{height: height}
	for _, p := range list {
		s.blackAndWhite, s.coarse = s.blackAndWhite || p.blackAndWhite, s.coarse || p.coarse
	}
	s.Skew = compose(width, height, list, 0, skewResolution).threshold(solidInk)[0].skew()
	if math.Abs(s.Skew) < skewStep {
		s.Skew = 0
	}
	s.gray = compose(width, height, list, s.Skew*math.Pi/180, Resolution)
	both := s.gray.threshold(solidInk, faintInk)
	s.ink, s.faint = both[0], both[1]
	s.strokes = s.ink.strokes(nil)
	if blots := s.ink.blots(extentOf(s.strokes), s.strokes); blots != nil {
		s.covered = s.seeThrough(blots)
		s.strokes = s.ink.strokes(s.covered)
	}
	s.ink.erase(s.strokes)
	s.faint.erase(s.strokes)
	for _, k := range s.strokes {
		s.Lines = append(s.Lines, s.line(k))
	}
	return s
}

func (s *Sheet) line(k stroke) Line {
	b := s.points(k.box)
	if k.across {
		y := (b.Y0 + b.Y1) / 2
		return Line{Box{b.X0, y, b.X1, y}, b.Y1 - b.Y0}
	}
	x := (b.X0 + b.X1) / 2
	return Line{Box{x, b.Y0, x, b.Y1}, b.X1 - b.X0}
}

// points returns where a rectangle of pixels lies on the page.
func (s *Sheet) points(r image.Rectangle) Box {
	const k = 72.0 / Resolution
	return Box{float64(r.Min.X) * k, s.height - float64(r.Max.Y)*k, float64(r.Max.X) * k, s.height - float64(r.Min.Y)*k}
}

// pixels returns which pixels lie in a box on the page.
func (s *Sheet) pixels(b Box) image.Rectangle {
	const k = Resolution / 72.0
	return image.Rect(int(math.Round(b.X0*k)), int(math.Round((s.height-b.Y1)*k)),
		int(math.Round(b.X1*k)), int(math.Round((s.height-b.Y0)*k))).Intersect(image.Rect(0, 0, s.gray.w, s.gray.h))
}
