package naming

import (
	"testing"

	"nianbao/cmd/internal/web/wording"
	"nianbao/normalize/annual"
	"nianbao/store/reports"
)

// terms are figures with their values, of all applicants together.
func terms(pairs ...string) (list []reports.Term) {
	for i := 0; i < len(pairs); i += 2 {
		list = append(list, reports.Term{CellRef: annual.CellRef{Indicator: pairs[i], Applicant: "total"}, Value: pairs[i+1]})
	}
	return list
}

// Each figure of a failing sum has its name beside it; zeros, which a sum leaves out, have none. What is not of these figures, as after a
// correction, stays as it is.
func TestTermsAreNamed(t *testing.T) {
	row := terms("applications.received", "24", "applications.received", "15", "applications.received", "0", "applications.received", "8")
	for i, applicant := range []string{"total", "natural_person", "business", "other"} {
		row[i].Applicant = applicant
	}
	outcomes := func(values ...string) []reports.Term {
		list := terms("litigation_direct.total", values[0], "litigation_direct.upheld", values[1], "litigation_direct.corrected", values[2], "litigation_direct.other", values[3])
		for i := range list {
			list[i].Applicant = ""
		}
		return list
	}
	for name, c := range map[string]struct {
		code, equation string
		terms          []reports.Term
		zh, en         string
	}{
		"sums on both sides": {"applications-balance", "24 + 2 = 26 ≠ 21 + 4 = 25", terms("applications.received", "24", "applications.carried_in", "2", "applications.handled", "21", "applications.carried_out", "4"),
			"新收申请数 24 + 上年结转申请数 2 = 26 ≠ 办结申请数 21 + 结转下年申请数 4 = 25",
			"applications received 24 + applications carried over from last year 2 = 26 ≠ applications handled 21 + applications carried over to next year 4 = 25"},
		"one row":                  {"applications-row", "24 ≠ 15 + 8 = 23", row, "总计 24 ≠ 自然人 15 + 其他 8 = 23", "total 24 ≠ natural persons 15 + other organizations 8 = 23"},
		"nothing on the left":      {"litigation-direct-total", "0 ≠ 5 + 1 = 6", outcomes("0", "5", "0", "1"), "总计 0 ≠ 结果维持 5 + 其他结果 1 = 6", ""},
		"nothing on the right":     {"litigation-direct-total", "2 ≠ 0", outcomes("2", "0", "0", "0"), "总计 2 ≠ 0", ""},
		"one figure of several":    {"litigation-direct-total", "2 ≠ 9", outcomes("2", "0", "9", "0"), "总计 2 ≠ 结果纠正 9", ""},
		"other figures than these": {"litigation-direct-total", "2 ≠ 9", outcomes("2", "0", "7", "0"), "总计 2 ≠ 9", ""},
		"one called as what it is part of": {"applications-handled", "9 ≠ 5 + 3 = 8", terms("applications.handled", "9", "applications.granted", "5", "applications.other_remaining", "3"),
			"办结申请数 9 ≠ 予以公开件数 5 + 其他处理·其他 3 = 8", ""},
		"no figures": {"litigation-direct-total", "2 ≠ 9", nil, "2 ≠ 9", "2 ≠ 9"},
	} {
		for language, want := range map[wording.Language]string{wording.Chinese: c.zh, wording.English: c.en} {
			if got := EquationNamed(language, c.code, c.equation, c.terms); want != "" && got != want {
				t.Errorf("%s: %q, want %q", name, got, want)
			}
		}
	}
	zh, en := "未经复议直接起诉：总计 = 其余四项之和：2 ≠ 9，不计缺失的2项也不成立", "未经复议直接起诉：总计 = 其余四项之和: 2 ≠ 9, even without the 2 that are not there"
	if got := MessageOfSum(wording.Chinese, "litigation-direct-total", zh, en, outcomes("2", "0", "9", "0")); got != "未经复议直接起诉：总计 = 其余四项之和：总计 2 ≠ 结果纠正 9，不计缺失的2项也不成立" {
		t.Errorf("a message says %q", got)
	}
}
