package printed

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"nianbao/cmd/internal/ingest"
	"nianbao/normalize/annual"
	"nianbao/normalize/form"
)

func read(t *testing.T, name string) *annual.Report {
	t.Helper()
	_, r, err := ingest.Read(context.Background(), "../../../../testdata/fixtures/"+name)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// Every cell of the grid is covered once: spans neither overlap nor leave holes.
func TestSpansCoverTheGrid(t *testing.T) {
	for _, name := range []string{"form2021-libreoffice.pdf", "form2019-libreoffice.pdf", "drift.pdf", "pingan-2020.pdf", "department.pdf"} {
		for _, table := range Tables(read(t, name)) {
			t.Run(name+"/"+table.ID, func(t *testing.T) { checkCover(t, table) })
		}
	}
	for _, form := range form.All() {
		for _, table := range Tables(&annual.Report{Form: form.ID}) {
			t.Run("empty/"+form.ID+"/"+table.ID, func(t *testing.T) { checkCover(t, table) })
		}
	}
}

func checkCover(t *testing.T, table Table) {
	t.Helper()
	covered := map[[2]int]bool{}
	for y, row := range table.Rows {
		x := 0
		for _, cell := range row.Cells {
			for covered[[2]int{x, y}] {
				x++
			}
			for dy := range cell.RowSpan {
				for dx := range cell.ColSpan {
					at := [2]int{x + dx, y + dy}
					if covered[at] || at[0] >= table.Width || at[1] >= len(table.Rows) {
						t.Fatalf("%q covers %v again or outside of the grid", cell.Zh, at)
					}
					covered[at] = true
				}
			}
		}
	}
	if want := table.Width * len(table.Rows); len(covered) != want || want == 0 {
		t.Errorf("%d of %d cells covered", len(covered), want)
	}
}

// Every figure of the tables stands in exactly one cell.
func TestEveryFigureIsShownOnce(t *testing.T) {
	for _, name := range []string{"form2021-libreoffice.pdf", "form2019-libreoffice.pdf", "drift.pdf", "pingan-2020.pdf"} {
		r := read(t, name)
		shown := map[annual.CellRef]int{}
		for _, table := range Tables(r) {
			for _, row := range table.Rows {
				for _, cell := range row.Cells {
					if cell.Observation != nil {
						shown[cell.Ref]++
					}
				}
			}
		}
		figures := 0
		for _, o := range r.Observations {
			if strings.HasPrefix(o.Indicator, "narrative.") {
				continue
			}
			figures++
			if n := shown[annual.CellRef{Indicator: o.Indicator, Applicant: o.Applicant}]; n != 1 {
				t.Errorf("%s: %s/%s is shown %d times", name, o.Indicator, o.Applicant, n)
			}
		}
		if figures < 100 {
			t.Errorf("%s: only %d figures", name, figures)
		}
	}
}

// The applications table as the order of 2021 prints it, spelt out where it is
// hard: three levels of heads, groups of rows beside groups of rows.
func TestApplicationsAsPrinted(t *testing.T) {
	var table Table
	for _, each := range Tables(read(t, "form2021-libreoffice.pdf")) {
		if each.ID == "applications" {
			table = each
		}
	}
	spelt := func(row Row) string {
		var parts []string
		for _, c := range row.Cells {
			switch {
			case c.Kind == Figure:
				parts = append(parts, "#")
			case c.RowSpan == 1 && c.ColSpan == 1:
				parts = append(parts, c.Zh)
			default:
				parts = append(parts, fmt.Sprintf("%s %dx%d", c.Zh, c.RowSpan, c.ColSpan))
			}
		}
		return strings.Join(parts, " | ")
	}
	for at, want := range map[int]string{
		0: "信息内容 3x3 | 申请人情况 1x7",
		1: "自然人 2x1 | 法人或其他组织 1x5 | 总计 2x1",
		2: "商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他",
		3: "一、本年新收政府信息公开申请数量 1x3 | # | # | # | # | # | # | #",
		5: "三、本年度办理结果 22x1 | （一）予以公开 1x2 | # | # | # | # | # | # | #",
		7: "（三）不予公开 8x1 | 1.属于国家秘密 | # | # | # | # | # | # | #",
		8: "2.其他法律行政法规禁止公开 | # | # | # | # | # | # | #",
	} {
		if got := spelt(table.Rows[at]); got != want {
			t.Errorf("row %d:\n got %s\nwant %s", at, got, want)
		}
	}
}
