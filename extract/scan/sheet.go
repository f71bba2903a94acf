package scan

import (
	"image"

	"nianbao/extract/scan/raster"
	"nianbao/extract/scan/ruling"
)

// Resolution is that of a sheet in pixels an inch, and FineBlackAndWhite that from which
// figures in black and white are left whole.
const (
	Resolution        = raster.Resolution
	FineBlackAndWhite = raster.FineBlackAndWhite
)

// A Picture is an image and where it lies on the page; its Matrix takes the unit square
// to points.
type (
	Picture     = raster.Picture
	Matrix      = raster.Matrix
	Perspective = raster.Perspective
)

// A Line is a ruled line: its middle, and its thickness, in points.
type Line struct {
	Box   Box
	Width float64
}

// A Sheet is a scanned page, straightened.
type Sheet struct {
	// Skew is by how many degrees the page was turned clockwise about its middle.
	Skew float64
	// Perspective is what was taken off then of a page that was photographed at an angle.
	Perspective Perspective
	Lines       []Line
	// Opening is set by whoever has the sheet read if it is one of the first pages, which say whose report it
	// is: both programs read the first lines around their cells.
	Opening bool

	placer
	gray  *raster.Raster
	ink   *raster.Bitmap // without the ruled lines
	faint *raster.Bitmap // the same, with every trace
	// Of one of its pictures: see Picture.
	blackAndWhite, coarse bool
	covered               *raster.Bitmap // by blots that nothing shows through; nil for nowhere
	strokes               []ruling.Stroke
}

// NewSheet lays the pictures on a page of the given size in points, straightens
// it and finds its ruled lines.
func NewSheet(width, height float64, pictures []Picture) *Sheet {
	page := raster.Compose(width, height, pictures)
	s := &Sheet{placer: placer{height}, blackAndWhite: page.BlackAndWhite, coarse: page.Coarse}
	s.Skew = page.Skew()
	s.Perspective = page.Perspective(s.Skew)
	s.gray = page.Draw(s.Skew, s.Perspective, Resolution)
	both := s.gray.Threshold(raster.SolidInk, raster.FaintInk)
	s.ink, s.faint = both[0], both[1]
	for _, r := range s.gray.Surroundings() { // nothing is printed there, and its edges look like lines
		s.ink.Clear(r)
		s.faint.Clear(r)
	}
	s.strokes, s.covered = ruling.Find(s.gray, s.ink, s.faint)
	for _, k := range s.strokes {
		s.Lines = append(s.Lines, s.line(k))
	}
	return s
}

func (s *Sheet) line(k ruling.Stroke) Line {
	b := s.points(k.Box)
	if k.Across {
		y := (b.Y0 + b.Y1) / 2
		return Line{Box{b.X0, y, b.X1, y}, b.Y1 - b.Y0}
	}
	x := (b.X0 + b.X1) / 2
	return Line{Box{x, b.Y0, x, b.Y1}, b.X1 - b.X0}
}

// pixels returns which pixels of the sheet lie in a box on the page.
func (s *Sheet) pixels(b Box) image.Rectangle { return s.placer.pixels(b).Intersect(s.gray.Bounds()) }

// isCovered reports whether a blot lies in a rectangle.
func (s *Sheet) isCovered(r image.Rectangle) bool { return s.covered != nil && s.covered.HasInk(r) }
