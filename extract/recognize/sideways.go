package recognize

import (
	"cmp"
	"context"
	"slices"

	"nianbao/extract/document"
	"nianbao/extract/scan"
)

// A page of which all lies on its side is turned as a whole. Where the text around its tables is upright, those that are not
// legible are turned for themselves: by the rows of the page that they take, as nothing else that is upright stands beside them.

// A sideways table lies on its side: it is upright once it is turned clockwise by the angle.
type sideways struct {
	box   document.Rect
	angle int
}

// illegible returns the tables of which hardly a word can be read. Grids that stand beside each other are one.
func (r pageReading) illegible() []document.Rect {
	var tables []document.Rect
	var cells [][]scan.Cell
	order := make([]int, len(r.boxes))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(r.boxes[b].Y1, r.boxes[a].Y1) })
	for _, i := range order {
		n := len(tables)
		if n == 0 || r.boxes[i].Y1 < tables[n-1].Y0-sameLine {
			tables, cells = append(tables, r.boxes[i]), append(cells, nil)
			n++
		}
		tables[n-1] = tables[n-1].Union(r.boxes[i])
		cells[n-1] = append(cells[n-1], r.page.Cells[i])
	}
	var list []document.Rect
	for i, t := range tables {
		if !scan.LegibleCells(cells[i]) {
			list = append(list, t)
		}
	}
	return list
}

// sameLine is how far apart, in points, the sides of two cells are that one line draws.
const sameLine = 2

// lying returns the pages that are to be read again, as they lie on their side or have tables that do. Where there is
// nothing around the tables by which it could be told which of the two it is, it is as on the other pages.
func (r *recognizer) lying(ctx context.Context, pages []*document.Page, readings []pageReading) ([]*document.Page, error) {
	var list []*document.Page
	again := func(i int, is bool, err error) error {
		if is {
			list = append(list, pages[i])
		} else if err != nil {
			readings[i].err = err
		}
		return ctx.Err()
	}
	var open []int
	for i, read := range readings {
		if read.err != nil {
			continue
		}
		doubtful := len(read.illegible()) > 0
		if doubtful && read.page.Course() != scan.Sideways {
			open = append(open, i)
		} else if doubtful || !read.page.Legible() {
			turned, err := r.turn(ctx, pages[i])
			if err := again(i, turned, err); err != nil {
				return nil, err
			}
		}
	}
	for _, i := range open {
		p, read := pages[i], readings[i]
		var turned bool
		var err error
		if read.page.Course() == scan.Across || !r.turnedPages {
			turned, err = r.turnTables(ctx, p, read.illegible())
		}
		if !turned && err == nil && !read.page.Legible() {
			turned, err = r.turn(ctx, p)
		}
		if err := again(i, turned, err); err != nil {
			return nil, err
		}
	}
	return list, nil
}

// turnTables finds those of some tables of a page that lie on their side, and reports whether there are any. Lines that the
// file draws over its pictures would not turn with them.
func (r *recognizer) turnTables(ctx context.Context, p *document.Page, tables []document.Rect) (bool, error) {
	if len(p.Rulings) > 0 && p.Layer == document.ScanLayer {
		return false, nil
	}
	list, err := r.facings(ctx, p, tables)
	r.sideways[p] = list
	return len(list) > 0, err
}

// facings returns those of some tables of a page that lie on their side.
func (r *recognizer) facings(ctx context.Context, p *document.Page, tables []document.Rect) ([]sideways, error) {
	pictures, _, err := r.source.of(ctx, p)
	if err != nil {
		return nil, err
	}
	sheet := scan.NewSheet(p.Width, p.Height, pictures)
	var list []sideways
	for _, t := range tables {
		angle, err := sheet.Facing(ctx, r.programs, r.cache, scan.Box(t))
		if err != nil {
			return nil, err
		}
		if angle != 0 {
			list = append(list, sideways{t, angle})
		}
	}
	return list, nil
}

// turned returns a sheet with tables turned, and how the page is put together then.
func turned(sheet *scan.Sheet, p *document.Page, tables []sideways) (*scan.Sheet, *document.Restacked) {
	boxes, angles := make([]scan.Box, len(tables)), make([]int, len(tables))
	for i, t := range tables {
		boxes[i], angles[i] = scan.Box(t.box), t.angle
	}
	sheet = sheet.Upright(boxes, angles)
	restacked := &document.Restacked{Width: p.Width, Height: p.Height}
	for _, s := range sheet.Strips {
		restacked.Strips = append(restacked.Strips, document.Strip{At: document.Rect(s.At), From: document.Rect(s.From), Angle: s.Angle})
	}
	return sheet, restacked
}
