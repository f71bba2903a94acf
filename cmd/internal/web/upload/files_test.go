package upload

import (
	"strings"
	"testing"

	"nianbao/cmd/internal/web/page"
	"nianbao/cmd/internal/web/report"
	"nianbao/cmd/internal/web/wording"
	"nianbao/normalize/annual"
	"nianbao/store/storetest"
)

// The workbook of an upload has what the checks found, and how many sums hold, as the page does.
func TestFindingsAreTakenAlong(t *testing.T) {
	r := storetest.Plain(t, "320813", "", 2023)
	r.Findings = []annual.Finding{{Code: "reconsideration-total", Severity: annual.Error, Message: "0 ≠ 11", MessageZh: "0 ≠ 11", Cells: []annual.CellRef{{Indicator: "reconsideration.total"}}}}
	shown, err := report.Show(&r, wording.Chinese, nil)
	if err != nil {
		t.Fatal(err)
	}
	request := &page.Request{Language: wording.Chinese}
	rows := foundIn(request, document{Report: &r, Shown: shown})
	if err := request.Wrong(); err != nil {
		t.Fatal(err)
	}
	var lines []string
	for _, row := range rows {
		lines = append(lines, strings.Join(row, "|"))
	}
	got := strings.Join(lines, "\n")
	for _, want := range []string{"程度|问题|说明|涉及的数字", "错误|行政复议总计不符|", " ≠ 11", "|行政复议 / 总计"} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in\n%s", want, got)
		}
	}
	if rows[0][0] == "" {
		t.Error("nothing is said of sums")
	}
}
