package place

import (
	"strings"
	"testing"

	"nianbao/extract/document"
	"nianbao/normalize/annual"
	"nianbao/normalize/internal/sketch"
)

// Figures of rows that the form does not have, and whether they cast doubt on the
// blank cells of their columns.
func TestBlanksBesideUnplacedFigures(t *testing.T) {
	const head = "第二十条第（一）项|<|<|<\n信息内容|本年制发件数|本年废止件数|现行有效件数\n规章||2|3\n"
	for _, c := range []struct {
		name, extra string
		cut         bool // a page break stands before the extra row
		doubt       bool
	}{
		{"a row with a label of its own", "政府规章解读稿件|7|8|9", false, false},
		{"a row without a label", "|7|8|9", false, true},
		{"the rest of a row that a page break may cut", "解读稿件|7|8|9", true, true},
		{"a figure beside two rows", "政府规章解读稿件|7|8|9\n政策解读会|^|1|1", false, true},
	} {
		t.Run(c.name, func(t *testing.T) {
			grid := sketch.Ruled(head + c.extra + "\n行政规范性文件|4|5|6")
			if c.cut {
				cut := strings.Count(head, "\n")
				grid.Pieces = []document.Piece{{Place: document.Place{Page: 1}, LastRow: cut - 1}, {Place: document.Place{Page: 1}, FirstRow: cut, LastRow: grid.Rows - 1}}
			}
			doc := &document.Document{Sections: []document.Section{{Ordinal: 2, Title: "主动公开政府信息情况", Blocks: []document.Block{{Table: grid}}}}}
			r := &annual.Report{Year: 2023, Form: "2021"}
			FindTables(doc, r.Year).AddTo(r)
			if len(r.Unplaced) == 0 {
				t.Fatal("no figure without a place")
			}
			for _, o := range r.Observations {
				if o.Indicator == "disclosure.rules.issued" {
					if got := o.Status == annual.Flagged; got != c.doubt || o.Raw != "" {
						t.Errorf("%q %s %s, want doubt %t", o.Raw, o.Status, o.Note, c.doubt)
					}
					return
				}
			}
			t.Fatal("the blank cell was not read")
		})
	}
}

// A row of a scan whose label is none of the form's is told as one that is missing: it may be one that reports need not
// have, with a label that was misread.
func TestRowOfScanWithoutPlace(t *testing.T) {
	const text = "第二十条第（一）项|<|<|<\n信息内容|本年制发件数|本年废止件数|现行有效件数\n规章|1|2|3\n行政规范性文件|4|5|6\n督架|7|8|9"
	for name, scanned := range map[string]bool{"a scan": true, "a page of text": false} {
		grid := sketch.Ruled(text)
		for i := range grid.Cells {
			if scanned {
				grid.Cells[i].Recognition = &document.Recognition{Agreeing: 3, Confidence: 1}
			}
		}
		doc := &document.Document{Sections: []document.Section{{Ordinal: 2, Title: "主动公开政府信息情况", Blocks: []document.Block{{Table: grid}}}}}
		r := &annual.Report{Year: 2023, Form: "2021"}
		FindTables(doc, r.Year).AddTo(r)
		told := 0
		for _, f := range r.Findings {
			if f.Code == "row-missing" && strings.Contains(f.Message, "a row of the scan has 3 figures") {
				told++
			}
		}
		if told == 1 != scanned || len(r.Unplaced) != 3 {
			t.Errorf("%s: told %d times, %d figures without a place, want 3", name, told, len(r.Unplaced))
		}
	}
}
