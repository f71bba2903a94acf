package scan

import (
	"image"
	"math"

	"nianbao/extract/scan/raster"
	"nianbao/extract/scan/reading"
)

// A placer turns pixels of a sheet into points of its page, and back.
type placer struct{ height float64 } // points

// points returns where a rectangle of pixels lies on the page.
func (p placer) points(r image.Rectangle) Box {
	const k = 72.0 / raster.Resolution
	return Box{float64(r.Min.X) * k, p.height - float64(r.Max.Y)*k, float64(r.Max.X) * k, p.height - float64(r.Min.Y)*k}
}

// pixels returns which pixels lie in a box on the page.
func (p placer) pixels(b Box) image.Rectangle {
	const k = raster.Resolution / 72.0
	return image.Rect(int(math.Round(b.X0*k)), int(math.Round((p.height-b.Y1)*k)),
		int(math.Round(b.X1*k)), int(math.Round((p.height-b.Y0)*k)))
}

// words places the words of a picture of the whole sheet.
func (p placer) words(list []reading.Word) []Word {
	var out []Word
	edge := 0 // right edge of the word before
	for i, w := range list {
		box := w.Box
		box.Min.Y, box.Max.Y = w.Line.Min.Y, w.Line.Max.Y
		// The program is surer of the order of words than of their places, and
		// gives some that overlap.
		if i > 0 && list[i-1].Line == w.Line {
			box.Min.X = max(box.Min.X, edge)
			box.Max.X = max(box.Max.X, box.Min.X+1)
		}
		edge = box.Max.X
		out = append(out, Word{w.Text, p.points(box), w.Confidence})
	}
	return out
}
