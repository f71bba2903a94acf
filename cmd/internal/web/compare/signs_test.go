package compare

import (
	"strings"
	"testing"

	"nianbao/cmd/internal/web/webtest"
	"nianbao/store/storetest"
)

// Where a dash is printed in place of a number, pages of figures quote it: nobody left the cell blank. A cell that is empty is
// still told to be.
func TestSignsAreQuoted(t *testing.T) {
	db := webtest.Texts(t, nine(2021))
	for table, sets := range map[string]string{"observations": "value = NULL, status = 'blank', raw = '—'", "region_figures": "value = NULL, status = 'blank'"} {
		storetest.MustExec(t, storetest.OpenAt(t, storetest.PathOf(t, db)), "UPDATE "+table+" SET "+sets+" WHERE indicator IN ('applications.received', 'applications.denied_process') AND applicant = 'total' AND report_id = (SELECT report_id FROM region_reports WHERE region_code = '320813' AND year = 2023)")
		sets = strings.Replace(sets, "'—'", "''", 1)
		storetest.MustExec(t, storetest.OpenAt(t, storetest.PathOf(t, db)), "UPDATE "+table+" SET "+sets+" WHERE indicator = 'applications.received' AND applicant = 'total' AND report_id = (SELECT report_id FROM region_reports WHERE region_code = '320102' AND year = 2023)")
	}
	s := serve(t, db)
	for path, want := range map[string][]string{
		"/indicators/applications.received?region=江苏省&year=2023":                        {">印作“—”<", ">未填<"},
		"/en/indicators/applications.received?region=江苏省&year=2023":                     {">printed as “—”<", ">blank<"},
		"/indicators/applications.denied?per=applications.handled&region=江苏省&year=2023": {">分项印作“—”<", "分子没有数字"},
		"/compare?regions=洪泽区、玄武区&indicator=applications.received&from=2022&to=2023":    {">印作“—”<", ">未填<"},
		"/compare/peers?region=洪泽区&indicator=applications.received&year=2023":           {">印作“—”<"},
		"/compare/changes?region=江苏省&indicator=applications.received&from=2022&to=2023": {">印作“—”<", ">未填<"},
		"/compare/shares?of=reasons&region=江苏省&year=2023":                               {">分项印作“—”<", ">印作“—”<"},
	} {
		_, body := webtest.Get(t, s, path)
		for _, words := range want {
			if !strings.Contains(body, words) {
				t.Errorf("%s does not say %q", path, words)
			}
		}
	}
}
