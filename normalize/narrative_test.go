package normalize_test

import (
	"testing"

	"nianbao/normalize/annual"
)

// The text and a table that state one figure differently are a finding, unless
// the text rounds it.
func TestNarrativeAgainstTable(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"2020年受理政府信息公开申请3件。", ""},
		{"2020年受理政府信息公开申请4件。", "4 3"},
		{"2020年受理政府信息公开申请10余件。", ""},
	} {
		r, _ := readText(t, "海东市平安区2020年政府信息公开工作年度报告\n一、总体情况\n"+c.text+
			"\n三、收到和处理政府信息公开申请情况\n一、本年新收政府信息公开申请数量 1 1 1 0 0 0 3\n二、上年结转政府信息公开申请数量 0 0 0 0 0 0 0\n")
		got := ""
		for _, f := range r.Findings {
			if f.Code == "narrative-disagrees" {
				got = f.Left + " " + f.Right
				if len(f.Cells) != 2 || f.Severity != annual.Warning {
					t.Errorf("%s: finding %+v", c.text, f)
				}
			}
		}
		if got != c.want {
			t.Errorf("%s: %q, want %q", c.text, got, c.want)
		}
	}
}
