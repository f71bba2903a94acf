package compare

import (
	"net/http"
	"reflect"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"nianbao/cmd/internal/web/webtest"
	"nianbao/store/storetest"
)

// A total is never given as the figure of a kind of applicant: of what is not counted so the
// kind is left out, and the page says that.
func TestTotalIsOfNoApplicant(t *testing.T) {
	s := serve(t, webtest.Open(t, webtest.Example(t)))
	const choice = "regions=德清县&indicator=reconsideration.total&indicator=applications.received&applicant=business"
	_, table := webtest.Get(t, s, "/compare.csv?"+choice)
	for line := range strings.Lines(table) {
		f := strings.Split(line, ",")
		if f[2] == "reconsideration.total" && f[3] != "" || f[2] == "applications.received" && f[3] != "business" {
			t.Errorf("%s of applicant %q", f[2], f[3])
		}
	}
	data := webtest.Ask[regionsData](t, s, "/compare.json?"+choice)
	if !reflect.DeepEqual(data.Ignored, []string{"reconsideration.total"}) {
		t.Errorf("ignored of %q", data.Ignored)
	}
	for _, path := range []string{"/compare?" + choice, "/compare/sums?indicator=litigation.corrected&applicant=business", "/indicators/litigation.corrected?applicant=business"} {
		if _, body := webtest.Get(t, s, path); !strings.Contains(body, "未采用“商业企业”这一选择") {
			t.Errorf("%s does not say that the kind of applicant means nothing", path)
		}
	}
	for _, path := range []string{"/compare/sums", "/compare/changes", "/compare/peers"} {
		if _, body := webtest.Get(t, s, path+"?indicator=litigation.corrected"); strings.Contains(body, "自然人") {
			t.Errorf("%s of what is not counted by applicant offers kinds of applicant", path)
		}
		if _, body := webtest.Get(t, s, path+"?indicator=applications.received"); !strings.Contains(body, `<option value="total" selected>`) {
			t.Errorf("%s does not show that the total is chosen", path)
		}
	}
}

// Figures that reports state in their text are ranked, charted and compared as others are,
// and not in doubt for being of the text.
func TestStatedFiguresAreCompared(t *testing.T) {
	s := serve(t, webtest.Texts(t, map[string]string{
		"a.txt": "淮安市洪泽区2022年政府信息公开工作年度报告\n一、总体情况\n2022年全区共收到政府信息公开申请40件。\n",
		"b.txt": "淮安市淮阴区2022年政府信息公开工作年度报告\n一、总体情况\n2022年全区共收到政府信息公开申请52件。\n",
	}))
	data := webtest.Ask[indicatorData](t, s, "/indicators/narrative.received.json")
	if len(data.Ranking) != 2 || data.Ranking[0].Region != "淮阴区" || data.Ranking[0].Value != "52" || data.Ranking[0].Doubt {
		t.Errorf("ranking %+v", data.Ranking)
	}
	for _, path := range []string{"/indicators/narrative.fees", "/en/compare/changes?indicator=narrative.received", "/compare/sums?indicator=narrative.received",
		"/compare?regions=洪泽区&indicator=narrative.received", "/compare/peers?region=洪泽区&indicator=narrative.disclosed"} {
		if answer, _ := webtest.Get(t, s, path); answer.StatusCode != http.StatusOK {
			t.Errorf("%s: status %d", path, answer.StatusCode)
		}
	}
	if _, body := webtest.Get(t, s, "/indicators"); !strings.Contains(body, "正文所述数字") {
		t.Error("the list of indicators has no figures of the text")
	}
}

// In the workbook of a comparison a figure in doubt is a number, with the doubt beside it, and
// a year without a report an empty cell.
func TestDoubtStandsBesideTheNumber(t *testing.T) {
	s := serve(t, webtest.Districts(t))
	_, body := webtest.Get(t, s, "/compare.xlsx?regions=涟水县,淮阴区&indicator=applications.received")
	book, err := excelize.OpenReader(strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close()
	for cell, want := range map[string]string{"E1": "2022", "F1": "2022 doubtful", "E2": "30.5", "F2": "true", "G2": "45", "H2": "", "E3": "8", "G3": "", "H3": ""} {
		if got, err := book.GetCellValue("table", cell); err != nil || got != want {
			t.Errorf("%s is %q, want %q: %v", cell, got, want, err)
		}
	}
	if kind, err := book.GetCellType("table", "E2"); err != nil || kind == excelize.CellTypeSharedString || kind == excelize.CellTypeInlineString {
		t.Errorf("the figure in doubt is of type %v, %v", kind, err)
	}
	rows, err := book.GetRows("figures")
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range rows {
		if strings.HasSuffix(strings.Join(row, " "), "no-report false 0") || len(row) > 11 && row[11] == "0" {
			t.Errorf("no report is the number 0: %q", row)
		}
	}
}

// English names of regions have spaces, and commas before the regions around them.
func TestTypedRegions(t *testing.T) {
	for typed, want := range map[string][]string{
		"320813, 320803 涟水县":                   {"320813", "320803", "涟水县"},
		"洪泽区、淮安区":                              {"洪泽区", "淮安区"},
		"Hongze District, Huai'an":             {"Hongze District, Huai'an"},
		"Hongze District; Lianshui County":     {"Hongze District", "Lianshui County"},
		"Hongze District, Lianshui County":     {"Hongze District", "Lianshui County"},
		"Jiangsu Qinghai":                      {"Jiangsu", "Qinghai"},
		"Hongze District, Huai'an、Huai'an 青海省": {"Hongze District, Huai'an", "Huai'an", "青海省"},
	} {
		if got := typedRegions([]string{typed}); !reflect.DeepEqual(got, want) {
			t.Errorf("%s: %q, want %q", typed, got, want)
		}
	}
}

// A page of which nothing was asked begins with an answer about the place of which most is here, and says so; for
// programs it has none.
func TestStartsWithAnAnswer(t *testing.T) {
	s := serve(t, webtest.Districts(t))
	for target, want := range map[string][]string{
		"/compare":    {"以下以已收录政府报告最多的淮安市为例", `name="regions" value=""`, `<option value="1">`, `<th scope="row"><a href="/regions/320813">洪泽区</a></th>`, "indicator=rate.denied"},
		"/en/compare": {"Shown here is Huai&#39;an, for which most government reports are held", "Hongze District", "Denial rate"},
		"/compare?indicator=applications.granted": {"以下以已收录政府报告最多的淮安市为例", "予以公开"},
		"/compare/peers":                {"为例", `class="own"`, `name="region" value=""`},
		"/en/compare/peers?kind=volume": {"Shown here is ", `class="own"`},
	} {
		answer, body := webtest.Get(t, s, target)
		for _, words := range want {
			if answer.StatusCode != http.StatusOK || !strings.Contains(body, words) {
				t.Errorf("%s: status %d, it lacks %q", target, answer.StatusCode, words)
			}
		}
	}
	for _, target := range []string{"/compare?regions=洪泽区&indicator=applications.received", "/compare/peers?region=洪泽区"} {
		if _, body := webtest.Get(t, s, target); strings.Contains(body, "为例") {
			t.Errorf("%s is taken for an example", target)
		}
	}
	if data := webtest.Ask[regionsData](t, s, "/compare.json"); len(data.Rows) != 0 {
		t.Errorf("a program gets %d rows that it did not ask for", len(data.Rows))
	}
	if _, body := webtest.Get(t, serve(t, storetest.OpenNew(t)), "/compare"); strings.Contains(body, "为例") {
		t.Error("an empty database has an example")
	}
}
