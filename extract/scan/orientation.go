package scan

import (
	"context"
	"fmt"
	"image"
	"slices"

	"nianbao/extract/scan/model"
	"nianbao/extract/scan/raster"
	"nianbao/extract/scan/reading"
	"nianbao/extract/scan/segment"
	"nianbao/extract/scan/tesseract"
)

// orientationResolution is that at which pages are turned to be tried, in pixels an
// inch: text of 9 points has letters of 18 pixels there.
const orientationResolution = Resolution / 2

// A page or table is turned only where that makes it legible beyond doubt.
const (
	clearText   = 20 // ideographs of a page that are read for sure, at least
	clearTable  = 8  // of a table, which may be a row that was left for the next page
	clearMargin = 3  // times as many as in any other turning
)

// A facing is a page turned clockwise by an angle in degrees.
type facing struct {
	angle int
	words []Word
}

// Orientation returns by how many degrees a page that is not legible as it lies must be
// turned clockwise to be upright: 90, 180 or 270; 0 where that can't be told. It reads
// a part of the page turned in each way, and all of it where that is not clear. Errors
// are as those of Batch.Read.
func Orientation(ctx context.Context, programs Programs, cache *Cache, width, height float64, pictures []Picture) (int, error) {
	read := lookAround
	resolution := Resolution
	if programs.tesseract {
		read, resolution = readAround, orientationResolution
	}
	page := raster.Compose(width, height, pictures).Draw(0, raster.Perspective{}, resolution)
	for _, part := range []*raster.Raster{busiest(page), page} {
		angle, err := upright(part, []int{90, 180, 270}, clearText, func(turned []*raster.Raster) ([][]Word, error) {
			return read(ctx, programs, cache, page, turned)
		})
		if err != nil || angle != 0 {
			return angle, err
		}
	}
	return 0, nil
}

// Facing returns by how many degrees a table that is not legible as it lies on its sheet must be turned clockwise to be
// upright: 90 or 270; 0 where that can't be told. Errors are as those of Batch.Read.
func (s *Sheet) Facing(ctx context.Context, programs Programs, cache *Cache, table Box) (int, error) {
	read := readAround
	if programs.model != nil {
		read = lookAround
	}
	part := s.around(nil).Part(s.stretch(table))
	return upright(part, []int{0, 90, 270}, clearTable, func(turned []*raster.Raster) ([][]Word, error) {
		list, err := read(ctx, programs, cache, s.gray, turned)
		for i := range list {
			if programs.model != nil { // which reads single ideographs on their side, too
				list[i] = inLines(list[i])
			}
		}
		return list, err
	})
}

// upright returns in which of some angles a part is legible as it is in no other, 0 for none. Legible are so many ideographs
// at least.
func upright(part *raster.Raster, angles []int, least int, read func(turned []*raster.Raster) ([][]Word, error)) (int, error) {
	var turned []*raster.Raster
	at := 0
	for _, angle := range angles {
		for ; at < angle; at += 90 {
			part = part.Turned()
		}
		turned = append(turned, part)
	}
	words, err := read(turned)
	if err != nil {
		return 0, err
	}
	list := make([]*facing, len(angles))
	for i, angle := range angles {
		list[i] = &facing{angle, words[i]}
	}
	return clearest(list, least), nil
}

// readAround has tesseract read parts of a page, each turned.
func readAround(ctx context.Context, _ Programs, cache *Cache, page *raster.Raster, parts []*raster.Raster) ([][]Word, error) {
	folder, err := tesseract.NewFolder()
	if err != nil {
		return nil, err
	}
	defer folder.Remove()
	readings := cache.Open(tesseract.Version(), page)
	defer readings.Save()
	read := make([][]reading.Word, len(parts))
	var tasks []tesseract.Task
	for i, part := range parts {
		picture, err := folder.Add(part, fmt.Sprintf("facing%d", i), readings)
		if err != nil {
			return nil, err
		}
		tasks = append(tasks, tesseract.Task{Picture: picture, Words: &read[i]})
	}
	if err := tesseract.Read(ctx, tesseract.AsPage, tasks); err != nil {
		return nil, err
	}
	list := make([][]Word, len(parts))
	for i, words := range read {
		list[i] = placer{}.words(words)
	}
	return list, nil
}

// linesLookedAt is of how many lines the model tells whether a part of a page is upright.
const linesLookedAt = 30

// lookAround has the model read the longest lines of parts of a page, each turned.
func lookAround(ctx context.Context, programs Programs, cache *Cache, page *raster.Raster, parts []*raster.Raster) ([][]Word, error) {
	seen := cache.Open(programs.model.Version(), page)
	defer seen.Save()
	list := make([][]Word, len(parts))
	for i, part := range parts {
		lines, _ := segment.Outside(part.Threshold(raster.SolidInk)[0], nil)
		slices.SortStableFunc(lines, func(a, b segment.FreeLine) int {
			return raster.Extent(b.Line).Dx() - raster.Extent(a.Line).Dx()
		})
		s := &Sheet{gray: part}
		var tasks []model.Task
		read := make([]textLine, min(len(lines), linesLookedAt))
		for k := range read {
			read[k] = textLine{box: raster.Extent(lines[k].Line)}
			read[k].crop, _ = s.crop(read[k].box)
			tasks = append(tasks, model.Task{Picture: read[k].crop, Page: seen, Words: &read[k].seen})
		}
		if err := programs.model.Read(ctx, tasks); err != nil {
			return nil, err
		}
		for _, l := range read {
			text, sure := l.text()
			list[i] = append(list[i], Word{text, s.points(l.box), sure})
		}
	}
	return list, nil
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

// clearest returns the angle in which so many ideographs or more are legible, as they are in no other.
func clearest(list []*facing, least int) int {
	best, most, next := 0, 0, 0
	for _, f := range list {
		sure, _ := ideographs(f.words)
		switch {
		case sure > most:
			best, most, next = f.angle, sure, most
		case sure > next:
			next = sure
		}
	}
	if most < least || most < clearMargin*next {
		return 0
	}
	return best
}
