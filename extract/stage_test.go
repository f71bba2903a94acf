package extract

import (
	"strings"
	"testing"

	"nianbao/extract/document"
	"nianbao/extract/internal/sketch"
)

// Each stage of finding a table can be looked at. The page has a table of two by two with
// lines, one of which is painted in two pieces, and below it one without lines.
func TestStages(t *testing.T) {
	s := sketch.NewSheet(1).
		Rule("h 300 20 220\nh 320 20 220\nh 340 20 120\nh 340 121 220\nv 20 300 340\nv 120 300 340\nv 220 300 340").
		Put(25, 325, "规章").Put(130, 325, "3").Put(25, 305, "许可").Put(130, 305, "4").
		Row(240, "20 内容; 120 制发件数; 200 废止件数").Row(220, "20 规章; 135 1; 215 2").Row(200, "20 许可; 135 5; 215 6")
	doc := &document.Document{Path: "sheet", Layout: document.Positioned, Pages: []*document.Page{&s.Page}}
	if err := arrange(doc); err != nil {
		t.Fatal(err)
	}
	doc.Sections = divide(doc, flow(doc), nil)
	for _, c := range []struct {
		stage Stage
		mark  string // what is counted in the picture
		want  int
	}{
		{StageGlyphs, "stroke:lightblue", 24},
		{StageRulings, "stroke:red", 7},
		{StageLines, "stroke:red", 6},
		{StageCrossings, "<circle", 9},
		{StageCells, "stroke:orange", 4},
		{StageTables, "stroke:orange", 4 + 9},
		{StageText, "stroke:mediumseagreen", 3},
		{StageWords, "stroke:red", 4},
		{StageWords, "stroke:steelblue", 5},
		{StageColumns, "fill:lightyellow", 2},
		{StageRows, "stroke:orange", 9},
	} {
		var b strings.Builder
		if err := DrawSVG(&b, doc, 1, c.stage, nil); err != nil {
			t.Fatal(err)
		}
		if got := strings.Count(b.String(), c.mark); got != c.want {
			t.Errorf("%s: %d times %s, want %d", c.stage, got, c.mark, c.want)
		}
	}
	for _, c := range []struct {
		page  int
		stage Stage
		want  string
	}{
		{2, StageAll, "sheet has no page 2, it has 1"},
		{1, "nonsense", `no stage "nonsense"; there are [all cells columns crossings glyphs lines rows rulings tables text words]`},
	} {
		if err := DrawSVG(&strings.Builder{}, doc, c.page, c.stage, nil); err == nil || err.Error() != c.want {
			t.Errorf("page %d, stage %s: %v, want %s", c.page, c.stage, err, c.want)
		}
	}
}
