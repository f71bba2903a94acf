package place

import (
	"fmt"
	"testing"

	"nianbao/extract/document"
	"nianbao/normalize/annual"
	"nianbao/normalize/form"
	"nianbao/normalize/place/align"
)

// textRow is a row of a text of which the cells are known, also those that are empty.
func textRow(cells ...string) *document.Table {
	heads := []string{"自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"}
	t := &document.Table{Source: document.FromText, Rows: 2, Cols: len(cells), Pieces: []document.Piece{{LastRow: 1}}}
	for r, row := range [][]string{heads, append([]string{"一、本年新收政府信息公开申请数量"}, cells...)} {
		for i, text := range row {
			t.Cells = append(t.Cells, document.Cell{Row: r, Col: i, RowSpan: 1, ColSpan: 1, Text: text})
		}
	}
	return t
}

// Empty cells of a row of a text have their places where it has a cell for each column.
func TestBlankCellsInTexts(t *testing.T) {
	for _, c := range []struct {
		name                   string
		cells                  []string
		read, blank, flagged   int
		unplaced, inferredOnly int
	}{
		{"a cell for each column", []string{"3", "", "", "1", "", "", "4"}, 3, 4, 0, 0, 0},
		{"empty ones of the label before them", []string{"", "", "3", "", "", "1", "", "", "4"}, 3, 4, 0, 0, 0},
		{"a figure before as many as there are columns", []string{"9", "3", "", "", "1", "", "", "4"}, 0, 0, 0, 4, 0},
		{"a cell too few", []string{"3", "", "1", "", "", "4"}, 0, 0, 0, 2, 1},
		{"they do not add up", []string{"3", "", "", "1", "", "", "5"}, 0, 0, 7, 0, 0},
	} {
		p := place(&form.Form{ID: "2021"}, form.FindTable("2021", "applications"), align.Rows(textRow(c.cells...)))
		got := map[annual.Status]int{}
		for _, o := range p.observations {
			got[o.Status]++
		}
		if s, want := fmt.Sprint(got[annual.Read], got[annual.Blank], got[annual.Flagged], len(p.unplaced), got[annual.Inferred]),
			fmt.Sprint(c.read, c.blank, c.flagged, c.unplaced, c.inferredOnly); s != want {
			t.Errorf("%s: read, blank, flagged, unplaced, inferred: %s, want %s", c.name, s, want)
		}
	}
}
