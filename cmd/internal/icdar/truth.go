package main

import (
	"encoding/xml"
	"fmt"
	"os"
	"strconv"
	"strings"

	"nianbao/extract/document"
)

// A region is the part of a table on one page.
type region struct {
	page  int
	box   document.Rect
	cells []cell
}

// A cell is one cell of a table, true or found: the fields of the grid that it takes, from
// zero, the last ones included, its text and its box on the page, in points.
type cell struct {
	fields
	text string
	box  document.Rect
}

// fields are rows and columns of a grid, the last ones included.
type fields struct{ firstRow, firstCol, lastRow, lastCol int }

// A truth is a table as it should be found: its regions, with rows and columns counted through
// all of them.
type truth []region

// The format of the files: cells have their first row and column, and the last ones where they
// take more; a region of a table that is continued counts on from the increments.
type (
	xmlDocument struct {
		Tables []xmlTable `xml:"table"`
	}
	xmlTable struct {
		Regions []xmlRegion `xml:"region"`
	}
	xmlRegion struct {
		Page   int       `xml:"page,attr"`
		RowInc int       `xml:"row-increment,attr"`
		ColInc int       `xml:"col-increment,attr"`
		Cells  []xmlCell `xml:"cell"`
	}
	xmlCell struct {
		StartRow int    `xml:"start-row,attr"`
		StartCol int    `xml:"start-col,attr"`
		EndRow   int    `xml:"end-row,attr"` // 0 where it is the first
		EndCol   int    `xml:"end-col,attr"`
		Content  string `xml:"content"`
		Box      struct {
			X1 points `xml:"x1,attr"`
			Y1 points `xml:"y1,attr"`
			X2 points `xml:"x2,attr"`
			Y2 points `xml:"y2,attr"`
		} `xml:"bounding-box"`
	}
)

// points is a whole number of points. The files were written by hand: of one with another sign
// behind it, the digits count.
type points float64

// UnmarshalXMLAttr reads the digits.
func (p *points) UnmarshalXMLAttr(a xml.Attr) error {
	n, err := strconv.Atoi(strings.TrimRightFunc(a.Value, func(r rune) bool { return r < '0' || r > '9' }))
	*p = points(n)
	return err
}

// loadTruth reads the tables of a file of the competition.
func loadTruth(path string) ([]truth, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	var doc xmlDocument
	if err := xml.Unmarshal(data, &doc); err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	var list []truth
	for _, t := range doc.Tables {
		var regions truth
		for _, r := range t.Regions {
			regions = append(regions, r.region())
		}
		list = append(list, regions)
	}
	return list, nil
}

func (x xmlRegion) region() region {
	r := region{page: x.Page}
	for _, c := range x.Cells {
		box := document.SpanRect(document.Point{X: float64(c.Box.X1), Y: float64(c.Box.Y1)}, document.Point{X: float64(c.Box.X2), Y: float64(c.Box.Y2)})
		r.box = r.box.Union(box)
		row, col := c.StartRow+x.RowInc, c.StartCol+x.ColInc
		r.cells = append(r.cells, cell{fields{row, col, max(row, c.EndRow+x.RowInc), max(col, c.EndCol+x.ColInc)}, c.Content, box})
	}
	return r
}
