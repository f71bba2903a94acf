package place

import (
	"strings"
	"testing"

	"nianbao/extract/document"
	"nianbao/normalize/internal/sketch"
)

// Heads of a scan that are misread so far that the form's are not found in them still tell their columns, each that is
// like its own and like no other. One of which nothing is left leaves those in doubt that are not sure of their own, and two
// that have changed places are in doubt.
func TestStrangeHeads(t *testing.T) {
	scanned := func(heads string) *document.Table {
		grid := sketch.Ruled(`
 | 申清人清况 | < | < | < | < | < | <
 | 白然入 | 法入或其池绍织 | < | < | < | < | 总汁
 | ^ | ` + heads + ` | ^
一、本年新收政府信息公开申请数量 | 1 | 2 | 3 | 4 | 5 | 6 | 21
二、上年结转政府信息公开申请数量 | 0 | 0 | 0 | 0 | 0 | 0 | 0`)
		for i := range grid.Cells {
			grid.Cells[i].Recognition = &document.Recognition{Agreeing: 3, Confidence: 1}
		}
		return grid
	}
	for _, c := range []struct{ heads, want string }{
		{"商业全业 | 科研枳构 | 社会公益二 | 法律服务民构 | 其他", "natural_person 1\nbusiness 2\nresearch 3\npublic_welfare 4\nlegal_service 5\nother 6\ntotal 21"},
		{"商业全业 | 什计司 | 社会公益二 | 法律服务民构 | 其他", "natural_person 1\nbusiness 2\nresearch 3 flagged\npublic_welfare 4\nlegal_service 5\nother 6\ntotal 21 flagged"},
		{"商业全业 | 科研枳构 | 法律服务民构 | 社会公益二 | 其他", "natural_person 1\nbusiness 2\nresearch 3\npublic_welfare 4 flagged\nlegal_service 5 flagged\nother 6\ntotal 21"},
	} {
		var got []string
		for line := range strings.Lines(placed("2021", "applications", scanned(c.heads))) {
			if of, ok := strings.CutPrefix(strings.TrimSpace(line), "received "); ok {
				got = append(got, of)
			}
		}
		if strings.Join(got, "\n") != c.want {
			t.Errorf("%s:\n%s\nwant\n%s", c.heads, strings.Join(got, "\n"), c.want)
		}
	}
}
