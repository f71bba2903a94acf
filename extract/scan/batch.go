package scan

import (
	"fmt"
	"image"

	"nianbao/extract/scan/tesseract"
)

// A Batch reads several sheets with few runs of the program: its models take
// longer to load than a cell takes to read.
type Batch struct {
	programs Programs
	folder   *tesseract.Folder // nil where tesseract does not read
	cache    *Cache
	pages    []*pageJob
}

// NewBatch begins a batch that the programs read, which keeps the pictures for tesseract in a directory
// of its own until Close. The cache may be nil.
func NewBatch(programs Programs, cache *Cache) (*Batch, error) {
	b := &Batch{programs: programs, cache: cache}
	var err error
	if programs.tesseract {
		b.folder, err = tesseract.NewFolder()
	}
	return b, err
}

// Close removes the pictures.
func (b *Batch) Close() error {
	if b.folder == nil {
		return nil
	}
	return b.folder.Remove()
}

// Add takes a sheet with the boxes of its cells. The sheet itself is not kept.
func (b *Batch) Add(s *Sheet, cells []Box) error {
	job := &pageJob{sheet: s.placer}
	if b.programs.tesseract {
		job.readings = b.cache.Open(tesseract.Version(), s.gray)
	}
	if m := b.programs.model; m != nil {
		job.seen = b.cache.Open(m.Version(), s.gray)
	}
	p := &preparation{sheet: s, folder: b.folder, readings: job.readings, seen: b.programs.model != nil, around: !b.programs.tesseract, name: fmt.Sprintf("page%d", len(b.pages)+1)}
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
