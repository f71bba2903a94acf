package web

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"nianbao/cmd/internal/web/webtest"
	"nianbao/store/storetest"
)

// A figure that is in doubt beside other years is in doubt wherever it stands: where it is compared, and on the pages of its report.
func TestDoubtsOfOtherYearsReachEachPage(t *testing.T) {
	texts := map[string]string{}
	for i, place := range []string{"玄武区 南京市", "锡山区 无锡市", "云龙区 徐州市", "天宁区 常州市", "虎丘区 苏州市", "海州区 连云港市", "洪泽区 淮安市", "亭湖区 盐城市"} {
		district, city, _ := strings.Cut(place, " ")
		for year := 2021; year <= 2023; year++ {
			n := 5 + i
			texts[fmt.Sprint(district, year, ".txt")] = strings.Replace(webtest.District(district, year, fmt.Sprintf("%d 0 0 0 0 0 %d", n, n), [3]int{n, 0, n}), "淮安市", city, 1)
		}
	}
	db := webtest.Texts(t, texts)
	const counting = "(SELECT report_id FROM region_reports WHERE region_code = '320813' AND year = 2023)"
	for _, table := range []string{"observations", "region_figures"} {
		storetest.MustExec(t, storetest.OpenAt(t, storetest.PathOf(t, db)), "UPDATE "+table+" SET value = '390056' WHERE indicator = 'applications.received' AND applicant = 'total' AND report_id = "+counting)
	}
	id := storetest.Count(t, db, "SELECT report_id FROM region_reports WHERE region_code = '320813' AND year = 2023")
	s := serving(t, db, t.TempDir(), false)
	const why = "超过该地其他各年的100倍"
	for path, want := range map[string]string{
		"/regions/320813":                                                       `390,056<span aria-hidden="true">?`,
		"/compare/peers?region=洪泽区":                                             `该数存疑`,
		fmt.Sprintf("/reports/%d", id):                                          why,
		fmt.Sprintf("/en/reports/%d", id):                                       "more than 100 times what this government states",
		fmt.Sprintf("/reports/%d/doubts", id):                                   why,
		fmt.Sprintf("/reports/%d/pages/1?cell=applications.received/total", id): why,
		"/tables?q=新收政府信息公开申请&region=洪泽区&year=2023":                             why,
		"/tables.csv?q=新收政府信息公开申请&region=洪泽区&year=2023":                         ",true\n",
		fmt.Sprintf("/prose?a=洪泽区2022&b=%d", id):                                `390,056<span aria-hidden="true">?`,
	} {
		w := httptest.NewRecorder()
		s.ServeHTTP(w, httptest.NewRequest(http.MethodGet, path, nil))
		if body := w.Body.String(); w.Code != http.StatusOK || !strings.Contains(body, want) {
			t.Errorf("%s: status %d, without %q", path, w.Code, want)
		}
	}
}
