package markup_test

import (
	"context"
	"testing"

	"nianbao/extract"
	"nianbao/extract/document"
	"nianbao/extract/internal/sketch"
)

// Whatever a web page or a Word document holds, each cell of its tables lies in
// the table, and no two certain cells lie over each other.
func FuzzMarkup(f *testing.F) {
	for _, page := range []string{
		"<table><tr><td rowspan=3>a<td>1<tr><td colspan=9>2</table><p>b", "<table><tfoot><td rowspan=0><thead><tr><td><table><td>\xd6\xd0",
		"<table><tr><td rowspan=2 colspan=3>a<td>1<tr><td>2<td rowspan=9>3<tr><td colspan=5>4</table>",
		"<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val='2'/><w:vMerge w:val='restart'/></w:tcPr><w:p/></w:tc></w:tr><w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr></w:tc></w:tr></w:tbl>",
	} {
		f.Add(page)
	}
	f.Fuzz(func(t *testing.T, content string) {
		for name, data := range map[string][]byte{"a.html": []byte("<html>" + content), "a.docx": sketch.Word(content)} {
			doc, err := extract.Read(context.Background(), name, data, extract.Options{Limits: document.Limits{MaxObjects: 10_000, MaxCharacters: 100_000}})
			if err != nil {
				continue
			}
			for _, table := range doc.Pages[0].Tables {
				checkGrid(t, table)
			}
		}
	})
}

func checkGrid(t *testing.T, table *document.Table) {
	taken := map[[2]int]bool{}
	for _, c := range table.Cells {
		if c.RowSpan < 1 || c.ColSpan < 1 || c.Row < 0 || c.Col < 0 || c.Row+c.RowSpan > table.Rows || c.Col+c.ColSpan > table.Cols {
			t.Errorf("a cell out of its table of %d rows and %d columns: %+v", table.Rows, table.Cols, c)
		}
		if c.Crossed {
			continue
		}
		for row := c.Row; row < c.Row+c.RowSpan; row++ {
			for col := c.Col; col < c.Col+c.ColSpan; col++ {
				if taken[[2]int{row, col}] {
					t.Errorf("two cells at row %d, column %d", row, col)
				}
				taken[[2]int{row, col}] = true
			}
		}
	}
}
