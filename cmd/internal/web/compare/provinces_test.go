package compare

import (
	"strings"
	"testing"

	"nianbao/cmd/internal/web/webtest"
)

// Charts of one page count provinces by one rule: those in which a region states the figure for the year that is told. A
// province with a report of another year, or of a region that is not compared, is none of them.
func TestProvincesAreCountedByOneRule(t *testing.T) {
	texts := nine(2021)
	texts["elsewhere.txt"] = strings.ReplaceAll(webtest.District("德清县", 2021, "9 0 0 0 0 0 9", [3]int{9, 0, 9}), "淮安市", "湖州市")
	s := serve(t, webtest.Texts(t, texts))
	for path, want := range map[string]int{"/indicators/applications.received": 3, "/indicators/applications.received?year=2021": 3, "/compare/changes?from=2022&to=2023": 1, "/compare/shares?of=outcomes&year=2023": 2} {
		_, body := webtest.Get(t, s, "/en"+path)
		if strings.Contains(body, "in 2 provinces") && !strings.Contains(path, "year=2021") || strings.Count(body, "in one province of China") < want {
			t.Errorf("%s: %d times one province, in 2 provinces: %v", path, strings.Count(body, "in one province of China"), strings.Contains(body, "in 2 provinces"))
		}
	}
}

// Where cities are added up, a municipality that has none is not among the provinces of which the chart could be: its
// subtitle and its source line count the same.
func TestProvincesThatHaveCities(t *testing.T) {
	texts := map[string]string{"city.txt": strings.ReplaceAll(webtest.District("湖州市", 2022, "9 0 0 0 0 0 9", [3]int{9, 0, 9}), "淮安市湖州市", "湖州市")}
	s := serve(t, webtest.Texts(t, texts))
	_, body := webtest.Get(t, s, "/compare/sums?level=prefecture")
	for _, want := range []string{"（共27个）", "27个省份中1个有数据"} {
		if !strings.Contains(body, want) {
			t.Errorf("no %s", want)
		}
	}
	if strings.Contains(body, "共31个") {
		t.Error("31 provinces, of which four have no cities")
	}
}
