package textview

import (
	"strings"
	"testing"

	"nianbao/cmd/internal/web/wording"
	"nianbao/extract/document"
	"nianbao/normalize/annual"
	"nianbao/normalize/number"
)

func TestGrid(t *testing.T) {
	for _, c := range []struct {
		name string
		rows [][]string
		want string
	}{
		{"ideographs are two wide, figures are set to the right", [][]string{{"", "制发", "废止"}, {"规章", "1", "12"}, {"a", "100", ""}}, `
      制发  废止
规章     1    12
a      100`},
		{"a row of one cell widens no column", [][]string{{"第二十条第（一）项"}, {"规章", "1"}}, `
第二十条第（一）项
规章  1`},
		{"rows of different length", [][]string{{"a", "1"}, {"b", "2", "3"}}, `
a  1
b  2  3`},
		{"nothing", nil, ""},
	} {
		got := strings.TrimSuffix(Grid(c.rows), "\n")
		if got != strings.TrimPrefix(c.want, "\n") {
			t.Errorf("%s: got\n%s\nwant\n%s", c.name, got, c.want)
		}
	}
}

func TestList(t *testing.T) {
	got := List([][]string{{"630203", "平安区", "2020"}, {"3", "洪泽", ""}})
	want := "630203  平安区  2020\n3       洪泽\n"
	if got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}

func TestWrap(t *testing.T) {
	for _, c := range []struct {
		text    string
		columns int
		want    string
	}{
		{"全年受理申请", 8, "全年受理/申请"},
		{"受理3件申请", 5, "受理3/件申/请"},
		{"全年受理，均已办结。", 8, "全年受理，/均已办结。"}, // a closing mark hangs over
		{"短", 8, "短"},
		{"", 8, ""},
	} {
		if got := strings.Join(Wrap(c.text, c.columns), "/"); got != c.want {
			t.Errorf("%s in %d: %s, want %s", c.text, c.columns, got, c.want)
		}
	}
}

func TestWhere(t *testing.T) {
	for _, c := range []struct {
		place document.Place
		want  string
	}{
		{document.Place{Page: 3}, "  (page 3)"},
		{document.Place{Page: 1, Line: 12}, "  (line 12)"},
		{document.Place{}, ""},
	} {
		if got := In(wording.English).Where(c.place); got != c.want {
			t.Errorf("%+v: %q, want %q", c.place, got, c.want)
		}
	}
}

func TestFindings(t *testing.T) {
	got := In(wording.English).Findings([]annual.Finding{
		{Code: "form-drift", Severity: annual.Info, Message: "a table of form 2019"},
		{Code: "sum-row", Severity: annual.Error, Message: "11 ≠ 0", Place: document.Place{Page: 4}},
		{Code: "row-missing", Severity: annual.Warning, Message: "no row"},
	}, &annual.Report{})
	want := "error   sum-row: 11 ≠ 0  (page 4)\nwarning row-missing: no row\ninfo    form-drift: a table of form 2019\n"
	if got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
	if got := In(wording.English).Findings(nil, &annual.Report{}); got != "no findings\n" {
		t.Errorf("without findings: %q", got)
	}
}

// A report is shown in the shape of its printed tables, each figure with the
// mark of its status.
func TestReport(t *testing.T) {
	value := func(s string) *number.Decimal {
		d, err := number.ParseDecimal(s)
		if err != nil {
			t.Fatal(err)
		}
		return &d
	}
	var b strings.Builder
	err := In(wording.English).Report(&b, annual.Report{
		Title: "平安区2023年政府信息公开工作年度报告", Organ: "平安区人民政府", Year: 2023, Form: "2021",
		PeriodStart: "2023-01-01", PeriodEnd: "2023-12-31",
		Sections: []annual.Section{
			{Ordinal: 1, Title: "总体情况", Text: "全年受理申请三件。", Place: document.Place{Page: 1}},
			{Ordinal: 2, Title: "主动公开政府信息情况", Place: document.Place{Page: 2}},
		},
		Tables: []annual.TableForm{{Table: "disclosure", Form: "2021"}},
		Observations: []annual.Observation{
			{Indicator: "disclosure.rules.issued", Value: value("1"), Raw: "1", Status: annual.Read},
			{Indicator: "disclosure.rules.repealed", Raw: "", Status: annual.Blank},
			{Indicator: "disclosure.rules.in_force", Raw: "1O", Status: annual.Flagged},
			{Indicator: "disclosure.permits.decisions", Value: value("550"), Raw: "550", Status: annual.Derived},
			{Indicator: "reconsideration.total", Value: value("7"), Raw: "7", Status: annual.Inferred},
		},
	})
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]bool{}
	for _, l := range strings.Split(b.String(), "\n") {
		got[strings.Join(strings.Fields(l), " ")] = true
	}
	for _, want := range []string{
		"平安区2023年政府信息公开工作年度报告", "organ 平安区人民政府", "period 2023-01-01 to 2023-12-31",
		"一、总体情况 (page 1)", "全年受理申请三件。", "规章 1 · 1O?", "行政许可 550=", "行政规范性文件 (not found)", "行政复议 7~", "no findings",
	} {
		if !got[want] {
			t.Errorf("no line %q in\n%s", want, b.String())
		}
	}
}
