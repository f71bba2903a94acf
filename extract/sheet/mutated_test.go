package sheet_test

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"

	"nianbao/extract"
	"nianbao/extract/document"
	"nianbao/extract/internal/sketch"
)

// However a workbook is damaged, it is read or refused with one of the reasons.
func TestDamagedWorkbooks(t *testing.T) {
	for _, name := range []string{"sheet-plain.xlsx", "sheet-plain.xls", "sheet-hidden.xlsx", "sheet-hidden.et", "sheet-hidden.ods"} {
		data, err := os.ReadFile(filepath.Join("../../testdata/fixtures", name))
		if err != nil {
			t.Fatal(err)
		}
		t.Run(name, func(t *testing.T) {
			random := rand.New(rand.NewPCG(1, uint64(len(data))))
			read := 0
			for n := range 200 {
				doc, err := extract.Read(t.Context(), name, damage(data, n, random), extract.Options{})
				var typed *document.Error
				switch {
				case err == nil:
					read++
					checkTables(t, doc)
				case !errors.As(err, &typed):
					t.Fatalf("%d: %v", n, err)
				}
			}
			t.Logf("%d of 200 were read", read)
		})
	}
}

// damage overwrites, cuts out or doubles some bytes.
func damage(data []byte, n int, random *rand.Rand) []byte {
	out := append([]byte{}, data...)
	at := random.IntN(len(out) - 64)
	switch n % 4 {
	case 0:
		for range 1 + random.IntN(8) {
			out[random.IntN(len(out))] = byte(random.Uint32())
		}
	case 1:
		out = append(out[:at], out[at+random.IntN(64):]...)
	case 2:
		out = append(out[:at+random.IntN(64)], data[at:]...)
	case 3:
		out = out[:at+1]
	}
	return out
}

// checkTables fails where cells lie out of their table or two certain ones over each other.
func checkTables(t *testing.T, doc *document.Document) {
	t.Helper()
	for _, p := range doc.Pages {
		for _, table := range p.Tables {
			taken := map[[2]int]bool{}
			for _, c := range table.Cells {
				if c.RowSpan < 1 || c.ColSpan < 1 || c.Row < 0 || c.Col < 0 || c.Row+c.RowSpan > table.Rows || c.Col+c.ColSpan > table.Cols {
					t.Fatalf("a cell out of its table of %d rows and %d columns: %+v", table.Rows, table.Cols, c)
				}
				for row := c.Row; row < c.Row+c.RowSpan && !c.Crossed; row++ {
					for col := c.Col; col < c.Col+c.ColSpan; col++ {
						if taken[[2]int{row, col}] {
							t.Fatalf("two cells at row %d, column %d", row, col)
						}
						taken[[2]int{row, col}] = true
					}
				}
			}
		}
	}
}

// Whatever a sheet holds, the cells of its tables lie in them.
func FuzzSheet(f *testing.F) {
	f.Add(sketch.Rows("项目|甲|乙\n1:规章|2:3|4:1.5\n|=A1|=B1→7") + `<mergeCells><mergeCell ref="A1:B2"/><mergeCell ref="B2:XFD1048576"/></mergeCells>`)
	f.Add(`<cols><col min="1" max="16384" hidden="1"/></cols><sheetData><row r="1048576"><c r="XFD1"><v>1</v></c><c><v>2</v></c></row></sheetData>`)
	f.Add(`<sheetData><row ht="0"><c t="s"><v>0</v></c></row><row r="-1"><c r="A0" t="b"><v>1</v></c><c r="ZZZ9" t="e"/></row></sheetData>`)
	f.Fuzz(func(t *testing.T, content string) {
		doc, err := extract.Read(t.Context(), "a.xlsx", sketch.Workbook("表||"+content, fmt.Sprintf("隐|hidden|%s", content)),
			extract.Options{Limits: document.Limits{MaxObjects: 10_000, MaxCharacters: 100_000}})
		if err == nil {
			checkTables(t, doc)
		}
	})
}
