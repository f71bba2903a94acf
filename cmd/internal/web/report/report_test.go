package report

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"nianbao/cmd/internal/bulk"
	"nianbao/cmd/internal/ingest"
	"nianbao/cmd/internal/web/answer"
	"nianbao/cmd/internal/web/figure"
	"nianbao/cmd/internal/web/naming"
	"nianbao/cmd/internal/web/webtest"
	"nianbao/cmd/internal/web/wording"
	"nianbao/normalize/annual"
	"nianbao/normalize/identity"
	"nianbao/store"
	"nianbao/store/storetest"
)

func TestMain(m *testing.M) { webtest.Main(m) }

// serve answers requests for the pages and pictures of a database's reports.
func serve(t *testing.T, database string) http.Handler {
	t.Helper()
	desk := webtest.Desk(t, figure.Templates(), Templates())
	p := New(webtest.Open(t, database), []string{filepath.Dir(database)}, desk, slog.New(slog.NewTextHandler(io.Discard, nil)))
	mux := http.NewServeMux()
	for path, h := range p.Pages() {
		answer.Mount(mux, path, desk.Page(h))
	}
	mux.Handle("GET /reports/{id}/pages/{page}/picture.png", p.Picture())
	return mux
}

// Two reports side by side can be taken along as a workbook, one alone can't.
func TestWorkbook(t *testing.T) {
	s := serve(t, webtest.Example(t))
	for target, want := range map[string]int{"/prose.xlsx?a=1&b=2": 200, "/prose.xlsx?a=1": 400, "/prose.xlsx?a=1&b=99999": 400} {
		answer, body := webtest.Get(t, s, target)
		if answer.StatusCode != want || strings.HasPrefix(body, "PK") != (want == 200) {
			t.Errorf("%s: status %d, want %d: %.10q", target, answer.StatusCode, want, body)
		}
	}
}

// above is where a file would be in the folder above its own.
func above(path string) string {
	return filepath.Join(filepath.Dir(filepath.Dir(path)), filepath.Base(path))
}

// The picture is that of the page with a frame around the figure; without the
// file, or with another one in its place, the frame stands on an empty page.
func TestPictures(t *testing.T) {
	source := filepath.Dir(webtest.Example(t))
	for _, tc := range []struct {
		name    string
		befall  func(path string) error
		state   string
		picture bool
	}{
		{"as imported", func(string) error { return nil }, "shown", true},
		{"moved", os.Remove, "moved", false},
		{"moved out of its folder", func(path string) error { return os.Rename(path, above(path)) }, "shown", true},
		{"moved, and another one of its name", func(path string) error {
			return errors.Join(os.Remove(path), os.WriteFile(above(path), []byte("%PDF-1.7 other"), 0o600))
		}, "moved", false},
		{"changed", func(path string) error { return os.WriteFile(path, []byte("%PDF-1.7 other"), 0o600) }, "changed", false},
	} {
		t.Run(tc.name, func(t *testing.T) {
			dir := t.TempDir()
			data, err := os.ReadFile(filepath.Join(source, "drift.pdf"))
			if err != nil {
				t.Fatal(err)
			}
			path := filepath.Join(dir, "imported", "a.pdf")
			if err := os.Mkdir(filepath.Dir(path), 0o700); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(path, data, 0o600); err != nil {
				t.Fatal(err)
			}
			db, err := store.Open(filepath.Join(dir, "a.db"))
			if err != nil {
				t.Fatal(err)
			}
			if _, err := bulk.Run(context.Background(), bulk.Config{Store: db, Args: []string{path}, Workers: 1, Isolation: bulk.InThreads,
				Limits: ingest.DefaultLimits(), BatchSize: 1, Report: func(bulk.Result) error { return nil }}); err != nil {
				t.Fatal(err)
			}
			if err := db.Close(); err != nil {
				t.Fatal(err)
			}
			if err := tc.befall(path); err != nil {
				t.Fatal(err)
			}
			s := serve(t, filepath.Join(dir, "a.db"))
			const page = "/reports/1/pages/2"
			const cell = "?cell=applications.received/total"
			_, body := webtest.Get(t, s, page+".json"+cell)
			var shown pageData
			if err := json.Unmarshal([]byte(body), &shown); err != nil {
				t.Fatal(err)
			}
			if shown.State != tc.state || (shown.Picture != "") != tc.picture || len(shown.Figures) == 0 {
				t.Errorf("state %q, picture %q, %d figures", shown.State, shown.Picture, len(shown.Figures))
			}
			answer, picture := webtest.Get(t, s, page+"/picture.png"+cell)
			if answer.StatusCode != http.StatusOK || !strings.HasPrefix(picture, "\x89PNG") {
				t.Errorf("picture: status %d, %.20q", answer.StatusCode, picture)
			}
			if answer, _ := webtest.Get(t, s, page+"/picture.png"); (answer.StatusCode == http.StatusOK) != tc.picture {
				t.Errorf("picture without a figure: status %d", answer.StatusCode)
			}
		})
	}
}

// A report says whose it is, by what, and what a reading before said; all of it is in
// its JSON too.
func TestWhoseReport(t *testing.T) {
	db := storetest.OpenNew(t)
	r := storetest.Plain(t, "320813", "", 2023)
	storetest.MustImport(t, db, storetest.FileOf("a.pdf", "a"), r)
	r.Organ, r.OrganKind, r.Township, r.TownshipCode = "洪泽区岔河镇人民政府", identity.Township, "岔河镇", "320813104"
	r.Identity, r.IdentityEvidence, r.IdentityAgainst = identity.Doubtful, "落款“岔河镇”", "标题“洪泽区”"
	r.Function, r.OrganID, r.PlaceID = "government", "p0/government", "p0"
	r.Scope, r.ScopeSentence = annual.AreaScope, "本报告涵盖全镇"
	storetest.MustImport(t, db, storetest.FileOf("a.pdf", "a"), r)
	s := serve(t, storetest.PathOf(t, db))
	for target, want := range map[string][]string{
		"/reports/1":    {"报告归属", "归属存疑", "落款“岔河镇”", "标题“洪泽区”", "乡镇", "岔河镇", "320813104", "p0/government", "所辖各机关汇总", "本报告涵盖全镇", "归属变更", "洪泽区人民政府"},
		"/en/reports/1": {"Attribution", "doubtful", "Against it", "township", "all organs of its area", "Changes of identity"},
		"/reports/1.json": {`"organ_kind": "township"`, `"identity_against": "标题“洪泽区”"`, `"organ_id": "p0/government"`, `"scope": "area"`,
			`"identity_changes": [`, `"differs": [`},
	} {
		_, body := webtest.Get(t, s, target)
		for _, words := range want {
			if !strings.Contains(body, words) {
				t.Errorf("%s does not have %q", target, words)
			}
		}
	}
}

// The function of a department has its name in the language of the page beside its ID; of
// one that the register does not have there is the ID alone.
func TestNameOfFunction(t *testing.T) {
	db := storetest.OpenNew(t)
	for _, function := range []string{"market-regulation", "no-such"} {
		r := storetest.Plain(t, "320813", "市场监督管理局", 2023)
		r.Function = function
		storetest.MustImport(t, db, storetest.FileOf(function+".pdf", function), r)
	}
	s := serve(t, storetest.PathOf(t, db))
	for target, want := range map[string]string{
		"/reports/1":    "<dd>市场监督管理</dd>",
		"/en/reports/1": "<dd>market regulation</dd>",
		"/reports/2":    "<dd><code>no-such</code></dd>",
	} {
		if _, body := webtest.Get(t, s, target); !strings.Contains(body, want) {
			t.Errorf("%s does not have %q", target, want)
		}
	}
}

// Of two reports the figures that changed stand first, each with its change and the addresses
// of both cells; those that did not are folded, as are the paragraphs.
func TestYearsSideBySide(t *testing.T) {
	db := storetest.Known(t,
		storetest.CellTold("320813", 2022, "applications.received", "total", "40", annual.Read),
		storetest.CellTold("320813", 2022, "applications.carried_out", "total", "0", annual.Read),
		storetest.CellTold("320813", 2022, "applications.carried_in", "total", "1", annual.Read),
		storetest.CellTold("320813", 2023, "applications.received", "total", "53", annual.Flagged),
		storetest.CellTold("320813", 2023, "applications.carried_out", "total", "0", annual.Read),
		storetest.CellTold("320813", 2023, "applications.carried_in", "total", "", annual.Blank))
	desk := webtest.Desk(t, figure.Templates(), Templates())
	s := webtest.Serve(desk, New(db, nil, desk, slog.New(slog.NewTextHandler(io.Discard, nil))).Pages())
	data := webtest.Ask[proseData](t, s, "/prose.json?a=1&b=2")
	var got []string
	for _, p := range data.Cells {
		got = append(got, fmt.Sprintf("%s %q %q %q", p.Cell, p.Change, p.Percent, p.Right.Proof))
	}
	storetest.ExpectLines(t, got,
		`applications.received/total "13" "" "/reports/2/figure?cell=applications.received%2Ftotal"`,
		`applications.carried_in/total "" "" "/reports/2/figure?cell=applications.carried_in%2Ftotal"`, // blank is not known, and no change
		`applications.carried_out/total "0" "" "/reports/2/figure?cell=applications.carried_out%2Ftotal"`)
	// The earlier year stands on the left, whichever is asked for first.
	if turned := webtest.Ask[proseData](t, s, "/prose.json?a=2&b=1"); turned.Left.Year != 2022 || turned.Cells[0].Change != data.Cells[0].Change {
		t.Errorf("asked for the later first, %d stands on the left and the change is %s", turned.Left.Year, turned.Cells[0].Change)
	}
	_, body := webtest.Get(t, s, "/prose?a=1&b=2")
	changed, folded, _ := strings.Cut(body, "<details>")
	for _, want := range []string{`&#43;13?</td>`, `/reports/1/figure?cell=applications.received%2Ftotal`, "空白"} {
		if !strings.Contains(changed, want) {
			t.Errorf("%s does not stand before what is folded", want)
		}
	}
	if !strings.Contains(folded, "applications.carried_out%2Ftotal") || !strings.Contains(folded, "未变的1项") {
		t.Error("what did not change is not folded")
	}
	if report := webtest.Ask[reportData](t, s, "/reports/2.json"); report.Previous != 1 || report.OrganKey != "320813:人民政府" {
		t.Errorf("the report before %d, the organ %q", report.Previous, report.OrganKey)
	}
}

// Where one report alone says what it covers and a figure is a fraction of the other, no percent is told,
// of a key figure or a cell; the names of cells stand for what does not go on from the year before.
func TestOtherScopeSideBySide(t *testing.T) {
	db := storetest.Known(t,
		storetest.CellTold("320813", 2022, "applications.received", "total", "2478", annual.Read),
		storetest.CellTold("320813", 2022, "applications.carried_out", "total", "58", annual.Read),
		storetest.CellTold("320813", 2023, "applications.received", "total", "21", annual.Read),
		storetest.CellTold("320813", 2023, "applications.carried_in", "total", "0", annual.Read))
	storetest.MustExec(t, db, "UPDATE reports SET scope = 'area' WHERE year = 2023")
	desk := webtest.Desk(t, figure.Templates(), Templates())
	s := webtest.Serve(desk, New(db, nil, desk, slog.New(slog.NewTextHandler(io.Discard, nil))).Pages())
	data := webtest.Ask[proseData](t, s, "/prose.json?a=1&b=2")
	if k, c := data.Key[0], data.Cells[0]; k.Change != "-2457" || k.Percent != "" || fmt.Sprint(k.Reasons) != "[maybe-scope]" || c.Percent != "" || fmt.Sprint(c.Reasons) != "[maybe-scope]" {
		t.Errorf("key figure %+v, cell %+v", k, c)
	}
	if _, body := webtest.Get(t, s, "/prose?a=1&b=2"); strings.Count(body, "降至三分之一以下，但仅有一年的报告注明统计范围") != 2 || strings.Contains(body, "增至三倍") || strings.Contains(body, "99.15") {
		t.Error("the page does not say why the change may be none")
	}
	if series := webtest.Ask[reportData](t, s, "/reports/2.json").Series; len(series) != 2 || !strings.HasPrefix(series[0].Name, "二、上年结转") {
		t.Errorf("what does not go on: %+v", series)
	}
}

// The key figures of two reports bear the marks of what they are made of, the page explains the signs, and the parts of rates
// have their digits in groups. What rises threefold is told as that.
func TestMarksSideBySide(t *testing.T) {
	db := storetest.Known(t,
		storetest.CellTold("320813", 2022, "applications.received", "total", "1478", annual.Read),
		storetest.CellTold("320813", 2023, "applications.received", "total", "8782", annual.Read),
		storetest.CellTold("320813", 2023, "applications.handled", "total", "8781", annual.Read),
		storetest.CellTold("320813", 2023, "applications.granted", "total", "1477", annual.Flagged))
	storetest.MustCorrect(t, db, 2, storetest.Reading(t, "applications.received/total", "8783"))
	desk := webtest.Desk(t, figure.Templates(), Templates())
	s := webtest.Serve(desk, New(db, nil, desk, slog.New(slog.NewTextHandler(io.Discard, nil))).Pages())
	data := webtest.Ask[proseData](t, s, "/prose.json?a=1&b=2")
	if k := data.Key[0]; k.Left.Corrected || !k.Right.Corrected || k.Right.Value != "8783" {
		t.Errorf("new applications: %+v", k)
	}
	_, body := webtest.Get(t, s, "/prose?a=1&b=2")
	for _, want := range []string{`8,783<span aria-hidden="true">*</span>`, "1,477 / 8,781", "~ 推定", "? 存疑", "增至三倍以上，两年的报告均未注明统计范围"} {
		if !strings.Contains(body, want) {
			t.Errorf("the page does not have %q", want)
		}
	}
	if strings.Contains(body, "降至三分之一") {
		t.Error("a rise is told as a fall")
	}
}

// The changes that say most stand first, and the rest is folded; of a handful no percent is told.
func TestMostChanged(t *testing.T) {
	var cells []storetest.Told
	add := func(indicator, applicant, before, after string) {
		cells = append(cells, storetest.CellTold("320813", 2022, indicator, applicant, before, annual.Read), storetest.CellTold("320813", 2023, indicator, applicant, after, annual.Read))
	}
	add("applications.received", "total", "517", "393")
	add("applications.received", "natural_person", "480", "320")
	add("applications.granted", "total", "2", "0")
	add("applications.handled", "total", "526", "404")
	for _, indicator := range []string{"applications.denied_state_secret", "applications.denied_process", "applications.denied_query", "applications.denied_third_party", "applications.denied_internal_affairs",
		"applications.carried_in", "applications.carried_out", "applications.rejected_petition", "applications.unavailable_not_held", "applications.partly_granted"} {
		add(indicator, "total", "20", "21")
	}
	db := storetest.Known(t, cells...)
	desk := webtest.Desk(t, figure.Templates(), Templates())
	s := webtest.Serve(desk, New(db, nil, desk, slog.New(slog.NewTextHandler(io.Discard, nil))).Pages())
	data := webtest.Ask[proseData](t, s, "/prose.json?a=1&b=2")
	most, rest := mostChanged(data.Cells)
	if len(most) != mostShown || len(most)+len(rest) != len(data.Cells) {
		t.Errorf("%d and %d of %d", len(most), len(rest), len(data.Cells))
	}
	if got := []string{data.Key[0].Left.Value, data.Key[0].Right.Value, data.Key[0].Change, data.Key[0].Percent}; strings.Join(got, " ") != "517 393 -124 -24.0" {
		t.Errorf("the first key figure: %q", got)
	}
	for _, p := range data.Cells {
		if p.Cell == "applications.granted/total" && (p.Change != "-2" || p.Percent != "") {
			t.Errorf("of two: %+v", p)
		}
	}
	_, body := webtest.Get(t, s, "/prose?a=1&b=2")
	if key, changed := strings.Index(body, `id="key-pairs"`), strings.Index(body, `id="cells"`); key < 0 || key > changed {
		t.Error("the key figures do not stand first")
	}
}

// The proof of a rate frames the cells it is made of, and says what they make; where the file is not
// here a figure leads to its table, and no page is shown.
func TestMadeOf(t *testing.T) {
	cells := []storetest.Told{storetest.CellTold("320813", 2023, "applications.handled", "total", "404", annual.Read), storetest.CellTold("320803", 2023, "applications.handled", "total", "9", annual.Read),
		storetest.CellTold("320803", 2023, "applications.denied_process", "total", "1", annual.Read)}
	for i, cell := range storetest.Quantity(t, "applications.denied").Cells {
		cells = append(cells, storetest.CellTold("320813", 2023, cell.Indicator, "total", []string{"18", "0"}[min(i, 1)], annual.Read))
	}
	db := storetest.Known(t, cells...)
	desk := webtest.Desk(t, figure.Templates(), Templates())
	s := webtest.Serve(desk, New(db, nil, desk, slog.New(slog.NewTextHandler(io.Discard, nil))).Pages())
	_, body := webtest.Get(t, s, "/reports/1?of=applications.denied&per=applications.handled")
	for _, want := range []string{"<strong>4.46%</strong> = 18 ÷ 404", `<h3 id="made-of-name">不予公开率</h3>`} {
		if !strings.Contains(body, want) {
			t.Errorf("no %q", want)
		}
	}
	if strings.Contains(body, "更正这个数字</a>") {
		t.Error("of a sum of eight each figure has the whole phrase beside it")
	}
	if n := strings.Count(body, " framed\""); n != 9 {
		t.Errorf("%d cells are framed", n)
	}
	// Without one of its cells a sum is not known, as in comparisons.
	if _, body := webtest.Get(t, s, "/reports/2?of=applications.denied&per=applications.handled"); !strings.Contains(body, "<strong>—</strong> = — ÷ 9") {
		t.Error("a sum of some of its cells")
	}
	for _, wrong := range []string{"/reports/1?of=none.such", "/reports/1?of=applications.denied&per=none.such", "/reports/1?cell=-"} {
		if answer, _ := webtest.Get(t, s, wrong); answer.StatusCode != http.StatusBadRequest {
			t.Errorf("%s: status %d", wrong, answer.StatusCode)
		}
	}
}

// Where a dash is printed in place of a number the pages say so, and what the sums leave for it; the reading stays unknown.
func TestSigns(t *testing.T) {
	text := webtest.District("洪泽区", 2023, "50 3 — / 0 0 53", [3]int{48, 2, 50}) // nothing is left for both
	db := webtest.Texts(t, map[string]string{"one.txt": text, "two.txt": webtest.District("涟水县", 2023, "/ / / / / / /", [3]int{48, 2, 50})})
	desk := webtest.Desk(t, figure.Templates(), Templates())
	s := webtest.Serve(desk, New(db, nil, desk, slog.New(slog.NewTextHandler(io.Discard, nil))).Pages())
	for _, tc := range []struct{ path, want string }{
		{"/reports/1?cell=applications.received/research", `<p>印为“—”；依“总计 = 其余六列之和”推算，这一格应为零。因未印数字，仍按未知处理</p>`},
		{"/en/reports/1?cell=applications.received/public_welfare", `printed as <span lang="zh-CN">“/”</span>; the totals imply zero (total = sum of the six kinds of applicants). As no number is printed, it still counts as unknown</p>`},
		{"/reports/1", `本表有2格印的是“—”一类符号而非数字，按未知处理；其中2格依合计推算应为零。`},
		{"/reports/2?cell=applications.received/research", `<p>印为“/”，不是数字（未知，不等于零）</p>`},
		{"/reports/2", `本表有7格印的是“—”一类符号而非数字，按未知处理。`},
	} {
		_, body := webtest.Get(t, s, tc.path)
		if !strings.Contains(body, tc.want) {
			t.Errorf("%s: no %q", tc.path, tc.want)
		}
		if strings.Contains(tc.path, "?cell=") && !strings.Contains(body, `<strong>—</strong>`) {
			t.Errorf("%s: the reading is another one", tc.path)
		}
	}
}

// What a report has from the one before is marked, wherever it stands, and comes before the figures.
func TestCopiedText(t *testing.T) {
	db := storetest.OpenNew(t)
	const same = "坚持以公开为常态、不公开为例外，依法及时准确公开政府信息%d条。"
	for i, text := range []string{fmt.Sprintf(same, 10), "首次举办面向企业的政策直播。\n" + fmt.Sprintf(same, 25)} {
		r := storetest.Plain(t, "320813", "", 2022+i)
		r.Sections = []annual.Section{{Ordinal: 1, Title: "总体情况", Text: text}}
		storetest.MustImport(t, db, storetest.FileOf(fmt.Sprintf("of-%d.pdf", 2022+i), text), r)
	}
	desk := webtest.Desk(t, figure.Templates(), Templates())
	s := webtest.Serve(desk, New(db, nil, desk, slog.New(slog.NewTextHandler(io.Discard, nil))).Pages())
	if c := webtest.Ask[proseData](t, s, "/prose.json?a=1&b=2&copied=1").Copied; c == nil || c.Same != 27 || c.Characters != 40 || c.Percent() != 67 {
		t.Errorf("%+v", c)
	}
	if webtest.Ask[proseData](t, s, "/prose.json?a=1&b=2").Copied != nil {
		t.Error("what is copied is told without being asked for")
	}
	_, body := webtest.Get(t, s, "/prose?a=1&b=2&copied=1")
	text, after, _ := strings.Cut(body, `id="cells"`)
	if after == "" || strings.Count(text, `<mark class="copied">`) != 4 || !strings.Contains(text, `首次举办面向企业的政策直播。</p>`) || !strings.Contains(text, `政府信息</mark>25<mark class="copied">条</mark>`) {
		t.Errorf("marked:\n%s", text)
	}
}

// A sum of the tables that the text agrees with is spelled out: it stands in no cell.
func TestTextBesideSum(t *testing.T) {
	r := storetest.Hongze(t)
	storetest.Find(t, r.Observations, "applications.received", "total").Value = storetest.Decimal(t, "19")
	storetest.Find(t, r.Observations, "applications.carried_in", "total").Value = storetest.Decimal(t, "2")
	r.Observations = append(r.Observations, annual.Observation{Indicator: "narrative.received", Value: storetest.Decimal(t, "21"), Unit: "件", Status: annual.Inferred, Raw: "全年收到申请21件"})
	shown, err := Show(&r, wording.Chinese, nil)
	if err != nil {
		t.Fatal(err)
	}
	at := slices.IndexFunc(shown.Stated, func(s statedView) bool { return s.Indicator == "narrative.received" })
	if at < 0 || shown.Stated[at].Total != "19 + 2 = 21" || !shown.Stated[at].Agrees || len(shown.Stated[at].Cells) != 2 {
		t.Errorf("%+v", shown.Stated)
	}
}

// Where sums could not be checked the page says how many, and not that nothing is wrong; those that fail if a dash stands for
// zero are named.
func TestSumsThatCouldNotBeChecked(t *testing.T) {
	db := storetest.OpenNew(t)
	zeros := func(year int) annual.Report {
		r := storetest.Hongze(t)
		r.Year, r.Findings = year, nil
		for i := range r.Observations {
			r.Observations[i].Value, r.Observations[i].Status, r.Observations[i].Raw = storetest.Decimal(t, "0"), annual.Read, "0"
		}
		return r
	}
	whole, signs := zeros(2023), zeros(2022)
	for _, id := range []string{"other", "pending"} {
		o := storetest.Find(t, signs.Observations, "reconsideration."+id, "")
		o.Value, o.Status, o.Raw = nil, annual.Blank, "—"
	}
	storetest.Find(t, signs.Observations, "reconsideration.total", "").Value = storetest.Decimal(t, "17")
	storetest.MustImport(t, db, storetest.FileOf("a.pdf", "a"), whole)
	storetest.MustImport(t, db, storetest.FileOf("b.pdf", "b"), signs)
	p := New(db, nil, webtest.Desk(t, figure.Templates(), Templates()), slog.New(slog.DiscardHandler))
	s := webtest.Serve(webtest.Desk(t, figure.Templates(), Templates()), p.Pages())
	for path, want := range map[string][2]string{
		"/reports/1":    {"没有发现问题：", "无法核对"},
		"/en/reports/1": {"Nothing found: all sums", "could not be checked"},
		"/reports/2":    {"1条因有的格空白、印作“—”等符号或没有读出数字，无法核对。 没有存疑的数字。", "没有发现问题"},
		"/en/reports/2": {"1 could not be checked, as cells are blank, hold a sign such as “—” or were not read. No figure is in doubt.", "Nothing found"},
	} {
		_, body := webtest.Get(t, s, path)
		if !strings.Contains(body, want[0]) || strings.Contains(body, want[1]) {
			t.Errorf("%s lacks %q or says %q", path, want[0], want[1])
		}
	}
	if _, body := webtest.Get(t, s, "/reports/2"); !strings.Contains(body, "当作零即不成立的：") || !strings.Contains(body, "行政复议件数 17 ≠ 0") {
		t.Error("the sum that a dash can't mend is not told")
	}
	if sums := webtest.Ask[struct{ Sums naming.Checked }](t, s, "/reports/2.json").Sums; sums.Unchecked != 1 || sums.Fails != 0 || len(sums.Short) != 1 {
		t.Errorf("as data: %+v", sums)
	}
}

// What a report says in its text stands beside what its tables have, and chapters of the form have their English names on
// English pages, with what is printed.
func TestTextBesideTables(t *testing.T) {
	r := storetest.Hongze(t)
	stated := func(indicator, value string) annual.Observation {
		return annual.Observation{Indicator: indicator, Value: storetest.Decimal(t, value), Unit: "件", Status: annual.Inferred, Raw: "全年收到申请" + value + "件"}
	}
	received := slices.IndexFunc(r.Observations, func(o annual.Observation) bool {
		return o.Indicator == "applications.received" && o.Applicant == "total"
	})
	if received < 0 {
		t.Fatal("the report has no applications")
	}
	r.Observations = append(r.Observations, stated("narrative.received", "9999"))
	for _, language := range wording.Languages() {
		shown, err := Show(&r, language, nil)
		if err != nil || len(shown.Stated) == 0 {
			t.Fatalf("%d figures of the text, %v", len(shown.Stated), err)
		}
		for _, s := range shown.Stated {
			if s.Indicator == "narrative.received" && (s.Agrees || s.Total != r.Observations[received].Value.String() || len(s.Cells) != 1 || s.Cells[0].Anchor != "applications.received/total") {
				t.Errorf("%+v", s)
			}
		}
	}
	db := storetest.OpenNew(t)
	storetest.MustImport(t, db, storetest.FileOf("a.pdf", "a"), r)
	p := New(db, nil, webtest.Desk(t, figure.Templates(), Templates()), slog.New(slog.DiscardHandler))
	s := webtest.Serve(webtest.Desk(t, figure.Templates(), Templates()), p.Pages())
	for path, list := range map[string][]string{
		"/reports/1":    {"正文所述</th>", "表中数字</th>", `<a class="as-printed" href="#applications.received%2ftotal">`, `<span class="tag warning">不一致</span>`},
		"/en/reports/1": {`Overview <span class="gloss"><span lang="zh-CN">一、总体情况</span></span></h2>`},
	} {
		_, body := webtest.Get(t, s, path)
		for _, want := range list {
			if !strings.Contains(body, want) {
				t.Errorf("%s does not say %q", path, want)
			}
		}
	}
}
