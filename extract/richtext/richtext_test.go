package richtext_test

import (
	"errors"
	"fmt"
	"os"
	"strings"
	"testing"

	"nianbao/extract/document"
	"nianbao/extract/richtext"
)

func read(data []byte) (*document.Document, error) {
	doc := &document.Document{Path: "a.rtf"}
	return doc, richtext.Read(doc, data, document.Limits{MaxCharacters: 100_000, MaxObjects: 10_000}.WithDefaults())
}

// outline writes a document in short: each cell with its column and spans, in doubt with a "?".
func outline(doc *document.Document) string {
	var out []string
	for _, item := range doc.Pages[0].Sequence {
		if item.Line != nil {
			out = append(out, item.Line.Text)
			continue
		}
		for _, c := range item.Table.Cells {
			cell := fmt.Sprintf("%d,%d:%s", c.Row, c.Col, c.Text)
			if c.RowSpan > 1 || c.ColSpan > 1 {
				cell += fmt.Sprintf("(%dx%d)", c.RowSpan, c.ColSpan)
			}
			if c.Crossed {
				cell += "?"
			}
			out = append(out, cell)
		}
	}
	return strings.Join(out, " ")
}

func TestText(t *testing.T) {
	for _, c := range []struct{ name, body, want string }{
		{"GBK by the code page of the document", `\'b9\'ab\'bf\'aa`, "公开"},
		{"GBK by its font", `{\fonttbl{\f1\fcharset134 SimSun;}}\f1\'b9\'ab12`, "公12"},
		{"a second byte that is a letter", `\'81@`, "丂"},
		{"Unicode, with what old programs show", `\uc2\u20844\'b9\'ab\u24320\'bf\'aa1`, "公开1"},
		{"Unicode with one character for old programs", `\uc1\u20844?\u24320?`, "公开"},
		{"none for them: the figure stays", `\uc1\u20844\par 5`, "公 5"},
		{"the Unicode of two texts", `{\upr{12}{\*\ud{34}}}`, "34"},
		{"a field", `{\field{\*\fldinst PAGE 9}{\fldrslt 12}}`, "12"},
		{"what is no text", `1{\footnote 2}{\header 3}{\*\unknown 4}{\listtext 5.}{\*\shpinst{\shptxt 6}}7`, "17"},
		{"hidden and taken out", `1{\v 2}{\deleted 3}{\v\plain 4}`, "14"},
		{"hyphens and spaces", `a\_3\~b\-c`, "a-3\u00a0bc"},
		{"bytes of a picture", `1{\pict\bin3 }}}}2`, "12"},
	} {
		doc, err := read([]byte(`{\rtf1\ansi\ansicpg936 ` + c.body + `\par}`))
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
		} else if got := outline(doc); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func TestTables(t *testing.T) {
	const two = `\trowd\cellx1000\cellx2000 `
	for _, c := range []struct{ name, body, want string }{
		{"rows", two + `\pard\intbl a\cell 1\cell\row` + two + `b\cell 2\cell\row\pard c`, "0,0:a 0,1:1 1,0:b 1,1:2 c"},
		{"a cell over columns", two + `a\cell 1\cell\row\trowd\cellx2000\intbl b\cell\row\pard`, "0,0:a 0,1:1 1,0:b(1x2)"},
		{"cells that are one", `\trowd\clmgf\cellx1000\clmrg\cellx2000\cellx3000 a\cell\cell 1\cell\row\trowd\cellx1000\cellx2000\cellx3000 b\cell c\cell 2\cell\row`, "0,0:a(1x2) 0,2:1 1,0:b 1,1:c 1,2:2"},
		{"a cell over rows", `\trowd\clvmgf\cellx1000\cellx2000 a\cell 1\cell\row\trowd\clvmrg\cellx1000\cellx2000\cell 2\cell\row`, "0,0:a(2x1) 0,1:1 1,1:2"},
		{"edges that are nearly the same", two + `a\cell 1\cell\row\trowd\cellx1008\cellx1995 b\cell 2\cell\row`, "0,0:a 0,1:1 1,0:b 1,1:2"},
		{"more cells than are told of", two + `a\cell 1\cell 2\cell\row`, "0,0:a? 0,1:1? 0,2:2?"},
		{"a row told of behind its cells", `\pard\intbl a\cell 1\cell{` + two + `\row}\pard`, "0,0:a 0,1:1"},
		{"paragraphs in a cell", two + `a\par b\cell 1\cell\row`, "0,0:a\nb 0,1:1"},
		{"set off the line, in part and as a whole", two + `a{\up8 1}\cell {\dn4 12}{\up0 }\cell\row`, "0,0:a1? 0,1:12"},
		{"struck out and raised", two + `a{\strike 1}\cell 1{\super 2}\cell\row`, "0,0:a1? 0,1:12?"},
		{"a table in a table", two + `\intbl x\par\itap2 a\nestcell 1\nestcell{\*\nesttableprops` + two + `\nestrow}{\nonesttables\par}\pard\intbl\cell y\cell\row`, "x 0,0:a 0,1:1 y"},
	} {
		doc, err := read([]byte(`{\rtf1\ansi ` + c.body + `}`))
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
		} else if got := outline(doc); got != c.want {
			t.Errorf("%s:\n%q, want\n%q", c.name, got, c.want)
		}
	}
}

// What is cut short is refused, and so is what is nested without end.
func TestWhatIsNotRead(t *testing.T) {
	for body, want := range map[string]error{`{\rtf1 1{2}`: document.ErrDamagedWord, `{\rtf1 ` + strings.Repeat("{", 10_000): document.ErrLimit} {
		if _, err := read([]byte(body)); !errors.Is(err, want) {
			t.Errorf("%.20s: %v, want %v", body, err, want)
		}
	}
}

func FuzzRead(f *testing.F) {
	for _, body := range []string{`{\rtf1\ansi\ansicpg936 \'b9\'ab\u20844?\par}`, `{\rtf1\trowd\clvmgf\cellx1000\cellx2000 a\cell 1\cell\row\trowd\clvmrg\cellx1000\cellx2000\cell 2\cell\row}`,
		`{\rtf1\trowd\cellx1\itap2 a\nestcell{\*\nesttableprops\trowd\cellx5\nestrow}\cell\row}`} {
		f.Add([]byte(body))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		doc, err := read(data)
		if err == nil && len(doc.Pages) != 1 {
			t.Errorf("%d pages, want one", len(doc.Pages))
		}
	})
}

func BenchmarkRead(b *testing.B) {
	data, err := os.ReadFile("../../testdata/fixtures/rtf-2021.rtf")
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := read(data); err != nil {
			b.Fatal(err)
		}
	}
}
