package scan

import (
	"fmt"
	"image"

	"nianbao/extract/scan/raster"
	"nianbao/extract/scan/tesseract"
)

// A Batch reads several sheets with few runs of the program: its models take
// longer to load than a cell takes to read.
type Batch struct {
	programs Programs
	folder   *tesseract.Folder // nil where tesseract does not read
	cache    *Cache
	pages    []*pageJob
	opening  int // how many lines are left that may say whose report it is
}

// NewBatch begins a batch that the programs read, which keeps the pictures for tesseract in a directory
// of its own until Close. The cache may be nil.
func NewBatch(programs Programs, cache *Cache) (*Batch, error) {
	b := &Batch{programs: programs, cache: cache, opening: openingLines}
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
	job := &pageJob{sheet: s.placer, ink: s.blots()}
	if b.programs.tesseract {
		job.readings = b.cache.Open(tesseract.Version(), s.gray)
	}
	if m := b.programs.model; m != nil {
		job.seen = b.cache.Open(m.Version(), s.gray)
	}
	p := &preparation{sheet: s, folder: b.folder, readings: job.readings, seen: b.programs.model != nil, opening: &b.opening, name: fmt.Sprintf("page%d", len(b.pages)+1)}
	taken := make([]image.Rectangle, len(cells))
	for i, box := range cells {
		taken[i] = s.pixels(box)
		c, err := p.cell(taken[i])
		if err != nil {
			return err
		}
		job.cells = append(job.cells, c)
	}
	b.pages = append(b.pages, job)
	if p.seen {
		return p.free(job, nil, taken)
	}
	around := s.around(taken)
	if err := p.free(job, around, taken); err != nil {
		return err
	}
	var err error
	job.around, err = p.picture(func() *raster.Raster { return around }, "around")
	return err
}

// around returns the picture of a sheet without its lines and cells.
func (s *Sheet) around(cells []image.Rectangle) *raster.Raster {
	r := s.gray.Clone()
	for _, k := range s.strokes {
		r.Wipe(k.Box.Inset(-3))
	}
	for _, c := range cells {
		r.Wipe(c)
	}
	return r
}
