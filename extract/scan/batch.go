package scan

import (
	"fmt"
	"image"

	"nianbao/extract/scan/tesseract"
)

// A Batch reads several sheets with few runs of the program: its models take
// longer to load than a cell takes to read.
type Batch struct {
	folder *tesseract.Folder
	cache  *Cache
	pages  []*pageJob
	cells  []*cellJob
}

// A pageJob is one sheet of a batch.
type pageJob struct {
	sheet    placer
	readings *tesseract.Readings
	around   tesseract.Picture // of what is not in cells
	texts    []image.Rectangle // the lines in it
	words    []tesseract.Word
	cells    []*cellJob
	free     []*cellJob // figures outside of the cells, and texts around them
	ink      []image.Rectangle
}

// NewBatch begins a batch, which keeps its pictures in a directory of its own
// until Close. The cache may be nil.
func NewBatch(cache *Cache) (*Batch, error) {
	folder, err := tesseract.NewFolder()
	if err != nil {
		return nil, err
	}
	return &Batch{folder: folder, cache: cache}, nil
}

// Close removes the pictures.
func (b *Batch) Close() error { return b.folder.Remove() }

// Add takes a sheet with the boxes of its cells. The sheet itself is not kept.
func (b *Batch) Add(s *Sheet, cells []Box) error {
	job := &pageJob{sheet: s.placer, readings: b.cache.Open(s.gray)}
	around := s.gray.Clone()
	for _, k := range s.strokes {
		around.Wipe(k.Box.Inset(-3))
	}
	taken := make([]image.Rectangle, len(cells))
	for i, box := range cells {
		taken[i] = s.pixels(box)
		around.Wipe(taken[i])
		c, err := b.cell(s, taken[i], job.readings)
		if err != nil {
			return err
		}
		job.cells = append(job.cells, c)
	}
	if err := b.addFree(job, s, around, taken); err != nil {
		return err
	}
	b.pages = append(b.pages, job)
	var err error
	job.around, err = b.folder.Add(around, fmt.Sprintf("page%d", len(b.pages)), job.readings)
	return err
}
