package profile

import (
	"fmt"
	"net/http"
	"reflect"
	"strings"
	"testing"

	"nianbao/cmd/internal/web/figure"
	"nianbao/cmd/internal/web/page"
	"nianbao/cmd/internal/web/webtest"
	"nianbao/normalize/annual"
	"nianbao/store/compare/basis"
	"nianbao/store/database"
	"nianbao/store/storetest"
)

// serve answers requests for the pages.
func serve(t *testing.T, db *database.DB) http.Handler {
	return webtest.Serve(webtest.Desk(t, figure.Templates(), Templates()), Pages(db))
}

// cell is a figure of the government of a district of 淮安.
func cell(code string, year int, indicator, value string, status annual.Status) storetest.Told {
	applicant := ""
	if strings.HasPrefix(indicator, "applications.") {
		applicant = "total"
	}
	return storetest.CellTold(code, year, indicator, applicant, value, status)
}

// government is a database of 洪泽区 in four years of five, and of others in one.
func government(t *testing.T) *database.DB {
	const received, granted, handled = "applications.received", "applications.granted", "applications.handled"
	return storetest.Known(t,
		cell("320813", 2019, received, "10", annual.Read),
		cell("320813", 2021, received, "20", annual.Flagged),
		cell("320813", 2022, received, "40", annual.Read), cell("320813", 2022, granted, "30", annual.Read), cell("320813", 2022, handled, "40", annual.Read),
		cell("320813", 2023, received, "50", annual.Read), cell("320813", 2023, granted, "20", annual.Read), cell("320813", 2023, handled, "50", annual.Read),
		cell("320803", 2023, received, "70", annual.Read),
		cell("320804", 2023, received, "50", annual.Flagged),
		cell("320826", 2023, received, "", annual.Blank),
		cell("320830", 2023, received, "1", annual.Read), cell("320830", 2023, granted, "1", annual.Read), cell("320830", 2023, handled, "1", annual.Read))
}

// A figure has its course with gaps, its change, its rank with what it is among, and the
// address of the cell that it was read from.
func TestKeyFigures(t *testing.T) {
	s := serve(t, government(t))
	p := webtest.Ask[organData](t, s, "/organs/320813:人民政府.json").Profile
	received, granted := p.KeyFigures[0], p.KeyFigures[1]
	var course []string
	for _, f := range received.Course {
		course = append(course, fmt.Sprintf("%d %s %s", f.Year, f.Value, f.Status))
	}
	storetest.ExpectLines(t, course, "2019 10 read", "2020  no-report", "2021 20 flagged", "2022 40 read", "2023 50 read")
	if !reflect.DeepEqual(*received.Change, Change{From: 2022, Difference: "10", Percent: "25.0"}) || !reflect.DeepEqual(*granted.Change, Change{From: 2022, Difference: "-35.00"}) {
		t.Errorf("changes %+v, %+v", received.Change, granted.Change)
	}
	if *received.Rank != (Rank{Rank: 2, Of: 4, Expected: 7, Doubt: true}) { // one of the same value is in doubt, a blank one is none
		t.Errorf("rank %+v", received.Rank)
	}
	if !granted.Rank.Few() {
		t.Errorf("a rank among %d of %d", granted.Rank.Of, granted.Rank.Expected)
	}
	if received.Now.Proof != "/reports/4/figure?cell=applications.received%2Ftotal" || p.KeyFigures[2].Now.Proof != "" {
		t.Errorf("proofs %q, %q", received.Now.Proof, p.KeyFigures[2].Now.Proof)
	}
	if got := fmt.Sprint(p.MissingYears); got != "[2020]" {
		t.Errorf("missing years %s", got)
	}
	if p.Peers.Kind != "organs" || p.Peers.Here != 5 || p.Peers.May != 7 {
		t.Errorf("peers %+v", p.Peers)
	}
}

// A report whose table is last year's is told beside what the checks found.
func TestRepeatedFigures(t *testing.T) {
	var cells []storetest.Told
	for _, year := range []int{2022, 2023} {
		for i, a := range []string{"natural_person", "business", "research", "public_welfare", "legal_service", "other"} {
			for _, indicator := range []string{"applications.received", "applications.granted"} {
				cells = append(cells, storetest.CellTold("320813", year, indicator, a, fmt.Sprint(i+1), annual.Read))
			}
		}
	}
	_, body := webtest.Get(t, serve(t, storetest.Known(t, cells...)), "/organs/320813:人民政府")
	if !strings.Contains(body, "表格中的12个数字（其中12个大于零）与2022年的报告完全相同") {
		t.Error("it is not told that all figures are last year's")
	}
}

// Of a rate of 0 of 0 the page says that the report gives none, and what the parts of that total add up to where
// they are more.
func TestNoCases(t *testing.T) {
	s := serve(t, storetest.Known(t,
		cell("320813", 2023, "reconsideration.corrected", "0", annual.Read), cell("320813", 2023, "reconsideration.total", "0", annual.Read),
		cell("320813", 2023, "litigation_direct.corrected", "0", annual.Read), cell("320813", 2023, "litigation_after_reconsideration.corrected", "0", annual.Read),
		cell("320813", 2023, "litigation_direct.total", "0", annual.Read), cell("320813", 2023, "litigation_after_reconsideration.total", "0", annual.Read),
		cell("320813", 2023, "litigation_after_reconsideration.upheld", "5", annual.Read)))
	const none, but = `<span class="unknown">报告填报0件</span>`, `<span class="meta">但各分项相加为5件</span>`
	_, body := webtest.Get(t, s, "/organs/320813:人民政府")
	if strings.Count(body, none) != 2 || strings.Count(body, but) != 1 || strings.Count(body, none+" "+but) != 1 {
		t.Errorf("the page tells of no cases %d times, of parts %d times", strings.Count(body, none), strings.Count(body, but))
	}
}

// Where one year alone says what it covers and the figure is a fraction of the other, the change is
// told with that, and no percent.
func TestChangeOfAnotherScope(t *testing.T) {
	const received = "applications.received"
	db := storetest.Known(t, cell("320813", 2022, received, "2478", annual.Read), cell("320813", 2023, received, "21", annual.Read))
	storetest.MustExec(t, db, "UPDATE reports SET scope = 'area' WHERE year = 2023")
	s := serve(t, db)
	change := webtest.Ask[organData](t, s, "/organs/320813:人民政府.json").Profile.KeyFigures[0].Change
	if want := (Change{From: 2022, Difference: "-2457", Reasons: []basis.Reason{basis.MaybeScope}}); !reflect.DeepEqual(*change, want) {
		t.Errorf("%+v, want %+v", *change, want)
	}
	if _, body := webtest.Get(t, s, "/organs/320813:人民政府"); !strings.Contains(body, "降至三分之一以下，但仅有一年的报告注明统计范围") || strings.Contains(body, "99.15") {
		t.Error("the page does not say why the change may be none")
	}
}

// A rate of one has no rank, and what it changed by is told with that.
func TestRateOfLittleHasNoRank(t *testing.T) {
	const granted, handled = "applications.granted", "applications.handled"
	s := serve(t, storetest.Known(t, cell("320813", 2022, granted, "2", annual.Read), cell("320813", 2022, handled, "4", annual.Read),
		cell("320813", 2023, granted, "1", annual.Read), cell("320813", 2023, handled, "1", annual.Read),
		cell("320803", 2023, granted, "30", annual.Read), cell("320803", 2023, handled, "60", annual.Read)))
	rate := webtest.Ask[organData](t, s, "/organs/320813:人民政府.json").Profile.KeyFigures[1]
	if rate.Rank != nil || !rate.Now.Small || fmt.Sprint(rate.Change.Reasons) != "[small-base]" {
		t.Errorf("%+v, %+v", rate.Rank, rate.Change)
	}
	if _, body := webtest.Get(t, s, "/organs/320813:人民政府"); !strings.Contains(body, "基数不足10，不排名") {
		t.Error("the page does not say why there is no rank")
	}
}

// What a reader sees of it: the report before in one click, the earlier first; a hollow point
// for the value in doubt and two lines for the years before and after the gap.
func TestOrganPage(t *testing.T) {
	s := serve(t, government(t))
	_, body := webtest.Get(t, s, "/organs/320813:人民政府")
	for _, want := range []string{`<a class="earlier" href="/prose?a=3&amp;b=4">`, `较2022年 <strong>&#43;10</strong> (&#43;25.0%)`, `−35.00 个百分点`,
		`第2位（4个有数据）<span aria-hidden="true">?</span>`, `同类中仅本地区有数据，不排名`, `class="hollow"`, `>与2022年对照</a>`, `>与2019年对照</a>`, `首份已收录的报告（2019年）以后，未收录这些年份的报告： 2020`, `2019: 10; 2020: —; 2021: 20?; 2022: 40; 2023: 50`} {
		if !strings.Contains(body, want) {
			t.Errorf("the page does not have %s", want)
		}
	}
	if n := strings.Count(body[:strings.Index(body, "applications.granted")], "<polyline"); n != 1 { // 2019 stands alone
		t.Errorf("%d lines of the applications received", n)
	}
	if answer, _ := webtest.Get(t, s, "/organs/320813:水利局"); answer.StatusCode != http.StatusNotFound {
		t.Errorf("an organ without reports: status %d", answer.StatusCode)
	}
}

// The year that is shown of the regions below is one of which enough have reported; who has
// not is told.
func TestBelowRegion(t *testing.T) {
	db := government(t)
	storetest.AddTold(t, db, "", cell("320831", 2024, "applications.received", "9", annual.Read))
	r := page.NewRequest(newRequest(t))
	below, err := BelowRegion(r, db, "320800")
	if err != nil {
		t.Fatal(err)
	}
	if below.Year != 2023 || below.Reports != 5 || len(below.Regions) != 7 || len(below.SoFar) != 1 || below.SoFar[0] != (coveredYear{2024, 1}) {
		t.Errorf("%d: %d of %d, then %v", below.Year, below.Reports, len(below.Regions), below.SoFar)
	}
	if got := strings.Join(below.Without(), " "); got != "清江浦区 金湖县" {
		t.Errorf("without a report: %s", got)
	}
}

// How much of the text stood in the report before, as /prose/reuse counts it: figures don't matter.
func TestTextShare(t *testing.T) {
	db := storetest.OpenNew(t)
	for year, text := range map[int]string{2022: "本年公开信息10条。\n加强组织领导，完善工作机制。", 2023: "本年公开信息25条。\n加强组织领导，完善工作机制。\n首次举办开放日。"} {
		r := storetest.Plain(t, "320813", "教育局", year)
		r.Sections = []annual.Section{{Ordinal: 1, Title: "总体情况", Text: text}}
		storetest.MustImport(t, db, storetest.FileOf(fmt.Sprint(year), text), r)
	}
	share := webtest.Ask[organData](t, serve(t, db), "/organs/320813:教育局.json").Profile.Text
	if share == nil || share.Characters != 26 || share.Same != 19 || share.Percent != 73 {
		t.Errorf("%+v", share)
	}
}

func newRequest(t *testing.T) *http.Request {
	r, err := http.NewRequest(http.MethodGet, "/", nil)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// What a person corrected is marked where it stands as a key figure, and where it is a part of one: on the card and
// in the tables, in JSON and in CSV.
func TestCorrectedKeyFigure(t *testing.T) {
	db := government(t)
	storetest.MustCorrect(t, db, 4, storetest.Reading(t, "applications.handled/total", "40"))
	s := serve(t, db)
	const target = "/organs/320813:人民政府"
	var corrected []string
	for _, k := range webtest.Ask[organData](t, s, target+".json").Profile.KeyFigures {
		if k.Now.Corrected {
			corrected = append(corrected, k.Indicator+" per "+k.Per+" "+k.Now.Rate)
		}
	}
	storetest.ExpectLines(t, corrected, "applications.granted per applications.handled 50.00", "applications.denied per applications.handled ")
	for path, mark := range map[string]string{"": "经人工更正", "/en": "corrected by a person"} {
		_, body := webtest.Get(t, s, path+target)
		_, cards, _ := strings.Cut(body, `class="keyfigures"`)
		cards, tables, _ := strings.Cut(cards, "</section>")
		if !strings.Contains(cards, `<span class="tag corrected">`+mark+`</span>`) {
			t.Errorf("%s: no mark on the card:\n%s", path, cards)
		}
		if !strings.Contains(tables, `<span aria-hidden="true">*</span><span class="hidden"> `+mark+`</span>`) {
			t.Errorf("%s: no mark in the table", path)
		}
	}
	if _, csv := webtest.Get(t, s, target+".csv"); !strings.Contains(csv, ",2023,20,40,50.00,corrected,false,4,true") || !strings.Contains(csv, ",2022,30,40,75.00,read,false,3,false") {
		t.Errorf("the CSV is\n%s", csv)
	}
}

// Findings that there are only since a correction stand in the list, and the number above it tells them apart from the
// errors of the report.
func TestFindingsSinceACorrection(t *testing.T) {
	db := storetest.OpenNew(t)
	id := storetest.MustImport(t, db, storetest.FileOf("a.pdf", "a"), storetest.Hongze(t)).ReportID
	s := serve(t, db)
	before := webtest.Ask[organData](t, s, "/organs/320813:人民政府.json").Profile.Checks
	storetest.MustCorrect(t, db, id, storetest.Reading(t, "applications.received/total", "1000"))
	now := webtest.Ask[organData](t, s, "/organs/320813:人民政府.json").Profile.Checks
	if before.Held != 0 || now.Held == 0 || now.Errors != before.Errors || len(now.Findings) != now.Errors+now.Warnings+now.Held {
		t.Errorf("before %+v, now %+v", before, now)
	}
	_, body := webtest.Get(t, s, "/organs/320813:人民政府")
	if want := fmt.Sprintf(`其中%d处更正后才不符`, now.Held); !strings.Contains(body, want) {
		t.Errorf("the page does not have %q", want)
	}
	_, list, _ := strings.Cut(body, `id="checks-found"`)
	list, _, _ = strings.Cut(list, "</section>")
	if got := strings.Count(list, `<li class="error">`); got != now.Errors {
		t.Errorf("%d are called errors, want %d", got, now.Errors)
	}
	series := 0
	for _, j := range now.Series {
		if j.Held {
			series++
		}
	}
	for path, words := range map[string]string{"": "更正后才不符", "/en": "only after a correction"} { // the number above them, and each of them
		_, body := webtest.Get(t, s, path+"/organs/320813:人民政府")
		if got := strings.Count(body, words); got != 1+now.Held+series {
			t.Errorf("%s: told %d times, want %d and the number above them", path, got, now.Held+series)
		}
		if tag := map[string]string{"": "含人工更正", "/en": "includes a correction"}[path]; strings.Contains(body, tag) {
			t.Errorf("%s: told as %q besides", path, tag)
		}
	}
}

// What a page lacks is told from the first report here on, and of a rate which of its parts is not stated.
func TestMissingIsNamed(t *testing.T) {
	const handled, granted = "applications.handled", "applications.granted"
	db := storetest.Known(t, cell("320813", 2021, handled, "40", annual.Read), cell("320813", 2021, granted, "4", annual.Read), cell("320813", 2023, granted, "20", annual.Read))
	s := serve(t, db)
	for path, want := range map[string][]string{
		"/organs/320813:人民政府":    {"予以公开率（分母“办结申请数”没有数字）", "不予公开率（分子“不予公开件数”和分母“办结申请数”都没有数字）", "首份已收录的报告（2021年）以后"},
		"/en/organs/320813:人民政府": {"(denominator, applications handled, not stated)", "No report is held for these years after the first one (2021):"},
	} {
		_, body := webtest.Get(t, s, path)
		for _, w := range want {
			if !strings.Contains(body, w) {
				t.Errorf("%s does not say %q: %s", path, w, body[strings.Index(body, `id="what-is-missing"`):])
			}
		}
	}
}

// A rate whose parts contradict its total is stated: what is missing is told of others.
func TestContradictoryRateIsNotMissing(t *testing.T) {
	stated := func(value, base string) KeyFigure {
		return KeyFigure{Name: value + "/" + base, Now: Proven{Figure: figure.Figure{Report: 1, Value: value, Base: base}}}
	}
	p := &Profile{KeyFigures: []KeyFigure{stated("1", "0"), stated("0", "0"), stated("", "")}}
	if got := p.Unknown(); len(got) != 1 || got[0] != "/" {
		t.Errorf("missing are %q", got)
	}
}
