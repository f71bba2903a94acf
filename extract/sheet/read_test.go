package sheet_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"nianbao/extract"
	"nianbao/extract/document"
	"nianbao/extract/internal/sketch"
)

func read(t *testing.T, data []byte) *document.Document {
	t.Helper()
	doc, err := extract.Read(t.Context(), "a.xlsx", data, extract.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

// told shows what is on the pages of a document: lines as they are, tables in brackets with "|"
// between cells, and the spans of those that have any.
func told(doc *document.Document) string {
	var b strings.Builder
	for _, p := range doc.Pages {
		for _, it := range p.Sequence {
			if it.Line != nil {
				b.WriteString(it.Line.Text + "\n")
				continue
			}
			row := 0
			b.WriteString("[")
			for i, c := range it.Table.Cells {
				if c.Row != row {
					b.WriteString("\n")
					row = c.Row
				} else if i > 0 {
					b.WriteString("|")
				}
				b.WriteString(c.Text)
				if c.RowSpan*c.ColSpan > 1 {
					fmt.Fprintf(&b, "(%dx%d)", c.RowSpan, c.ColSpan)
				}
				if c.Crossed {
					b.WriteString("?")
				}
			}
			b.WriteString("]\n")
		}
	}
	return strings.TrimSpace(b.String())
}

func TestWhatIsSeenOfASheet(t *testing.T) {
	for name, c := range map[string]struct{ content, want string }{
		"a title over a table": {
			sketch.Rows("洪泽区2023年政府信息公开工作年度报告\n项目|数量\n规章|3") + `<mergeCells><mergeCell ref="A1:B1"/></mergeCells>`,
			"洪泽区2023年政府信息公开工作年度报告\n[项目|数量\n规章|3]"},
		"chapters between tables, without lines": {
			sketch.Rows("二、主动公开\n项目|数量\n规章|3\n三、申请\n项目|自然人|企业\n新收|1|2") + `<mergeCells><mergeCell ref="A1:B1"/><mergeCell ref="A4:C4"/></mergeCells>`,
			"二、主动公开\n[项目|数量\n规章|3]\n三、申请\n[项目|自然人|企业\n新收|1|2]"},
		"a row of a table with lines that is numbered like a chapter": {
			sketch.Rows("1:指标|1:单位|1:数\n1:一、主动公开情况\n1:条数|1:条|1:5") + `<mergeCells><mergeCell ref="A2:C2"/></mergeCells>`,
			"[指标|单位|数\n一、主动公开情况(1x3)\n条数|条|5]"},
		"what stands above and below a table with lines": {
			sketch.Rows("填报单位：|洪泽区教育局||2024年\n1:项目|1:数量\n1:规章|1:3\n1:文件|1:5\n负责人：张三|审核人：李四"),
			"填报单位：洪泽区教育局\n2024年\n[项目|数量\n规章|3\n文件|5]\n负责人：张三\n审核人：李四"},
		"an empty row parts tables": {
			sketch.Rows("项目|数量\n规章|3\n\n结果|件数\n维持|1"),
			"[项目|数量\n规章|3]\n[结果|件数\n维持|1]"},
		"running text beside its heading": {
			sketch.Rows("一、总体情况|" + strings.Repeat("全年公开信息。", 40) + "\n项目|数量\n规章|3"),
			"一、总体情况\n" + strings.Repeat("全年公开信息。", 40) + "\n[项目|数量\n规章|3]"},
		"cells over rows and columns": {
			sketch.Rows("办理结果|公开|3\n|不公开|4\n总计||7") + `<mergeCells><mergeCell ref="A1:A2"/><mergeCell ref="A3:B3"/></mergeCells>`,
			"[办理结果(2x1)|公开|3\n不公开|4\n总计(1x2)|7]"},
		"a hidden row, and a hidden column in a merged cell": {
			strings.Replace(sketch.Rows("项目|草稿|数量\n规章|77|3\n备用|78|79"), `<row r="3">`, `<row r="3" hidden="1">`, 1) + `<mergeCells><mergeCell ref="A1:B1"/></mergeCells><cols><col min="2" max="2" hidden="1"/></cols>`,
			"[项目|数量\n规章|3]"},
		"values as their formats show them": {
			sketch.Rows("件数|2:12\n零|3:0\n约数|4:12.6\n分数|5:0.5\n划去|6:9"),
			"[件数|12件\n零|\n约数|13\n分数|0.5?\n划去|9?]"},
		"formulas": {
			sketch.Rows("和|=A1+1→7\n没算|=A2+1\n出错|=A9→#REF!"),
			"[和|7\n没算|?\n出错|#REF!]"},
		"a blank cell between others": {sketch.Rows("项目|甲|乙\n规章||3"), "[项目|甲|乙\n规章||3]"},
		"zeros that the sheet does not show": {
			`<sheetViews><sheetView showZeros="0"/></sheetViews>` + sketch.Rows("项目|甲|乙\n规章|0|3"), "[项目|甲|乙\n规章||3]"},
	} {
		t.Run(name, func(t *testing.T) {
			// Columns stand before rows in a sheet.
			if cols := strings.Index(c.content, "<cols>"); cols > 0 {
				c.content = c.content[cols:] + c.content[:cols]
			}
			if got := told(read(t, sketch.Workbook("统计表||"+c.content))); got != c.want {
				t.Errorf("got\n%s\nwant\n%s", got, c.want)
			}
		})
	}
}

// The place of a cell is its address, under which anybody finds it.
func TestPlaceIsTheAddress(t *testing.T) {
	doc := read(t, sketch.Workbook("封面||"+sketch.Rows("洪泽区教育局"), "统计 表||"+sketch.Rows("\n\n|项目|数量\n|规章|3")))
	if len(doc.Pages) != 2 || doc.Pages[1].Number != 2 {
		t.Fatalf("%d pages", len(doc.Pages))
	}
	if at := doc.Pages[0].Sequence[0].Place(); at.Cell != "封面!A1" || at.Page != 1 {
		t.Errorf("the cover is at %+v", at)
	}
	cells := doc.Pages[1].Tables[0].Cells
	at := cells[len(cells)-1].Place
	want := document.Place{Page: 2, Line: 4, Cell: "'统计 表'!C4", Box: document.Rect{X0: 2, Y0: -4, X1: 3, Y1: -3}}
	if cells[len(cells)-1].Text != "3" || at != want {
		t.Errorf("3 is at %+v, want %+v", at, want)
	}
}

// Tables of two sheets are two tables, though one ends the first and the other begins the second.
func TestSheetsPartTables(t *testing.T) {
	doc := read(t, sketch.Workbook("表二||"+sketch.Rows("项目|数量\n规章|3"), "表三||"+sketch.Rows("项目|数量\n新收|4")))
	tables := 0
	for _, b := range doc.Sections[0].Blocks {
		if b.Table != nil {
			tables++
		}
	}
	if tables != 2 {
		t.Errorf("%d tables", tables)
	}
}

// What nobody sees is not read, and told.
func TestWhatIsLeftOutIsTold(t *testing.T) {
	doc := read(t, sketch.Workbook("表||"+strings.Replace(sketch.Rows("项目|数量\n规章|4:3.2\n备用|79\n甲|3:0\n乙|=B9\n丙|5:0.5\n丁|=1→#N/A"), `<row r="3">`, `<row r="3" hidden="1">`, 1),
		"草稿|hidden|"+sketch.Rows("99999")))
	var codes []string
	for _, w := range doc.Warnings {
		codes = append(codes, w.Code)
	}
	if want := []string{"sheet-hidden", "sheet-unshown", "sheet-rounded", "sheet-uncalculated", "sheet-error", "sheet-format"}; !slices.Equal(codes, want) {
		t.Errorf("%v, want %v", codes, want)
	}
	if said := doc.Warnings[0].Message; !strings.Contains(said, "表!A3") || !strings.Contains(said, "草稿") {
		t.Errorf("said of what is hidden: %s", said)
	}
	if left := doc.Pages[0].LeftOut; !strings.Contains(left, "79") || !strings.Contains(left, "99999") {
		t.Errorf("left out: %q", left)
	}
}

func TestWorkbooksThatAreNotRead(t *testing.T) {
	small := document.Limits{MaxStreamBytes: 3000, MaxLines: 20, MaxObjects: 1000}
	for name, c := range map[string]struct {
		data []byte
		want error
	}{
		"with nothing in it":      {sketch.Workbook("表||<sheetData/>"), document.ErrEmpty},
		"with all of it hidden":   {sketch.Workbook("表|hidden|" + sketch.Rows("1")), document.ErrEmpty},
		"too many cells":          {sketch.Workbook("表||" + sketch.Rows(strings.Repeat("a|b\n", 20))), document.ErrLimit},
		"too much to unpack":      {sketch.Workbook("表||" + strings.Repeat("<sheetData/>", 1000)), document.ErrLimit},
		"too large a table":       {sketch.Workbook("表||" + sketch.Rows("a|b") + diagonal(19)), document.ErrLimit},
		"cut short":               {sketch.Workbook("表||<sheetData><row>"), document.ErrDamagedSheet},
		"without its sheet":       {sketch.Archive(map[string]string{"xl/workbook.xml": "<workbook><sheets>"}), document.ErrDamagedSheet},
		"a binary one of today's": {sketch.Archive(map[string]string{"xl/workbook.bin": "\x83"}), document.ErrUnsupported},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := extract.Read(t.Context(), "a.xlsx", c.data, extract.Options{Limits: small})
			if !errors.Is(err, c.want) {
				t.Errorf("%v, want %v", err, c.want)
			}
		})
	}
}

// diagonal is a sheet in which each row has its cells in columns of its own.
func diagonal(rows int) string {
	var b strings.Builder
	b.WriteString("<sheetData>")
	for r := range rows / 2 {
		fmt.Fprintf(&b, `<row r="%d">`, r+2)
		for _, col := range []string{"A", "B", "C"} {
			fmt.Fprintf(&b, `<c r="%s%c%d"><v>1</v></c>`, col, 'A'+r, r+2)
		}
		b.WriteString("</row>")
	}
	return b.String() + "</sheetData>"
}

// Thousands of rows with nothing but lines cost nothing and show nothing.
func TestFormattedRowsWithoutText(t *testing.T) {
	var b strings.Builder
	for r := range 60_000 {
		fmt.Fprintf(&b, `<row r="%d"><c r="A%d" s="1"/><c r="B%d" s="1"/></row>`, r+3, r+3, r+3)
	}
	content := strings.Replace(sketch.Rows("1:项目|1:数量\n1:规章|1:3"), "</sheetData>", b.String()+"</sheetData>", 1)
	if got, want := told(read(t, sketch.Workbook("表||"+content))), "[项目|数量\n规章|3]"; got != want {
		t.Errorf("got\n%.200s\nwant\n%s", got, want)
	}
}
