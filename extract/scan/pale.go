package scan

import (
	"image"
	"slices"

	"nianbao/extract/scan/raster"
	"nianbao/extract/scan/segment"
)

// The thin strokes of a digit are paler than the others, most of all in a photograph: as ink, it falls into pieces that
// look like other characters, or like two lines. By its traces it is whole. In black and white nothing is pale: what
// looks so lies between the pixels of the scan, and may close the gap by which a 5 that has lost its stem is no 3.

// pieces returns the ink in a rectangle without specks, by its traces where all of it has the shape of figures by
// these alone; none for no ink.
func (s *Sheet) pieces(in image.Rectangle) segment.Line {
	parts := withoutGrain(s.ink.Components(in))
	if len(parts) == 0 {
		return nil
	}
	solid := segment.WithoutSpecks(parts)
	if s.blackAndWhite || segment.IsFigure(solid) {
		return solid
	}
	traced := withoutGrain(s.faint.Components(in))
	traced = slices.DeleteFunc(traced, func(c raster.Component) bool {
		return !slices.ContainsFunc(c.At, func(p image.Point) bool { return s.ink.Ink[p.Y*s.ink.W+p.X] })
	})
	if len(traced) == 0 || len(traced) > len(parts) {
		return solid
	}
	if traced = segment.WithoutSpecks(traced); segment.IsFigure(traced) {
		return traced
	}
	return solid
}

// withoutGrain leaves out the pieces that are too small for ink.
func withoutGrain(parts segment.Line) segment.Line {
	return slices.DeleteFunc(parts, func(c raster.Component) bool { return c.Area < raster.MinInk })
}
