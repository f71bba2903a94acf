package scan

import (
	"image"

	"nianbao/extract/scan/raster"
	"nianbao/extract/scan/ruling"
)

// Resolution is that of a sheet in pixels an inch, FineBlackAndWhite that from which
// figures in black and white are left whole, and BareBlackAndWhite that below which a 4 may be left as a 1.
const (
	Resolution        = raster.Resolution
	FineBlackAndWhite = raster.FineBlackAndWhite
	BareBlackAndWhite = raster.BareBlackAndWhite
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
	// Strips are what the page was put together from, if parts of it lie on their side: see Upright.
	Strips []Strip
	Lines  []Line
	// Opening is set by whoever has the sheet read if it is one of the first pages, which say whose report it
	// is: both programs read the first lines around their cells.
	Opening bool

	placer
	width float64
	gray  *raster.Raster
	ink   *raster.Bitmap // without the ruled lines
	faint *raster.Bitmap // the same, with every trace
	// Of one of its pictures: see Picture.
	blackAndWhite, coarse, bare bool
	covered                     *raster.Bitmap // by blots that nothing shows through, and by what surrounds the page; nil for nowhere
	strokes                     []ruling.Stroke
}

// NewSheet lays the pictures on a page of the given size in points, straightens
// it and finds its ruled lines.
func NewSheet(width, height float64, pictures []Picture) *Sheet {
	page := raster.Compose(width, height, pictures)
	s := &Sheet{placer: placer{height}, width: width, blackAndWhite: page.BlackAndWhite, coarse: page.Coarse, bare: page.Bare}
	s.Skew = page.Skew()
	s.Perspective = page.Perspective(s.Skew)
	s.gray = page.Draw(s.Skew, s.Perspective, Resolution)
	if s.bare {
		s.gray = s.gray.Softened()
	}
	s.find()
	return s
}

// Size returns the size of the page as it is read, in points.
func (s *Sheet) Size() (width, height float64) { return s.width, s.height }

// find finds the ink and the ruled lines of a sheet.
func (s *Sheet) find() {
	both := s.gray.Threshold(raster.SolidInk, raster.FaintInk)
	s.ink, s.faint = both[0], both[1]
	surroundings := s.gray.Surroundings()
	for _, r := range surroundings { // nothing is printed there, and its edges look like lines
		s.ink.Clear(r)
		s.faint.Clear(r)
	}
	s.strokes, s.covered = ruling.Find(s.gray, s.ink, s.faint)
	if s.covered == nil && len(surroundings) > 0 {
		s.covered = raster.NewBitmap(s.gray.W, s.gray.H)
	}
	for _, r := range surroundings { // but a seal at the edge of the page looks like them, and may lie on print
		s.covered.Fill(r)
	}
	for _, k := range s.strokes {
		s.Lines = append(s.Lines, s.line(k))
	}
}

// A Strip is a stretch of a page as it is read, and where it lies on the straightened page, which is Angle degrees
// clockwise from it.
type Strip struct {
	At, From Box
	Angle    int
}

// beyondTable is how much of the paper above and below a table on its side is turned with it, in pixels: more than its lines are thick.
const beyondTable = Resolution / 25

// Upright returns the sheet with stretches turned that lie on their side, by the boxes of their tables and the degrees
// clockwise. A stretch takes with it what stands beside its table.
func (s *Sheet) Upright(tables []Box, angles []int) *Sheet {
	var turned []raster.Strip
	for i, box := range tables {
		turned = append(turned, raster.Strip{From: s.stretch(box), Angle: angles[i]})
	}
	u := &Sheet{Skew: s.Skew, Perspective: s.Perspective, Opening: s.Opening, blackAndWhite: s.blackAndWhite, coarse: s.coarse, bare: s.bare}
	var strips []raster.Strip
	u.gray, strips = s.gray.Restacked(turned)
	u.width, u.placer = s.width+float64(u.gray.W-s.gray.W)*72/Resolution, placer{s.height + float64(u.gray.H-s.gray.H)*72/Resolution}
	for _, k := range strips {
		u.Strips = append(u.Strips, Strip{u.points(k.At), s.points(k.From), k.Angle})
	}
	u.find()
	return u
}

// stretch returns the rows of a table, as wide as what stands in them.
func (s *Sheet) stretch(table Box) image.Rectangle {
	box := s.pixels(table)
	for _, p := range s.ink.Components(image.Rect(0, box.Min.Y, s.gray.W, box.Max.Y)) {
		if p.Area >= raster.MinInk {
			box.Min.X, box.Max.X = min(box.Min.X, p.Box.Min.X), max(box.Max.X, p.Box.Max.X)
		}
	}
	return box.Inset(-beyondTable).Intersect(s.gray.Bounds())
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

// blotTile is the side of the squares in which blots are told, in pixels: less than a row of a table is high.
const blotTile = Resolution / 12

// blots returns the squares of the sheet in which blots lie. What stands there, outside of all cells, is hidden, and not blank.
func (s *Sheet) blots() []image.Rectangle {
	var tiles []image.Rectangle
	if s.covered == nil {
		return nil
	}
	for y := 0; y < s.gray.H; y += blotTile {
		for x := 0; x < s.gray.W; x += blotTile {
			if tile := image.Rect(x, y, x+blotTile, y+blotTile).Intersect(s.gray.Bounds()); s.isCovered(tile) {
				tiles = append(tiles, tile)
			}
		}
	}
	return tiles
}
