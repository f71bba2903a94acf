package audit

import (
	"cmp"
	"context"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"nianbao/cmd/internal/web/naming"
	"nianbao/cmd/internal/web/prose"
	"nianbao/cmd/internal/web/webtest"
	"nianbao/normalize/annual"
	"nianbao/store/database"
	"nianbao/store/storetest"
)

func TestMain(m *testing.M) { webtest.Main(m) }

func serve(t *testing.T, db *database.DB) http.Handler {
	return webtest.Serve(webtest.Desk(t, Templates()), New(db, func(context.Context, []int64) (map[int64]bool, error) { return nil, nil }).Pages())
}

// Among reports with faults those are marked whose pages can be shown.
func TestOriginalsAtHandAreMarked(t *testing.T) {
	db := storetest.OpenNew(t)
	for _, code := range []string{"320813", "320804"} {
		r := storetest.Hongze(t)
		r.Region.Code = code
		storetest.MustImport(t, db, storetest.FileOf(code+".pdf", code), r)
	}
	s := webtest.Serve(webtest.Desk(t, Templates()), New(db, func(_ context.Context, ids []int64) (map[int64]bool, error) {
		return map[int64]bool{2: len(ids) == 2}, nil
	}).Pages())
	list := webtest.Ask[faultyData](t, s, "/quality/reports.json").Reports
	if len(list) != 2 || list[0].Report != 2 {
		t.Fatalf("%d reports with faults; the one that can be looked up does not come first", len(list))
	}
	for _, e := range list {
		if e.AtHand != (e.Report == 2) {
			t.Errorf("report %d: at hand is %v", e.Report, e.AtHand)
		}
	}
	for path, words := range map[string]string{"": "原件可查阅", "/en": ">pages can be viewed<"} {
		if _, body := webtest.Get(t, s, path+"/quality/reports"); strings.Count(body, words) != 1 {
			t.Errorf("%s: told %d times", path, strings.Count(body, words))
		} else if rule := map[string]string{"": "（1份）排在前面", "/en": "(1) come first"}[path]; !strings.Contains(body, rule) {
			t.Errorf("%s does not say that they come first", path)
		}
	}
}

// Two passages that no report would have by chance.
const (
	common = "严格按照《中华人民共和国政府信息公开条例》要求，坚持以公开为常态、不公开为例外，依法及时准确公开政府信息%d条，进一步健全工作机制，完善公开平台，加强监督保障，切实保障人民群众的知情权、参与权、表达权和监督权。"
	own    = "政务服务中心设置查阅点并由专人负责日常维护，群众可以当场查阅复印有关资料，也可以在线提交办理事项，工作人员在两个工作日之内电话回访办理结果，全年召开新闻发布会，围绕重点领域稳步推进%d次。"
	fresh  = "本年首次开展面向企业的政策直播，由分管负责同志逐条讲解减税降费措施，解答经营者提出的疑问，并把整理后的问答汇编成册发到每一家沿街商铺，年末又请人大代表评议了全部答复，评议结果已经公布%d项。"
)

// copying is a database in which 洪泽区 had the same text in 2022 and 2023, and shares a passage with
// 淮安区, whose other text is new; a sum fails in the latter.
func copied(t *testing.T) *database.DB {
	t.Helper()
	s := storetest.OpenNew(t)
	for i, r := range []struct {
		code  string
		year  int
		texts []string
	}{{"320813", 2022, []string{common, own}}, {"320813", 2023, []string{common, own}}, {"320803", 2023, []string{common, fresh}}} {
		report := storetest.Plain(t, r.code, "", r.year)
		report.Findings = nil
		var text []string
		for j, each := range r.texts {
			text = append(text, fmt.Sprintf(each, 10*i+j))
		}
		report.Sections = []annual.Section{{Ordinal: 1, Title: "总体情况", Text: strings.Join(text, "\n")}}
		if i == 2 {
			report.Findings = []annual.Finding{{Code: "applications-row", Severity: annual.Error, Message: "总计 = 其余六列之和 (一、本年新收政府信息公开申请数量): 805 ≠ 673 + 133 = 806", Left: "805", Right: "806"}}
		}
		storetest.MustImport(t, s, storetest.FileOf(fmt.Sprintf("%d.pdf", i), fmt.Sprint(i)), report)
	}
	return s
}

// A clique is listed once, with all reports that have the passage and how large a part it is of each.
func TestCliquesOnce(t *testing.T) {
	s := serve(t, copied(t))
	data := webtest.Ask[copiesData](t, s, "/prose/copies.json?region=淮安市")
	if data.Passages != 6 || data.Total != 2 || len(data.Clusters) != 2 {
		t.Fatalf("%d passages, %d clusters: %+v", data.Passages, data.Total, data.Clusters)
	}
	if c := data.Clusters[0]; c.Reports != 3 || c.Organs != 2 || c.Members[0].Report.Year != 2022 || c.Members[0].Share < 0.4 || c.Members[0].Share > 0.6 {
		t.Errorf("%+v", c)
	}
	for among, want := range map[string]int{"own": 1, "others": 1} {
		if data := webtest.Ask[copiesData](t, s, "/prose/copies.json?among="+among); data.Total != want {
			t.Errorf("%s: %d", among, data.Total)
		}
	}
	if data := webtest.Ask[copiesData](t, s, "/prose/copies.json?from=2023&region=淮安区"); data.Total != 0 {
		t.Errorf("of one report: %+v", data.Clusters)
	}
	for path, want := range map[string]string{"/prose/copies": "只比对%d字以上的段落，相似度达到%d%%的列为雷同", "/en/prose/copies": "Only paragraphs of %d characters and more are compared, and listed from a likeness of %d%% on"} {
		want = fmt.Sprintf(want, prose.LeastLength, int(100*prose.LeastCopy))
		if _, body := webtest.Get(t, s, path); !strings.Contains(body, want) {
			t.Errorf("%s does not say %q", path, want)
		}
	}
	if _, table := webtest.Get(t, s, "/prose/copies.csv"); strings.Count(table, "\n") != 6 {
		t.Errorf("a row for each report of each passage:\n%s", table)
	}
}

// Reports are ranked by the share of their text that is last year's, all that have a report of the
// year before; a year is enough to ask for.
func TestLastYearsText(t *testing.T) {
	s := serve(t, copied(t))
	for _, target := range []string{"/prose/reuse.json", "/prose/reuse.json?from=2023", "/prose/reuse.json?from=2023&region=江苏省&level=county"} {
		data := webtest.Ask[reuseData](t, s, target)
		if len(data.Reports) != 1 || data.Total != 1 || data.Truncated {
			t.Fatalf("%s: %+v", target, data.Reports)
		}
		if e := data.Reports[0]; e.Report.Region != "洪泽区" || e.Own != 1 || e.Copied != e.Characters || e.Characters < 150 || e.Previous == 0 || e.Others != nil {
			t.Errorf("%s: %+v", target, e)
		}
	}
	if data := webtest.Ask[reuseData](t, s, "/prose/reuse.json?organ_kind=township"); data.Total != 0 {
		t.Errorf("of another kind of organ: %+v", data.Reports)
	}
	if _, body := webtest.Get(t, s, "/prose/reuse"); !strings.Contains(body, "100%") || !strings.Contains(body, "/prose?a=1&amp;b=2&amp;copied=1") {
		t.Error("the page does not tell shares, or does not lead to what is copied")
	}
}

// An organ is named once, with its years one below the other, at the place of that of which the most is copied.
func TestOrgansAreNamedOnce(t *testing.T) {
	s := storetest.OpenNew(t)
	for i, r := range []struct {
		code  string
		year  int
		texts []string
	}{
		{"320813", 2021, []string{common, own}}, {"320813", 2022, []string{common, own}}, {"320813", 2023, []string{common, fresh}}, // all, then half
		{"320803", 2022, []string{common, own, fresh}}, {"320803", 2023, []string{own, common}}, // all
		{"320803", 2021, []string{fresh, own}}, // of which the next has a part
	} {
		report := storetest.Plain(t, r.code, "", r.year)
		var text []string
		for j, each := range r.texts {
			text = append(text, fmt.Sprintf(each, 10*i+j))
		}
		for len(text) < 5 { // long enough to be ranked with the others
			text = append(text, text[0], text[1])
		}
		report.Sections = []annual.Section{{Ordinal: 1, Title: "总体情况", Text: strings.Join(text, "\n")}}
		storetest.MustImport(t, s, storetest.FileOf(fmt.Sprintf("%d.pdf", i), fmt.Sprint(i)), report)
	}
	web := serve(t, s)
	for _, query := range []string{"", "?region=淮安市", "?by=others"} {
		var rows []string
		for _, e := range webtest.Ask[reuseData](t, web, "/prose/reuse.json"+query).Reports {
			if last := len(rows) - 1; last >= 0 && strings.HasPrefix(rows[last], e.Report.Region) {
				rows[last] += fmt.Sprint(" ", e.Report.Year)
			} else {
				rows = append(rows, fmt.Sprint(e.Report.Region, " ", e.Report.Year))
			}
		}
		want := map[string]bool{"洪泽区 2023 2022": true, "淮安区 2023 2022": true}
		if query == "?by=others" {
			want = map[string]bool{"洪泽区 2023 2022 2021": true, "淮安区 2023 2022 2021": true}
		}
		if len(rows) != 2 || !want[rows[0]] || !want[rows[1]] || rows[0] == rows[1] {
			t.Errorf("%s: %q", query, rows)
		}
		_, body := webtest.Get(t, web, "/prose/reuse"+query)
		_, table, _ := strings.Cut(body, "<tbody>")
		for _, organ := range []string{"洪泽区人民政府", "淮安区人民政府"} {
			if n := strings.Count(table, organ); n != 1 {
				t.Errorf("%s names %s %d times", query, organ, n)
			}
		}
	}
	// A passage that both have in several years names each once, the earliest report first.
	for _, c := range webtest.Ask[copiesData](t, web, "/prose/copies.json").Clusters {
		seen := map[string]bool{}
		for i, m := range c.Members {
			if i > 0 && m.Report.Region != c.Members[i-1].Report.Region && seen[m.Report.Region] {
				t.Errorf("%s stands twice: %+v", m.Report.Region, c.Members)
			}
			if seen[m.Report.Region] = true; m.Report.Year < c.Members[0].Report.Year {
				t.Errorf("%d stands behind %d", m.Report.Year, c.Members[0].Report.Year)
			}
		}
	}
}

// What other organs have too is told of reports without one of the year before as well.
func TestOthersText(t *testing.T) {
	s := serve(t, copied(t))
	data := webtest.Ask[reuseData](t, s, "/prose/reuse.json?by=others&from=2023")
	if len(data.Reports) != 2 || data.Passages == 0 {
		t.Fatalf("%+v", data)
	}
	for _, e := range data.Reports {
		if e.Others == nil || *e.Others < 0.4 || *e.Others > 0.6 || (e.Previous == 0) != (e.Report.Region == "淮安区") {
			t.Errorf("%+v", e)
		}
	}
	if _, body := webtest.Get(t, s, "/prose/reuse?by=others"); !strings.Contains(body, "缺上年报告") {
		t.Error("the page does not tell that last year's report is missing")
	}
}

// Whose reports contradict themselves is a table, with the figures quoted.
func TestFiguresAreQuoted(t *testing.T) {
	s := serve(t, copied(t))
	for _, target := range []string{"/quality/reports", "/en/quality/reports?region=淮安市&code=applications-row&order=year"} {
		if _, body := webtest.Get(t, s, target); !strings.Contains(body, "<strong>805 ≠ 673 &#43; 133 = 806</strong>") && !strings.Contains(body, "<strong>805 ≠ 673 + 133 = 806</strong>") {
			t.Errorf("%s quotes nothing", target)
		}
	}
	data := webtest.Ask[faultyData](t, s, "/quality/reports.json?organ_kind=township")
	if data.Total != 0 {
		t.Errorf("of another kind of organ: %+v", data.Reports)
	}
	if data = webtest.Ask[faultyData](t, s, "/quality/reports.json?of=years"); data.Looked != 3 || data.Beside != 1 {
		t.Errorf("%+v", data)
	}
}

// What is said of terms that are not there is no part of the figures: it stands in the language of the page.
func TestEquationsAreFiguresAlone(t *testing.T) {
	const message = "总计 = 其余六列之和 (自然人): 10 + 1 = 11 ≠ 0, even without the 2 that are not there"
	e := faultEntry{Equation: naming.Equation(message)}
	if e.Equation != "10 + 1 = 11 ≠ 0" {
		t.Errorf("the figures are %q", e.Equation)
	}
	for message, want := range map[string]string{
		message: "总计 = 其余六列之和 (自然人), even without the 2 that are not there",
		"总计 = 其余六列之和（自然人）：10 + 1 = 11 ≠ 0，不计缺失的2项也不成立": "总计 = 其余六列之和（自然人），不计缺失的2项也不成立",
	} {
		if got := e.Besides(message); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

// A contradiction between years with a corrected figure says so, in the page, in JSON and in CSV.
func TestCorrectedContradiction(t *testing.T) {
	db := storetest.Known(t, storetest.CellTold("320813", 2022, "applications.carried_out", "total", "5", annual.Read),
		storetest.CellTold("320813", 2023, "applications.carried_in", "total", "7", annual.Read))
	s := serve(t, db)
	for _, c := range []struct {
		value           string
		faults, counted int
		marks, csv      string
	}{
		{"", 1, 1, "", ",false,false,false"},
		{"8", 1, 1, "含人工更正", ",true,false,false"},
	} {
		if c.value != "" {
			storetest.MustCorrect(t, db, 2, storetest.Reading(t, "applications.carried_in/total", c.value))
		}
		data := webtest.Ask[faultyData](t, s, "/quality/reports.json?of=years")
		if len(data.Reports) != c.faults || data.Faults != c.counted || data.Reports[0].Faults[0].Corrected != (c.value != "") {
			t.Fatalf("corrected to %q: %+v", c.value, data)
		}
		_, body := webtest.Get(t, s, "/quality/reports?of=years")
		if pair := "上年报告5 → 本年报告" + cmp.Or(c.value, "7"); !strings.Contains(body, pair) {
			t.Errorf("corrected to %q: the page does not say %q", c.value, pair)
		}
		if strings.Contains(body, "含人工更正") != (c.marks != "") {
			t.Errorf("corrected to %q: the page is marked otherwise", c.value)
		}
		if _, csv := webtest.Get(t, s, "/quality/reports.csv?of=years"); !strings.Contains(csv, c.csv+"\n") && !strings.Contains(csv, c.csv+"\r\n") {
			t.Errorf("corrected to %q: the CSV is\n%s", c.value, csv)
		}
	}
}

// What fails only after a correction is told by its kind, as many as the list marks: sums and contradictions between years, and
// nothing else that the report's own page has.
func TestFaultsAfterACorrectionAreInTheList(t *testing.T) {
	db := storetest.Known(t, storetest.CellTold("320813", 2022, "applications.carried_out", "total", "5", annual.Read),
		storetest.CellTold("320813", 2023, "applications.carried_in", "total", "5", annual.Read))
	storetest.MustCorrect(t, db, 2, storetest.Reading(t, "applications.carried_in/total", "8"))
	sums := storetest.OpenNew(t)
	id := storetest.MustImport(t, sums, storetest.FileOf("a.pdf", "a"), storetest.Hongze(t)).ReportID
	storetest.MustCorrect(t, sums, id, storetest.Reading(t, "applications.received/total", "1000"))
	for _, c := range []struct {
		db             *database.DB
		of             string
		chinese, after string
	}{
		{db, "years", "另有%d处更正后才与上年不符", "%d more contradict the year before only after a correction"},
		{sums, "sums", "另有%d处合计更正后才不符", "%d more sums fail only after a correction"},
	} {
		s := serve(t, c.db)
		held := 0
		data := webtest.Ask[faultyData](t, s, "/quality/reports.json?of="+c.of)
		for _, r := range data.Reports {
			for _, f := range r.Faults {
				if f.Held {
					held++
				}
			}
		}
		if held == 0 || held != data.Corrected {
			t.Fatalf("%s: %d in the list, %d counted", c.of, held, data.Corrected)
		}
		for path, want := range map[string]string{"": c.chinese, "/en": c.after} {
			if _, body := webtest.Get(t, s, path+"/quality/reports?of="+c.of); !strings.Contains(body, fmt.Sprintf(want, held)) {
				t.Errorf("%s: the page does not say %q", c.of, fmt.Sprintf(want, held))
			}
		}
	}
}

// Two sums that fail around one figure are told as one misprint, in words of the form and in both languages.
func TestMisprintsAreCounted(t *testing.T) {
	db := storetest.OpenNew(t)
	report := storetest.Plain(t, "320813", "", 2023)
	report.Findings, report.Observations = nil, nil
	of := func(indicators ...string) (cells []annual.CellRef) {
		for _, i := range indicators {
			cells = append(cells, annual.CellRef{Indicator: "applications." + i, Applicant: "total"})
		}
		return cells
	}
	for _, c := range of("received", "carried_in", "handled", "carried_out", "granted") {
		report.Observations = append(report.Observations, annual.Observation{Indicator: c.Indicator, Applicant: c.Applicant, Value: storetest.Decimal(t, "5"), Raw: "5", Unit: "件", Status: annual.Read})
	}
	report.Findings = []annual.Finding{
		{Code: "applications-balance", Severity: annual.Error, Message: "一 + 二 = 三（七） + 四 (总计): 5 + 5 = 10 ≠ 5 + 6 = 11", Left: "10", Right: "11", Cells: of("received", "carried_in", "handled", "carried_out")},
		{Code: "applications-handled", Severity: annual.Error, Message: "三（七） = （一）至（六）各项之和 (总计): 5 ≠ 6", Left: "5", Right: "6", Cells: of("handled", "granted")},
	}
	storetest.MustImport(t, db, storetest.FileOf("a.pdf", "a"), report)
	s := serve(t, db)
	_, body := webtest.Get(t, s, "/quality/reports") // what the list is sorted by has a column
	if head := `<th scope="col" class="num desk">错误数字（至少）</th><th scope="col" class="num desk">对不上的合计</th>`; !strings.Contains(body, head) || !strings.Contains(body, `<td class="num desk">1</td><td class="num desk">2</td>`) || !strings.Contains(body, `<option value="number" selected>错误数字多的在前</option>`) {
		t.Errorf("the number of wrong figures has no column:\n%s", body)
	}
	data := webtest.Ask[faultyData](t, s, "/quality/reports.json")
	if data.Faults != 2 || data.Figures != 1 || data.Reports[0].Figures != 1 || len(data.Reports[0].Shared) != 1 || data.Reports[0].Shared[0].Indicator != "applications.handled" {
		t.Errorf("%+v", data)
	}
	if got := data.Reports[0].Faults[0].Named; got != "新收申请数 5 + 上年结转申请数 5 = 10 ≠ 5 + 6 = 11" { // the report has 5 where the finding had 6
		t.Errorf("the figures are called %q", got)
	}
	for target, want := range map[string][]string{
		"/quality/reports":    {"2个合计对不上，至少1个数字有误。", "本年新收 + 上年结转 = 本年度办理结果总计 + 结转下年度", "其他处理之和", "三、本年度办理结果 / （七）总计 · 总计"},
		"/en/quality/reports": {"2 sums fail; figures that are wrong: 1 at least.", "received + carried in = handled + carried over", "other handling together"},
	} {
		_, body := webtest.Get(t, s, target)
		body = strings.ReplaceAll(body, "&#43;", "+")
		for _, words := range want {
			if !strings.Contains(body, words) {
				t.Errorf("%s lacks %q", target, words)
			}
		}
		if strings.Contains(body, "三（七）") {
			t.Errorf("%s calls terms of a sum by their numerals", target)
		}
	}
	if _, csv := webtest.Get(t, s, "/quality/reports.csv"); !strings.Contains(csv, ",2,1,applications-balance,") {
		t.Errorf("the CSV is\n%s", csv)
	}
}

// What the Regulation has every organ write is nobody's copy, though it is the same in all reports; a paragraph of their own
// that two organs have is.
func TestPrescribedWordsAreNoCopies(t *testing.T) {
	const opening = "根据《中华人民共和国政府信息公开条例》（国务院令第711号）第五十条和《政府信息公开工作年度报告格式》的要求，结合本区一年来的政府信息公开工作实际情况，由区人民政府办公室汇总各镇、街道和各部门的数据，编制本年度报告。"
	const ours = "我区把政务公开专区搬进便民服务大厅，安排专人引导群众查询政策文件、办理公开申请，并在每个月的第一个星期三邀请企业代表到场提问，由分管负责人当面作答，会后在三个工作日内把问答全文登上门户网站供大家查阅。"
	for text, want := range map[string]int{opening: 0, opening + "\n" + ours: 1} {
		db := storetest.OpenNew(t)
		for _, code := range []string{"320813", "320804"} {
			r := storetest.Plain(t, code, "", 2022)
			r.Sections = []annual.Section{{Ordinal: 1, Title: "总体情况", Text: text}}
			storetest.MustImport(t, db, storetest.FileOf(code+".pdf", code), r)
		}
		s := webtest.Serve(webtest.Desk(t, Templates()), New(db, func(context.Context, []int64) (map[int64]bool, error) { return nil, nil }).Pages())
		if got := webtest.Ask[copiesData](t, s, "/prose/copies.json"); got.Total != want {
			t.Errorf("%d passages are shared, want %d", got.Total, want)
		}
	}
}

// A text that says another figure than its table is in a list of its own, to which that of failing sums leads.
func TestFailingSumsLeadToTexts(t *testing.T) {
	const link = `<a href="/quality/narrative-disagrees?region=%E6%B7%AE%E5%AE%89%E5%B8%82">`
	db := copied(t)
	s := serve(t, db)
	target := "/quality/reports?region=" + url.QueryEscape("淮安市")
	if _, body := webtest.Get(t, s, target); strings.Contains(body, "narrative-disagrees") {
		t.Error("it leads to texts, and none disagrees")
	}
	report := storetest.Plain(t, "320812", "", 2023)
	report.Findings = []annual.Finding{{Code: "narrative-disagrees", Severity: annual.Warning, Message: "the text says 17, the table 95"}}
	storetest.MustImport(t, db, storetest.FileOf("text.pdf", "text"), report)
	if _, body := webtest.Get(t, s, target); !strings.Contains(body, link) {
		t.Errorf("it does not have %s", link)
	}
	if _, body := webtest.Get(t, s, target+"&of=years"); strings.Contains(body, link) {
		t.Error("the list of years has it too")
	}
}

// What a likeness is called fits its number, on both sides of each bound; a passage is called as the least like of its copies.
func TestDegreesOfLikeness(t *testing.T) {
	for percent, want := range map[int]string{100: "exact", 99: "nearly", 95: "nearly", 94: "mostly", 85: "mostly", 84: "similar", 70: "similar"} {
		if got := degreeOf(percent); got != want {
			t.Errorf("%d %%: %q, want %q", percent, got, want)
		}
	}
	if got := (clusterEntry{Members: []memberEntry{{Likeness: 1}, {Likeness: 0.71}, {Likeness: 0.96}}}).Degree(); got != "similar" {
		t.Errorf("a passage with a copy that is like it to 71 %%: %q", got)
	}
	s := serve(t, copied(t))
	for path, want := range map[string]string{"/prose/copies": "100% <span class=\"meta\">完全相同</span>", "/en/prose/copies": "100% <span class=\"meta\">the same</span>", "/prose/reuse?by=others": "（相似度70%以上）"} {
		if _, body := webtest.Get(t, s, path); !strings.Contains(body, want) || strings.Contains(body, "几乎一样的段落") {
			t.Errorf("%s does not say %q", path, want)
		}
	}
}
