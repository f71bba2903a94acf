package web

import (
	"encoding/csv"
	"fmt"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"

	"nianbao/normalize/annual"
	"nianbao/store/storetest"
)

// The list of fees, the ranking of the same indicator and the pages of the reports hold the same fees in doubt, for the same reason.
func TestFeesAreDoubtedAlike(t *testing.T) {
	db := storetest.OpenNew(t)
	for i, code := range slices.Repeat([]string{"320102", "320104", "320105", "320106", "320111", "320113"}, 5) {
		report := storetest.Plain(t, code, "", 2019+i/6)
		fee := fmt.Sprint(100 + i)
		if code == "320105" && i/6 == 4 {
			fee = "3000000"
		}
		report.Observations = []annual.Observation{{Indicator: "narrative.fees", Value: storetest.Decimal(t, fee), Raw: "收取信息处理费" + fee + "元", Unit: "元", Status: annual.Inferred},
			{Indicator: "applications.received", Applicant: "total", Value: storetest.Decimal(t, "12"), Raw: "12", Unit: "件", Status: annual.Read}}
		storetest.MustImport(t, db, storetest.FileOf(fmt.Sprintf("%d.pdf", i), fmt.Sprint(i)), report)
	}
	id := storetest.Count(t, db, "SELECT report_id FROM region_reports WHERE region_code = '320105' AND year = 2023")
	s := serving(t, db, t.TempDir(), false)
	get := func(path string) string {
		w := httptest.NewRecorder()
		s.ServeHTTP(w, httptest.NewRequest(http.MethodGet, path, nil))
		if w.Code != http.StatusOK {
			t.Errorf("%s: status %d", path, w.Code)
		}
		return w.Body.String()
	}
	doubted := func(path, column string) (list []string) {
		rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(get(path), "\ufeff"))).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		region, doubt := slices.Index(rows[0], "region_code"), slices.Index(rows[0], column)
		for _, row := range rows[1:] {
			if row[doubt] == "true" {
				list = append(list, row[region])
			}
		}
		return list
	}
	for path, column := range map[string]string{"/fees.csv?from=2023": "doubtful", "/indicators/narrative.fees.csv?year=2023": "doubtful"} {
		if got := fmt.Sprint(doubted(path, column)); got != "[320105]" {
			t.Errorf("%s: in doubt %s", path, got)
		}
	}
	for path, want := range map[string]string{
		"/indicators/narrative.fees?year=2023": "平均到每件新收申请，超过各报告中位数的100倍",
		fmt.Sprintf("/reports/%d", id):         "平均到每件新收申请，超过各报告中位数的100倍",
		fmt.Sprintf("/en/reports/%d", id):      "for each application received, more than 100 times the median of reports",
	} {
		if body := get(path); !strings.Contains(body, want) {
			t.Errorf("%s: without %q", path, want)
		}
	}
}
