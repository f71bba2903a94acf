package headline

import (
	"testing"

	"nianbao/cmd/internal/web/chart"
	"nianbao/cmd/internal/web/wording"
)

// Amounts of money have their unit in both languages, as tens of thousands of yuan would be taken for yuan; numbers of things that the measure
// names have none in English.
func TestUnitOfMoney(t *testing.T) {
	for _, tc := range []struct {
		language   wording.Language
		unit, want string
	}{
		{wording.English, "ten-thousand yuan", "24,211.51 ten-thousand yuan"}, {wording.English, "yuan", "24,211.51 yuan"},
		{wording.English, "cases", "24,211.51"}, {wording.Chinese, "万元", "24,211.51万元"},
	} {
		w := &writer{Subject: Subject{Language: tc.language}}
		if got := w.shown(chart.Chart{Unit: tc.unit}, chart.Point{Text: "24,211.51"}); got != tc.want {
			t.Errorf("in %s: %q, want %q", tc.unit, got, tc.want)
		}
	}
	for _, unit := range []string{"unit-元", "unit-万元"} {
		if text, err := wording.English.Text(unit); err != nil || len(text) < len(money) || text[len(text)-len(money):] != money {
			t.Errorf("%s in English is %q, %v, which is not known for one of money", unit, text, err)
		}
	}
}
