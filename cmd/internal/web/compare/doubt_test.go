package compare

import (
	"math/big"
	"strings"
	"testing"

	"nianbao/cmd/internal/web/webtest"
	"nianbao/store/compare"
	"nianbao/store/storetest"
)

// A figure that is out of all proportion is told to be in doubt, with the reason, where it is ranked and where it is added up: one that its own report
// speaks against, and one that other years and other governments do. A sum of which it is the most is drawn as in doubt.
func TestOutsizedFiguresAreTold(t *testing.T) {
	texts := nine(2021)
	texts["云龙区2023.txt"] = strings.Replace(webtest.District("云龙区", 2023, "480056 0 0 0 0 0 8", [3]int{8, 0, 8}), "淮安市", "徐州市", 1)
	db := webtest.Texts(t, texts)
	for _, table := range []string{"observations", "region_figures"} {
		storetest.MustExec(t, storetest.OpenAt(t, storetest.PathOf(t, db)), "UPDATE "+table+" SET value = '390056' WHERE indicator = 'applications.received' AND applicant = 'total' AND report_id = (SELECT report_id FROM region_reports WHERE region_code = '320813' AND year = 2023)")
	}
	s := serve(t, db)
	for _, tc := range []struct{ query, figure, english, zh, en string }{
		{"&applicant=natural_person", "云龙区 2023：480,056</a>", "Yunlong District 2023: 480,056</a>", "该行数字与合计不符，只能凭先后顺序判断属于哪一列", "the figures of the row do not add up, and order alone tells their columns"},
		{"", "洪泽区 2023：390,056</a>", "Hongze District 2023: 390,056</a>", "超过该地其他各年的100倍，也超过各地中位数的100倍", "more than 100 times what this government states for any other year, and what half of all governments state"},
	} {
		for _, path := range []string{"/compare/sums?region=江苏省", "/indicators/applications.received?region=江苏省"} {
			_, body := webtest.Get(t, s, path+tc.query)
			if want := tc.figure + " — " + tc.zh + "</li>"; !strings.Contains(body, want) || strings.Count(body, "存疑的数字及理由") != 1 {
				t.Errorf("%s%s does not say %q", path, tc.query, want)
			}
			_, body = webtest.Get(t, s, "/en"+path+tc.query)
			if want := tc.english + " — " + tc.en + "</li>"; !strings.Contains(body, want) {
				t.Errorf("/en%s%s does not say %q", path, tc.query, want)
			}
		}
	}
	if d := webtest.Ask[indicatorData](t, s, "/indicators/applications.received.json?region=江苏省"); !d.Ranking[0].Doubt || d.Ranking[0].Code != "320813" || d.Ranking[0].Status != "flagged" {
		t.Errorf("the first is %+v", d.Ranking[0])
	}
	if d := webtest.Ask[sumsData](t, s, "/compare/sums.json?region=江苏省&flagged=exclude"); d.Groups[0].Sums[2].Value == "390056" {
		t.Error("what is in doubt is counted in")
	}
	if _, body := webtest.Get(t, s, "/compare/sums?region=盐城市"); strings.Contains(body, "存疑的数字及理由") {
		t.Error("a city without such a figure is told to have one")
	}
	for part, want := range map[int64]bool{9: false, 11: true} {
		sum := compare.Aggregate{Regions: 20, Known: 20, Doubtful: 1, Of: big.NewRat(100, 1), OfDoubtful: big.NewRat(part, 1)}
		if got := yearSumOf(sum, false).Hollow("show"); got != want || yearSumOf(sum, false).Hollow("exclude") {
			t.Errorf("with %d of 100 in doubt it is drawn as in doubt: %v", part, got)
		}
	}
}
