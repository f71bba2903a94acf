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
	readings := b.cache.Open(tesseract.Version(), s.gray)
	job := &pageJob{sheet: s.placer, readings: readings}
	p := &preparation{sheet: s, folder: b.folder, readings: readings, name: fmt.Sprintf("page%d", len(b.pages)+1)}
	around := s.gray.Clone()
	for _, k := range s.strokes {
		around.Wipe(k.Box.Inset(-3))
	}
	taken := make([]image.Rectangle, len(cells))
	for i, box := range cells {
		taken[i] = s.pixels(box)
		around.Wipe(taken[i])
		c, err := p.cell(taken[i])
		if err != nil {
			return err
		}
		job.cells = append(job.cells, c)
	}
	err := p.free(job, around, taken)
	if err != nil {
		return err
	}
	b.pages = append(b.pages, job)
	job.around, err = p.picture(around, "around")
	return err
}
