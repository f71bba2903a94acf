package scan

import (
	"crypto/sha256"
	"fmt"
	"image"
	"os"
	"path/filepath"

	"nianbao/extract/scan/digits"
)

// A Word is what was read in one piece.
type Word struct {
	Text       string
	Box        Box     // its width, by the height of its line
	Confidence float64 // 0 to 1
}

// A Cell is what was read in one cell. A cell without ink has neither words nor
// a figure.
type Cell struct {
	Words []Word
	// Figure is set where the cell holds a figure, a sign for none, or ink of
	// which nothing could be made; nil for text.
	Figure *Figure
}

// A Page is what was read on one sheet.
type Page struct {
	Words []Word // outside of the cells
	Cells []Cell // one for each box asked for, in order
	// Figures stand by themselves outside of the cells, as in a table without
	// lines; they are none of the words.
	Figures []Cell
	// Ink is what else there is outside of the cells, piece by piece, whether it was
	// read or not.
	Ink []Box
}

// A Batch reads several sheets with few runs of the program: its models take
// longer to load than a cell takes to read.
type Batch struct {
	dir   string
	cache *Cache
	pages []*pageJob
	cells []*cellJob
}

type pageJob struct {
	sheet  placer
	around picture           // of what is not in cells
	texts  []image.Rectangle // the lines in it
	words  []word
	cells  []*cellJob
	free   []*cellJob // figures outside of the cells, and texts around them
	ink    []image.Rectangle
}

type cellJob struct {
	sheet      placer
	box        image.Rectangle // of its ink
	lines      []linePicture   // none for an empty cell
	doubt      string
	coarse     bool              // see coarseDoubt
	shaded     bool              // see Figure
	beside     bool              // no lines enclose it, and it has not the shape of a figure
	likeDigits bool              // it may be one all the same
	ink        []image.Rectangle // the characters of a cell that can be a figure
	shapes     []*digits.Shape
	sharp      picture // in black and white
	first      []word  // as a figure
	second     []word
	third      []word      // where they differ
	known      []character // by the shapes
	text       string      // of the figure
	figure     *Figure
}

// A linePicture is the picture of one line of a cell in gray.
type linePicture struct {
	picture
	box    image.Rectangle // of its ink
	figure bool            // it may be one by the shapes of its ink
	words  []word          // as a text
}

// A placer turns pixels of a sheet into points of its page.
type placer struct{ height float64 }

// A picture is one that tesseract reads, in a file, and what is kept of its page.
type picture struct {
	file string
	hash [sha256.Size]byte
	page *pageReadings
}

// NewBatch begins a batch, which keeps its pictures in a directory of its own
// until Close. The cache may be nil.
func NewBatch(cache *Cache) (*Batch, error) {
	dir, err := os.MkdirTemp("", "nianbao-scan-")
	if err != nil {
		return nil, err
	}
	return &Batch{dir: dir, cache: cache}, nil
}

// Close removes the pictures.
func (b *Batch) Close() error { return os.RemoveAll(b.dir) }

// Add takes a sheet with the boxes of its cells. The sheet itself is not kept.
func (b *Batch) Add(s *Sheet, cells []Box) error {
	job := &pageJob{sheet: placer{s.height}}
	readings := b.cache.open(s.gray)
	around := &raster{s.gray.w, s.gray.h, append([]uint8(nil), s.gray.pix...)}
	for _, k := range s.strokes {
		around.wipe(k.box.Inset(-3))
	}
	for _, box := range cells {
		r := s.pixels(box)
		around.wipe(r)
		c, err := b.cell(s, r, readings)
		if err != nil {
			return err
		}
		job.cells = append(job.cells, c)
	}
	if err := b.addFree(job, s, around, s.free(cells), readings); err != nil {
		return err
	}
	b.pages = append(b.pages, job)
	var err error
	job.around, err = b.picture(around, fmt.Sprintf("page%d", len(b.pages)), readings)
	return err
}

// picture writes a picture to a file of the given name.
func (b *Batch) picture(r *raster, name string, readings *pageReadings) (picture, error) {
	p := picture{filepath.Join(b.dir, name+".pgm"), sha256.Sum256(fmt.Appendf(nil, "%d %s", r.w, r.pix)), readings}
	return p, r.save(p.file)
}
