package recognize

import (
	"context"
	"slices"

	"nianbao/extract/document"
	"nianbao/extract/scan"
	"nianbao/extract/table"
)

// openingPages are those that say whose report it is.
const openingPages = 2

// A pageReading is what was read on a page.
type pageReading struct {
	err         error // why nothing was: there is no picture to be had
	skew        float64
	perspective document.Perspective
	drawn       bool // with the text of the page
	restacked   *document.Restacked
	width       float64 // of the page as it was read
	height      float64
	rulings     []document.Ruling
	boxes       []document.Rect // of the cells
	page        scan.Page
}

// read reads pages, one reading for each. The error is that of the program, or of the
// context.
func (r *recognizer) read(ctx context.Context, pages []*document.Page) ([]pageReading, error) {
	batch, err := scan.NewBatch(r.programs, r.cache)
	if err != nil {
		return nil, err
	}
	defer batch.Close()
	readings := make([]pageReading, len(pages))
	var added []int
	for i, p := range pages {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		pictures, drawn, err := r.source.of(ctx, p)
		if err != nil {
			readings[i].err = err
			continue
		}
		sheet := scan.NewSheet(p.Width, p.Height, pictures)
		sheet.Opening = p.Number <= openingPages
		var restacked *document.Restacked
		if tables := r.sideways[p]; len(tables) > 0 {
			sheet, restacked = turned(sheet, p, tables)
		}
		read := pageReading{skew: sheet.Skew, perspective: document.Perspective(sheet.Perspective), drawn: drawn, restacked: restacked}
		read.width, read.height = sheet.Size()
		if !drawn && restacked == nil {
			read.rulings = slices.Clone(p.Rulings)
		}
		for _, l := range sheet.Lines {
			read.rulings = append(read.rulings, document.Ruling{Box: document.Rect(l.Box), Width: l.Width})
		}
		read.boxes = table.CellBoxes(read.rulings)
		asked := make([]scan.Box, len(read.boxes))
		for i, c := range read.boxes {
			asked[i] = scan.Box(c)
		}
		if err := batch.Add(sheet, asked); err != nil {
			return nil, err
		}
		readings[i], added = read, append(added, i)
	}
	results, err := batch.Read(ctx)
	if err != nil {
		return nil, err
	}
	for k, i := range added {
		readings[i].page = results[k]
	}
	return readings, nil
}

// turn turns a page that lies on its side, or upside down, and reports whether it
// does.
func (r *recognizer) turn(ctx context.Context, p *document.Page) (bool, error) {
	pictures, _, err := r.source.of(ctx, p)
	if err != nil {
		return false, err
	}
	angle, err := scan.Orientation(ctx, r.programs, r.cache, p.Width, p.Height, pictures)
	if err != nil || angle == 0 {
		return false, err
	}
	p.Turn(angle)
	p.Turned = angle
	r.turnedPages = true
	return true, nil
}
