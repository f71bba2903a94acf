package scan

import (
	"context"
	"fmt"
	"image"
	"unicode"
)

// sureWord is the confidence from which a word counts as read. On upright pages half
// of the ideographs or more are in such words, on pages that lie on their side or
// upside down less than a tenth.
const sureWord = 0.8

// legibleShare is the share of ideographs in sure words from which a page is upright.
const legibleShare = 0.3

// Legible reports whether what was read is a text that runs across the page, as that
// of an upright page is; so is a page without any.
func (p Page) Legible() bool {
	words := p.Words
	for _, c := range p.Cells {
		if c.Figure == nil {
			words = append(words, c.Words...)
		}
	}
	sure, all := ideographs(words)
	return float64(sure) >= legibleShare*float64(all)
}

// ideographs counts the ideographs of words, and those of them that were read for
// sure in lines across the page. Tesseract reads lines that run upwards too, but
// neither the cells of their tables nor their figures.
func ideographs(words []Word) (sure, all int) {
	for _, w := range words {
		across := w.Box.Y1-w.Box.Y0 <= 2*(w.Box.X1-w.Box.X0)
		for _, r := range w.Text {
			if !unicode.Is(unicode.Han, r) {
				continue
			}
			all++
			if across && w.Confidence >= sureWord {
				sure++
			}
		}
	}
	return sure, all
}

// orientationResolution is that at which pages are turned to be tried, in pixels an
// inch: text of 9 points has letters of 18 pixels there.
const orientationResolution = Resolution / 2

// A page is turned only where that makes it legible beyond doubt.
const (
	clearText   = 20 // ideographs that are read for sure, at least
	clearMargin = 3  // times as many as in any other turning
)

// A facing is a page turned clockwise by an angle in degrees.
type facing struct {
	angle   int
	picture picture
	words   []word
}

// Orientation returns by how many degrees a page that is not legible as it lies must be
// turned clockwise to be upright: 90, 180 or 270; 0 where that can't be told. It reads
// a part of the page turned in each way, and all of it where that is not clear. Errors
// are as those of Batch.Read.
func Orientation(ctx context.Context, cache *Cache, width, height float64, pictures []Picture) (int, error) {
	b, err := NewBatch(cache)
	if err != nil {
		return 0, err
	}
	defer b.Close()
	page := compose(width, height, locate(pictures), 0, orientationResolution)
	readings := cache.open(page)
	defer readings.save()
	for i, part := range []*raster{page.busiest(), page} {
		var list []*facing
		for _, angle := range []int{90, 180, 270} {
			part = part.turned()
			f := &facing{angle: angle}
			if f.picture, err = b.picture(part, fmt.Sprintf("facing%d-%d", i, angle), readings); err != nil {
				return 0, err
			}
			list = append(list, f)
		}
		if err := recognizeEach(ctx, asPage, list, func(f *facing) (picture, *[]word) { return f.picture, &f.words }); err != nil {
			return 0, err
		}
		if angle := clearest(list); angle != 0 {
			return angle, nil
		}
	}
	return 0, nil
}

// busiest returns the part of a page, half as wide and high, in which ink and paper
// change most often: text does that more than lines and pictures do.
func (r *raster) busiest() *raster {
	ink := r.threshold(solidInk)[0]
	size := image.Pt(max(1, r.w/2), max(1, r.h/2))
	var best image.Rectangle
	most := -1
	for y := 0; y+size.Y <= r.h; y += max(1, size.Y/2) {
		for x := 0; x+size.X <= r.w; x += max(1, size.X/2) {
			part := image.Rectangle{image.Pt(x, y), image.Pt(x, y).Add(size)}
			if n := ink.changes(part); n > most {
				best, most = part, n
			}
		}
	}
	out := newRaster(best.Dx(), best.Dy())
	for y := range out.h {
		copy(out.pix[y*out.w:(y+1)*out.w], r.pix[(best.Min.Y+y)*r.w+best.Min.X:])
	}
	return out
}

// changes counts how often ink and paper follow each other in the rows of a part.
func (b *bitmap) changes(part image.Rectangle) int {
	n := 0
	for y := part.Min.Y; y < part.Max.Y; y++ {
		row := b.ink[y*b.w+part.Min.X : y*b.w+part.Max.X]
		for x := 1; x < len(row); x++ {
			if row[x] != row[x-1] {
				n++
			}
		}
	}
	return n
}

// clearest returns the angle in which a page is legible as it is in no other.
func clearest(list []*facing) int {
	best, most, next := 0, 0, 0
	for _, f := range list {
		sure, _ := ideographs(placer{}.words(f.words))
		switch {
		case sure > most:
			best, most, next = f.angle, sure, most
		case sure > next:
			next = sure
		}
	}
	if most < clearText || most < clearMargin*next {
		return 0
	}
	return best
}

// turned returns the picture turned clockwise by 90 degrees.
func (r *raster) turned() *raster {
	out := newRaster(r.h, r.w)
	for y := range r.h {
		for x := range r.w {
			out.pix[x*out.w+r.h-1-y] = r.pix[y*r.w+x]
		}
	}
	return out
}
