package main

import (
	"encoding/xml"
	"fmt"
	"math"
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
		Box    xmlBox    `xml:"bounding-box"` // in the file of regions only
	}
	xmlCell struct {
		StartRow int    `xml:"start-row,attr"`
		StartCol int    `xml:"start-col,attr"`
		EndRow   int    `xml:"end-row,attr"` // 0 where it is the first
		EndCol   int    `xml:"end-col,attr"`
		Content  string `xml:"content"`
		Box      xmlBox `xml:"bounding-box"`
	}
	xmlBox struct {
		X1 points `xml:"x1,attr"`
		Y1 points `xml:"y1,attr"`
		X2 points `xml:"x2,attr"`
		Y2 points `xml:"y2,attr"`
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

// Ends of the names of the files about a PDF: the tables with their cells, and the regions
// alone.
const (
	cellsEnd   = "-str.xml"
	regionsEnd = "-reg.xml"
)

// loadTruth reads what the competition says of the tables of a PDF. name is its path without
// the extension.
func loadTruth(name string) ([]truth, error) {
	doc, err := parse(name + cellsEnd)
	if err != nil {
		return nil, err
	}
	var list []truth
	for _, t := range doc.Tables {
		var regions truth
		for _, r := range t.Regions {
			regions = append(regions, r.region())
		}
		list = append(list, regions)
	}
	outlines, err := parse(name + regionsEnd)
	if err != nil {
		return nil, err
	}
	moveIntoPlace(list, outlines)
	return list, nil
}

func parse(path string) (*xmlDocument, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	doc := new(xmlDocument)
	if err := xml.Unmarshal(data, doc); err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return doc, nil
}

// moveIntoPlace moves the boxes of a region where they are of the size of its outline and stand
// elsewhere: those of turned pages were counted from the height before the turn.
func moveIntoPlace(list []truth, outlines *xmlDocument) {
	const near = 3 // points
	if len(list) != len(outlines.Tables) {
		return
	}
	for i, t := range list {
		for j := range min(len(t), len(outlines.Tables[i].Regions)) {
			r, to := &t[j], outlines.Tables[i].Regions[j].Box.rect()
			dx, dy := to.X0-r.box.X0, to.Y0-r.box.Y0
			if math.Abs(to.Width()-r.box.Width()) > near || math.Abs(to.Height()-r.box.Height()) > near || math.Abs(dx)+math.Abs(dy) <= near {
				continue
			}
			r.box = to
			for k := range r.cells {
				b := &r.cells[k].box
				*b = document.Rect{X0: b.X0 + dx, Y0: b.Y0 + dy, X1: b.X1 + dx, Y1: b.Y1 + dy}
			}
		}
	}
}

func (b xmlBox) rect() document.Rect {
	return document.SpanRect(document.Point{X: float64(b.X1), Y: float64(b.Y1)}, document.Point{X: float64(b.X2), Y: float64(b.Y2)})
}

func (x xmlRegion) region() region {
	r := region{page: x.Page}
	for _, c := range x.Cells {
		box := c.Box.rect()
		r.box = r.box.Union(box)
		row, col := c.StartRow+x.RowInc, c.StartCol+x.ColInc
		r.cells = append(r.cells, cell{fields{row, col, max(row, c.EndRow+x.RowInc), max(col, c.EndCol+x.ColInc)}, c.Content, box})
	}
	return r
}
