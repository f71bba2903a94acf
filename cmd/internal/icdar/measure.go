package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"nianbao/extract"
	"nianbao/extract/document"
)

// A result is what became of one table of the truth.
type result struct {
	file    string
	table   int // in its file, from 1
	page    int // the first
	drawing drawing
	score
}

// A measurement is that of a folder.
type measurement struct {
	tables  []result
	failed  []string // files that could not be read, with the reason
	files   int
	surplus int // grids that stand in no table of the truth
}

// measure reads all PDFs below a folder that have their tables beside them.
func measure(ctx context.Context, dir string) (*measurement, error) {
	m := &measurement{}
	err := filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		if err != nil || filepath.Ext(path) != ".pdf" {
			return err
		}
		wanted, err := loadTruth(strings.TrimSuffix(path, ".pdf"))
		if errors.Is(err, os.ErrNotExist) {
			return nil
		}
		if err != nil {
			return err
		}
		m.files++
		return m.add(ctx, path, wanted)
	})
	if err == nil && m.files == 0 {
		err = fmt.Errorf("%s: no PDF with its tables (NAME%s) beside it", dir, cellsEnd)
	}
	return m, err
}

// add reads a file and holds it against its tables. A file that can't be read has found none
// of them.
func (m *measurement) add(ctx context.Context, path string, wanted []truth) error {
	doc, err := extract.Open(ctx, path, extract.Options{Textless: true})
	if err != nil {
		if ctx.Err() != nil {
			return err
		}
		m.failed = append(m.failed, err.Error())
		doc = &document.Document{}
	}
	grids := gridsOf(doc)
	used := make([]bool, len(grids))
	for i, t := range wanted {
		r := result{file: filepath.Base(path), table: i + 1, page: t[0].page, drawing: drawingOf(t, doc.Pages)}
		r.score = compare(foundIn(t, grids, used), relations(t.cells()))
		m.tables = append(m.tables, r)
	}
	for _, u := range used {
		if !u {
			m.surplus++
		}
	}
	return nil
}

// cells returns the cells of all regions.
func (t truth) cells() []cell {
	var list []cell
	for _, r := range t {
		list = append(list, r.cells...)
	}
	return list
}

// gridsOf lists the tables of a document, ruled or not, in all its sections.
func gridsOf(doc *document.Document) []*document.Table {
	var list []*document.Table
	for _, s := range doc.Sections {
		for _, b := range s.Blocks {
			if b.Table != nil {
				list = append(list, b.Table)
			}
		}
	}
	return list
}

// foundIn counts the relations of the cells of each grid that stand in the regions of a true
// table, and marks the grids that have any. What stands outside, as a caption or a table that
// was taken for part of this one, is left out; what was found as two grids has no relations
// from one to the other.
func foundIn(t truth, grids []*document.Table, used []bool) map[relation]int {
	found := map[relation]int{}
	for i, g := range grids {
		var inside []cell
		for _, c := range g.Cells {
			if t.has(c.Place) {
				inside = append(inside, cell{fields{c.Row, c.Col, c.Row + c.RowSpan - 1, c.Col + c.ColSpan - 1}, c.Text, c.Place.Box})
			}
		}
		used[i] = used[i] || len(inside) > 0
		for r, n := range relations(inside) {
			found[r] += n
		}
	}
	return found
}

// has reports whether a cell stands in one of the regions, which are as large as their texts:
// ruled cells reach beyond them, and those of other tables may touch them.
func (t truth) has(p document.Place) bool {
	const touch = 3 // points
	for _, r := range t {
		if r.page == p.Page && r.box.OverlapX(p.Box) >= min(touch, p.Box.Width()/2) &&
			r.box.OverlapY(p.Box) > min(r.box.Height(), p.Box.Height())/3 {
			return true
		}
	}
	return false
}
