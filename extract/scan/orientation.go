package scan

import (
	"context"
	"fmt"
	"image"

	"nianbao/extract/scan/raster"
	"nianbao/extract/scan/reading"
	"nianbao/extract/scan/tesseract"
)

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
	angle int
	words []reading.Word
}

// Orientation returns by how many degrees a page that is not legible as it lies must be
// turned clockwise to be upright: 90, 180 or 270; 0 where that can't be told. It reads
// a part of the page turned in each way, and all of it where that is not clear. Errors
// are as those of Batch.Read.
func Orientation(ctx context.Context, cache *Cache, width, height float64, pictures []Picture) (int, error) {
	folder, err := tesseract.NewFolder()
	if err != nil {
		return 0, err
	}
	defer folder.Remove()
	page := raster.Compose(width, height, pictures).Draw(0, raster.Perspective{}, orientationResolution)
	readings := cache.Open(tesseract.Version(), page)
	defer readings.Save()
	for i, part := range []*raster.Raster{busiest(page), page} {
		var list []*facing
		var tasks []tesseract.Task
		for _, angle := range []int{90, 180, 270} {
			part = part.Turned()
			picture, err := folder.Add(part, fmt.Sprintf("facing%d-%d", i, angle), readings)
			if err != nil {
				return 0, err
			}
			f := &facing{angle: angle}
			list, tasks = append(list, f), append(tasks, tesseract.Task{Picture: picture, Words: &f.words})
		}
		if err := tesseract.Read(ctx, tesseract.AsPage, tasks); err != nil {
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
func busiest(page *raster.Raster) *raster.Raster {
	ink := page.Threshold(raster.SolidInk)[0]
	size := image.Pt(max(1, page.W/2), max(1, page.H/2))
	var best image.Rectangle
	most := -1
	for y := 0; y+size.Y <= page.H; y += max(1, size.Y/2) {
		for x := 0; x+size.X <= page.W; x += max(1, size.X/2) {
			part := image.Rectangle{image.Pt(x, y), image.Pt(x, y).Add(size)}
			if n := ink.Changes(part); n > most {
				best, most = part, n
			}
		}
	}
	return page.Part(best)
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
