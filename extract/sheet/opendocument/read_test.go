package opendocument_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"nianbao/extract/document"
	"nianbao/extract/internal/sketch"
	"nianbao/extract/sheet/opendocument"
	"nianbao/extract/sheet/workbook"
)

// spreadsheet is one with a sheet of these columns and rows, and of these styles and other parts.
func spreadsheet(styles, rows string, parts ...string) []byte {
	all := map[string]string{"content.xml": `<office:document-content><office:automatic-styles>` + styles +
		`</office:automatic-styles><office:body><office:spreadsheet><table:table table:name="表">` + rows + `</table:table></office:spreadsheet></office:body></office:document-content>`}
	for i := 0; i+1 < len(parts); i += 2 {
		all[parts[i]] = parts[i+1]
	}
	return sketch.Archive(all)
}

// outline writes a sheet in short: each cell with its row and column, "(hidden)" before those of hidden
// rows.
func outline(s *workbook.Sheet) string {
	var out []string
	for _, r := range s.Rows {
		for _, c := range r.Cells {
			text := fmt.Sprintf("%d,%d:%s", r.Number, c.Col, c.Text)
			if c.Kind == workbook.Number {
				text = fmt.Sprintf("%d,%d:%v", r.Number, c.Col, c.Number)
				if c.Shown != nil {
					text += "=" + *c.Shown
				}
			}
			if c.Kind == workbook.Pending {
				text += "pending"
			}
			if c.Amended {
				text += "?"
			}
			if r.Hidden {
				text = "(hidden)" + text
			}
			out = append(out, text)
		}
	}
	for _, m := range s.Merged {
		out = append(out, fmt.Sprintf("merged %d-%d,%d-%d", m.FirstRow, m.LastRow, m.FirstCol, m.LastCol))
	}
	for _, h := range s.HiddenCols {
		out = append(out, fmt.Sprintf("hidden %d-%d", h.First, h.Last))
	}
	for _, b := range s.Boxes {
		out = append(out, fmt.Sprintf("box %d,%d:%s", b.Row, b.Col, b.Text))
	}
	return strings.Join(out, " ")
}

func row(cells string) string { return "<table:table-row>" + cells + "</table:table-row>" }

func text(s string) string { return "<table:table-cell><text:p>" + s + "</text:p></table:table-cell>" }

func TestSheets(t *testing.T) {
	const blank, endless = `<table:table-cell/>`, `<table:table-row table:number-rows-repeated="1048576"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>`
	struck := `<style:style style:name="s" style:family="text"><style:text-properties style:text-line-through-style="solid"/></style:style>`
	for _, c := range []struct{ name, styles, rows, want string }{
		{"what is repeated", "", row(text("a")+`<table:table-cell table:number-columns-repeated="2"/><table:table-cell table:number-columns-repeated="2"><text:p>1</text:p></table:table-cell>`) +
			`<table:table-row table:number-rows-repeated="2">` + text("b") + `</table:table-row>` + endless, "0,0:a 0,3:1 0,4:1 1,0:b 2,0:b"},
		{"merged cells", "", row(`<table:table-cell table:number-columns-spanned="2" table:number-rows-spanned="2"><text:p>a</text:p></table:table-cell><table:covered-table-cell/>`+text("1")) +
			row(`<table:covered-table-cell table:number-columns-repeated="2"/>`+text("2")), "0,0:a 0,2:1 1,2:2 merged 0-1,0-1"},
		{"what a number shows", "", row(`<table:table-cell office:value-type="float" office:value="1203.5"><text:p>1,203.50</text:p></table:table-cell>` +
			`<table:table-cell office:value-type="float" office:value="4"><text:p/></table:table-cell><table:table-cell office:value-type="float" office:value="5"/>`), "0,0:1203.5=1,203.50 0,1:4= 0,2:5"},
		{"formulas", "", row(`<table:table-cell table:formula="of:=1+1"/><table:table-cell table:formula="of:=1+1" office:value-type="float" office:value="2"><text:p>2</text:p></table:table-cell>` +
			`<table:table-cell table:formula="of:=1/0" office:value-type="string" office:string-value="" calcext:value-type="error"><text:p>#DIV/0!</text:p></table:table-cell>`), "0,0:pending 0,1:2=2 0,2:#DIV/0!"},
		{"rows and columns that are hidden", "", `<table:table-column/><table:table-column table:visibility="collapse" table:number-columns-repeated="2"/>` + row(text("a")) +
			`<table:table-row table:visibility="collapse">` + text("7") + `</table:table-row><table:table-row table:visibility="filter" table:number-rows-repeated="3">` + blank + `</table:table-row>` + row(text("b")),
			"0,0:a (hidden)1,0:7 5,0:b hidden 1-2"},
		{"texts", struck, row(text(`a<text:s text:c="2"/>b<text:line-break/>c</text:p><text:p>d`) + text(`1<text:span text:style-name="s">2</text:span>`) +
			`<table:table-cell><office:annotation><text:p>not seen</text:p></office:annotation><text:p>3</text:p></table:table-cell>`), "0,0:a  b\nc\nd 0,1:12? 0,2:3"},
		{"what floats over cells", "", row(`<table:table-cell><draw:frame><draw:text-box><text:p>注</text:p></draw:text-box></draw:frame><text:p>1</text:p></table:table-cell>`), "0,0:1 box 0,0:注"},
		{"what changes took out", "", row(text("1")) + "</table:table><table:tracked-changes><table:table><table:table-row><table:table-cell><text:p>9</text:p></table:table-cell></table:table-row></table:table></table:tracked-changes><table:table>", "0,0:1"},
	} {
		book, err := opendocument.Read(spreadsheet(c.styles, c.rows), document.Limits{MaxObjects: 100}.WithDefaults())
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
		} else if got := outline(book.Sheets[0]); got != c.want {
			t.Errorf("%s:\n%s, want\n%s", c.name, got, c.want)
		}
	}
}

// How cells and sheets look is told by styles, their parents, and those of columns and rows.
func TestStyles(t *testing.T) {
	const styles = `<style:style style:name="p" style:family="table-cell"><style:table-cell-properties fo:border="0.06pt solid #000000"/><style:text-properties fo:font-size="12pt"/></style:style>` +
		`<style:style style:name="c" style:family="table-cell" style:parent-style-name="p"><style:text-properties fo:font-weight="bold"/></style:style>` +
		`<style:style style:name="n" style:family="table-cell" style:parent-style-name="p"><style:table-cell-properties fo:border="none"/></style:style>`
	book, err := opendocument.Read(spreadsheet(styles, `<table:table-column table:default-cell-style-name="c"/>`+row(text("1"))+row(`<table:table-cell table:style-name="n"><text:p>2</text:p></table:table-cell>`)), document.Limits{}.WithDefaults())
	if err != nil {
		t.Fatal(err)
	}
	first, second := book.Sheets[0].Rows[0].Cells[0], book.Sheets[0].Rows[1].Cells[0]
	if !first.Ruled || !first.Bold || first.Size != 12 || second.Ruled || second.Bold || second.Size != 12 {
		t.Errorf("%+v, %+v", first, second)
	}
}

func TestWhatIsNotRead(t *testing.T) {
	for name, c := range map[string]struct {
		data []byte
		want error
	}{
		"a cell without end":  {spreadsheet("", row(`<table:table-cell table:number-columns-repeated="16384"><text:p>1</text:p></table:table-cell>`)), document.ErrLimit},
		"a row without end":   {spreadsheet("", `<table:table-row table:number-rows-repeated="1048576">`+text("1")+`</table:table-row>`), document.ErrLimit},
		"hidden without end":  {spreadsheet("", `<table:table-row table:visibility="collapse" table:number-rows-repeated="1048000"><table:table-cell/></table:table-row>`+row(text("1"))), document.ErrLimit},
		"more than is packed": {spreadsheet("", strings.Repeat(" ", 200_000)), document.ErrLimit},
		"encrypted":           {spreadsheet("", "", "META-INF/manifest.xml", "<manifest:manifest><manifest:file-entry><manifest:encryption-data/></manifest:file-entry></manifest:manifest>"), document.ErrPassword},
	} {
		if _, err := opendocument.Read(c.data, document.Limits{MaxObjects: 1000, MaxStreamBytes: 100_000}.WithDefaults()); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", name, err, c.want)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add(`<table:table-column table:number-columns-repeated="16384"/><table:table-row table:number-rows-repeated="3"><table:table-cell table:number-columns-spanned="2"><text:p>1</text:p></table:table-cell></table:table-row>`)
	f.Fuzz(func(t *testing.T, rows string) {
		book, err := opendocument.Read(spreadsheet("", rows), document.Limits{MaxObjects: 1000, MaxStreamBytes: 100_000}.WithDefaults())
		if err != nil {
			return
		}
		for _, s := range book.Sheets {
			for _, r := range s.Rows {
				if r.Number >= workbook.MostRows {
					t.Errorf("row %d", r.Number)
				}
			}
		}
	})
}
