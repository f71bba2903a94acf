package normalize

import (
	"errors"
	"strings"
	"testing"

	"nianbao/extract/document"
)

// A paper in English is refused by what is on its pages; whatever has the title of a report on
// it, as text, as a cell or beside the text, is looked at.
func TestRefuse(t *testing.T) {
	glyphs := func(text string) *document.Page {
		p := new(document.Page)
		for _, r := range text {
			p.Glyphs = append(p.Glyphs, document.Glyph{Text: string(r)})
		}
		return p
	}
	table := &document.Table{Cells: []document.Cell{{Text: "信息公开"}, {Text: "年度报告"}}}
	for _, c := range []struct {
		name    string
		doc     document.Document
		refused bool
	}{
		{"a paper", document.Document{Pages: []*document.Page{glyphs("Trace-based compilation of 12 programs")}}, true},
		{"a paper with an author", document.Document{Pages: []*document.Page{glyphs("Trace-based compilation, 王小明")}}, true},
		{"nothing", document.Document{}, true},
		{"a title", document.Document{Pages: []*document.Page{glyphs("2020"), glyphs("信息公开年度报告")}}, false},
		{"a title of the file", document.Document{Title: "信息公开年度报告"}, false},
		{"a title beside the text", document.Document{Metadata: []document.Meta{{Content: "信息公开年度报告"}}}, false},
		{"lines", document.Document{Pages: []*document.Page{{Sequence: []document.Item{{Line: &document.Line{Text: "信息公开年度报告"}}}}}}, false},
		{"cells", document.Document{Pages: []*document.Page{{Sequence: []document.Item{{Table: table}}}}}, false},
	} {
		if err := Refuse(&c.doc); errors.Is(err, ErrNotReport) != c.refused {
			t.Errorf("%s: %v", c.name, err)
		}
	}
}

// Of a file whose end is missing it is said that it is, with what is missing of a report.
func TestRefusedForItsEnd(t *testing.T) {
	cutShort := []document.Warning{{Code: document.EndsEarly, Message: "the file ends too early; what stood behind is not read"}}
	doc := &document.Document{Warnings: cutShort, Sections: []document.Section{{Blocks: []document.Block{{Paragraph: "会议通知"}}}}}
	if _, err := Normalize(doc); !errors.Is(err, ErrNotReport) || !strings.Contains(err.Error(), "the file ends too early; no title") {
		t.Errorf("%v", err)
	}
	if err := Refuse(&document.Document{Warnings: cutShort}); !errors.Is(err, ErrNotReport) || !strings.Contains(err.Error(), "the file ends too early; there is hardly") {
		t.Errorf("%v", err)
	}
}
