package extract

import (
	"fmt"
	"maps"
	"slices"

	"nianbao/extract/document"
	"nianbao/extract/table"
)

// A Stage is a step of the reading that can be looked at by itself.
type Stage string

// The stages. Tables with lines go from rulings to tables, those without from words to
// rows.
const (
	StageAll       Stage = "all"       // glyphs, rulings, lines of text with their roles, cells of the tables
	StageGlyphs    Stage = "glyphs"    // what the content stream shows, watermarks too
	StageRulings   Stage = "rulings"   // segments of lines, as they were painted
	StageLines     Stage = "lines"     // segments joined to lines
	StageCrossings Stage = "crossings" // where lines meet, and the columns and rows that they make
	StageCells     Stage = "cells"     // what lines enclose, before text is put into it
	StageTables    Stage = "tables"    // cells with their rows, columns and spans, over pages
	StageText      Stage = "text"      // lines of text outside of ruled tables, with their roles
	StageWords     Stage = "words"     // of lines that are rows without rulings: what stands apart
	StageColumns   Stage = "columns"   // which those words make, under each head
	StageRows      Stage = "rows"      // the cells of tables without rulings
)

// Stages returns the names of the stages, sorted.
func Stages() []Stage { return slices.Sorted(maps.Keys(stages)) }

var stages = map[Stage]func(*canvas){
	StageAll: func(c *canvas) {
		c.cells(func(*document.Table) bool { return true })
		c.rulings(c.page.Rulings)
		c.textLines()
		c.glyphs(glyphBox, "fill:black")
	},
	StageGlyphs: func(c *canvas) {
		for _, g := range c.page.Watermarks {
			c.rect(g.Box, "fill:none;stroke:tomato;stroke-width:0.4")
		}
		c.glyphs(glyphBox, "fill:black")
	},
	StageRulings: func(c *canvas) {
		c.faintGlyphs()
		c.rulings(c.page.Rulings)
	},
	StageLines: func(c *canvas) {
		c.faintGlyphs()
		c.rulings(table.FindRuled(c.page).Lines)
	},
	StageCrossings: (*canvas).crossings,
	StageCells: func(c *canvas) {
		c.faintGlyphs()
		for _, g := range table.FindRuled(c.page).Grids {
			cells, _ := g.Cells()
			for i := range cells {
				cells[i].Place.Page = c.page.Number
			}
			c.drawCells(cells)
		}
	},
	StageTables: func(c *canvas) {
		c.cells(func(*document.Table) bool { return true })
		c.glyphs("", "fill:black")
	},
	StageText: func(c *canvas) {
		c.textLines()
		c.glyphs("", "fill:black")
	},
	StageWords:   (*canvas).words,
	StageColumns: (*canvas).columns,
	StageRows: func(c *canvas) {
		c.cells(func(t *document.Table) bool { return t.Source == document.FromAlignment })
		c.glyphs("", "fill:black")
	},
}

const glyphBox = "fill:none;stroke:lightblue;stroke-width:0.2"

func (c *canvas) faintGlyphs() { c.glyphs("", "fill:silver") }

func (c *canvas) rulings(list []document.Ruling) {
	for _, r := range list {
		c.line(r.Box, fmt.Sprintf("stroke:red;stroke-width:%.2f", max(r.Width, 0.4)))
	}
}

func (c *canvas) textLines() {
	for _, l := range c.page.Lines {
		style := "fill:none;stroke:mediumseagreen;stroke-width:0.4"
		if l.Role != document.Body {
			style = "fill:lightgray;stroke:gray;stroke-width:0.4;stroke-dasharray:2"
		}
		c.rect(l.Box, style)
	}
}

// crossings draws where lines meet, and dashed the columns and rows of each grid.
func (c *canvas) crossings() {
	c.faintGlyphs()
	const dashed = "stroke:steelblue;stroke-width:0.3;stroke-dasharray:2"
	for _, g := range table.FindRuled(c.page).Grids {
		left, right, bottom, top := g.Xs[0], g.Xs[len(g.Xs)-1], g.Ys[0], g.Ys[len(g.Ys)-1]
		for _, x := range g.Xs {
			c.line(document.Rect{X0: x, Y0: bottom, X1: x, Y1: top}, dashed)
		}
		for _, y := range g.Ys {
			c.line(document.Rect{X0: left, Y0: y, X1: right, Y1: y}, dashed)
		}
		for _, p := range g.Crossings() {
			c.dot(p, "fill:red")
		}
	}
}

// cells draws the cells of tables that are on the page, as they are after tables that
// run over pages have been joined.
func (c *canvas) cells(wanted func(*document.Table) bool) {
	for _, s := range c.doc.Sections {
		for _, b := range s.Blocks {
			if b.Table != nil && wanted(b.Table) {
				c.drawCells(b.Table.Cells)
			}
		}
	}
}

// drawCells draws those of the cells that are on the page.
func (c *canvas) drawCells(cells []document.Cell) {
	fills := []string{"aliceblue", "cornsilk", "honeydew", "lavenderblush"}
	for i, cell := range cells {
		box := cell.Place.Box
		if cell.Place.Page != c.page.Number || box.IsZero() {
			continue
		}
		c.rect(box, fmt.Sprintf("fill:%s;stroke:orange;stroke-width:0.8", fills[i%len(fills)]))
		span := fmt.Sprintf("%d,%d", cell.Row, cell.Col)
		if cell.RowSpan > 1 || cell.ColSpan > 1 {
			span += fmt.Sprintf("+%dx%d", cell.RowSpan, cell.ColSpan)
		}
		c.text(box.X0+0.5, box.Y1-4, 4, "fill:darkorange", span)
	}
}

// aligned finds the tables without rulings anew, stage by stage.
func (c *canvas) aligned() []*table.Aligned {
	var list []*table.Aligned
	b := readBody(c.doc, flow(c.doc), c.titles)
	for _, items := range b.stretches() {
		for _, run := range b.finder.Runs(items) {
			if run.Rows {
				list = append(list, table.Align(run.Items))
			}
		}
	}
	return list
}

// words draws what stands apart on the lines that are rows: figures red, labels blue.
func (c *canvas) words() {
	c.faintGlyphs()
	for _, a := range c.aligned() {
		for _, row := range a.Rows {
			for _, s := range row {
				if s.Place.Page != c.page.Number {
					continue
				}
				style := "fill:none;stroke:steelblue;stroke-width:0.5"
				if s.IsFigure() {
					style = "fill:none;stroke:red;stroke-width:0.5"
				}
				c.rect(s.Place.Box, style)
			}
		}
	}
}

// columns draws the columns of figures of the rows under each head as bands, and the
// left edges of the columns of labels.
func (c *canvas) columns() {
	for _, a := range c.aligned() {
		for _, p := range a.Parts {
			band := a.Box(p, c.page.Number)
			if band.IsZero() {
				continue
			}
			for i, col := range p.Columns {
				c.rect(document.Rect{X0: col.From, Y0: band.Y0, X1: col.To, Y1: band.Y1}, "fill:lightyellow;stroke:orange;stroke-width:0.5")
				c.text(col.From+0.5, band.Y1-4, 4, "fill:darkorange", fmt.Sprint(len(a.Labels)+i))
			}
			for i, x := range a.Labels {
				c.line(document.Rect{X0: x, Y0: band.Y0, X1: x, Y1: band.Y1}, "stroke:steelblue;stroke-width:0.5")
				c.text(x+0.5, band.Y1-4, 4, "fill:steelblue", fmt.Sprint(i))
			}
		}
	}
	c.faintGlyphs()
}
