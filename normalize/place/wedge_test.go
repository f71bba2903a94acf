package place

import (
	"fmt"
	"strings"
	"testing"

	"nianbao/normalize/form"
	"nianbao/normalize/internal/sketch"
	"nianbao/normalize/place/align"
)

// Table 三 as the form has it but for a few labels: which rows are in doubt.
func TestWedgedRows(t *testing.T) {
	for _, c := range []struct {
		name  string
		edits []string // "label > what is printed in its place", rows divided by "&"
		doubt string
	}{
		{"one cut short", []string{"3.危及“三安全一稳定” > 3.危及“三安"}, ""},
		{"two cut short", []string{"6.属于四类过程性信息 > 6.属于四类", "7.属于行政执法案卷 > 7.属于行政"}, ""},
		{"two cut to what they share: only their order tells",
			[]string{"7.属于行政执法案卷 > 属于行政", "8.属于行政查询事项 > 属于行政"}, "denied_enforcement_file denied_query"},
		{"the next row is missing", []string{"6.属于四类过程性信息 > 6.属于四类", "7.属于行政执法案卷 >"}, "denied_process"},
		{"a row that the form does not have stands beside it", []string{"6.属于四类过程性信息 > 工作秘密 & 6.属于四类"}, "denied_process"},
		{"liker to another row", []string{"7.属于行政执法案卷 > 7.属于行政查询"}, "denied_enforcement_file"},
	} {
		t.Run(c.name, func(t *testing.T) {
			table := form.FindTable("2021", "applications")
			grid := "|自然人|商业企业|科研机构|社会公益组织|法律服务机构|其他|总计\n"
			for _, it := range align.Items(table) {
				if it.Kind != align.RowItem {
					continue
				}
				labels := it.Row.Zh
				for _, e := range c.edits {
					if old, printed, _ := strings.Cut(e, " >"); old == labels {
						labels = printed
					}
				}
				for _, label := range strings.Split(labels, "&") {
					if label != "" {
						grid += fmt.Sprintf("%s|1|2|3|4|5|6|21\n", label)
					}
				}
			}
			var doubtful []string
			for _, line := range strings.Split(placed("2021", "applications", sketch.Ruled(grid)), "\n") {
				if name, of, _ := strings.Cut(line, " "); strings.HasPrefix(of, "natural_person") && strings.HasSuffix(of, "flagged") {
					doubtful = append(doubtful, name)
				}
			}
			if got := strings.Join(doubtful, " "); got != c.doubt {
				t.Errorf("in doubt: %q, want %q", got, c.doubt)
			}
		})
	}
}
