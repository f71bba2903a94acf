package compare

import (
	"fmt"
	"strings"
	"testing"

	"nianbao/cmd/internal/web/webtest"
)

// A change between a report of the organ alone and one of the whole district is told as such,
// and not ranked with those of the same thing.
func TestChangesTellScope(t *testing.T) {
	report := func(district string, year, received int, said string) string {
		text := webtest.District(district, year, fmt.Sprintf("%d 0 0 0 0 0 %[1]d", received), [3]int{received - 1, 1, received})
		title, tables, _ := strings.Cut(text, "\n")
		return title + "\n一、总体情况\n" + said + "\n" + tables
	}
	db := webtest.Texts(t, map[string]string{
		"a22.txt": report("洪泽区", 2022, 21, "2022年区政府办公室共收到政府信息公开申请21件，均已办结。"),
		"a23.txt": report("洪泽区", 2023, 95, "2023年全区共收到政府信息公开申请95件，均已办结。"),
		"b22.txt": report("淮安区", 2022, 40, "工作有序开展。"),
		"b23.txt": report("淮安区", 2023, 50, "工作有序开展。"),
		"c22.txt": report("淮阴区", 2022, 30, "2022年全区共收到政府信息公开申请30件，均已办结。"),
		"c23.txt": report("淮阴区", 2023, 33, "2023年全区共收到政府信息公开申请33件，均已办结。"),
		"d22.txt": report("涟水县", 2022, 10, "工作有序开展。"),
		"d23.txt": report("涟水县", 2023, 60, "2023年全县共收到政府信息公开申请60件，均已办结。"),
	})
	s := serve(t, db)
	data := webtest.Ask[changesData](t, s, "/compare/changes.json?region=淮安市")
	var got []string
	for _, row := range data.Rows {
		got = append(got, fmt.Sprintf("%s %s %v %v %s-%s", row.Region, row.Difference, row.Certain, row.Reasons, row.FromScope, row.ToScope))
	}
	want := []string{"淮安区 10 true [] unknown-unknown", "淮阴区 3 true [] area-area",
		"洪泽区 74 false [scope] own-area", "涟水县 50 false [maybe-scope] unknown-area"}
	if strings.Join(got, "\n") != strings.Join(want, "\n") || data.Counts.Known != 4 || data.Counts.Certain != 2 {
		t.Errorf("%q of %+v, want %q", got, data.Counts, want)
	}
	for path, wants := range map[string][]string{
		"/compare/changes?region=淮安市":     {"统计范围不同，不可比", "统计范围：本机关 → 所辖各机关汇总", "其中2个未必可比，排在后面"},
		"/en/compare/changes?region=淮安市":  {"covers something else: not comparable", "2 of them may not be comparable and come last"},
		"/compare/changes.csv?region=淮安市": {",false,scope,own,area,false,false,false,false,false,false,false,false\n", ",true,,area,area,false,false,false,false,false,false,false,false\n"},
	} {
		_, body := webtest.Get(t, s, path)
		for _, want := range wants {
			if !strings.Contains(body, want) {
				t.Errorf("%s does not say %q", path, want)
			}
		}
	}
	// The line of the district is broken where its reports cover something else.
	lines := drawn(t, db, "/compare?regions=洪泽区,淮安区&indicator=applications.received")["applications.received"]
	if len(lines.Series) != 2 || fmt.Sprint(lines.Series[0].Broken, lines.Series[1].Broken) != "[false true] [false false]" {
		t.Errorf("lines %+v", lines.Series)
	}
}
