package browse

import (
	"fmt"
	"strings"
	"testing"

	"nianbao/cmd/internal/web/webtest"
	"nianbao/normalize/annual"
	"nianbao/store/database"
	"nianbao/store/storetest"
)

// correctedWrongly is a database of a report of which a sum fails only since a person corrected a figure.
func correctedWrongly(t *testing.T) *database.DB {
	t.Helper()
	db := storetest.OpenNew(t)
	r := storetest.Hongze(t)
	storetest.Find(t, r.Observations, "reconsideration.total", "").Value = storetest.Decimal(t, "11")
	r.Findings = nil
	report := storetest.MustImport(t, db, storetest.FileOf("a.pdf", "a"), r).ReportID
	storetest.MustCorrect(t, db, report, storetest.Reading(t, "reconsideration.total", "12"))
	return db
}

// What fails only with a correction is told beside what is counted, and marked where it is listed: in pages, in JSON
// and in CSV.
func TestFaultsOfCorrectionsAreNotCounted(t *testing.T) {
	s := serve(t, correctedWrongly(t))
	kinds := webtest.Ask[qualityData](t, s, "/quality.json").Kinds
	if len(kinds) != 1 || kinds[0] != (qualityKind{Code: "reconsideration-total", Severity: "error", Held: 1}) {
		t.Errorf("counted: %+v", kinds)
	}
	if f := webtest.Ask[findingsData](t, s, "/quality/reconsideration-total.json").Findings; len(f) != 1 || !f[0].Corrected || !f[0].Held {
		t.Errorf("listed: %+v", f)
	}
	for target, want := range map[string]string{
		"/quality":                           "另有1处更正后才不符，不计",
		"/en/quality":                        "1 more only after a correction, not counted",
		"/quality.csv":                       "reconsideration-total,error,0,0,1",
		"/quality/reconsideration-total":     "更正后才不符",
		"/en/quality/reconsideration-total":  "only after a correction",
		"/quality/reconsideration-total.csv": ",true,true,true",
		"/reports":                           `<td class="num">0</td>`,
	} {
		_, body := webtest.Get(t, s, target)
		if !strings.Contains(body, want) {
			t.Errorf("%s lacks %q", target, want)
		}
		if strings.HasPrefix(target, "/quality/") && strings.Contains(body, `<span class="tag error">`) {
			t.Errorf("%s calls it an error of the report", target)
		}
	}
}

// A list of findings is of the reports that stand, and says how many they are: on the page and in its files.
func TestFindingsOfReportsThatStand(t *testing.T) {
	db := storetest.OpenNew(t)
	for i, at := range []struct {
		code    string
		version int
	}{{"320813", 1}, {"320813", 2}, {"320803", 1}} {
		r := storetest.Plain(t, at.code, "", 2023)
		r.Findings = []annual.Finding{{Code: "narrative-disagrees", Severity: annual.Warning, Message: "the text says 99, the table 108"}}
		id := storetest.MustImport(t, db, storetest.FileOf(fmt.Sprintf("%d.pdf", i), fmt.Sprint(i)), r).ReportID
		storetest.MustExec(t, db, fmt.Sprintf("UPDATE reports SET version = %d, rendition = 1 WHERE id = %d", at.version, id))
	}
	s := serve(t, db)
	for target, want := range map[string]string{"/quality/narrative-disagrees": "共2份报告，2条。", "/en/quality/narrative-disagrees": "2 in 2 reports.", "/quality/narrative-disagrees?region=320813": "共1份报告，1条。"} {
		if _, body := webtest.Get(t, s, target); !strings.Contains(body, want) {
			t.Errorf("%s lacks %q", target, want)
		}
	}
	data := webtest.Ask[findingsData](t, s, "/quality/narrative-disagrees.json")
	if len(data.Findings) != 2 || data.Total != 2 || data.Reports != 2 || data.Paging.Total != 2 {
		t.Errorf("%+v", data)
	}
	if _, body := webtest.Get(t, s, "/quality/narrative-disagrees.csv"); strings.Count(strings.TrimSpace(body), "\n") != 2 {
		t.Errorf("the file has other rows:\n%s", body)
	}
	if list := webtest.Ask[reportsData](t, s, "/reports.json"); list.Paging.Total != 3 || list.Further != 1 {
		t.Errorf("of %d reports %d are superseded", list.Paging.Total, list.Further)
	}
	for target, want := range map[string]string{"/reports": "共3份：每机关每年度计一份为2份，另1份是旧版本或同一报告的其他文件", "/en/reports": "3 in all: 2 that count, one per organ and year, and 1 earlier versions or further files"} {
		if _, body := webtest.Get(t, s, target); !strings.Contains(body, want) {
			t.Errorf("%s lacks %q", target, want)
		}
	}
}

// Kinds of findings go by words in both languages, not by their codes.
func TestQualityHasWords(t *testing.T) {
	s := serve(t, correctedWrongly(t))
	for _, target := range []string{"/quality", "/en/quality", "/quality/reconsideration-total"} {
		if _, body := webtest.Get(t, s, target); strings.Contains(body, "<code>") || strings.Contains(body, ">reconsideration-total<") {
			t.Errorf("%s shows codes", target)
		}
	}
}

// A report is one of an organ and a year on the front page and where their identities are counted, and both say so;
// what there is of it besides is told on the front page.
func TestReportsAreCountedAlike(t *testing.T) {
	db := storetest.OpenNew(t)
	storetest.MustImport(t, db, storetest.FileOf("a.pdf", "a"), storetest.Plain(t, "320813", "", 2022))
	storetest.MustImport(t, db, storetest.FileOf("b.pdf", "b"), storetest.Hongze(t))
	storetest.MustImport(t, db, storetest.FileOf("c.pdf", "c"), storetest.Edition(storetest.Hongze(t), 20))
	s := serve(t, db)
	home := webtest.Ask[homeData](t, s, "/index.json")
	counted := 0
	for _, state := range webtest.Ask[qualityData](t, s, "/quality.json").Identities {
		counted += state.Reports
	}
	if home.Reports != 2 || home.Stored != 3 || counted != home.Reports {
		t.Errorf("the front page counts %d of %d, the other %d", home.Reports, home.Stored, counted)
	}
	for _, target := range []string{"/", "/quality"} {
		if _, body := webtest.Get(t, s, target); !strings.Contains(body, "每机关每年度计一份") {
			t.Errorf("%s does not say what is counted", target)
		}
	}
	if _, body := webtest.Get(t, s, "/en/"); !strings.Contains(body, "earlier versions and further files: 1") {
		t.Error("the front page does not tell the other version")
	}
}

// A finding that does not say itself which figure it is about is listed with the name of the figure, which leads to it; in data with its cell.
func TestFindingsNameTheirFigures(t *testing.T) {
	db := storetest.OpenNew(t)
	r := storetest.Plain(t, "320813", "", 2023)
	r.Observations = append(r.Observations, annual.Observation{Indicator: "reconsideration.upheld", Value: storetest.Decimal(t, "7"), Raw: "7", Unit: "件", Status: annual.Flagged, Note: "x"})
	r.Add(annual.Finding{Code: "value-flagged", Severity: annual.Warning, Message: `"7": x`, Cells: []annual.CellRef{{Indicator: "reconsideration.upheld"}}})
	id := storetest.MustImport(t, db, storetest.FileOf("a.pdf", "a"), r).ReportID
	s := serve(t, db)
	for path, want := range map[string]string{
		"/quality/value-flagged":      fmt.Sprintf(`<a href="/reports/%d/figure?cell=reconsideration.upheld">行政复议 · 结果维持</a></strong>：`, id),
		"/en/quality/value-flagged":   `cell=reconsideration.upheld">administrative reconsideration: upheld</a></strong>: `,
		"/quality/value-flagged.csv":  ",reconsideration.upheld,行政复议 · 结果维持\n",
		"/quality/value-flagged.json": `"cell": "reconsideration.upheld"`,
	} {
		if _, body := webtest.Get(t, s, path); !strings.Contains(strings.ReplaceAll(body, "\r", ""), want) {
			t.Errorf("%s does not have %q:\n%s", path, want, body)
		}
	}
}
